"""自动编号：直接设的、样式带来的、改过的、重起的，都照屏幕上显示的样子；空段落的编号也在。"""

from __future__ import annotations

from tests.word_reading.builders import definition, instance, level, numbered, p, reading, style

_LEGAL = level(0, "chineseCountingThousand", "第%1条", '<w:pStyle w:val="Tiao"/>')
_POINT = level(1, "decimal", "%1.%2", '<w:pStyle w:val="Kuan"/><w:isLgl/>')
_NUMBERING = definition(0, _LEGAL, _POINT) + instance(1, 0)
_STYLES = style("Tiao", "条", f"<w:pPr>{numbered(1)}</w:pPr>") + style(
    "Kuan", "款", f"<w:pPr>{numbered(1, 1)}</w:pPr>"
)


def _shown(body: str, styles: str = "", numbering: str = _NUMBERING) -> list[tuple[str, str]]:
    return [(line.label, line.text) for line in reading(body, styles=styles, numbering=numbering).lines]


def test_numbers_come_from_styles() -> None:
    body = (
        p("定义", style="Tiao") + p("甲方", style="Kuan") + p("服务", style="Tiao") + p("范围", style="Kuan")
    )
    assert _shown(body, _STYLES) == [("第一条", "定义"), ("1.1", "甲方"), ("第二条", "服务"), ("2.1", "范围")]


def test_numbers_come_from_the_paragraph_itself() -> None:
    assert _shown(p("定义", properties=numbered(1)) + p("甲", properties=numbered(1, 1))) == [
        ("第一条", "定义"),
        ("1.1", "甲"),
    ]


def test_a_restart_and_typed_numbers_stand_side_by_side() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = _NUMBERING + instance(2, 0, restart)
    body = p("定义", properties=numbered(1)) + p("第二条 服务") + p("总则", properties=numbered(2))
    assert _shown(body, numbering=numbering) == [("第一条", "定义"), ("", "第二条 服务"), ("第一条", "总则")]


def test_an_empty_numbered_paragraph_is_seen() -> None:
    assert _shown(p(properties=numbered(1)) + p("乙", properties=numbered(1))) == [
        ("第一条", ""),
        ("第二条", "乙"),
    ]


def test_the_level_is_that_of_the_list_or_of_the_heading() -> None:
    styles = style("H2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + style("Body", "正文")
    body = p("甲", properties=numbered(1, 1)) + p("乙", style="H2") + p("丙", style="Body")
    body += p("丁", properties='<w:outlineLvl w:val="0"/>')
    lines = reading(body, styles=styles, numbering=_NUMBERING).lines
    assert [(line.level, line.style) for line in lines] == [
        (1, ""),
        (1, "heading 2"),
        (None, "正文"),
        (0, ""),
    ]


def test_numbers_go_on_inside_tables_and_text_boxes() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('盒', properties=numbered(1))}</w:txbxContent></w:pict></w:r>"
    cell = f"<w:tbl><w:tr><w:tc>{p('格', properties=numbered(1))}</w:tc></w:tr></w:tbl>"
    body = p("甲", box, properties=numbered(1)) + cell + p("乙", properties=numbered(1))
    assert _shown(body) == [("第一条", "甲"), ("第二条", "盒"), ("第三条", "格"), ("第四条", "乙")]


def test_nonsense_in_the_numbering_is_no_crash() -> None:
    numbering = definition(0, level(0, "zeroX", "%1.").replace('"0"', '"zero"')) + instance(1, 0)
    numbering += '<w:num w:numId="2"><w:abstractNumId w:val="99"/><w:lvlOverride w:ilvl="x"/></w:num>'
    numbering += definition(
        3, level(0, "decimal", "%1.").replace('w:ilvl="0"', 'w:ilvl="99999999"')
    ) + instance(4, 3)
    body = "".join(
        p("甲", properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')
        for num in ("1", "2", "4", "x")
        for depth in ("0", "-1", "99999999", "y")
    )
    assert {text for _, text in _shown(body, numbering=numbering)} == {"甲"}
