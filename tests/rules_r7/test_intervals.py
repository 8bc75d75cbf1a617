"""区间的各种说法读成同样的两端。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractgen.facts.words.intervals import intervals


def shown(text: str) -> list[str]:
    """[0.95, 0.98) 一类的写法；要看约定的一端加 ~。"""
    found = []
    for each in intervals(text):
        low = (
            "("
            if each.low is None
            else ("[" if each.low.inside else "(") + _end(each.low.value, each.low.loose)
        )
        high = (
            ")"
            if each.high is None
            else _end(each.high.value, each.high.loose) + ("]" if each.high.inside else ")")
        )
        found.append(f"{low}, {high}{each.unit}")
    return found


def _end(value: Decimal, loose: bool) -> str:
    return f"{value.normalize():f}{'~' if loose else ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低于98%但不低于95%的", "[0.95, 0.98)%"),
        ("95%（含）至98%（不含）", "[0.95, 0.98)%"),
        ("95%≤A＜98%", "[0.95, 0.98)%"),
        ("98%＞A≥95%", "[0.95, 0.98)%"),
        ("[95%, 98%)", "[0.95, 0.98)%"),
        ("达到95%而不足98%", "[0.95, 0.98)%"),
        ("95%以上、98%以下", "[0.95~, 0.98~]%"),
        ("九成五以上不足九成八", "[0.95~, 0.98)%"),
        ("超过3%未超过5%", "(0.03, 0.05]%"),
        ("满3小时不满6小时", "[10800, 21600)时"),
        ("60至79分", "[60~, 79~]分"),
        ("介于60分与80分之间", "[60~, 80~]分"),
        ("3.5s＜P90≤6s", "(3.5, 6]时"),
        ("5次及以上", "[5, )次"),
        ("2小时（含）以内的", "(, 7200]时"),
        ("未达到99%", "(, 0.99)%"),
        ("低于或者等于60分", "(, 60]分"),
    ],
)
def test_an_interval_is_read(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize("text", ["每低0.1个百分点扣1%", "不足1小时按1小时计", "95%", "每月一次"])
def test_what_is_not_an_interval_is_not_read(text: str) -> None:
    assert shown(text) == []


def test_a_promise_and_a_condition_are_not_one_interval() -> None:
    assert shown("应不低于98%，低于95%的") == ["[0.98, )%", "(, 0.95)%"]
