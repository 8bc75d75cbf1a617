"""临时组成匹配式之前，看草稿里说到了哪些词。"""

from __future__ import annotations

from contractgen.model.reading import Line, Reading
from contractgen.model.saying import said


def test_only_words_the_draft_uses_in_the_order_given() -> None:
    reading = Reading((Line(0, "由乙方负责维护。"), Line(1, "甲方付款。")))
    assert said(reading, ("服务商", "甲方", "乙方")) == ("甲方", "乙方")


def test_a_word_broken_across_two_lines_counts() -> None:
    reading = Reading((Line(0, "费用由服务"), Line(1, "  商承担。", continues=True)))
    assert said(reading, ("服务商",)) == ("服务商",)


def test_a_word_made_only_by_two_separate_lines_does_not_count() -> None:
    reading = Reading((Line(0, "本项服务"), Line(1, "商定如下。")))
    assert said(reading, ("服务商",)) == ()
