"""升级时限应当逐级递增：后一级不早于前一级，否则越级通知。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts
from contractgen.zh.durations import Duration, compare, format_duration


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """相邻两级比较。"""
    hours = part(data, "service_hours.hours_per_day")
    for (_, lower), (path, upper) in pairwise(parts(data, "sla.escalation")):
        one, two = lower.get("after"), upper.get("after")
        if not isinstance(one, Duration) or not isinstance(two, Duration):
            continue
        if compare(one, two, hours if isinstance(hours, int) else None) in (0, 1):
            yield where(
                f"{path}.after",
                f"升级到“{upper.get('name', '')}”的时限 {format_duration(two)} 不晚于上一级"
                f"“{lower.get('name', '')}”的 {format_duration(one)}。",
                "请使升级时限逐级递增。",
            )
