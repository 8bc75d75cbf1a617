"""每条规则的例子都是测试：反例里标出的字恰好被指出，正例没有意见。"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from contractgen.model.finding import Confidence, Severity
from contractgen.review.discovery import rule, rule_ids
from tests.rules.examples import marked, reported

RULES = rule_ids()
_CHINESE = re.compile("[\u4e00-\u9fff]")


def _examples(kind: str) -> Iterator[object]:
    for rule_id in RULES:
        for index, example in enumerate(getattr(rule(rule_id), kind)):
            yield pytest.param(rule_id, example, id=f"{rule_id}-{index}")


@pytest.mark.parametrize(("rule_id", "example"), list(_examples("bad")))
def test_a_bad_example_is_reported_on_exactly_the_marked_words(rule_id: str, example: str) -> None:
    expected = marked(example)
    assert expected, "反例没有用 >>…<< 标出要报告的字"
    found, findings = reported(rule(rule_id), example)
    assert found == expected, [finding.message for finding in findings]


@pytest.mark.parametrize(("rule_id", "example"), list(_examples("bad")))
def test_a_finding_says_where_why_and_what_to_write(rule_id: str, example: str) -> None:
    for finding in reported(rule(rule_id), example)[1]:
        assert finding.rule == rule_id
        assert _CHINESE.search(finding.message)
        assert finding.suggestion or finding.fix, "意见没有说怎样改"


@pytest.mark.parametrize(("rule_id", "example"), list(_examples("good")))
def test_a_good_example_is_not_reported(rule_id: str, example: str) -> None:
    assert ">>" not in example
    assert [finding.message for finding in reported(rule(rule_id), example)[1]] == []


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_says_what_why_and_on_what_authority(rule_id: str) -> None:
    found = rule(rule_id)
    assert _CHINESE.search(found.title)
    assert _CHINESE.search(found.__doc__ or ""), "没有用中文说明为什么要查、怎样写更好"
    assert isinstance(found.severity, Severity)
    assert isinstance(found.confidence, Confidence)
    assert found.basis, "没有写依据"
    assert found.bad, "没有反例"
    assert found.good, "没有正例"
