"""引擎：次序、去重、出错的规则不妨碍其余。"""

from __future__ import annotations

import os

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Finding
from contractgen.review.discovery import chosen
from contractgen.review.draft import Draft
from contractgen.review.engine import run
from contractgen.review.rule import Rule
from tests.review.toys import Breaking, Doubtful, Misconfigured, OffTheLine, Repeating, Toy, Unsure, reading

TEXT = "第一条 服务\n1.1 乙方应尽快处理，及时通知。\n1.2 乙方应尽快回复，并尽快到场。"


def quotes(rules: list[type[Rule]], text: str = TEXT) -> list[tuple[str, int, str]]:
    draft = Draft(reading(text))
    return [(each.rule, each.span.line, draft.quote(each.span)) for each in run(draft, rules).findings]


def test_findings_stand_in_the_order_of_the_text_whatever_the_order_of_the_rules() -> None:
    expected = [
        ("wording/toy", 1, "尽快"), ("wording/doubtful", 1, "及时"),
        ("wording/toy", 2, "尽快"), ("wording/toy", 2, "尽快"),
    ]  # fmt: skip
    assert quotes([Toy, Doubtful]) == expected
    assert quotes([Doubtful, Toy]) == expected


def test_the_same_finding_twice_is_one() -> None:
    assert len(quotes([Repeating])) == 3


def test_what_could_not_be_decided_is_listed_and_is_no_finding() -> None:
    found = run(Draft(reading(TEXT)), [Unsure, Toy])
    assert [each.why for each in found.not_checked] == ["没有签订日期，无法推算。"]
    assert {each.rule for each in found.findings} == {"wording/toy"}


@pytest.mark.allow_mishaps
def test_a_rule_that_breaks_is_not_checked_and_the_others_go_on() -> None:
    found = run(Draft(reading(TEXT)), [Breaking, Toy])
    assert [each.rule for each in found.not_checked] == ["wording/breaking"]
    assert "KeyError" in found.not_checked[0].why
    assert [each.rule for each in found.findings].count("wording/toy") == 3
    assert [each.rule for each in found.findings].count("wording/breaking") == 1


@pytest.mark.allow_mishaps
def test_a_finding_outside_its_line_counts_as_a_broken_rule() -> None:
    found = run(Draft(reading(TEXT)), [OffTheLine])
    assert not found.findings
    assert len(found.not_checked) == 1


def test_a_mistake_in_the_users_own_register_is_said_at_once() -> None:
    with pytest.raises(ContractgenError, match="第 3 行"):
        run(Draft(reading(TEXT)), [Misconfigured, Toy])


def test_a_fact_is_asked_only_once() -> None:
    draft, asked = Draft(reading(TEXT)), []
    assert [draft.ask(lambda _: 1) for _ in range(1)] == [1]

    def fact(found: object) -> int:
        asked.append(found)
        return len(asked)

    assert [draft.ask(fact), draft.ask(fact)] == [1, 1]


def test_every_finding_has_a_fingerprint_of_its_own() -> None:
    found: list[Finding] = run(Draft(reading(TEXT)), [Toy]).findings
    assert len({each.fingerprint for each in found}) == len(found) == 3


def test_a_helper_process_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractgen.review.engine.can_help", lambda lines: hasattr(os, "fork"))
    text = "维护协议\n第一条 服务\n1.1 乙方应尽快处理，见第九条。\n1.2 服务费为人民币壹万元（￥20000）。\n"
    found = [run(Draft(reading(text)), chosen(), helped=helped) for helped in (False, True, True)]
    assert found[0] == found[1] == found[2]
    assert {each.rule.partition("/")[0] for each in found[0].findings} >= {"reference", "money"}
