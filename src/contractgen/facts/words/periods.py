"""统计周期：每日、每周、每月、每季、每半年、每年各有多长，一句话说的是哪一种。"""

from __future__ import annotations

import re
from decimal import Decimal

#: 周期 → 可能的天数（由短到长），与说明时用的那一种
DAYS: dict[str, tuple[int, ...]] = {
    "day": (1,), "week": (7,), "month": (28, 30, 31), "quarter": (90, 91, 92), "half": (181, 182, 183, 184), "year": (365, 366, 360),
}  # fmt: skip
USUAL = {"day": 1, "week": 7, "month": 30, "quarter": 90, "half": 182, "year": 365}
NAMES = {
    "day": "每日按24小时", "week": "每周按168小时", "month": "每月按30日", "quarter": "每季度按90日", "half": "每半年按182日", "year": "每年按365日",
}  # fmt: skip
_UNDER = r"(?:可用|停|累计|内|均|平均|度|中断|运行|在线|宕|断|不可|合计|总|供电|连通|完好|正常|供|黑)"
_SAID = (
    ("half", re.compile(r"半年|6个月|六个月|上下半年")),
    ("quarter", re.compile(r"季度?|三个月|[（(/]季[)）]?|2160小时|2160h")),
    ("week", re.compile(r"每周(?![一二三四五六日末])|周度|一周|按周|168(?:小时|h)?|每星期(?![一二三四五六日])|当周|单周")),
    ("day", re.compile(r"每[日天](?!志)|以日为|日均|单日|当[日天]|1440分钟|一天|按日(?:统计|考核|计算)|日可用|日停|日累计")),
    ("month", re.compile(rf"月度|每个?月|自然月|当月|按月|各月|全月|单月|一个月|月{_UNDER}|/月|43200|44640|720(?:小时|h)|744(?:小时|h)|月[均报]|账期|[（(/]月[)）]?")),
    ("year", re.compile(rf"(?<!半)年度|每年|自然年|按年|全年|一年|当年|单年|(?<!半)年{_UNDER}|/年|8760|8784|525600|527040|[（(/]年[)）]?|36[56][日天]")),
)  # fmt: skip


def period_in(text: str) -> str:
    """一段话说的周期：离末尾最近的一个；没有为空。"""
    best, place = "", -1
    for name, pattern in _SAID:
        for match in pattern.finditer(text):
            if match.start() > place:
                best, place = name, match.start()
    return best


def seconds(period: str) -> tuple[Decimal, Decimal]:
    """一个周期最短、最长多少秒。"""
    days = DAYS[period]
    return Decimal(min(days) * 86400), Decimal(max(days) * 86400)


def usual_seconds(period: str) -> Decimal:
    return Decimal(USUAL[period] * 86400)
