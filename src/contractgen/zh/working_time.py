"""比较两个期间的长短；同按服务时间计的，分钟、小时与工作日按每个工作日的工作小时折算。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.zh.durations import Duration, compare


def longer(one: Duration, two: Duration, hours_per_day: Decimal | int | None = None) -> bool | None:
    """one 是否长于 two；不能比较的为 None。"""
    order = compare(one, two, hours_per_day)
    return None if order is None else order > 0


def equal(one: Duration, two: Duration) -> bool:
    """两个期间是否一样长：60分钟与1小时、1年与12个月、7日与1周。"""
    return one == two or compare(one, two) == 0
