"""星期几的写法：周一至周五、周一、三、五、工作日、周末、每日，读成哪几天。"""

from __future__ import annotations

import re

from contractgen.zh.characters import fold_width

_WEEK = "一二三四五六日"
_NAMES = {
    "工作日": frozenset(range(5)), "周末": frozenset({5, 6}), "双休日": frozenset({5, 6}),
    "每日": frozenset(range(7)), "每天": frozenset(range(7)), "全周": frozenset(range(7)),
}  # fmt: skip
_DAY = r"(?:周|星期|礼拜)?([一二三四五六日天])"
_PART = re.compile(rf"{_DAY}(?:(?:至|到|[-—–~～]){_DAY})?")
_JOINT = re.compile(r"[、，,;；/和及与]")


def weekdays(text: str) -> frozenset[int] | None:
    """哪几天，周一为 0；读不懂的是 None。"""
    told = re.sub(r"\s", "", fold_width(text))
    found: set[int] = set()
    for part in _JOINT.split(told):
        days = _NAMES.get(part) or _span(part)
        if not days:
            return None
        found |= days
    return frozenset(found)


def _span(part: str) -> frozenset[int]:
    """一天，或者从一天到另一天，可以跨过周日；“周六日”是两天。"""
    if re.fullmatch(r"(?:周|星期)[一二三四五六日天]{2,7}", part):
        return frozenset(_number(day) for day in re.sub("周|星期", "", part))
    match = _PART.fullmatch(part)
    if not match:
        return frozenset()
    first, last = _number(match[1]), _number(match[2] or match[1])
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _number(day: str) -> int:
    return _WEEK.index(day.replace("天", "日"))
