"""规则由位置找到；放错、写坏的说得清楚。"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.review.discovery import RuleFileError, chosen, families, loaded, rule, rule_ids

GOOD = "from tests.review.toys import Toy\nclass Another(Toy):\n    '另一条。'\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(text: str) -> str:
        (tmp_path / "odd_rule.py").write_text(text, encoding="utf-8")
        sys.modules.pop("odd_rule", None)
        return "odd_rule"

    return write


def test_the_id_is_the_place() -> None:
    for rule_id in rule_ids():
        found = rule(rule_id)
        assert found.id == rule_id
        assert found.__module__ == f"contractgen.rules.{rule_id.replace('-', '_').replace('/', '.')}"


def test_rules_are_chosen_by_id_or_by_family() -> None:
    family = families()[0]
    of_family = [each for each in rule_ids() if each.startswith(f"{family}/")]
    assert [each.id for each in chosen([family])] == of_family
    assert [each.id for each in chosen([of_family[0]])] == of_family[:1]
    assert [each.id for each in chosen([family], [of_family[0]])] == of_family[1:]
    assert {each.id for each in chosen(ignore=[family])} == set(rule_ids()) - set(of_family)


def test_an_unknown_rule_names_the_near_one() -> None:
    known = rule_ids()[0]
    with pytest.raises(ContractgenError, match=f"你是不是想写 {known}？"):
        chosen([known[:-1]])


def test_a_rule_file_gives_exactly_one_class(module: object) -> None:
    assert loaded(module(GOOD), "wording/another").id == "wording/another"  # type: ignore[operator]
    with pytest.raises(RuleFileError, match="恰有一个规则类，现有 0 个"):
        loaded(module("x = 1\n"), "wording/another")  # type: ignore[operator]


def test_a_rule_file_that_fails_to_load_is_a_clear_error(module: object) -> None:
    with pytest.raises(RuleFileError, match=r"wording/another 的文件载入失败（ZeroDivisionError"):
        loaded(module("1 / 0\n"), "wording/another")  # type: ignore[operator]
