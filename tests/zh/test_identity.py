"""统一社会信用代码的校验。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.zh.identity import ALPHABET, check_character, uscc_problem

from .builders import invented_uscc

EXAMPLE = "91350100M000100Y43"


def test_the_worked_example_is_valid() -> None:
    assert uscc_problem(EXAMPLE) is None


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (EXAMPLE[:-1], "应为 18 位，现在是 17 位"),
        (EXAMPLE[:-1] + "Z", "第 18 位“Z”不是统一社会信用代码的用字"),
        (EXAMPLE[:-1] + "4", "末位应为 3，现在是 4"),
        ("9I350100M000100Y43", "第 2 位“I”"),
        (EXAMPLE.lower(), "第 9 位“m”"),
        ("9135A100M000100Y43", "第 3 至 8 位"),
        ("", "现在是 0 位"),
    ],
)
def test_a_wrong_code_is_refused_with_the_reason(code: str, reason: str) -> None:
    assert reason in (uscc_problem(code) or "")


def test_the_organisation_code_inside_is_checked_too() -> None:
    first17 = EXAMPLE[:16] + "5"
    assert "第 17 位应为 4，现在是 5" in (uscc_problem(first17 + check_character(first17)) or "")


@given(st.integers(0, 10**9))
def test_invented_codes_are_valid(seed: int) -> None:
    assert uscc_problem(invented_uscc(seed)) is None


@given(st.integers(0, 10**9), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(seed: int, place: int, wrong: str) -> None:
    code = invented_uscc(seed)
    if code[place] != wrong:
        assert uscc_problem(code[:place] + wrong + code[place + 1 :])
