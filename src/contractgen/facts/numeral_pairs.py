"""成对写的数：三（3）日、15（十五）日，以及“一年（12个月）”“三个月，即90日”那样的换算。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration, Unit, compare
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.percentages import Percent, parse_percent
from contractgen.zh.sentences import in_slot, readable

_FIGURES = r"\d[\d,]{0,14}(?:\.\d{1,6})?"
_PAIR = re.compile(
    rf"(?P<first>(?<![第\d{CHINESE_NUMERALS}.])(?:[{CHINESE_NUMERALS}]{{1,12}}|{_FIGURES}))\s*(?P<tail>[份次期名个人台套年月日天]{{0,2}})"
    rf"[（(]\s*(?P<second>[{CHINESE_NUMERALS}]{{1,12}}|{_FIGURES})\s*(?P<unit>[份次期名个人台套年月日天]{{0,2}})[)）](?!\s*[条款项])"
)
_EQUATION = re.compile(
    r"\s*(?:[（(]\s*(?:即|也即|合计?|折合|相当于)?|[,，]?\s*(?:即|合计?|共计?|也即|折合|相当于))\s*"
)
_PERCENT = re.compile(
    rf"(?:百分之|千分之|万分之)[{CHINESE_NUMERALS}点]+|(?<![\d.])\d{{1,6}}(?:\.\d{{1,8}})?\s*[%‰‱]"
)


@record
class NumeralPair:
    """一对数。left、right 是两边的原话；equal 为 None 时不能比较（如3个月与90日）。"""

    span: Span
    left: str
    right: str
    equal: bool | None
    kind: str  # number duration percent
    provisional: bool = False


def numeral_pairs(reading: Reading) -> tuple[NumeralPair, ...]:
    """全文成对的数。"""
    found: list[NumeralPair] = []
    for line in reading.judged():
        if (
            "（" in line.text
            or "(" in line.text
            or "即" in line.text
            or "合" in line.text
            or "相当于" in line.text
        ):
            found.extend(_numbers(line))
            found.extend(_equations(line))
    return tuple(found)


def _numbers(line: Line) -> Iterator[NumeralPair]:
    body = line.body
    for match in _PAIR.finditer(readable(body)):
        first, second = match["first"], match["second"]
        if first[0].isascii() == second[0].isascii() or (
            match["tail"] and match["unit"] and match["tail"] != match["unit"]
        ):
            continue
        try:
            same = parse_number(first) == parse_number(second)
        except ValueError:
            continue
        yield _pair(line, match.start(), match.end(), first, second, same, "number")


def _equations(line: Line) -> Iterator[NumeralPair]:
    body = line.body
    shadow = readable(body)
    founds = durations(shadow)
    for one, two in pairwise(founds):
        if one.duration and two.duration and _EQUATION.fullmatch(shadow[one.end : two.start]):
            same = _equal(one.duration, two.duration)
            yield _pair(
                line,
                one.start,
                _closed(shadow, one.end, two.end),
                body[one.start : one.end],
                body[two.start : two.end],
                same,
                "duration",
            )
    percents = list(_PERCENT.finditer(shadow))
    for left, right in pairwise(percents):
        if _EQUATION.fullmatch(shadow[left.end() : right.start()]):
            a, b = _percent(left.group()), _percent(right.group())
            if a and b:
                end = _closed(shadow, left.end(), right.end())
                yield _pair(
                    line, left.start(), end, left.group(), right.group(), a.ratio == b.ratio, "percent"
                )


def _closed(shadow: str, middle: int, end: int) -> int:
    """写在括号里的，连后括号一起算。"""
    opened = shadow[middle:end].lstrip()[:1] in ("（", "(")
    return end + 1 if opened and shadow[end : end + 1] in ("）", ")") else end


def _equal(one: Duration, two: Duration) -> bool | None:
    """1个月与30日、工作日与日那样不能换算的为 None。"""
    months, days = (one, two) if one.unit is Unit.MONTH else (two, one)
    if months.unit is Unit.MONTH and days.unit is Unit.DAY and days.amount == months.amount * 30:
        return True  # 一个月作三十日，是通行的写法
    order = compare(one, two)
    return None if order is None else order == 0


def _percent(words: str) -> Percent | None:
    try:
        return parse_percent(words)
    except ValueError:
        return None


def _pair(
    line: Line, start: int, end: int, left: str, right: str, same: bool | None, kind: str
) -> NumeralPair:
    span = Span(line.index, line.body_start + start, line.body_start + end)
    return NumeralPair(span, left, right, same, kind, in_slot(line.body, start, end))
