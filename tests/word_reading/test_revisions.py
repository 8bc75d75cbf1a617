"""修订：插入的算数，删去的不算，都记下来；标记被删除的段落与下一段相连。"""

from __future__ import annotations

from contractgen.model.reading import Revision, Span
from contractgen.word.read import read
from tests.word_reading.builders import (
    cell,
    definition,
    deleted,
    docx,
    inserted,
    instance,
    level,
    line,
    marked,
    numbered,
    p,
    r,
    reading,
    table,
    texts,
    tr,
)

_GONE = '<w:rPr><w:del w:id="3" w:author="甲方"/></w:rPr>'
_LIST = definition(0, level(0, "decimal", "%1.")) + instance(1, 0)


def test_insertions_are_text_and_deletions_are_not() -> None:
    one = line(p("保密期限为", deleted("两"), inserted(r("三")), "年"))
    assert one.text == "保密期限为三年"
    assert marked(one, "inserted") == [("三", "乙方")]


def test_every_revision_is_listed_with_author_and_place() -> None:
    found = reading(p("保密期限为", deleted("两", "甲方"), inserted(r("三")), "年")).revisions
    assert found == (
        Revision("deletion", "甲方", "两", Span(0, 5, 5)),
        Revision("insertion", "乙方", "三", Span(0, 5, 6)),
    )


def test_adjacent_revisions_of_one_author_are_one() -> None:
    body = p("共", deleted("一"), deleted("二"), inserted(r("三")), inserted(r("四"), r("五")))
    assert [(one.kind, one.text) for one in reading(body).revisions] == [
        ("deletion", "一二"),
        ("insertion", "三四五"),
    ]


def test_a_deletion_inside_an_insertion_is_out() -> None:
    assert texts(p(inserted(r("三"), deleted("十"), r("日")))) == ["三日"]


def test_moved_text_is_read_where_it_went() -> None:
    source = f'<w:moveFrom w:id="4" w:author="乙方">{r("违约责任")}</w:moveFrom>'
    target = f'<w:moveTo w:id="5" w:author="乙方">{r("违约责任")}</w:moveTo>'
    assert texts(p("一、", source) + p("二、", target)) == ["一、", "二、违约责任"]


def test_a_paragraph_whose_mark_is_deleted_joins_the_next() -> None:
    body = p("乙方应当", properties=_GONE) + p("赔偿损失。") + p("完")
    lines = reading(body).lines
    assert [(one.text, one.paragraph) for one in lines] == [("乙方应当赔偿损失。", 1), ("完", 2)]


def test_a_wholly_deleted_paragraph_takes_no_number() -> None:
    body = (
        p("甲", properties=numbered(1))
        + p(deleted("乙"), properties=numbered(1) + _GONE)
        + p("丙", properties=numbered(1))
    )
    assert [(one.label, one.text) for one in reading(body, numbering=_LIST).lines] == [
        ("1.", "甲"),
        ("2.", "丙"),
    ]


def test_a_deleted_mark_does_not_reach_out_of_its_cell() -> None:
    gone = p("甲", properties=_GONE)
    assert texts(table(tr(cell(gone), cell("乙"))) + p("丙")) == ["甲", "乙", "丙"]


def test_a_deleted_table_row_is_out_and_listed() -> None:
    body = table(
        "级别|响应时间|解决时间",
        tr(cell("一级"), cell("15分钟"), cell("4小时"), properties='<w:del w:id="6" w:author="甲方"/>'),
        "二级|30分钟|8小时",
    )
    read_back = reading(body)
    assert "15分钟" not in [one.text for one in read_back.lines]
    assert read_back.revisions == (Revision("deletion", "甲方", "一级15分钟4小时", None),)
    assert [one.cell.row for one in read_back.lines if one.text == "二级" and one.cell] == [1]


def test_a_deleted_field_does_not_disturb_the_text_around_it() -> None:
    gone = (
        '<w:del w:id="7" w:author="甲方"><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:delInstrText>REF x</w:delInstrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>第二条</w:delText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    )
    assert texts(p("依照", gone, "第三条")) == ["依照第三条"]


def test_a_hidden_paragraph_mark_joins_too_and_takes_no_number() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = p("甲", properties=numbered(1) + hidden) + p("乙", properties=numbered(1))
    assert [(one.label, one.text) for one in reading(body, numbering=_LIST).lines] == [("1.", "甲乙")]


def test_a_style_separator_keeps_the_number_of_the_heading() -> None:
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = p("定义。", properties=numbered(1) + separator) + p("本协议中……")
    assert [(one.label, one.text) for one in reading(body, numbering=_LIST).lines] == [
        ("1.", "定义。本协议中……")
    ]


def test_a_deleted_last_paragraph_is_listed_without_a_place() -> None:
    found = read(docx(p("甲") + p(deleted("乙"), properties=_GONE)))
    assert [one.text for one in found.lines] == ["甲"]
    assert found.revisions == (Revision("deletion", "乙方", "乙", None),)
