"""contractgen rules：列出规则，说明一条规则。"""

from __future__ import annotations

from collections.abc import Callable

from contractgen.review.discovery import families, rule, rule_ids
from contractgen.usecases.rulebook import FAMILIES
from tests.cli.conftest import Outcome

Cli = Callable[..., Outcome]


def test_every_rule_is_listed_with_its_title(cli: Cli) -> None:
    found = cli("rules")
    assert found.code == 0
    assert [line.split("\t")[:2] for line in found.out.splitlines()] == [
        [each, rule(each).title] for each in rule_ids()
    ]


def test_a_family_lists_its_own(cli: Cli) -> None:
    family = families()[0]
    assert all(line.startswith(f"{family}/") for line in cli("rules", family).out.splitlines())


def test_a_rule_is_explained_with_reason_authority_and_examples(cli: Cli) -> None:
    known = rule_ids()[0]
    found = cli("rules", known)
    assert found.code == 0
    for words in (rule(known).title, "依据：", "反例", "正例", ">>", f"@contractgen ignore {known}"):
        assert words in found.out


def test_an_unknown_rule_names_the_near_one(cli: Cli) -> None:
    known = rule_ids()[0]
    found = cli("rules", known[:-1])
    assert found.code == 2
    assert f"你是不是想写 {known}？" in found.err


def test_every_family_has_a_chinese_name() -> None:
    assert set(families()) <= set(FAMILIES)
