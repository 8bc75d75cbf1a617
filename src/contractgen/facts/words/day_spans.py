"""一天里的几时到几时：时段的写法、起止的分钟，几段合起来是不是一整天。"""

from __future__ import annotations

import re

from contractgen.zh.numerals import parse_number

CLOCK = r"(?:上午|下午|早上?|晚上?|中午|凌晨|夜间?)?(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})(?:[:：]\d{2}|[点时](?:半|整|\d{1,2}分)?)"
_LATE, _EARLY = 20 * 60, 8 * 60
SPAN = rf"(?:(?:早|上午)?{CLOCK}(?:起)?(?:至|到|[-－—–~～]){{1,2}}(?:次日|当日|翌日)?{CLOCK}|朝[一-龥]晚[一-龥]|早[一-龥\d]+点?(?:到|至)?晚[一-龥\d]+点?|{CLOCK}上(?:岗|班|线)[，,、]?{CLOCK}下(?:岗|班|线)|[57五七]\s*[×xX*✕]\s*(?:8|9|10|12)(?!\d))"
_SPAN = re.compile(SPAN)
_PARTS = re.compile(
    r"(?P<part>上午|下午|早上?|晚上?|中午|凌晨|夜间?)?(?P<hour>\d{1,2}|[零〇一二三四五六七八九十]{1,3})(?:[:：](?P<minute>\d{2})|[点时](?:(?P<half>半)|整|(?P<spoken>\d{1,2})分)?)"
)
#: 那一段时间安排几个人
_HEADS = re.compile(
    r"[^，,。；;]{0,10}?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个|名|位)?(?:[席人名位座岗组]|班次|座席|坐席)"
)
_DAY = 24 * 60


def shared_out(text: str, always: re.Match[str] | None) -> bool:
    """全天都有人，只是各段人数不同（always 是说全天的话）：全年每日24小时，其中夜里不少于4席；或者几段相接就是一整天。"""
    spans = list(_SPAN.finditer(text))
    if always and always.end() <= spans[0].start() and all(_HEADS.match(text, s.end()) for s in spans):
        return True
    hours = [found for each in spans if (found := minutes_of(each[0]))]
    covered = sum((last - first) % _DAY or _DAY for first, last in hours)
    return len(hours) > 1 and covered == _DAY and {a for a, _ in hours} == {b % _DAY for _, b in hours}


def minutes_of(words: str) -> tuple[int, int] | None:
    """时段的起止，当日的第几分钟。"""
    found = re.findall(rf"({CLOCK})", words)
    if len(found) < 2:
        return None
    first, last = (_minute(each) for each in found[:2])
    return None if first is None or last is None else (first, last)


def _minute(word: str) -> int | None:
    found = _PARTS.match(word)
    if found is None:
        return None
    try:
        hour = int(parse_number(found["hour"]))
        minute = int(parse_number(found["minute"] or found["spoken"] or ("30" if found["half"] else "0")))
    except ValueError:
        return None
    if (found["part"] or "")[:1] in ("下", "晚") and hour < 12:
        hour += 12
    return hour * 60 + minute


def at_night(words: str) -> bool:
    """只在夜里的一段：22:00至次日6:00，0时至4时。"""
    span = minutes_of(words)
    return span is not None and (span[0] >= _LATE or span[0] < _EARLY) and span[1] <= _EARLY
