"""草稿里的日期，和服务期限、合同期限的起止与长度。"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.dates import parse_date
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS
from contractgen.zh.sentences import in_slot, nearby, readable, sentence_at

_DATE = re.compile(
    rf"(?<!\d)(?:19|20)\d{{2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*\d{{1,2}}(?!\d)"
    rf"|(?:(?<!\d)(?:19|20)\d{{2}}|[{CHINESE_DIGITS}]{{4}})\s*年\s*(?:\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,3}})\s*月\s*"
    rf"(?:\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,4}})\s*[日号]"
)
_QUICK = re.compile(r"[年号]|\d\s*[-/.]\s*\d|[０-９]")
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*[)）]?")
_RANGE = re.compile(r"\s*[（(]?[^，。；,;]{0,6}?\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|[-—~～－])+\s*$")
_LENGTH_CUE = re.compile(r"共计?|为期|合计|期限为|即|计|有效期|期限")
_NOT_LENGTH = re.compile("前|届满|不少于|续")
_TERM_TOPIC = re.compile(
    r"服务期|合同期|协议期|本协议(?:的)?(?:有效)?期限|有效期|履行期|租赁期|维护期|质保期|质量保证期|试用期|保修期"
)
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


@record
class Term:
    """一处起止日期，和写明的长度（没有则为 None）。topic 是服务期一类的名目。"""

    start: DateWord
    end: DateWord
    length: Duration | None
    length_span: Span | None
    inclusive: bool
    topic: str
    renewal: bool = False


def dates(reading: Reading) -> tuple[DateWord, ...]:
    """全文的日期。"""
    return tuple(each for line in reading.judged() for each in _dates(line))


def terms(reading: Reading) -> tuple[Term, ...]:
    """全文“自某日至某日”的期间。"""
    found: list[Term] = []
    for line in reading.judged():
        if line.zone in (Zone.TITLE, Zone.FORM) or (
            "年" not in line.text and "-" not in line.text and "/" not in line.text
        ):
            continue
        words = list(_dates(line))
        for one, two in pairwise(words):
            between = line.text[one.span.end : two.span.start]
            if _RANGE.fullmatch(between):
                found.append(_term(line, one, two))
    return tuple(found)


def signing_dates(reading: Reading) -> tuple[DateWord, ...]:
    """签订日期、签署日期。"""
    pattern = re.compile(r"(?:签订|签署|订立)(?:日期|时间|日)\s*[：:]*\s*$|(?:于)?\s*$")
    found = []
    for line in reading.judged():
        if line.zone not in (Zone.OPENING, Zone.SIGNATURE, Zone.TITLE):
            continue
        for each in _dates(line):
            before = line.text[: each.span.start] + (line.cell.row_head if line.cell else "")
            if re.search(r"签订|签署|订立", before) and pattern.search(before):
                found.append(each)
    return tuple(found)


def _dates(line: Line) -> Iterator[DateWord]:
    if not _QUICK.search(line.text):
        return
    plain = fold_width(line.text)
    for match in _DATE.finditer(plain):
        weekday = _WEEKDAY.match(plain, match.end())
        day = weekday[1].replace("天", "日") if weekday else ""
        date, why = _read(match.group())
        span = Span(line.index, match.start(), match.end())
        yield DateWord(
            span,
            line.text[match.start() : match.end()],
            date,
            why,
            _DAYS_OF_WEEK.index(day) if day else None,
            in_slot(line.text, match.start(), match.end()),
        )


def _read(words: str) -> tuple[dt.date | None, str]:
    try:
        return parse_date(words), ""
    except ValueError as error:
        return None, str(error)


def _term(line: Line, one: DateWord, two: DateWord) -> Term:
    body = line.text
    start, end = sentence_at(body, one.span.start)
    stated = _length(body, start, one.span.start, two.span.end, end)
    topic = _TERM_TOPIC.search(body, start, one.span.start) or _TERM_TOPIC.search(
        body, nearby(one.span.start), one.span.start
    )
    return Term(
        start=one,
        end=two,
        length=stated.duration if stated else None,
        length_span=Span(line.index, stated.start, stated.end) if stated else None,
        inclusive="首尾" in body[start:end] or "包含首日" in body[start:end],
        topic=topic.group() if topic else (line.cell.row_head if line.cell else ""),
        renewal=bool(re.search("续[期签约展租订]|延[续展期]|展期|试运行", body[start : one.span.start])),
    )


def _length(body: str, start: int, first: int, last: int, end: int) -> FoundDuration | None:
    """写明的长度：多在起止日之后（共计1年），也有写在前面的（为期一年，自……至……）。"""
    shadow = readable(body)
    founds = [each for each in durations(shadow) if each.duration and each.duration.unit in _CALENDAR]
    for found in founds:
        between = shadow[last : found.start]
        if last <= found.start < end and _LENGTH_CUE.search(between) and not _NOT_LENGTH.search(between):
            return found
    before = [each for each in founds if start <= each.start < first]
    if before and re.search(r"(?:为期?|共计?|期限|期|：|:)\s*$", shadow[start : before[-1].start]):
        return before[-1]
    return None


_CALENDAR = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
