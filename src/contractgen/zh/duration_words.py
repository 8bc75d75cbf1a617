"""在文字里找期间：15分钟、三（3）日、2至4小时、一年半、下一个工作日、[天数]、____日。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from contractgen.zh.durations import Duration, Unit, parse_duration
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, parse_number

_ARABIC = r"(?<![\d.])\d[\d,]{0,14}(?:\.\d{1,6})?"
_CHINESE = rf"(?<![{CHINESE_NUMERALS}])[{CHINESE_NUMERALS}]{{1,12}}(?:点[{CHINESE_DIGITS}]{{1,6}})?"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
#: 只在服务时间里走的小时、分钟
_OWN_HOURS = "工作|自然|服务|支持|营业|办公|受理|值守|上班"
_UNIT = (
    rf"(?:个)?\s*(?:(?:{_OWN_HOURS})(?:小时|分钟)|小时|钟头|工作[日天]|自然[日天]|日历[日天]|营业日|星期)"
    r"|分钟|秒钟?|周(?![一二三四五六日末])|个(?:自然|日历)?月|个季度|[日天](?![志常期程历记语]|报(?:表|[、，。）)]|$)|下午|上午)|年(?![度级份龄])|个?周年"
)
_PAIR = rf"(?P<first>{_NUMBER})\s*[（(]\s*(?P<second>{_NUMBER})\s*[)）]\s*(?P<paired>{_UNIT})"
_RANGE = (
    rf"(?P<low>{_NUMBER})\s*(?:{_UNIT})?\s*(?:至|到|[-－—~～])\s*(?P<high>{_NUMBER})\s*(?P<ranged>{_UNIT})"
)
_HALF = r"(?P<half>半个?(?:小时|钟头|年|日|天|月|工作日))|(?P<monthly>半个月)"
_PLAIN = (
    rf"(?P<plain>{_NUMBER}\s*(?:{_UNIT})半?(?:\s*\d+(?:\.\d+)?\s*(?:小时|分钟|分(?!之|钟)|秒钟?|日|天|个月))*"
    rf"|{_NUMBER}\s*个半\s*(?:小时|月|工作日|年)|(?<!\d)\d{{1,6}}\s*分\s*\d{{1,6}}(?:\.\d{{1,6}})?\s*秒)"
)
_LATIN = r"(?P<latin>(?<![A-Za-z0-9.\-/])\d{1,4}(?:\.\d{1,3})?\s*(?:hours?|hrs?|minutes?|mins?|[hH])(?![A-Za-z0-9/]))"
_QUARTER = r"(?P<quarter>[一二两三123]\s*刻钟)"
_NEXT = r"(?P<next>下一?个?工作日|次一?工作日)"
_BLANK = rf"(?P<blank>[_＿]{{2,}}\s*(?:{_UNIT}|小时|年))"
_SLOT = (
    r"(?P<slot>[【\[［][^【\[［】\]］]{0,20}?(?:时间|期限|天数|小时数|分钟数|时限|日数|月数|时长|年限|数字|数量)"
    r"[^【\[［】\]］\d]{0,10}[】\]］](?:\s*(?:个工作日|工作日|小时|分钟|日|天|个月))?)"
)
_ANY = re.compile("|".join((_PAIR, _RANGE, _NEXT, _QUARTER, _HALF, _PLAIN, _LATIN, _BLANK, _SLOT)))
_SKIP_BEFORE = re.compile(rf"(?:第|[{CHINESE_NUMERALS}\d.]|星期|礼拜|周)\s*$")
_SERVED_HOURS = re.compile(r"(?:服务|支持|营业|办公|受理|值守|上班)(?=小时|分钟)")
_QUICK = re.compile(rf"\d|[{CHINESE_NUMERALS}]|半|工作日|[_＿]|[【\[［]")
_WORDS = re.compile(
    rf"(?:{_OWN_HOURS})(?:小时|分钟)|小时|钟头|工作[日天]|自然[日天]|日历[日天]|营业日|星期|分钟|分|秒|周|月|季度|日|天|年"
)


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """一处期间。duration 是数值（范围取上限），没有填写的为 None；low 是范围的下限。

    unit 是单位的原话（工作日、天、自然日……）；chinese、figures 是“三（3）日”里的两个数，不成对时为 None。
    """

    start: int
    end: int
    duration: Duration | None
    unit: str
    low: Duration | None = None
    chinese: Decimal | None = None
    figures: Decimal | None = None


#: 2134年：是年份，不是多长
_CALENDAR_YEAR = re.compile(r"\s*[12]\d{3}\s*年")


@lru_cache(maxsize=65536)
def durations(shadow: str) -> tuple[FoundDuration, ...]:
    """文字（已经遮蔽，见 zh.sentences.readable）里的期间，从左到右。"""
    if not _QUICK.search(shadow):
        return ()
    found = []
    for match in _ANY.finditer(shadow):
        if (
            not match["slot"]
            and not match["next"]
            and _SKIP_BEFORE.search(shadow[max(0, match.start() - 3) : match.start()])
        ):
            continue
        each = _read(match)
        if each and not (each.unit == "年" and _CALENDAR_YEAR.match(match.group())):
            found.append(each)
    return tuple(found)


def _read(match: re.Match[str]) -> FoundDuration | None:
    start, end, words = match.start(), match.end(), match.group()
    if match["latin"]:
        words = re.sub(r"\s*[mM]\w*$", "分钟", re.sub(r"\s*[hH]\w*$", "小时", words))
    unit = _unit(words)
    if match["slot"] or match["blank"]:
        return FoundDuration(start, end, None, unit)
    if match["next"]:
        return FoundDuration(start, end, Duration(Decimal(1), Unit.WORKING_DAY), "工作日")
    if match["quarter"]:
        count = parse_number(match["quarter"].rstrip("刻钟").strip())
        return FoundDuration(start, end, Duration(count * 15, Unit.MINUTE), "刻钟")
    try:
        if match["first"]:
            return _pair(match, unit)
        if match["low"]:
            high = _value(match["high"], match["ranged"])
            return FoundDuration(start, end, high, unit, low=_value(match["low"], match["ranged"]))
        return FoundDuration(start, end, _worked(_plain(words)), unit)
    except ValueError:
        return None


def _pair(match: re.Match[str], unit: str) -> FoundDuration:
    """三（3）日、3（三）日：以中文的数为值。"""
    one, two = parse_number(match["first"]), parse_number(match["second"])
    chinese, figures = (two, one) if match["first"][0].isascii() else (one, two)
    duration = _value(str(chinese), match["paired"])
    return FoundDuration(match.start(), match.end(), duration, unit, chinese=chinese, figures=figures)


def _value(number: str, unit: str) -> Duration:
    return _worked(_plain(f"{number}{unit}"))


def _worked(words: str) -> Duration:
    """只在服务时间里走的分钟，折成工作小时：30个工作分钟。"""
    if "工作分钟" not in words:
        return parse_duration(words)
    minutes = parse_duration(re.sub(r"个?\s*工作分钟", "分钟", words))
    return Duration(minutes.amount / 60, Unit.WORKING_HOUR)


def _plain(words: str) -> str:
    """改成 parse_duration 认得的叫法。"""
    words = (
        words.replace("营业日", "工作日").replace("钟头", "小时").replace("周年", "年").replace("个年", "年")
    )
    words = _SERVED_HOURS.sub("工作", words).replace("自然分钟", "分钟")
    return re.sub(r"分\s*(?=\d|$)", "分钟", words) if "秒" not in words else words


def _unit(words: str) -> str:
    last = ""
    for match in _WORDS.finditer(words):
        last = match.group()
    return last
