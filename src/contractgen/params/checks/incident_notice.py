"""客户为关键信息基础设施运营者的，安全事件通知不应超过 1 小时。

国家网络安全事件报告管理办法第四条：关键信息基础设施的较大以上事件，运营者最迟 1 小时报告；
服务商通知更迟，客户就无法按时报告。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.durations import Duration, Unit, compare, format_duration

_PATH = "security.incident.notice"
_ONE_HOUR = Duration(Decimal(1), Unit.HOUR)


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """没有写通知时限时，按默认值检查。"""
    notice = part(data, _PATH)
    if part(data, "security.incident.cii") is not True or not isinstance(notice, Duration):
        return
    working = notice.unit in (Unit.WORKING_DAY, Unit.WORKING_HOUR)
    if working or compare(notice, _ONE_HOUR) == 1:
        yield where(
            _PATH,
            f"客户为关键信息基础设施运营者{where.line('security.incident.cii')}，通知时限不应超过 1小时，"
            f"现在是 {format_duration(notice)}。",
            "请写成 1小时 或更短。",
        )
