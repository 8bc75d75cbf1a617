"""比较两个期间的长短；同按服务时间计的，分钟、小时与工作日按每个工作日的工作小时折算。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.zh.durations import Duration, Unit, compare

_SHORTEST_DAY = 6  # 一个工作日至少有几个小时


def longer(one: Duration, two: Duration, hours_per_day: Decimal | int | None = None) -> bool | None:
    """one 是否长于 two；不能比较的为 None。"""
    order = compare(one, two, hours_per_day)
    if order is None and one.unit is Unit.WORKING_DAY and two.unit in (Unit.HOUR, Unit.MINUTE):
        hours = two.amount if two.unit is Unit.HOUR else two.amount / 60
        return True if hours < one.amount * _SHORTEST_DAY else None  # 一个工作日再短也长于四小时
    return None if order is None else order > 0


def equal(one: Duration, two: Duration) -> bool:
    """两个期间是否一样长：60分钟与1小时、1年与12个月、7日与1周。"""
    return one == two or compare(one, two) == 0


def seconds(duration: Duration) -> Decimal:
    """大约多少秒，只用来比长短；月按30日，工作日按一日。"""
    sizes = {
        Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.WORKING_HOUR: 3600, Unit.DAY: 86400, Unit.WORKING_DAY: 86400,
        Unit.WEEK: 604800, Unit.MONTH: 2592000, Unit.QUARTER: 7776000, Unit.YEAR: 31536000,
    }  # fmt: skip
    return duration.amount * sizes[duration.unit]


def far_apart(one: Duration, two: Duration, times: int) -> bool:
    """相差这么多倍以上：1小时与一年，多半说的不是一件事。"""
    short, long = sorted((seconds(one), seconds(two)))
    return long > short * times
