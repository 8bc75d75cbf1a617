"""同一故障等级里，响应不应晚于开始处理和到场，开始处理和到场不应晚于临时恢复，临时恢复不应晚于解决。

只比较能够比较的时限（工作日与小时之间须有每个工作日的工作小时数），比不出的不算错。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts
from contractgen.zh.durations import Duration, compare, format_duration

#: 每一步之前的各步，近的在前
_EARLIER = {
    "start": ("response",),
    "onsite": ("response",),
    "workaround": ("onsite", "start", "response"),
    "resolution": ("workaround", "onsite", "start", "response"),
}


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """逐级逐步比较；每一步只与最近的、较长的一步报一次。"""
    hours = part(data, "service_hours.hours_per_day")
    for path, level in parts(data, "sla.levels"):
        for later, earlier in _EARLIER.items():
            first = next(
                (name for name in earlier if _longer(level.get(name), level.get(later), hours)), None
            )
            if first:
                yield _problem(path, level, first, later, where)


def _longer(first: Any, second: Any, hours: Any) -> bool:
    if not isinstance(first, Duration) or not isinstance(second, Duration):
        return False
    return compare(first, second, hours if isinstance(hours, int) else None) == 1


def _problem(path: str, level: Mapping[str, Any], first: str, later: str, where: Where) -> Problem:
    name = level.get("name", "这一级")
    one, two = where.title(f"{path}.{first}"), where.title(f"{path}.{later}")
    return where(
        f"{path}.{first}",
        f"“{name}”的{one} {format_duration(level[first])} 长于{two} {format_duration(level[later])}"
        f"{where.line(f'{path}.{later}')}。",
        f"请缩短{one}，或者放宽{two}。",
    )
