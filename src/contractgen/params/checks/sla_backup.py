"""两次备份的最长间隔不应长于恢复点目标（RPO），也不应长于备份保留期，否则恢复点目标无法兑现。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.durations import Duration, compare, format_duration

_PATH = "sla.backup"


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """间隔与 RPO、保留期比较。"""
    interval = part(data, f"{_PATH}.interval")
    for name in ("rpo", "retention"):
        limit = part(data, f"{_PATH}.{name}")
        if isinstance(interval, Duration) and isinstance(limit, Duration) and compare(interval, limit) == 1:
            title = where.title(f"{_PATH}.{name}")
            yield where(
                f"{_PATH}.interval",
                f"备份间隔 {format_duration(interval)} 长于{title} {format_duration(limit)}"
                f"{where.line(f'{_PATH}.{name}')}。",
                f"请缩短备份间隔，或者放宽{title}。",
            )
