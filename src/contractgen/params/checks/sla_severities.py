"""故障等级由重到轻排列，重的时限不应比轻的长；重的没有承诺而轻的有，多半是排反了。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts
from contractgen.params.typing import NOT_APPLICABLE
from contractgen.zh.durations import Duration, compare, format_duration

_STEPS = ("response", "start", "onsite", "workaround", "resolution")
_ALWAYS = frozenset({"response", "resolution"})  # 到场、临时恢复等可以只对轻的级别承诺


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """相邻两级、计时口径相同的时限比较。"""
    hours = part(data, "service_hours.hours_per_day")
    levels = list(parts(data, "sla.levels"))
    for step in _STEPS:
        for (heavy_path, heavy), (light_path, light) in pairwise(levels):
            one, two = heavy.get(step), light.get(step)
            if not isinstance(two, Duration) or heavy.get("clock") != light.get("clock"):
                continue
            longer = (
                isinstance(one, Duration)
                and compare(one, two, hours if isinstance(hours, int) else None) == 1
            )
            if longer or (one == NOT_APPLICABLE and step in _ALWAYS):
                title = where.title(f"{heavy_path}.{step}")
                shown = format_duration(one) if isinstance(one, Duration) else NOT_APPLICABLE
                yield where(
                    f"{heavy_path}.{step}",
                    f"较重的“{heavy.get('name', '')}”{title}是 {shown}，较轻的“{light.get('name', '')}”却是 "
                    f"{format_duration(two)}{where.line(f'{light_path}.{step}')}。",
                    "请由重到轻排列故障等级，或者改正时限。",
                )
    if levels and all(level.get("response") == NOT_APPLICABLE for _, level in levels):
        yield where("sla.levels", "没有一个级别承诺响应时限。", "请至少写明一个级别的响应时限。")
