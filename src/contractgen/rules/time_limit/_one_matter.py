"""哪些限时的承诺说的是同一件事：归在一起，才好比两处的数。"""

from __future__ import annotations

import re

from contractgen.facts.promises import Promise
from contractgen.facts.words.listed_levels import listed_apart
from contractgen.facts.words.promise import same_value
from contractgen.facts.words.promise_match import one_matter, step
from contractgen.facts.words.records import two_records
from contractgen.review.draft import Draft
from contractgen.zh.working_time import far_apart

_TIMES = 30
_CONTRAST = re.compile(r"除外|另有|(?:^|[，,；;。])(?:但(?!不|无须)|其中|唯|惟|其余|其他|例外)")


def matters(draft: Draft, stated: list[Promise]) -> list[list[Promise]]:
    """说同一件事的归在一起；做的步骤不同的，不必比。"""
    groups: list[list[Promise]] = []
    openings: list[str] = []  # 各组头一项的全句
    by_step: dict[str, list[int]] = {}
    for each in stated:
        named, told = step(each), draft.quote(each.whole)
        near = sorted((*by_step.get(named, ()), *by_step.get("", ()))) if named else range(len(groups))
        for place in near:
            first = groups[place][0]
            if (
                _near(first, each)
                and _ahead(draft, first) == _ahead(draft, each)
                and elsewhere(draft, first, each)
                and one_matter(first, each, openings[place], told)
            ):
                groups[place].append(each)
                break
        else:
            by_step.setdefault(named, []).append(len(groups))
            groups.append([each])
            openings.append(told)
    return [group for group in groups if len(group) > 1]


def _near(one: Promise, two: Promise) -> bool:
    """两个数相差几十倍的（2小时与一年），不是一件事写成两样。"""
    return one.duration is None or two.duration is None or not far_apart(one.duration, two.duration, _TIMES)


def _ahead(draft: Draft, promise: Promise) -> bool:
    """演练前15日提交方案：倒着数的。"""
    text = draft.line(promise.span).text
    return text[: promise.span.start].rstrip().endswith(("前", "提前"))


def told(promise: Promise, group: list[Promise]) -> bool:
    """没有写明服务时间内外的一处，与分内外写明的某一处相同，即已说清；反之亦然。"""
    if promise.hours:
        unstated = [each for each in group if not each.hours]
        others = [each for each in group if each.hours and each.hours != promise.hours]
        return any(same_value(one, two) for one in unstated for two in others)
    return any(each.hours and same_value(promise, each) for each in group)


def elsewhere(draft: Draft, one: Promise, two: Promise) -> bool:
    """不在同一句、同一张表里；逐份写的两份记录、同一款里先说通例再说例外的也不算。"""
    if one.whole == two.whole or (one.table is not None and one.table == two.table):
        return False
    if one.span.line != two.span.line or one.table is not None:
        apart = listed_apart(draft.reading, one, two)
        return not apart and not two_records(draft.reading, one.span.line, two.span.line)
    if (one.level, one.case) != (two.level, two.case) or not one.level:
        return False  # 一款里逐项说的几种情形
    first, last = sorted((one, two), key=lambda each: each.span.start)
    if last.conditional and not first.conditional:
        return False  # 先说通例，再说一种情形：远程可以解决的，20分钟内恢复
    return not _CONTRAST.search(draft.line(one.span).text, first.span.end, last.span.start)
