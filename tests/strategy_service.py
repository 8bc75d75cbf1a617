"""使随机的服务级别前后一致：故障等级与时限、可用性与抵扣、维护、备份、升级、服务时间。"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.strategy_values import names

Made = dict[str, Any]
_ORDER = "一二三四五六七八九十"
_STEPS = ("response", "onsite", "start", "workaround", "resolution")
_DAYS = ("周一至周五", "周六", "周日", "法定节假日")


def service_level(draw: DrawFn, made: Made) -> None:
    """服务级别与服务时间。"""
    sla = made["sla"]
    _levels(draw, sla["levels"])
    _availability(draw, sla)
    _escalation(draw, sla["escalation"])
    for order, metric in zip(_ORDER, sla.get("metrics", []), strict=False):
        metric["name"] = order + draw(names)
    if backup := sla.get("backup"):
        interval = draw(st.integers(1, 48))
        backup["interval"] = f"{interval}小时"
        for name in ("rpo", "retention"):
            backup[name] = f"{interval + draw(st.integers(0, 500))}小时"
    _hours(draw, made["service_hours"])


def _span(minutes: int) -> str:
    return f"{minutes // 60}小时" if minutes % 60 == 0 else f"{minutes}分钟"


def _levels(draw: DrawFn, levels: list[Made]) -> None:
    """由重到轻，每一步都不短于重一级和前一步；轻的几级可以不承诺，或者以工作日计。"""
    above = [0] * len(_STEPS)
    days = 0
    promised = draw(st.integers(1, len(levels)))
    for place, level in enumerate(levels):
        level["name"] = _ORDER[place] + draw(names)
        longest = 0
        for index, step in enumerate(_STEPS):
            longest = above[index] = max(longest, above[index]) + draw(st.integers(0, 90))
            kept = step in ("response", "resolution") or step in level
            if kept:
                level[step] = _span(max(longest, 1))
            if kept and step not in ("response", "resolution") and draw(st.booleans()):
                level[step] = "不适用"
        if place >= promised:
            level["response"] = "不适用"
        if days or draw(st.booleans()):  # 一旦以工作日计，轻的各级也如此
            days += draw(st.integers(1, 5))
            level["resolution"] = f"{days}个工作日"


def _availability(draw: DrawFn, sla: Made) -> None:
    """抵扣档位自可用性目标起首尾相接至 0%；维护的三个上限自洽。"""
    availability, credit = sla["availability"], sla["credits"]
    bounds = st.integers(1, 100000)
    count = len(credit["tiers"])
    edges = sorted(draw(st.lists(bounds, unique=True, min_size=count, max_size=count)), reverse=True)
    availability["target"] = _percent(edges[0])
    shares = sorted(draw(st.lists(bounds, min_size=count + 1, max_size=count + 1)))
    credit["cap"] = _percent(shares[-1])
    for place, tier in enumerate(credit["tiers"]):
        tier["below"] = _percent(edges[place])
        tier["at_least"] = _percent(edges[place + 1]) if place + 1 < count else "0%"
        tier["credit"] = _percent(shares[place])
    planned = availability["planned"]
    each, times = draw(st.integers(1, 8)), draw(st.integers(1, 80))
    planned["max_each"], planned["max_count"] = f"{each}小时", times
    planned["max_total"] = f"{draw(st.integers(each, each * times))}小时"


def _percent(thousandths: int) -> str:
    return f"{Decimal(thousandths).scaleb(-3).normalize():f}%"


def _escalation(draw: DrawFn, steps: list[Made]) -> None:
    """逐级递增。"""
    hours = 0
    for order, step in zip(_ORDER, steps, strict=False):
        hours += draw(st.integers(1, 12))
        step["name"], step["after"] = order + draw(names), f"{hours}小时"


def _hours(draw: DrawFn, hours: Made) -> None:
    """7×24小时不列时段；各日的时段不重叠，合计等于每日工作小时。"""
    if hours["mode"] == "always":
        hours.pop("windows", None)
        return
    start, lunch, end = sorted(draw(st.lists(st.integers(0, 24), unique=True, min_size=3, max_size=3)))
    parts = [(start, lunch), (lunch, end)] if draw(st.booleans()) else [(start, end)]
    days = _DAYS[: draw(st.integers(1, len(_DAYS)))]
    hours["hours_per_day"] = end - start
    hours["windows"] = [
        {"days": day, "from": f"{begin:02d}:00", "to": f"{finish:02d}:00"}
        for day in days
        for begin, finish in parts
    ]
