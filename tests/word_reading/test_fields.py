"""域：读结果，不读代码；没有结果的读成它看上去的样子；目录标明是目录。"""

from __future__ import annotations

import pytest

from tests.word_reading.builders import control, field, line, marked, p, r, reading, style, texts, visible


def test_a_field_is_read_by_its_result() -> None:
    one = line(p("依照", field(r" REF _Ref1 \n \h ", "第三条"), "执行"))
    assert one.text == "依照第三条执行"
    assert marked(one, "field") == [("第三条", r"REF _Ref1 \n \h")]


def test_a_simple_field_is_read_by_its_result() -> None:
    one = line(p("日期：", f'<w:fldSimple w:instr=" DATE ">{r("2026年12月1日")}</w:fldSimple>'))
    assert one.text == "日期：2026年12月1日"
    assert marked(one, "field") == [("2026年12月1日", "DATE")]


def test_nested_fields_are_read_once() -> None:
    inner = field("PAGEREF _Toc1", "12")
    assert texts(p(field("HYPERLINK x", "第一条 定义", inner))) == ["第一条 定义12"]


def test_a_field_inside_a_code_is_not_text() -> None:
    code = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>IF </w:instrText>")
    rest = r('<w:fldChar w:fldCharType="separate"/>') + r("甲方") + r('<w:fldChar w:fldCharType="end"/>')
    assert texts(p(code, field("MERGEFIELD 类别", "企业"), rest)) == ["甲方"]


def test_a_broken_reference_keeps_its_text() -> None:
    assert texts(p("见", field("REF _Ref9", "错误！未找到引用源。"))) == ["见错误！未找到引用源。"]


def test_an_empty_merge_field_leaves_a_mark() -> None:
    one = line(p("甲方：", field("MERGEFIELD 客户名称")))
    assert marked(one, "field") == [("", "MERGEFIELD 客户名称")]
    assert one.marks[-1].start == 3


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"EQ \o\ac(○,11)", "⑪"),
        (r"eq \o\ac(○,1)", "①"),
        (r"EQ \o(○,\s\up1(25))", "㉕"),
        (r"EQ \o\ac(○,三)", "㊂"),
        (r"EQ \o\ac(□,√)", "☑"),
        (r"EQ \f(1,2)", "1/2"),
        (r"EQ \f(\o\ac(○,1),2)", "①/2"),
        (r"EQ \x(密)", "密"),
        ("MACROBUTTON NoMacro [点击此处输入名称]", "[点击此处输入名称]"),
        (r'SYMBOL 163 \f "Wingdings 2" \s 12', "□"),
        ("PAGE", "1"),
        ("LISTNUM", ""),
        ("", ""),
    ],
)
def test_a_field_without_result_is_read_as_it_looks(code: str, shown: str) -> None:
    assert texts(p("前", field(code, separate=False), "后")) == [f"前{shown}后"]


@pytest.mark.parametrize(
    ("state", "shown", "value"),
    [("", "☐", "0"), ("<w:checked/>", "☑", "1"), ('<w:default w:val="1"/>', "☑", "1")],
)
def test_a_form_check_box(state: str, shown: str, value: str) -> None:
    data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    box = r(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>') + r(
        "<w:instrText>FORMCHECKBOX</w:instrText>"
    )
    one = line(p(box, r('<w:fldChar w:fldCharType="end"/>'), "一次性支付"))
    assert one.text == f"{shown}一次性支付"
    assert marked(one, "checkbox") == [(shown, value)]


def test_a_form_drop_down_shows_its_choice() -> None:
    data = (
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="诉讼"/><w:listEntry w:val="仲裁"/>'
        "</w:ddList></w:ffData>"
    )
    begin = r(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
    assert texts(
        p(begin, r("<w:instrText>FORMDROPDOWN</w:instrText>"), r('<w:fldChar w:fldCharType="end"/>'))
    ) == ["仲裁"]


def test_lines_of_a_table_of_contents_are_marked_by_field() -> None:
    first = p(
        r('<w:fldChar w:fldCharType="begin"/>'),
        r(r"<w:instrText>TOC \o 1-3</w:instrText>"),
        r('<w:fldChar w:fldCharType="separate"/>'),
        "第一条 定义 1",
    )
    last = p("第二条 服务 2", r('<w:fldChar w:fldCharType="end"/>'))
    lines = reading(first + last + p("第一条 定义")).lines
    assert [marked(one, "field") for one in lines] == [
        [("第一条 定义 1", r"TOC \o 1-3")],
        [("第二条 服务 2", r"TOC \o 1-3")],
        [],
    ]


def test_lines_of_a_table_of_contents_are_marked_by_style_and_by_control() -> None:
    contents = control(
        p("目录"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    )
    styles = style("a", "toc 1") + style("b", "目录 2")
    lines = reading(contents + p("一", style="a") + p("二", style="b") + p("正文"), styles=styles).lines
    assert [marked(one, "field") for one in lines] == [
        [("目录", "TOC")],
        [("一", "TOC")],
        [("二", "TOC")],
        [],
    ]


def test_a_field_that_never_ends_does_not_swallow_the_draft() -> None:
    broken = p("甲", r('<w:fldChar w:fldCharType="begin"/>'), r("<w:instrText>REF x</w:instrText>"), "乙")
    assert texts(broken + p("丙")) == ["甲乙", "丙"]


def test_stray_field_characters_are_ignored() -> None:
    stray = r('<w:fldChar w:fldCharType="separate"/>') + r('<w:fldChar w:fldCharType="end"/>')
    assert texts(p("甲", stray, "乙")) == ["甲乙"]


def test_the_range_of_a_field_reaches_from_its_first_to_its_last_run() -> None:
    (paragraph,) = visible(p("依照", field("REF _Ref1", "第三条"), "执行"))
    (found,) = paragraph.fields
    assert paragraph.text[found.start : found.end] == "第三条"
    assert found.first is not None and found.last is not None
    assert found.first[-1].get(next(iter(found.first[-1].keys()))) == "begin"
    assert found.last[-1].get(next(iter(found.last[-1].keys()))) == "end"
