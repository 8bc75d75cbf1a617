"""保留意见：要有原因，只管所附文字上的那条规则，用没用上都看得见。"""

from __future__ import annotations

import pytest

from contractgen.model.reading import Reading, Remark, Span
from contractgen.review import waivers
from contractgen.review.draft import Draft
from contractgen.review.engine import run
from tests.review.toys import Toy, reading

KNOWN = ("wording/toy", "wording/vague-time", "time-limit/sla-order")


def applied(found: Reading, ran: tuple[str, ...] = KNOWN) -> waivers.Applied:
    return waivers.apply(run(Draft(found), [Toy]).findings, found, KNOWN, ran)


def with_remark(text: str, said: str, span: Span | None, author: str = "张三") -> Reading:
    from dataclasses import replace

    return replace(reading(text), remarks=(Remark(author, said, span),))


TEXT = "第一条 服务\n1.1 乙方应尽快处理，并尽快回复。"


def test_a_text_comment_waives_the_rule_on_its_line() -> None:
    found = applied(
        reading(
            "第一条 服务\n1.1 乙方应尽快处理。 <!-- @contractgen ignore wording/toy 已电话确认 -->\n1.2 应尽快回复。"
        )
    )
    assert [(each.reason, each.finding.span.line) for each in found.waived] == [("已电话确认", 1)]
    assert [each.span.line for each in found.findings] == [2]
    assert found.unused == ()


def test_a_comment_of_its_own_line_waives_the_next_line() -> None:
    found = applied(
        reading("第一条 服务\n@contractgen ignore wording/toy 原因：客户坚持\n1.1 乙方应尽快处理。")
    )
    assert [each.reason for each in found.waived] == ["客户坚持"]


def test_a_word_comment_waives_only_the_words_it_is_attached_to() -> None:
    first = TEXT.splitlines()[1].index("尽快")
    found = applied(
        with_remark(TEXT, "@contractgen ignore wording/toy 有服务单为准", Span(1, first, first + 2))
    )
    assert [(each.author, each.reason) for each in found.waived] == [("张三", "有服务单为准")]
    assert [each.span.start for each in found.findings] == [TEXT.splitlines()[1].rindex("尽快")]


def test_a_waiver_of_another_rule_changes_nothing_and_is_reported_as_unused() -> None:
    found = applied(with_remark(TEXT, "@contractgen ignore time-limit/sla-order 无关", Span(1, 0, 20)))
    assert len(found.findings) == 2
    assert [(each.rule, each.span) for each in found.unused] == [("time-limit/sla-order", Span(1, 0, 20))]
    assert "没有用上" in found.unused[0].why


@pytest.mark.parametrize(
    "said",
    [
        "@contractgen ignore wording/toy",
        "@contractgen ignore wording/toy 原因：",
        "＠contractgen ignore wording/toy ——",
    ],
)
def test_without_a_reason_it_does_not_apply(said: str) -> None:
    found = applied(with_remark(TEXT, said, Span(1, 0, 20)))
    assert len(found.findings) == 2
    assert "没有写原因" in found.unused[0].why


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("@contractgen ignore wording/toy：双方同意", "双方同意"),
        ("请看 @contractgen ignore wording/toy, 理由：双方\n同意", "双方 同意"),
        ("@Contractgen: ignore wording/toy双方同意", "双方同意"),
        ("@contractgen ignore time-limit/sla-order、wording/toy OK per client", "OK per client"),
    ],
)
def test_it_is_read_the_ways_people_write_it(said: str, reason: str) -> None:
    found = applied(with_remark(TEXT, said, Span(1, 0, 20)), ran=("wording/toy",))
    assert {each.reason for each in found.waived} == {reason}
    assert found.unused == ()


def test_a_misspelt_rule_names_the_near_one() -> None:
    found = applied(with_remark(TEXT, "@contractgen ignore wording/vague-tine 原因", Span(1, 0, 20)))
    assert "你是不是想写 wording/vague-time？" in found.unused[0].why


def test_a_comment_to_us_that_cannot_be_read_is_answered() -> None:
    found = applied(with_remark(TEXT, "@contractgen 这条不用看", Span(1, 0, 20)))
    assert "看不懂" in found.unused[0].why


def test_an_ordinary_comment_is_none_of_our_business() -> None:
    assert applied(with_remark(TEXT, "请法务确认", Span(1, 0, 20))).unused == ()


def test_a_waiver_attached_to_nothing_does_not_apply() -> None:
    found = applied(with_remark(TEXT, "@contractgen ignore wording/toy 都不用看", None))
    assert len(found.findings) == 2
    assert "没有附在任何文字上" in found.unused[0].why


def test_a_rule_that_was_not_run_has_no_unused_waivers() -> None:
    assert (
        applied(
            with_remark(TEXT, "@contractgen ignore time-limit/sla-order 原因如此", Span(1, 0, 20)),
            ran=("wording/toy",),
        ).unused
        == ()
    )
