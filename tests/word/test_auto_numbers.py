"""任意 Word 文件的自动编号：列表、样式与实例的各种牵连。"""

from __future__ import annotations

from lxml import etree

from contractgen.word.auto_numbers import AutoNumbers
from contractgen.word.list_definitions import read_definitions
from contractgen.word.markup import W


def level(index: int, number_format: str, text: str, inside: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{number_format}"/>{inside}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, link: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{link}{"".join(levels)}</w:abstractNum>'


def num(key: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def restart(index: int, start: int = 1) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    key: str, num_id: int | None = None, index: int | None = None, base: str = "", kind: str = "paragraph"
) -> str:
    parent = f'<w:basedOn w:val="{base}"/>' if base else ""
    numbering = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    numbering += "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{parent}'
        f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr></w:style>"
    )


def labels(numbering: str, *paragraphs: tuple[str, int | None, int | None], styles: str = "") -> list[str]:
    """各段的编号；一段写作 (样式, 实例, 级别)。"""
    root = etree.fromstring(f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
    style_root = etree.fromstring(f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    numbers = AutoNumbers(read_definitions(root, style_root))
    found = []
    for name, num_id, index in paragraphs:
        inside = f'<w:pStyle w:val="{name}"/>' if name else ""
        own = "" if index is None else f'<w:ilvl w:val="{index}"/>'
        own += "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
        inside += f"<w:numPr>{own}</w:numPr>" if own else ""
        number = numbers.next(etree.fromstring(f'<w:p xmlns:w="{W}"><w:pPr>{inside}</w:pPr></w:p>'))
        found.append(number.label if number else "")
    return found


LEGAL = abstract(
    1,
    level(0, "chineseCountingThousand", "第%1条"),
    level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    level(2, "decimalEnclosedCircle", "%3"),
)


def test_legal_numbering_writes_the_article_in_arabic_figures() -> None:
    shown = labels(LEGAL + num(1, 1), ("", 1, 0), ("", 1, 1), ("", 1, 1), ("", 1, 0), ("", 1, 1), ("", 1, 2))
    assert shown == ["第一条", "1.1", "1.2", "第二条", "2.1", "①"]


def test_without_legal_numbering_word_mixes_the_forms() -> None:
    mixed = LEGAL.replace("<w:isLgl/>", "")
    assert labels(mixed + num(1, 1), ("", 1, 0), ("", 1, 1)) == ["第一条", "一.1"]


def test_instances_of_one_definition_share_their_counting() -> None:
    assert labels(LEGAL + num(1, 1) + num(2, 1), ("", 1, 0), ("", 2, 0)) == ["第一条", "第二条"]


def test_a_start_override_restarts_once() -> None:
    numbering = LEGAL + num(1, 1) + num(2, 1, restart(1)) + num(3, 1, restart(0, 5))
    shown = labels(
        numbering, ("", 1, 0), ("", 1, 1), ("", 1, 1), ("", 2, 1), ("", 2, 1), ("", 3, 0), ("", 3, 0)
    )
    assert shown == ["第一条", "1.1", "1.2", "1.1", "1.2", "第五条", "第六条"]


def test_a_level_that_never_restarts_keeps_counting() -> None:
    never = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    shown = labels(never + num(1, 1), ("", 1, 0), ("", 1, 1), ("", 1, 0), ("", 1, 1))
    assert shown == ["1.", "(1)", "2.", "(2)"]


def test_a_level_may_restart_only_after_a_certain_level() -> None:
    levels = (
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2"),
        level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
    )
    shown = labels(
        abstract(1, *levels) + num(1, 1),
        ("", 1, 0),
        ("", 1, 1),
        ("", 1, 2),
        ("", 1, 1),
        ("", 1, 2),
        ("", 1, 0),
        ("", 1, 2),
    )
    assert shown == ["1", "1", "(1)", "2", "(2)", "2", "(1)"]


def test_a_parent_that_has_not_appeared_shows_its_start() -> None:
    assert labels(LEGAL + num(1, 1), ("", 1, 1)) == ["1.1"]


def test_a_missing_start_means_zero() -> None:
    assert labels(abstract(1, level(0, "decimal", "%1", start=None)) + num(1, 1), ("", 1, 0)) == ["0"]


def test_a_style_brings_its_number_through_the_link_of_the_list() -> None:
    linked = LEGAL.replace("<w:isLgl/>", '<w:pStyle w:val="Kuan"/><w:isLgl/>')
    styles = style("Tiao", 1, 0) + style("Kuan", 1) + style("KuanA", base="Kuan")
    shown = labels(
        linked + num(1, 1), ("Tiao", None, None), ("Kuan", None, None), ("KuanA", None, None), styles=styles
    )
    assert shown == ["第一条", "1.1", "1.2"]


def test_a_paragraph_or_style_may_switch_numbering_off() -> None:
    styles = style("Tiao", 1, 0) + style("Off", 0, base="Tiao")
    shown = labels(
        LEGAL + num(1, 1), ("Tiao", 0, 0), ("Off", None, None), ("Tiao", None, None), styles=styles
    )
    assert shown == ["", "", "第一条"]


def test_a_paragraph_may_set_only_the_level() -> None:
    shown = labels(LEGAL + num(1, 1), ("Tiao", None, None), ("Tiao", None, 1), styles=style("Tiao", 1, 0))
    assert shown == ["第一条", "1.1"]


def test_a_list_style_lends_its_definition() -> None:
    borrowed = abstract(2, link='<w:numStyleLink w:val="List"/>')
    styles = style("List", 1, kind="numbering")
    assert labels(LEGAL + borrowed + num(1, 1) + num(2, 2), ("", 2, 0), styles=styles) == ["第一条"]


def test_an_instance_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1、")}</w:lvlOverride>'
    assert labels(LEGAL + num(1, 1, override), ("", 1, 0), ("", 1, 0)) == ["甲、", "乙、"]


def test_bullets_unknown_lists_and_custom_formats() -> None:
    bullets = abstract(1, level(0, "bullet", "\uf0b7")) + num(1, 1)
    assert labels(bullets, ("", 1, 0), ("", 9, 0)) == ["•", ""]
    custom = level(0, "custom", "%1").replace(
        'w:val="custom"', 'w:val="custom" w:format="001, 002, 003, ..."'
    )
    assert labels(abstract(1, custom) + num(1, 1), ("", 1, 0)) == ["001"]


def test_styles_in_a_circle_do_no_harm() -> None:
    styles = style("A", base="B") + style("B", base="A")
    assert labels(LEGAL + num(1, 1), ("A", None, None), styles=styles) == [""]
