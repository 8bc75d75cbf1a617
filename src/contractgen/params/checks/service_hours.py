"""服务时间应当自洽：时段有先有后、不重叠，每日工作小时与时段一致，7×24小时不再列时段。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts
from contractgen.zh.characters import compact
from contractgen.zh.dates import END_OF_DAY, format_clock
from contractgen.zh.weekdays import weekdays

_PATH = "service_hours"
Window = tuple[int, int, str]


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """逐个时段，再按每一天汇总。"""
    windows = list(parts(data, f"{_PATH}.windows"))
    if part(data, f"{_PATH}.mode") == "always":
        if windows:
            yield where(
                f"{_PATH}.windows",
                "服务时间是 7×24小时，不应再列时段。",
                "请删去时段，或者把 mode 改为 weekly。",
            )
        return
    days: dict[int | str, list[Window]] = {}
    whole = True  # 各时段都读得出，才好合计
    for path, window in windows:
        start, end = window.get("from"), window.get("to")
        if not isinstance(start, dt.time) or not isinstance(end, dt.time):
            whole = False
        elif start >= end:
            whole = False
            yield where(
                f"{path}.to",
                f"结束时刻 {format_clock(end)} 不晚于开始时刻 {format_clock(start)}。",
                "跨夜的时段请拆成两段，如 22:00 至 24:00 和 00:00 至 06:00。",
            )
        else:
            for day in _days(str(window.get("days", ""))):
                days.setdefault(day, []).append((_minutes(start), _minutes(end), path))
    clashes = sorted({path for day in days.values() for path in _overlaps(sorted(day))})
    for path in clashes:
        yield where(path, "与同一天的另一个时段重叠。", "请合并或者改正重叠的时段。")
    if whole and not clashes:
        yield from _hours(days, part(data, f"{_PATH}.hours_per_day"), where)


def _days(told: str) -> Iterator[int | str]:
    """哪几天；认不出的写法，写得一样的算同一天。"""
    known = weekdays(told)
    yield from sorted(known) if known else [compact(told)]


def _minutes(time: dt.time) -> int:
    return 24 * 60 if time == END_OF_DAY else time.hour * 60 + time.minute


def _overlaps(day: list[Window]) -> Iterator[str]:
    for (_, end, _), (start, _, path) in pairwise(day):
        if start < end:
            yield path


def _hours(days: Mapping[int | str, list[Window]], stated: Any, where: Where) -> Iterator[Problem]:
    """各日时段长短一致时，每日工作小时应等于时段之和。"""
    sums = {sum(end - start for start, end, _ in day) for day in days.values()}
    if len(sums) != 1 or not isinstance(stated, int):
        return
    minutes = sums.pop()
    if minutes != stated * 60:
        hours = f"{minutes // 60}小时" + (f"{minutes % 60}分钟" if minutes % 60 else "")
        yield where(
            f"{_PATH}.hours_per_day",
            f"时段合计每日 {hours}，与每个工作日折合 {stated} 个工作小时不一致。",
            "请改正其一；午休不计入的，请把时段拆成上午和下午两段。",
        )
