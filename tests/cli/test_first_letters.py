"""匹配式的开头字集：算得对，用上以后找到的与平常一样。"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.cli.first_letters import first_letters, widen_scan

compiler: Any = re._compiler  # type: ignore[attr-defined]
parser: Any = re._parser  # type: ignore[attr-defined]


def letters(pattern: str) -> set[str] | None:
    found = first_letters(compiler, parser.parse(pattern))
    if found is None:
        return None
    singles = {chr(value) for kind, value in found if kind is compiler.LITERAL}
    ranges = {f"{chr(value[0])}-{chr(value[1])}" for kind, value in found if kind is compiler.RANGE}
    return singles | ranges


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("甲方|乙方", {"甲", "乙"}),
        ("(?<!不)(?:应|须)在", {"应", "须"}),
        ("(?=[甲乙])(?:不?得|无权)", {"不", "得", "无"}),
        (r"^[一-三]{1,3}条", {"一-三"}),
        ("(?:第)*(?:附件)+", {"第", "附"}),
        ("甲*乙?", None),  # 可能一个字也没有
        ("[^。]甲", None),
        (".甲", None),
        ("(甲?)(?:\\1)乙", None),
    ],
)
def test_the_letters_a_pattern_can_begin_with(pattern: str, expected: set[str] | None) -> None:
    assert letters(pattern) == expected


def test_a_letter_with_two_cases_is_taken_in_both_when_case_does_not_matter() -> None:
    cased = compiler._get_iscased(re.IGNORECASE | re.UNICODE)
    found = first_letters(compiler, parser.parse("(?<!无)(?:sla|[k-m]|Ⅱ|服务)", re.IGNORECASE), cased) or []
    taken = {chr(value) for kind, value in found if kind is compiler.LITERAL}
    alike = {chr(code) for code in range(0x11000) if re.fullmatch("[sklmⅱ]", chr(code), re.IGNORECASE)}
    assert alike - set("KLM") - set("klm") <= taken <= alike | {"服"}
    assert first_letters(compiler, parser.parse("(?<!无)(?:é|服务)", re.IGNORECASE), cased) is None
    assert first_letters(compiler, parser.parse("(?<!无)(?:约定|服务)", re.IGNORECASE), cased) is not None


def widely(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """用上开头字集编译。"""
    simple = compiler._get_charset_prefix
    widen_scan(compiler)
    try:
        compiled: re.Pattern[str] = compiler.compile(pattern, flags)
    finally:
        compiler._get_charset_prefix = simple
    return compiled


def test_a_simple_pattern_keeps_what_the_engine_found_itself() -> None:
    asked = []
    fake = SimpleNamespace(
        _get_charset_prefix=lambda pattern, flags: asked.append(flags) or ["现成的"],
        _get_iscased=compiler._get_iscased,
    )
    widen_scan(fake)
    assert fake._get_charset_prefix(parser.parse("甲"), 0) == ["现成的"]
    assert asked == [0]


_ATOMS = st.sampled_from(
    ["甲", "乙", "[甲丙]", "[^甲]", r"\d", r"\s", ".", "(?<!甲)", "(?=乙|丙)", r"\b", "^", "(?!丙)"]
)
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=6,
)


@given(st.text(alphabet="sSkKiI甲\u0130\u0131\u017f\u212aL", max_size=8))
def test_letters_of_both_cases_are_found_as_before(text: str) -> None:
    pattern = "(?<!甲)(?:sl|[i-k]l?|甲L)"
    plain = [each.regs for each in re.finditer(pattern, text, re.IGNORECASE)]
    assert [each.regs for each in widely(pattern, re.IGNORECASE).finditer(text)] == plain


@given(_PATTERNS, st.text(alphabet="甲乙丙 1\n", max_size=12))
def test_every_pattern_finds_the_same_with_and_without_its_letters(pattern: str, text: str) -> None:
    plain = [each.regs for each in compiler.compile(pattern).finditer(text)]
    widened = widely(pattern)
    assert [each.regs for each in widened.finditer(text)] == plain
    assert [each.regs for each in widened.finditer(text, 2)] == [
        each.regs for each in compiler.compile(pattern).finditer(text, 2)
    ]
