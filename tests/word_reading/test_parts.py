"""正文以外：控件、文本框、页眉页脚、脚注尾注；各读一次，次序不乱。"""

from __future__ import annotations

import pytest

from tests.word_reading.builders import control, line, marked, p, r, reading, relation, table, texts

_BOX = "<w:txbxContent>{}</w:txbxContent>".format


def _vml(content: str) -> str:
    return f"<w:pict><v:shape><v:textbox>{_BOX(content)}</v:textbox></v:shape></w:pict>"


def _shape(content: str) -> str:
    return f"<w:drawing><wps:wsp><wps:txbx>{_BOX(content)}</wps:txbx></wps:wsp></w:drawing>"


def _either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_content_controls_around_words_paragraphs_and_cells_are_read() -> None:
    body = p("期限", control(r("30日"))) + control(p("整段") + table("甲|乙"))
    lines = reading(body).lines
    assert [one.text for one in lines] == ["期限30日", "整段", "甲", "乙"]
    assert marked(lines[0], "control") == [("30日", "")]
    assert marked(lines[1], "control") == [("整段", "")]


def test_a_control_that_shows_its_hint_is_marked() -> None:
    one = line(p("甲方：", control(r("单击或点击此处输入文字。"), "<w:showingPlcHdr/>")))
    assert marked(one, "control") == [("单击或点击此处输入文字。", "placeholder")]
    filled = line(p("甲方：", control(r("某公司"), '<w:showingPlcHdr w:val="0"/>')))
    assert marked(filled, "control") == [("某公司", "")]


@pytest.mark.parametrize(("state", "drawn", "shown"), [("1", "☒", "☑"), ("0", "☐", "☐"), ("1", "", "☑")])
def test_a_check_box_control(state: str, drawn: str, shown: str) -> None:
    box = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    one = line(p("付款：", control(r(drawn) if drawn else "", box), "一次性"))
    assert one.text == f"付款：{shown}一次性"
    assert marked(one, "checkbox") == [(shown, state)]


def test_a_text_box_is_read_once_in_its_new_form() -> None:
    lines = reading(p("正文", r(_either(_shape(p("盒中字")), _vml(p("旧写法")))))).lines
    assert [(one.text, one.part, one.paragraph) for one in lines] == [
        ("正文", "body", 1),
        ("盒中字", "textbox", 1),
    ]


def test_the_old_form_is_read_when_the_new_has_no_text() -> None:
    assert texts(p(r(_either("<w:drawing/>", _vml(p("旧写法")))))) == ["旧写法"]


def test_an_old_text_box_is_read() -> None:
    lines = reading(p(r(_vml(p("甲") + table("乙|丙")))) + p("正文")).lines
    assert [(one.text, one.part, one.paragraph) for one in lines] == [
        ("甲", "textbox", 1),
        ("乙", "textbox", 2),
        ("丙", "textbox", 3),
        ("正文", "body", 2),
    ]


def test_a_text_box_in_a_text_box_is_read() -> None:
    assert texts(p(r(_vml(p("外", r(_vml(p("内")))))))) == ["外", "内"]


def test_a_paragraph_inside_a_paragraph_is_not_lost() -> None:
    assert texts(p("外", p("内"), "续")) == ["外续", "内"]


def test_headers_and_footers_are_read_after_the_body_once() -> None:
    reference = (
        '<w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/>'
    )
    section = f"<w:sectPr>{reference}</w:sectPr>"
    lines = reading(
        p("一", properties=section) + p("二") + section,
        relations=relation("h1", "header", "header1.xml") + relation("f1", "footer", "footer1.xml"),
        header1=p("合同编号：HT-001"),
        footer1=p("第1页"),
    ).lines
    assert [(one.text, one.part, one.paragraph) for one in lines] == [
        ("一", "body", 1),
        ("二", "body", 2),
        ("合同编号：HT-001", "header", 1),
        ("第1页", "footer", 1),
    ]


def test_headers_that_no_page_shows_are_not_read() -> None:
    kinds = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{key}"/>'
        for kind, key in (("default", "h1"), ("first", "h2"), ("even", "h3"))
    )
    relations = "".join(relation(f"h{n}", "header", f"header{n}.xml") for n in (1, 2, 3, 4))
    parts = {f"header{n}": p(f"页眉{n}") for n in (1, 2, 3, 4)}
    assert texts(p("文") + f"<w:sectPr>{kinds}</w:sectPr>", relations=relations, **parts) == ["文", "页眉1"]
    shown = texts(
        p("文") + f"<w:sectPr>{kinds}<w:titlePg/></w:sectPr>",
        relations=relations,
        settings="<w:evenAndOddHeaders/>",
        **parts,
    )
    assert shown == ["文", "页眉1", "页眉2", "页眉3"]


def test_notes_are_read_in_the_order_of_their_marks() -> None:
    body = p("甲", r('<w:footnoteReference w:id="3"/>'), "乙", r('<w:footnoteReference w:id="2"/>')) + p(
        "丙", r('<w:endnoteReference w:id="2"/>')
    )
    notes = '<w:footnote w:id="0">' + p("分隔") + "</w:footnote>"
    notes += "".join(
        f'<w:footnote w:id="{n}">{p(r("<w:footnoteRef/>"), f"脚注{n}")}</w:footnote>' for n in (2, 3)
    )
    ends = f'<w:endnote w:id="2">{p("尾注2")}</w:endnote>'
    lines = reading(body, footnotes=notes, endnotes=ends).lines
    assert [(one.text, one.part, one.paragraph) for one in lines[2:]] == [
        ("脚注3", "footnote", 1),
        ("脚注2", "footnote", 2),
        ("尾注2", "endnote", 1),
    ]


def test_block_wrappers_and_unknown_elements_are_looked_through() -> None:
    inside = f"<w:customXml>{p('甲')}</w:customXml><w:ins w:id='1'>{p('乙')}</w:ins><w:novelty>{p('丙')}</w:novelty>"
    assert texts(inside + _either(p("丁"), p("旧"))) == ["甲", "乙", "丙", "丁"]
