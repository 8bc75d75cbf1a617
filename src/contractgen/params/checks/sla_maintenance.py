"""计划内维护的三个上限应当自洽：每次不超过累计，累计不超过次数乘每次，且短于统计周期。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.downtime import period_seconds
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.durations import Duration, Unit, compare, format_duration

_PATH = "sla.availability.planned"


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """每次、次数、累计与周期。"""
    each, total = part(data, f"{_PATH}.max_each"), part(data, f"{_PATH}.max_total")
    count = part(data, f"{_PATH}.max_count")
    if not isinstance(total, Duration):
        return
    words = format_duration(total)
    period = Duration(Decimal(period_seconds(part(data, "sla.availability.period"))), Unit.SECOND)
    if compare(total, period) in (0, 1):
        yield where(f"{_PATH}.max_total", f"累计上限 {words} 不短于统计周期。", "请缩短累计上限。")
    if not isinstance(each, Duration):
        return
    if compare(each, total) == 1:
        yield where(
            f"{_PATH}.max_each",
            f"每次上限 {format_duration(each)} 长于累计上限 {words}{where.line(f'{_PATH}.max_total')}。",
            "请缩短每次上限，或者放宽累计上限。",
        )
    elif isinstance(count, int) and compare(total, product := Duration(each.amount * count, each.unit)) == 1:
        yield where(
            f"{_PATH}.max_total",
            f"累计上限 {words} 用不到：{count} 次、每次 {format_duration(each)}，"
            f"最多 {format_duration(product)}。",
            f"请改为 {format_duration(product)} 以内，或者增加次数。",
        )
