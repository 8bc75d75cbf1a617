"""草稿里的日期，和签订的日期。"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.dates import parse_date
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import in_slot

_DATE = re.compile(
    rf"(?<!\d)(?:19|20)\d{{2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*\d{{1,2}}(?!\d)"
    rf"|(?:(?<!\d)(?:19|20)\d{{2}}|[{CHINESE_DIGITS}]{{4}})\s*年\s*(?:\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,3}})\s*月\s*"
    rf"(?:\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,4}})\s*[日号]"
)
_QUICK = re.compile(r"[年号]|\d\s*[-/.]\s*\d|[０-９]")
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*[)）]?")
#: 没有写年份的日期：4月1日、二月三十日
_SHORT = re.compile(
    rf"(?<![\d{CHINESE_NUMERALS}./-])(?:(?P<next>次年|翌年|第二年)\s*)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月\s*(?P<day>[0-3]?\d|[{CHINESE_NUMERALS}]{{1,3}})\s*[日号](?!内)"
)
_TO = re.compile(r"\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|[-—~～－])+\s*")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_OF_WEEK = "一二三四五六日"


@record
class DateWord:
    """一处日期。date 为 None 的是日历上没有的；weekday 是紧接着写明的星期（0 为周一）。"""

    span: Span
    words: str
    date: dt.date | None
    why: str = ""
    weekday: int | None = None
    provisional: bool = False


def dates(reading: Reading) -> tuple[DateWord, ...]:
    """全文的日期。"""
    return tuple(each for found in dated(reading).values() for each in found)


@once
def dated(reading: Reading) -> dict[int, tuple[DateWord, ...]]:
    """有日期的各行：行号 → 其中的日期。"""
    return {line.index: found for line in reading.judged() if (found := tuple(_in_line(line)))}


def signing_dates(reading: Reading) -> tuple[DateWord, ...]:
    """签订日期、签署日期。"""
    pattern = re.compile(r"(?:签订|签署|订立)(?:日期|时间|日)\s*[：:]*\s*$|(?:于)?\s*$")
    found = []
    for line in reading.judged():
        if line.zone not in (Zone.OPENING, Zone.SIGNATURE, Zone.TITLE):
            continue
        for each in dated(reading).get(line.index, ()):
            before = line.text[: each.span.start] + (line.cell.row_head if line.cell else "")
            if re.search(r"签订|签署|订立", before) and pattern.search(before):
                found.append(each)
    return tuple(found)


def _in_line(line: Line) -> Iterator[DateWord]:
    """一行里的日期，从左到右。没有写年份的，接在一个日期之后的（至6月30日）补上年份，日历上没有的也算一处。"""
    if not _QUICK.search(line.text):
        return
    plain = fold_width(line.text)
    full = list(_DATE.finditer(plain))
    last: DateWord | None = None
    for match in sorted([*full, *_SHORT.finditer(plain)], key=lambda each: each.start()):
        if match.re is _SHORT:
            if last is not None and match.start() < last.span.end:
                continue
            each = _short(line, plain, match, last)
            if each is not None:
                last = each
                yield each
            continue
        weekday = _WEEKDAY.match(plain, match.end())
        day = weekday[1].replace("天", "日") if weekday else ""
        date, why = _read(match.group())
        span = Span(line.index, match.start(), match.end())
        last = DateWord(
            span,
            line.text[match.start() : match.end()],
            date,
            why,
            _DAYS_OF_WEEK.index(day) if day else None,
            in_slot(line.text, match.start(), match.end()),
        )
        yield last


def _short(line: Line, plain: str, match: re.Match[str], last: DateWord | None) -> DateWord | None:
    month, day = int(parse_number(match["month"])), int(parse_number(match["day"]))
    words = line.text[match.start() : match.end()]
    span = Span(line.index, match.start(), match.end())
    slot = in_slot(line.text, match.start(), match.end())
    if not 1 <= day <= _LONGEST_MONTH[month - 1]:
        return DateWord(span, words, None, f"{month}月没有{day}日", None, slot)
    if last is None or last.date is None or not _TO.fullmatch(plain[last.span.end : match.start()]):
        return None
    year = last.date.year + (1 if match["next"] else 0)
    date, why = _read(f"{year}年{month}月{day}日")
    return DateWord(span, words, date, why, None, slot)


def _read(words: str) -> tuple[dt.date | None, str]:
    try:
        return parse_date(words), ""
    except ValueError as error:
        return None, str(error)
