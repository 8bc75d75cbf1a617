"""可用性目标折成每个周期允许中断多久：99.9%、每月，按 30 日计为 43分12秒。"""

from __future__ import annotations

from typing import Any

from contractgen.zh.durations import format_clock_span
from contractgen.zh.percentages import Percent

_DAYS = {"month": 30, "quarter": 90, "year": 365}
_NAMES = {"month": "每月", "quarter": "每季度", "year": "每年"}


def period_seconds(period: Any) -> int:
    """统计周期有多少秒；没有写时按月。"""
    return _DAYS.get(period, _DAYS["month"]) * 86400


def budget(target: Percent, period: Any) -> str | None:
    """允许的中断时间；目标高于 100% 时没有。"""
    if target.ratio > 1:
        return None
    return format_clock_span((period_seconds(period) * (1 - target.ratio)).normalize() + 0)


def budget_basis(period: Any) -> str:
    """折算的依据。"""
    key = period if period in _DAYS else "month"
    return f"{_NAMES[key]}按{_DAYS[key]}日计"
