"""星期几的写法读成哪几天。"""

from __future__ import annotations

import pytest

from contractgen.zh.weekdays import weekdays

_WORKING = {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("周一至周五", _WORKING),
        ("周一到五", _WORKING),
        ("星期一－星期五", _WORKING),
        ("工作日", _WORKING),
        ("周三", {2}),
        ("周一、三、五", {0, 2, 4}),
        ("周六日", {5, 6}),
        ("周末", {5, 6}),
        ("周日至周二", {6, 0, 1}),
        ("周 一 至 周 四、周六", {0, 1, 2, 3, 5}),
        ("每天", set(range(7))),
    ],
)
def test_the_days_are_read(told: str, days: set[int]) -> None:
    assert weekdays(told) == days


@pytest.mark.parametrize("told", ["", "看情况", "周八", "周一至", "每月初一"])
def test_what_is_no_weekday_is_not_guessed(told: str) -> None:
    assert weekdays(told) is None
