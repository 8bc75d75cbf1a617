"""服务时间的各处：一款之内的算一处，两处差在哪一段，是不是各管各的级别、渠道。"""

from __future__ import annotations

import re

from contractgen.facts.service_hours import ServiceWindow
from contractgen.facts.words.hours_apart import told_apart
from contractgen.review.draft import Draft


def sentence(draft: Draft, window: ServiceWindow) -> str:
    text = draft.line(window.span).text
    return text[max(0, window.span.start - 40) : window.span.end + 12]


def clause(draft: Draft, window: ServiceWindow) -> str:
    """时段所在的分句：监控系统7×24小时运行，紧急故障7×24小时响应，是两件事。"""
    text = draft.line(window.span).text
    return (
        re.split("[，,；;。]", text[: window.span.start])[-1] + text[window.span.end : window.span.end + 12]
    )


def by_clause(desk: list[ServiceWindow], draft: Draft) -> list[list[ServiceWindow]]:
    """连着的几行（一款之内的几个时段）算一处；另起一款的不算。"""
    groups: list[list[ServiceWindow]] = []
    for each in desk:
        line = draft.line(each.span)
        fresh = "." in line.number or "条" in line.number
        before = groups[-1][-1].span.line if groups else -9
        if each.span.line == before or (each.span.line - before == 1 and not fresh):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def one_table(draft: Draft, one: ServiceWindow, two: ServiceWindow) -> bool:
    a, b = draft.line(one.span).cell, draft.line(two.span).cell
    return a is not None and b is not None and a.table == b.table and a.row_head != b.row_head


def by_level(draft: Draft, one: ServiceWindow, two: ServiceWindow) -> bool:
    """一处全天、一处白天，各管各的级别。"""
    day, always = (one, two) if two.always else (two, one)
    return always.always and not day.always and told_apart(draft.reading, day.span, always.span)


def shape(group: list[ServiceWindow]) -> frozenset[tuple[object, ...]]:
    return frozenset((_days(each.days), each.start, each.end, each.always) for each in group)


def _days(days: str) -> str:
    return "周一至周五" if days in ("工作日", "") else days


def difference(first: list[ServiceWindow], other: list[ServiceWindow]) -> tuple[ServiceWindow, ServiceWindow]:
    """两处里彼此没有的那一段。"""
    one = next((each for each in first if not shape([each]) & shape(other)), first[0])
    two = next((each for each in other if not shape([each]) & shape(first)), other[0])
    return one, two
