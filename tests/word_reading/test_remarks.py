"""草稿里已有的批注：作者、文字、附在哪几个字上。"""

from __future__ import annotations

from contractgen.model.reading import Remark, Span
from tests.word_reading.builders import deleted, p, r, reading, table

_REFERENCE = '<w:commentReference w:id="{}"/>'.format


def _comment(key: int, *lines: str, author: str = "法务") -> str:
    return f'<w:comment w:id="{key}" w:author="{author}">{"".join(p(line) for line in lines)}</w:comment>'


def _around(key: int, text: str) -> str:
    start, end = (f'<w:commentRange{edge} w:id="{key}"/>' for edge in ("Start", "End"))
    return f"{start}{r(text)}{end}{r(_REFERENCE(key))}"


def test_a_comment_is_attached_to_exactly_its_words() -> None:
    read = reading(
        p("响应时限为", _around(0, "15分钟"), "。"), comments=_comment(0, "与附件不一致", "请核对")
    )
    assert read.remarks == (Remark("法务", "与附件不一致\n请核对", Span(0, 5, 9)),)
    assert [line.part for line in read.lines] == ["body"]


def test_comments_come_in_the_order_of_the_text() -> None:
    body = p(_around(7, "甲")) + p(_around(3, "乙"))
    found = reading(body, comments=_comment(3, "三") + _comment(7, "七", author="业务")).remarks
    assert [(one.author, one.text, one.span) for one in found] == [
        ("业务", "七", Span(0, 0, 1)),
        ("法务", "三", Span(1, 0, 1)),
    ]


def test_a_comment_over_several_paragraphs_starts_in_the_first() -> None:
    body = p("甲", '<w:commentRangeStart w:id="0"/>', "乙丙") + p() + p("丁", '<w:commentRangeEnd w:id="0"/>')
    assert reading(body, comments=_comment(0, "整段")).remarks[0].span == Span(0, 1, 3)


def test_a_comment_that_starts_in_an_empty_paragraph_goes_to_the_next() -> None:
    body = p('<w:commentRangeStart w:id="0"/>') + p("丁戊", '<w:commentRangeEnd w:id="0"/>')
    assert reading(body, comments=_comment(0, "问")).remarks[0].span == Span(0, 0, 2)


def test_range_marks_between_paragraphs_are_found() -> None:
    body = '<w:commentRangeStart w:id="0"/>' + p("甲") + '<w:commentRangeEnd w:id="0"/>' + p("乙")
    assert reading(body, comments=_comment(0, "问")).remarks[0].span == Span(0, 0, 1)


def test_a_comment_without_range_stands_at_its_mark() -> None:
    body = p("甲乙", r(_REFERENCE(0)), "丙")
    assert reading(body, comments=_comment(0, "问")).remarks[0].span == Span(0, 2, 2)


def test_a_comment_without_anchor_is_kept() -> None:
    assert reading(p("甲"), comments=_comment(0, "无处")).remarks == (Remark("法务", "无处", None),)


def test_a_comment_on_deleted_words_stays_at_the_place() -> None:
    body = p("甲", '<w:commentRangeStart w:id="0"/>', deleted("乙"), '<w:commentRangeEnd w:id="0"/>', "丙")
    assert reading(body, comments=_comment(0, "为何删")).remarks[0].span == Span(0, 1, 1)


def test_a_comment_in_a_table_cell_is_found() -> None:
    cell = f"<w:tr><w:tc>{p(_around(0, '15分钟'))}</w:tc></w:tr>"
    assert reading(table("级别", cell), comments=_comment(0, "问")).remarks[0].span == Span(1, 0, 4)
