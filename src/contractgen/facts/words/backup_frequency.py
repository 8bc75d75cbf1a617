"""多久备份一次：每日、每6小时、一刻钟一次、每周一三五、每日2时与14时、只在工作日；读成相邻两次最长隔多久。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.weekdays import weekdays

_N = rf"(?:\d{{1,4}}(?:\.\d)?|[{CHINESE_NUMERALS}]{{1,3}}|半)"
_UNIT = r"(?:秒|分钟|刻钟|小时|钟头|工作日|[日天晚夜](?!志|常)|周(?![一二三四五六日末])|星期(?![一二三四五六日])|旬|月(?!度报)|季度?|年|min(?![a-z])|h(?![a-z])|s(?![a-z]))"
_EVERY = re.compile(
    rf"每(?:间?隔)?\s*(?P<n>{_N})?\s*个?\s*(?P<unit>{_UNIT})(?!度)(?:[^，。；;、]{{0,12}}?(?P<times>\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,2}})\s*(?:次|份|回))?"
)
_ONCE = re.compile(
    rf"(?P<n>(?<![第\d.])\d{{1,3}}|(?<![{CHINESE_NUMERALS}第])[{CHINESE_NUMERALS}]{{1,3}}|半)\s*个?\s*(?P<unit>{_UNIT})\s*(?:备份?|存|拷|做|导|同步)?(?P<times>[一两二三四1-9])(?:次|备|份|回)"
)
_NAMED = re.compile(
    r"(?P<unit>逐日|按日|按天|天天|(?:其余)?各[日天]|每夜|夜间|日(?=备份|备)|周(?=备份|备)|逐周|按周|月(?=备份|备)|按月|T\s*[+＋]\s*1|隔[日天]|隔周|每周末|周末(?=备份|全量)|每?月[末底初])(?!志)"
)
_DAYS = re.compile(
    r"每?(?:周|星期)[一二三四五六日天](?:\s*(?:[至到、，,和及与/\-—~]|以及)\s*(?:周|星期)?[一二三四五六日天](?![日天个次周月年]))*"
)
_CLOCKS = re.compile(r"(?<!\d)(?P<h>[01]?\d|2[0-4])\s*(?:[:：](?P<m>[0-5]\d)|[点时](?P<half>半)?)")
_WORKDAYS = re.compile(
    r"工作日|周一(?:至|到|[-—~])周?五|周末(?:及节假日)?不|周六、?(?:周)?日不|双休日不|节假日不|非工作日不|休息日不"
)
_SECONDS = {
    "s": 1, "min": 60, "h": 3600, "秒": 1, "分钟": 60, "刻钟": 900, "小时": 3600, "钟头": 3600, "日": 86400, "天": 86400, "晚": 86400, "夜": 86400, "工作日": 86400,
    "周": 604800, "星期": 604800, "旬": 864000, "月": 2592000, "季": 7776000, "季度": 7776000, "年": 31536000,
}  # fmt: skip
_DAY = 86400


@record
class Frequency:
    """一处频率：最长的间隔；weekend 为只在工作日备份（周五到周一隔三日）。"""

    start: int
    end: int
    duration: Duration
    weekend: bool = False


def frequencies(text: str, start: int, end: int) -> Iterator[Frequency]:
    """一段话里的频率，从左到右。"""
    taken = start
    said = text[start:end]
    idle = bool(_WORKDAYS.search(said))
    found: list[tuple[int, int, int]] = []
    for match in _DAYS.finditer(text, start, end):
        days = weekdays(match[0].removeprefix("每"))
        if days and not _only_workdays(days):
            found.append((match.start(), match.end(), _widest(sorted(days)) * _DAY))
    for pattern in (_EVERY, _ONCE, _NAMED):
        for match in pattern.finditer(text, start, end):
            if any(a <= match.start() < b or match.start() <= a < match.end() for a, b, _ in found):
                continue
            if (each := _seconds(match, text, end)) is not None:
                found.append((match.start(), match.end(), each))
    for first, last, seconds in sorted(found):
        if first < taken:
            continue
        taken = last
        weekend = idle and seconds <= _DAY and not (seconds < _DAY and "周末" in said)
        yield Frequency(first, last, _duration(3 * _DAY if weekend else seconds), weekend)


def _seconds(match: re.Match[str], text: str, end: int) -> int | None:
    groups = match.groupdict()
    name = match["unit"] if match.re is _NAMED else ""
    if name.startswith("隔"):
        return 2 * _SECONDS[name[-1]]
    unit = ("周" if "周" in name else "月" if "月" in name else "日") if name else match["unit"]
    try:
        amount = parse_number(groups.get("n") or "一")
        times = parse_number(groups.get("times") or "一")
    except (ValueError, ArithmeticError):
        return None
    if not times or unit not in _SECONDS:
        return None
    seconds = int(amount * _SECONDS[unit] / times)
    if seconds == _DAY and (gap := _between_clocks(text[match.start() : min(end, match.end() + 24)])):
        return gap
    return seconds


def _between_clocks(after: str) -> int | None:
    """每日2:00与14:00各一次：相邻两次最长隔多久。"""
    clause = re.split("[，,；;。]", fold_width(after))[0]
    hours = sorted(
        {int(m["h"]) * 3600 + int(m["m"] or (30 if m["half"] else 0)) * 60 for m in _CLOCKS.finditer(clause)}
    )
    if len(hours) < 2 or re.search("至|到|-|—|~", clause):
        return None
    gaps = [two - one for one, two in pairwise(hours)]
    return max([*gaps, _DAY - hours[-1] + hours[0]])


def _only_workdays(days: frozenset[int]) -> bool:
    return days in (frozenset(range(5)), frozenset(range(7)))


def _widest(days: list[int]) -> int:
    """一周里备份的几天，相邻两天最长隔几天。"""
    return max(((two - one) % 7) or 7 for one, two in zip(days, [*days[1:], days[0]], strict=True))


def _duration(seconds: int) -> Duration:
    for unit, size in ((Unit.DAY, _DAY), (Unit.HOUR, 3600), (Unit.MINUTE, 60)):
        if seconds % size == 0 and seconds >= size:
            return Duration(Decimal(seconds // size), unit)
    return Duration(Decimal(seconds), Unit.SECOND)
