"""两句关于何时有人的话抵触不抵触：一处全天要有人或者照样计时，一处那段时间没有人。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contractgen.facts.attendance import Attendance, Attendances
from contractgen.facts.words.day_spans import minutes_of

_NEAREST_ITEMS = 4  # 并列的各项相隔不过几行


def contradictions(said: Attendances) -> Iterator[tuple[Attendance, Attendance]]:
    """（要有人的一句，没有人的一句），每句要有人的话至多一次。"""
    closed = [each for each in said.said if each.kind == "closed"]
    windows = [each for each in said.said if each.kind == "window" and not each.timed]
    only = [each for each in said.said if each.kind == "only"]
    arranged = _arranged(said)
    for each in said.said:
        against: Attendance | None = None
        if each.kind in ("always", "counted"):
            manned = each.kind == "always" or (each.timed and each.short)  # 只说怎样计时的，不要求有人
            against = next((c for c in closed if manned and _meets(each, c) and not arranged), None)
            if against is None and not arranged and manned:
                against = next((w for w in windows if _meets(each, w) and _one_unit(each, w)), None)
            if against is None and each.kind == "counted" and not each.grades:
                against = next((o for o in only if o.sentence != each.sentence and not o.grades), None)
        elif each.kind == "off":  # 夜间不设值班，又写夜间来电十分钟回拨
            against = next(
                (
                    c
                    for c in closed
                    if c.sentence != each.sentence
                    and (_same_time(each.words, c.words) or _left_out(each.words, c))
                ),
                None,
            )
        elif each.kind == "window" and each.timed and closed:
            against = _outside(each, closed, windows)
        if against is not None:
            yield each, against


def by_hand(said: Attendances) -> Iterator[tuple[Attendance, Attendance]]:
    """人工只在某段时间，又要全天人工：别处另有值班的安排，也要看它管不管得到这一处。"""
    windows = [each for each in said.said if each.kind == "window" and each.manned]
    for each in said.said:
        if each.kind == "always" and each.manned and not (each.provided or each.relieved):
            against = next((w for w in windows if _meets(each, w) and _one_unit(each, w)), None)
            if against is not None:
                yield each, against


def _arranged(said: Attendances) -> bool:
    """另外写了服务时间以外怎么办：值班、顺延、另一套时限；“节假日照常”本身不算。"""
    always = {each.sentence for each in said.said if each.kind == "always"}
    spans = [minutes_of(each.words) for each in said.said if each.kind == "window"]
    return (
        meeting([span for span in spans if span])
        or any(
            not any(s.line == span.line and s.start <= span.start < s.end for s in always)
            for span in said.provided
        )
        or any(each.provided and each.kind == "always" and each.relieved for each in said.said)
    )


def meeting(spans: Iterable[tuple[int, int]]) -> bool:
    """两段时间首尾相接：8时至22时由人接，22时至次日8时另有安排。"""
    whole = set(spans)
    return any((last, first) in whole for first, last in whole if first != last)


def _meets(promised: Attendance, absent: Attendance) -> bool:
    """说的是同一种服务、同一级。"""
    if promised.sentence == absent.sentence or _channels(promised, absent):
        return False
    if absent.about and not (absent.about & promised.about):
        return False
    return not absent.grades or not promised.grades or bool(absent.grades & promised.grades)


def _channels(one: Attendance, two: Attendance) -> bool:
    """并列的两项、同一张表的两行，各写一种渠道、一项服务的时间。"""
    names = (one.channel, two.channel)
    beside = one.table == two.table and (
        one.table >= 0 or abs(one.span.line - two.span.line) <= _NEAREST_ITEMS
    )
    return beside and all(names) and names[0] not in names[1] and names[1] not in names[0]


def _outside(promised: Attendance, closed: list[Attendance], windows: list[Attendance]) -> Attendance | None:
    """写了时限的时段，落在没有人的那段时间里。"""
    span = minutes_of(promised.words)
    if span is None:
        return None
    for each in closed:
        if each.sentence == promised.sentence:
            continue
        if same := re.search(re.escape(re.sub(r"\s", "", promised.words)), re.sub(r"\s", "", each.words)):
            return each if same else None
    opened = [
        found for each in windows if (found := minutes_of(each.words)) and each.sentence != promised.sentence
    ]
    if opened and all(not _overlaps(span, found) for found in opened):
        return closed[0]
    return None


_ALIKE = (
    re.compile(r"周末|周[六日]|双休|休息日"),
    re.compile(r"夜|晚间|凌晨|下班"),
    re.compile(r"节|假日|春节"),
)


def _same_time(one: str, two: str) -> bool:
    """说的是不是同一段时间：周末与周日，夜间与晚间。"""
    return one in two or any(pattern.search(one) and pattern.search(two) for pattern in _ALIKE)


_NIGHT = re.compile(r"夜|凌晨|晚间|晚上")
_WEEKEND = re.compile(r"周末|周[六日]|双休|休息日|节假日|假日")
_REST = re.compile(r"其余|其他|其它|此外|以外|之外|外|离[岗店场]|闭店|打烊|收[工班]|下班|没有|不设|不安排")
_EARLIEST, _LATEST = 5 * 60, 22 * 60


def _left_out(words: str, closed: Attendance) -> bool:
    """“其余时间不进场”之前写了时段：凌晨、周末、22点以后都在那个时段以外。"""
    if not _REST.search(closed.words):
        return False
    span = minutes_of(closed.hours) if closed.hours else None
    daytime = span is not None and _EARLIEST <= span[0] < span[1] <= _LATEST
    return bool((_NIGHT.search(words) and daytime) or (_WEEKEND.search(words) and closed.weekdays))


def _one_unit(promised: Attendance, absent: Attendance) -> bool:
    """写明的部门不同的（客服只在白天，调度室昼夜有人），不是一回事。"""
    return not promised.unit or not absent.unit or promised.unit == absent.unit


def _overlaps(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """两个时段有没有重叠；跨过零点的拆成两段。"""
    return any(a < d and c < b for a, b in _parts(one) for c, d in _parts(two))


def _parts(span: tuple[int, int]) -> list[tuple[int, int]]:
    first, last = span
    return [(first, last)] if first < last else [(first, 24 * 60), (0, last)]
