"""一行文字里的限期：期间、“第15日”、按日子和钟点说的；已经过去的时间、次数、顺延的时间不在内。"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractgen.facts.words.bounds import bound_of, is_no_limit
from contractgen.zh.day_deadlines import DayDeadline, day_deadlines
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration, parse_duration
from contractgen.zh.restated import restates_limit
from contractgen.zh.sentences import sentence_at

#: 超过4小时但不超过8小时的、顺延1小时、提前30分钟：不是限期
_NO_LIMIT = re.compile(
    r"(?:(?<!不)(?<!得)(?:超过|超出|逾期|满)[^，。；]{1,12}|顺延|延长|推迟|缩短|提前|间隔|增加|质保期?[为是]?|有效期[为是]?|保存|留存|保留|免费)[^，。；]{0,2}$"
)
#: 自下一工作日8:30起算：说的是从何时起，不是限期
_FROM = re.compile(r"(?:自|从)[^，。；]{0,2}$")
_ONWARD = re.compile(r"\s*(?:上午|早上?)?[\d:：点时分]{0,6}(?:之?时)?(?:起|开始)")
_UNDONE = re.compile(r"\s*(?:之?内|以内)?(?:仍|尚|还|未|没|不能|无法|以上|以下|左右)")
_NTH_DAY = re.compile(
    r"(?<=后)(?:的)?(?P<value>第\s*(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?(?P<unit>工作[日天]|[日天]))"
)


@dataclass(frozen=True, slots=True)
class Value:
    """一处期限的位置和数值。"""

    start: int
    end: int
    duration: Duration | None
    deadline: DayDeadline | None


def _starts(shadow: str, start: int, end: int) -> bool:
    return bool(_ONWARD.match(shadow, end) and _FROM.search(shadow, max(0, start - 4), start))


def values_in(body: str, shadow: str) -> list[Value]:
    """一行里的各处期限，从左到右；不是期限的数不在内。"""
    found = []
    last = 0
    tiered = False  # 同一行里又往上分了几档的，只有第一档是时限
    for each in durations(shadow):
        bound = bound_of(shadow, each, last)
        last = each.end
        if each.duration is None or is_no_limit(shadow, each) or _starts(shadow, each.start, each.end):
            continue
        if shadow[each.start] == "一" and shadow[max(0, each.start - 1) : each.start] in ("前", "上"):
            continue  # 前一日的日报：说的是哪一日
        if bound == "elapsed":  # 修复超过5小时的，减收：就是时限
            first, end = sentence_at(body, each.start)
            alone = sum(1 for other in durations(shadow) if first <= other.start < end) == 1
            if alone and not tiered and restates_limit(body, first, each.start, each.end, end):
                tiered = True
                found.append(Value(each.start, each.end, each.duration, None))
            continue
        if bound not in ("within", "bare"):
            continue
        if not _UNDONE.match(shadow, each.end) and not _NO_LIMIT.search(
            shadow, max(0, each.start - 16), each.start
        ):
            found.append(Value(each.start, each.end, each.duration, None))
    for nth in _NTH_DAY.finditer(shadow):
        unit = "工作日" if nth["unit"].startswith("工作") else "日"
        found.append(Value(nth.start("value"), nth.end(), parse_duration(nth["count"] + unit), None))
    for day in day_deadlines(body):
        taken = any(each.start < day.end and day.start < each.end for each in found)
        if not taken and not _starts(shadow, day.start, day.end):
            found.append(Value(day.start, day.end, None, day.deadline))
    return sorted(found, key=lambda each: each.start)
