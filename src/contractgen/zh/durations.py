"""期间的写法、读法与长短：15分钟、5个工作日、半年、1年。"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from contractgen.zh.characters import compact
from contractgen.zh.longest_first import longest_first
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, parse_number, plain_decimal


class Unit(Enum):
    """期间的单位；值是它的中文名。"""

    SECOND = "秒"
    MINUTE = "分钟"
    HOUR = "小时"
    WORKING_HOUR = "工作小时"
    DAY = "日"
    WORKING_DAY = "工作日"
    WEEK = "周"
    MONTH = "个月"
    QUARTER = "季度"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Duration:
    """一段期间：amount（不小于 0）个 unit。“30天”“30个自然日”都读作 30 日。"""

    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        """拒绝浮点数、负数和不确定的数。"""
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"期间的数目应当是 Decimal，不接受 {self.amount!r}")
        if not self.amount.is_finite() or self.amount < 0:
            raise ValueError(f"期间的数目应当不小于 0，现在是 {self.amount}")


#: 各种叫法（“个”可有可无的另由正则处理）
_NAMES = {
    "秒": Unit.SECOND, "秒钟": Unit.SECOND, "分钟": Unit.MINUTE,
    "小时": Unit.HOUR, "自然小时": Unit.HOUR, "工作小时": Unit.WORKING_HOUR,
    "日": Unit.DAY, "天": Unit.DAY, "自然日": Unit.DAY, "自然天": Unit.DAY, "日历日": Unit.DAY,
    "日历天": Unit.DAY, "工作日": Unit.WORKING_DAY, "工作天": Unit.WORKING_DAY,
    "周": Unit.WEEK, "星期": Unit.WEEK,
    "月": Unit.MONTH, "自然月": Unit.MONTH, "日历月": Unit.MONTH, "季度": Unit.QUARTER, "年": Unit.YEAR,
}  # fmt: skip
#: 单位前用“个”的
_COUNTED = {Unit.WORKING_HOUR, Unit.WORKING_DAY, Unit.QUARTER}
# 换算固定的两串单位：各合多少秒，各合几个月
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400, Unit.WEEK: 7 * 86400}
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}

_NUMBER = rf"[0-9][0-9,]*(?:\.[0-9]+)?|[{CHINESE_NUMERALS}]+(?:点[{CHINESE_DIGITS}]+)?"
_UNIT = longest_first(_NAMES)
_HALF = re.compile(rf"半个?({_UNIT})")
_AND_HALF = re.compile(rf"({_NUMBER})(个)半({_UNIT})")
_WHOLE = re.compile(rf"({_NUMBER})(个?)({_UNIT})(半?)")
_PART = re.compile(rf"({_NUMBER})(个?)({_UNIT}|分)")
_ONE_HALF = Decimal("0.5")


def parse_duration(text: str) -> Duration:
    """读期间：15分钟、５个工作日、两小时、半年、一个半月、一年半、1小时30分钟（90分钟）、1年6个月（18个月）。

    “3月”（像日期）、“2小时内”“1至3日”“下一个工作日”和读不出的都报 ValueError。
    """
    value = compact(text)
    if found := _HALF.fullmatch(value):
        return Duration(_ONE_HALF, _NAMES[found[1]])
    if found := _AND_HALF.fullmatch(value):
        return _duration(text, parse_number(found[1]) + _ONE_HALF, found[2], found[3])
    if found := _WHOLE.fullmatch(value):
        return _duration(text, parse_number(found[1]) + (_ONE_HALF if found[4] else 0), found[2], found[3])
    return _parse_compound(text, value)


def format_duration(duration: Duration) -> str:
    """规范写法：15分钟、5个工作日、2小时、30日、6个月、半年、1.5个月。"""
    unit = ("个" if duration.unit in _COUNTED else "") + duration.unit.value
    if duration.amount == _ONE_HALF and duration.unit is not Unit.SECOND:
        return "半" + unit
    return plain_decimal(duration.amount) + unit


def compare(a: Duration, b: Duration, hours_per_day: Decimal | int | None = None) -> int | None:
    """比较长短：a 较短为 -1，相等为 0，较长为 1；说不准为 None。

    年按 12 个月，日按 24 小时；月与日因各月 28 至 31 日不等，只在任何月份都成立时才有结论（1个月短于40日）。
    工作日、工作小时与自然单位不能比较；二者之间在给出 hours_per_day（每个工作日几个工作小时）时可以比较。
    """
    if a.unit is b.unit:
        return _order(a.amount, b.amount)
    working = {Unit.WORKING_DAY, Unit.WORKING_HOUR}
    if {a.unit, b.unit} == working:
        if hours_per_day is None:
            return None
        return _order(_working_hours(a, hours_per_day), _working_hours(b, hours_per_day))
    if a.unit in working or b.unit in working:
        return None
    if a.unit in MONTHS and b.unit in MONTHS:
        return _order(a.amount * MONTHS[a.unit], b.amount * MONTHS[b.unit])
    (a_least, a_most), (b_least, b_most) = _bounds(a), _bounds(b)
    if a_most < b_least:
        return -1
    if a_least > b_most:
        return 1
    return 0 if a_least == a_most == b_least == b_most else None


def format_clock_span(total_seconds: int | Decimal) -> str:
    """秒数写成时分秒，不写为零的部分：2592 → 43分12秒，157680 → 43小时48分，2580 → 43分钟，0 → 0秒。

    不满一秒的照写（259.2 → 4分19.2秒），要取整的由调用者先取整。负数报 ValueError。
    """
    if total_seconds < 0:
        raise ValueError(f"时长不能为负：{total_seconds}")
    minutes, seconds = divmod(Decimal(total_seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if minutes and not hours and not seconds:
        return f"{minutes}分钟"
    parts = ((hours, "小时"), (minutes, "分"), (seconds, "秒"))
    return "".join(plain_decimal(n) + unit for n, unit in parts if n) or "0秒"


def _duration(text: str, amount: Decimal, ge: str, name: str) -> Duration:
    """由数目、有没有“个”和叫法得出期间；“3月”缺“个”，不知是月份还是期间。"""
    if name == "月" and not ge:
        raise ValueError(f"“{text}”像是月份，期间请写成“3个月”")
    return Duration(amount, _NAMES[name])


def _parse_compound(text: str, value: str) -> Duration:
    """读两个以上单位连写的期间，合成其中最小的单位；年月与日时之间没有固定换算，不读。"""
    parts: list[tuple[Decimal, Unit]] = []
    place = 0
    while place < len(value):
        found = _PART.match(value, place)
        if not found or (found[3] == "月" and not found[2]):
            raise _unreadable(text)
        parts.append((parse_number(found[1]), Unit.MINUTE if found[3] == "分" else _NAMES[found[3]]))
        place = found.end()
    for table in (_SECONDS, MONTHS):
        if len(parts) > 1 and all(unit in table for _, unit in parts):
            sizes = [table[unit] for _, unit in parts]
            if sizes == sorted(set(sizes), reverse=True):
                return Duration(sum(n * table[u] for n, u in parts) / Decimal(sizes[-1]), parts[-1][1])
    raise _unreadable(text)


def _order(a: Decimal, b: Decimal) -> int:
    return (a > b) - (a < b)


def _working_hours(duration: Duration, hours_per_day: Decimal | int) -> Decimal:
    """换算成工作小时。"""
    if hours_per_day <= 0:
        raise ValueError(f"每个工作日的工作小时应当大于 0，现在是 {hours_per_day}")
    return duration.amount * (hours_per_day if duration.unit is Unit.WORKING_DAY else 1)


def _bounds(duration: Duration) -> tuple[Decimal, Decimal]:
    """自然期间最短、最长各是多少秒。"""
    if duration.unit in _SECONDS:
        exact = duration.amount * _SECONDS[duration.unit]
        return exact, exact
    whole, part = divmod(duration.amount * MONTHS[duration.unit], 1)
    least, most = _month_days(int(whole))
    return (least + 28 * part) * 86400, (most + 31 * part) * 86400


@lru_cache(maxsize=256)
def _month_days(months: int) -> tuple[int, int]:
    """连续 months 个月最少、最多有几日；公历每四百年（4800 个月，146097 日）一循环（民法典第二百条）。"""
    cycles, months = divmod(months, 4800)
    lengths = _month_lengths()
    total = least = most = sum(lengths[:months])
    for start in range(4800):
        total += lengths[start + months] - lengths[start]
        least, most = min(least, total), max(most, total)
    return least + cycles * 146097, most + cycles * 146097


@lru_cache(maxsize=1)
def _month_lengths() -> list[int]:
    """两个循环（八百年）各月的日数。"""
    return [monthrange(year, month)[1] for year in range(2000, 2400) for month in range(1, 13)] * 2


def _unreadable(text: str) -> ValueError:
    return ValueError(f"“{text}”不是可以读出的期间，应当是数目加单位，像 15分钟、5个工作日、3个月")
