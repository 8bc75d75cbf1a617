"""手工标注的草稿：种下的毛病找得到多少；同一份改好之后，一条错误、一条提醒也没有。

草稿在 tests/drafts/recall：软件维护、云服务、机房、集成、外包……编号、称谓、文件格式各不相同。
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from contractgen.model.finding import DraftReport
from contractgen.usecases.lint_draft import lint
from tests.drafts.marked import MarkedDraft, Planted, is_found, marked_drafts

DRAFTS = marked_drafts()
MANDATED = ("placeholder", "time-limit", "service-level", "exclusion")
MANDATED_LEAST = 0.95
OVERALL = 0.90


@cache
def planted() -> tuple[tuple[MarkedDraft, Planted, bool], ...]:
    """每一处种下的毛病，找到没有。"""
    found = []
    for draft in DRAFTS:
        report = reviewed(draft.faulty, draft.name)
        found += [(draft, each, is_found(each, report)) for each in draft.planted]
    return tuple(found)


def reviewed(text: str, name: str) -> DraftReport:
    return lint(text.encode(), name=name).drafts[0]


def missed(family: str = "") -> list[str]:
    return [
        f"{draft.name} {each}" for draft, each, hit in planted() if not hit and each.rule.startswith(family)
    ]


def test_nearly_all_that_was_planted_in_the_mandated_families_is_found() -> None:
    own = [each for _, each, _ in planted() if each.rule.partition("/")[0] in MANDATED]
    lost = [each for family in MANDATED for each in missed(f"{family}/")]
    assert len(own) >= 80
    assert 1 - len(lost) / len(own) >= MANDATED_LEAST, lost


@pytest.mark.parametrize("family", MANDATED)
def test_no_mandated_family_lags_behind(family: str) -> None:
    total = sum(each.rule.startswith(f"{family}/") for _, each, _ in planted())
    assert total >= 10
    assert 1 - len(missed(f"{family}/")) / total >= OVERALL, missed(f"{family}/")


def test_most_of_all_that_was_planted_is_found() -> None:
    lost = missed()
    assert 1 - len(lost) / len(planted()) >= OVERALL, lost


def test_the_planted_faults_cover_the_families() -> None:
    families = Counter(each.rule.partition("/")[0] for _, each, _ in planted())
    assert len(DRAFTS) >= 15 and len(planted()) >= 120
    assert families.keys() >= {
        "placeholder",
        "time-limit",
        "service-level",
        "exclusion",
        "reference",
        "definition",
    }
    assert families.keys() >= {"party", "money", "law", "dispute", "structure", "wording", "typography"}


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_the_same_draft_repaired_has_neither_error_nor_warning(draft: MarkedDraft) -> None:
    report = reviewed(draft.clean, draft.name)
    assert not [(each.rule, each.message) for each in report.findings if each.severity > 1]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_every_rule_ran_to_its_end(draft: MarkedDraft) -> None:
    for text in (draft.faulty, draft.clean):
        assert not [each for each in reviewed(text, draft.name).not_checked if "规则运行时出错" in each.why]
