"""成对写的数：三（3）日、15（十五）日，“一年（12个月）”“两周，共计14日”那样的换算，三分之一（33.3%）那样的比例。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.words.totals import totals
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import MONTHS, Duration, Unit
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot, readable, sentence_at

_QUICK = ("（", "(", "即", "合", "共", "计", "相当于", "等于", "=", "＝", "折", "就是")
_FIGURES = r"\d[\d,]{0,14}(?:\.\d{1,6})?"
_COUNTER = "[份次期名个人台套年月日天页件条项处辆户间门路周批轮班组层块张册]"
_COUNTED = re.compile(rf"{_COUNTER}{{0,2}}")
_PAIR = re.compile(
    rf"(?P<first>(?<![第\d{CHINESE_NUMERALS}.])(?:[{CHINESE_NUMERALS}]{{1,12}}|{_FIGURES}))\s*(?P<tail>(?:(?![{CHINESE_NUMERALS}])[一-龥]){{0,4}}?)"
    rf"[（(]\s*(?P<second>[{CHINESE_NUMERALS}]{{1,12}}|{_FIGURES})\s*(?P<unit>[一-龥]{{0,4}})[)）](?!\s*[条款项])"
)
_SAME = r"即|也即|亦即|就是|也就是|合|折合|相当于|等于|换算为|折算[为成]|折"
_SUMMED = r"合计|共计|总计|共|计|总共"
_EQUATION = re.compile(
    rf"\s*(?:[（(]\s*(?:{_SAME}|{_SUMMED}|约?为)?|[,，]?\s*(?:{_SAME}|(?P<sum>{_SUMMED})|=|＝))\s*(?:为|是|[:：])?\s*"
)
_AND = re.compile(r"\s*(?:又|零|另|另加|加|外加)\s*")  # 4个月又15日
_MANY = re.compile(r"(?:每|各|分别|[两二三四五六七八九十\d]+\s*(?:次|期|轮|批|个阶段))[^，,。；;]{0,6}$")
_ENDING = re.compile(r"\s*(?:整|左右)?[）),，;；]")
_CN = f"[{CHINESE_NUMERALS}点]"
_RATIO = re.compile(
    rf"(?P<parts>(?<![{CHINESE_NUMERALS}])[{CHINESE_NUMERALS}\d]{{1,4}}分之{_CN}{{1,8}})"
    r"|(?P<percent>(?<![\d.])\d{1,6}(?:\.\d{1,8})?\s*[%％‰‱])"
    rf"|(?P<half>一半|半数|过半数?|对半)|(?<![{CHINESE_NUMERALS}])(?P<tenth>[一二两三四五六七八九])成(?P<more>半)?|(?P<off>[一二三四五六七八九]{{1,2}}|\d(?:\.\d)?)折(?!算|合|旧)"
)
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400, Unit.WEEK: 604800}


@record
class NumeralPair:
    """一对数。left、right 是两边的原话；equal 为 None 时不能比较（如3个月与90日）。"""

    span: Span
    left: str
    right: str
    equal: bool | None
    kind: str  # number duration percent total
    provisional: bool = False


@record
class _Length:
    """写出来的一段时间：几个月加几秒，或者几个工作日（时）。"""

    start: int
    end: int
    months: Decimal
    seconds: Decimal
    working: Decimal


def numeral_pairs(reading: Reading) -> tuple[NumeralPair, ...]:
    """全文成对的数。"""
    found: list[NumeralPair] = []
    for line in saying(reading, _QUICK):
        shadow = readable(line.body)
        summed = list(totals(shadow))
        found.extend(_numbers(line, shadow))
        found.extend(
            each
            for each in _lengths(line, shadow)
            if not any(
                total.start <= each.span.end - line.body_start
                and each.span.start - line.body_start < total.end
                for total in summed
            )
        )
        found.extend(_ratios(line, shadow))
        found.extend(
            _pair(line, each.start, each.end, each.left, each.right, each.equal, "total") for each in summed
        )
    return tuple(found)


def _numbers(line: Line, shadow: str) -> Iterator[NumeralPair]:
    for match in _PAIR.finditer(shadow):
        first, second, tail, unit = match["first"], match["second"], match["tail"], match["unit"]
        if first[0].isascii() == second[0].isascii() or (tail and unit and tail != unit):
            continue
        if tail != unit and not _COUNTED.fullmatch(tail + unit):
            continue  # 单位只写一边的，须是份、次一类
        try:
            same = parse_number(first) == parse_number(second)
        except ValueError:
            continue
        yield _pair(line, match.start(), match.end(), first, second, same, "number")


def _lengths(line: Line, shadow: str) -> Iterator[NumeralPair]:
    measured = _measured(shadow)
    for place, (one, two) in enumerate(pairwise(measured)):
        between = shadow[one.end : two.start]
        match = _EQUATION.fullmatch(between)
        if not match or (between.strip() in ("（", "(") and not _ENDING.match(shadow, two.end)):
            continue
        first = sentence_at(shadow, one.start)[0]
        several = place and measured[place - 1].start >= first  # 几段相加的
        if match["sum"] and (several or _MANY.search(shadow, max(0, one.start - 30), one.start)):
            continue
        left, right = shadow[one.start : one.end], shadow[two.start : two.end]
        end = _closed(shadow, one.end, two.end)
        yield _pair(line, one.start, end, left, right, _equal(one, two), "duration")


def _measured(shadow: str) -> list[_Length]:
    """各处期间；“4个月又15日”合成一处。"""
    found: list[_Length] = []
    for each in durations(shadow):
        if each.duration is None:
            continue
        length = _length(each.start, each.end, each.duration)
        if found and _AND.fullmatch(shadow[found[-1].end : length.start]):
            last = found.pop()
            length = _Length(
                last.start,
                length.end,
                last.months + length.months,
                last.seconds + length.seconds,
                last.working + length.working,
            )
        found.append(length)
    return found


def _length(start: int, end: int, duration: Duration) -> _Length:
    unit, zero = duration.unit, Decimal(0)
    if unit in MONTHS:
        return _Length(start, end, duration.amount * MONTHS[unit], zero, zero)
    if unit in _SECONDS:
        return _Length(start, end, zero, duration.amount * _SECONDS[unit], zero)
    return _Length(start, end, zero, zero, duration.amount)


def _equal(one: _Length, two: _Length) -> bool | None:
    """相差的几个月，能不能由相差的日数补足：一个月二十八至三十一日，一年三百六十至三百六十六日。"""
    if one.working or two.working:
        return None
    months, seconds = one.months - two.months, two.seconds - one.seconds
    if not months:
        return not seconds
    least, most = sorted((months * (28 if abs(months) < 12 else 30), months * 31))
    return None if least * 86400 <= seconds <= most * 86400 else False


def _ratios(line: Line, shadow: str) -> Iterator[NumeralPair]:
    found = list(_RATIO.finditer(shadow))
    for one, two in pairwise(found):
        if not _EQUATION.fullmatch(shadow[one.end() : two.start()]):
            continue
        a, b = _ratio(one), _ratio(two)
        if a is None or b is None or (one["off"] and two["off"]):
            continue
        slack = max(_rounding(one, two), _rounding(two, one))
        same = abs(a - b) <= slack
        end = _closed(shadow, one.end(), two.end())
        yield _pair(line, one.start(), end, one.group(), two.group(), same, "percent")


def _ratio(match: re.Match[str]) -> Decimal | None:
    try:
        if match["half"]:
            return Decimal("0.5")
        if match["tenth"]:
            return parse_number(match["tenth"]) / 10 + (Decimal("0.05") if match["more"] else 0)
        if off := match["off"]:
            digits = [parse_number(each) for each in off if each != "."]
            return digits[0] / 10 + (digits[1] / 100 if len(digits) > 1 else 0)
        if match["parts"] and match["parts"][0] not in "百千万":
            below, above = match["parts"].split("分之")
            return parse_number(above) / parse_number(below)
        return parse_percent(match.group().replace("％", "%")).ratio
    except (ValueError, ArithmeticError):
        return None


def _rounding(fraction: re.Match[str], other: re.Match[str]) -> Decimal:
    """三分之一写成33%、33.3%，是舍入。"""
    if not fraction["parts"] or fraction["parts"][0] in "百千万" or not other["percent"]:
        return Decimal(0)
    places = len(re.sub(r"[^\d.]", "", other.group()).partition(".")[2])
    return Decimal(1).scaleb(-places - 2)


def _closed(shadow: str, middle: int, end: int) -> int:
    """写在括号里的，连后括号一起算。"""
    opened = shadow[middle:end].lstrip()[:1] in ("（", "(")
    return end + 1 if opened and shadow[end : end + 1] in ("）", ")") else end


def _pair(
    line: Line, start: int, end: int, left: str, right: str, same: bool | None, kind: str
) -> NumeralPair:
    span = Span(line.index, line.body_start + start, line.body_start + end)
    return NumeralPair(span, left, right, same, kind, in_slot(line.body, start, end))
