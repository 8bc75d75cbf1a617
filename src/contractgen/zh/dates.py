"""日期与时刻的写法与读法，以及期间的起止（民法典第二百条至第二百零四条）。"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from contractgen.zh.characters import compact
from contractgen.zh.durations import MONTHS, Duration, Unit, format_duration
from contractgen.zh.locale import chinese
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, from_chinese

_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}

_NUMERIC = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_WRITTEN = re.compile(
    rf"([0-9]{{4}}|[{CHINESE_DIGITS}]{{4}})年([0-9]{{1,2}}|[{CHINESE_NUMERALS}]{{1,3}})月"
    rf"([0-9]{{1,2}}|[{CHINESE_NUMERALS}]{{1,4}})[日号]"
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})|([0-9]{1,2})[时点](?:([0-9]{1,2})分)?")

#: 24:00，一日终了（民法典第二百零三条第二款）；写法与 00:00 不同，比任何时刻都晚
END_OF_DAY = dt.time.max


def format_date(date: dt.date) -> str:
    """日期的通行写法：2026年12月1日。"""
    from babel.dates import format_date as babel_format_date  # 推迟载入

    return str(babel_format_date(date, format="medium", locale=chinese()))


def parse_date(text: str) -> dt.date:
    """读日期：2026-12-01、2026/12/1、2026.12.1、2026年12月1日、二〇二六年十二月一日。

    写法不对，或日历上没有这一天（2026年2月没有30日），报 ValueError。年份须写四位。
    """
    value = compact(text)
    if found := _NUMERIC.fullmatch(value):
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if found := _WRITTEN.fullmatch(value):
        return _date(_year(found[1]), _small(found[2]), _small(found[3]))
    raise ValueError(f"“{text}”不是可以读出的日期，应当像 2026-12-01 或 2026年12月1日")


def add(start: dt.date, duration: Duration) -> dt.date:
    """start 之后满一段自然期间（日、周、月、季度、年）的对应日；没有对应日的为月末日（民法典第二百零二条）。

    2028-02-29 加 1 年为 2029-02-28。小时、工作日、不足一月的零头，以及超出公元 9999 年的报 ValueError。
    """
    return _advance(start, duration, start.day)


def term_end(start: dt.date, duration: Duration, inclusive: bool = True) -> dt.date:
    """自 start 起一段期间的最后一日。

    inclusive 为真时 start 当日计入（民法典第二百零四条，约定自当日起算）：2026-01-01 起 1 年，至 2026-12-31；
    没有对应日的，最后一日就是月末日：2028-02-29 起 1 年，至 2029-02-28。
    为假时 start 当日不计入（第二百零一条），最后一日即对应日。
    """
    return _advance(start, duration, start.day - 1 if inclusive else start.day)


def term_length(start: dt.date, end: dt.date, inclusive: bool = True) -> str:
    """start 至 end 有多长，先满年、满月，余下计日：1年、1年6个月、1年2个月3日、15日。

    与 term_end 同一算法，故自闰年 2 月 29 日起至次年 2 月 28 日也是 1年。起止颠倒报 ValueError。
    """
    days = term_days(start, end, inclusive)
    months = (end.year - start.year) * 12 + end.month - start.month
    months += 1 if inclusive and start.day == 1 else 0  # 一日起的，月末日即满月
    day = start.day - 1 if inclusive else start.day
    while months and _advance_months(start, months, day) > end:
        months -= 1
    if months:
        days = (end - _advance_months(start, months, day)).days
    parts = ((months // 12, "年"), (months % 12, "个月"), (days, "日"))
    return "".join(f"{n}{unit}" for n, unit in parts if n)


def term_days(start: dt.date, end: dt.date, inclusive: bool = True) -> int:
    """start 至 end 的日数；inclusive 为真时两端都计入。不足 1 日报 ValueError。"""
    days = (end - start).days + (1 if inclusive else 0)
    if days < 1:
        order = "早于" if inclusive else "不晚于"
        raise ValueError(f"终止日 {format_date(end)} {order}起始日 {format_date(start)}")
    return days


def clock(text: str) -> dt.time:
    """读时刻：09:00、9:00、９：００、9时30分。24:00 读作 END_OF_DAY（一日终了）。其他报 ValueError。"""
    found = _CLOCK.fullmatch(compact(text))
    if found:
        hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
        if (hour, minute) == (24, 0):
            return END_OF_DAY
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise ValueError(f"“{text}”不是可以读出的时刻，应当像 09:00（00:00 至 24:00）")


def format_clock(time: dt.time) -> str:
    """时刻的写法：09:00；END_OF_DAY 写作 24:00。"""
    return "24:00" if time == END_OF_DAY else f"{time:%H:%M}"


def _date(year: int, month: int, day: int) -> dt.date:
    """由年月日得出日期，日历上没有的说明哪里没有。"""
    if year < 1:
        raise ValueError("没有公元 0 年")
    if not 1 <= month <= 12:
        raise ValueError(f"{year}年没有{month}月")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"{year}年{month}月没有{day}日")
    return dt.date(year, month, day)


def _year(text: str) -> int:
    """四位年份，逐位读：二〇二六、二零二六、2026。"""
    return int(text) if text.isdigit() else int("".join(str(from_chinese(c)) for c in text))


def _small(text: str) -> int:
    """月或日：12、十二、〇一。"""
    return int(text) if text.isdigit() else from_chinese(text)


def _advance(start: dt.date, duration: Duration, day: int) -> dt.date:
    """推算一段自然期间之后的日期；day 为 start.day 时得对应日，为 start.day - 1 时得当日计入的最后一日。"""
    unit, sizes = duration.unit, MONTHS | _DAYS
    if unit not in sizes:
        raise ValueError(f"以{unit.value}计的期间不能直接推算日期")
    count = duration.amount * sizes[unit]
    if count != int(count):
        raise ValueError(f"{format_duration(duration)}不是整月或整日，不能推算日期")
    try:
        if unit in _DAYS:
            return start + dt.timedelta(days=int(count) + day - start.day)
        return _advance_months(start, int(count), day)
    except (OverflowError, ValueError):
        raise ValueError(
            f"{format_date(start)}推算{format_duration(duration)}，超出了公元 1 至 9999 年"
        ) from None


def _advance_months(start: dt.date, months: int, day: int) -> dt.date:
    """start 所在的月加整月之后的第 day 日；那个月没有这一日的为月末日，第 0 日为上月末日。"""
    year, month = divmod(start.year * 12 + start.month - 1 + months - (1 if day == 0 else 0), 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day or last, last))
