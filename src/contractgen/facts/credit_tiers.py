"""服务抵扣的档位：可用率在什么区间、抵扣多少；表格里的、句子里的、逐项列举的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from contractgen.facts.words.credit_tables import RATE_HEAD, cell_interval, credit_rows, headed
from contractgen.facts.words.intervals import Interval, interval, own_percents
from contractgen.facts.words.outline import is_item
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.numerals import CHINESE_NUMERALS, from_chinese, parse_number
from contractgen.zh.percent_words import FoundPercent, percents
from contractgen.zh.sentences import readable

_NOTHING = re.compile(
    r"不(?:予|作|再)?(?:抵扣|扣减|扣除|扣款|扣|减收|减|赔偿|赔付|赔|罚)|无(?:抵扣|扣减|扣款)|无$|免扣|^\s*[—\-/0]\s*$|全额支付|全额付"
)
_CUT = re.compile(
    r"抵扣|扣减|扣除|扣款|减收|减免|核减|扣|返还|退还|赔偿|赔付|补偿|减|少[付收给算]|折让|[抵罚免补赔退]|代金券|折扣|让利"
)
_FLAT = re.compile(
    rf"(?P<n>\d[\d,]*(?:\.\d+)?|[{CHINESE_NUMERALS}]{{1,4}})\s*(?P<unit>[日天](?=的?(?:服务)?费)|元|个?月(?=的?(?:服务)?费))"
)
#: “按下列比例返还：……的，3%；……”：各档不再说返还
_LED = re.compile(
    r"(?:下列|以下|如下)(?:比例|标准|档次|档位)?[^。；;：:]{0,12}(?:返还|扣|减|抵|赔|退)|(?:返还|扣|减|抵|赔|退)[^。；;：:]{0,20}[：:]"
)
_HALF = Decimal("0.5")
_AS = re.compile(r"[为按计：:]\s*(?:月度?|当月)?(?:服务费)?的?\s*$")
_DISCOUNT = re.compile(r"打?(?P<tens>[一二三四五六七八九])(?P<ones>[一二三四五六七八九])?折")
_METRIC = re.compile(r"([一-龥]{1,8}?(?:率|可用性|可用度))(?!达标|的月)")
_OTHER_METRIC = re.compile(r"(?:及时|按时|准时|响应|达成|达标|解决|完成|关闭|合格|满意)[一-龥]{0,4}率|满意度")
_AVAILABLE = re.compile(r"可用|在线|正常运行|可达")
_REPEATED = re.compile(r"连续|累计|任意[^，。；]{0,6}个月|当年")
_CAP = re.compile(
    r"(?:抵扣|扣减|减收|扣除|赔偿|赔付|返还)[^。；;，,]{0,30}?(?:累计|合计|总额|最高|上限)[^。；;]{0,24}?$"
)
_CAPPED = ("抵扣", "扣减", "减收", "扣除", "赔付", "返还", "赔偿")


@record
class Tier:
    """一档。low、high 是可用率区间的两端（0 至 1），low_in、high_in 为端点是否在内；credit 是抵扣比例。

    low_loose、high_loose 为该端用的是“以上、以下、至”，是否含本数要看约定；low_open、high_open 为该端没有写。
    抵扣若干元、若干日费用的，credit 是那个数，unit 是单位。
    """

    span: Span
    words: str
    low: Decimal
    high: Decimal
    low_in: bool
    high_in: bool
    low_loose: bool
    high_loose: bool
    credit: Decimal | None
    credit_span: Span | None
    low_open: bool = False
    high_open: bool = False
    unit: str = ""
    edges: tuple[tuple[Decimal, Span], ...] = ()
    available: bool = True  # 说的是可用率；别的指标（按时关闭率）为假


@record
class CreditCap:
    """抵扣的总上限。"""

    span: Span
    words: str
    ratio: Decimal


def credit_tiers(reading: Reading) -> tuple[tuple[Tier, ...], ...]:
    """各组档位（一张表、一段话、同一引导句下的各项，各为一组），组内按行文次序。"""
    groups = [tiers for rows in credit_rows(reading) if len(tiers := tuple(_rows(rows))) > 1]
    listed: list[Tier] = []
    parent: int | None = -1
    for line in reading.judged():
        if line.cell is not None or line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        found = _in_prose(line) if _CUT.search(line.body) or _NOTHING.search(line.body) else []
        if is_item(line) and found and all(len(group) == 1 for group in found):
            section = reading.section_at(line.index)
            above = section.parent if section is not None else None
            if above != parent:
                groups += [tuple(listed)] * (len(listed) > 1)
                listed, parent = [], above
            listed += found[0]
            continue
        groups += [tuple(group) for group in found if len(group) > 1]
    groups += [tuple(listed)] * (len(listed) > 1)
    return tuple(groups)


def credit_caps(reading: Reading) -> tuple[CreditCap, ...]:
    """服务抵扣的总上限。"""
    found = []
    for line in reading.judged():
        if line.cell is not None or not any(word in line.text for word in _CAPPED):
            continue
        body = line.body
        shadow = readable(body)
        for each in percents(shadow):
            before = shadow[: each.start]
            if re.search(r"(?:不(?:得)?超过|上限为?|最高|为限)[^。；;，,]{0,20}$", before) and _CAP.search(
                before
            ):
                at = line.body_start
                span = Span(line.index, at + each.start, at + each.end)
                found.append(CreditCap(span, body[each.start : each.end], each.percent.ratio))
    return tuple(found)


# —— 表格 ——


def _rows(rows: list[tuple[Line, Line]]) -> Iterator[Tier]:
    for rate, credit in rows:
        found = cell_interval(rate.text, headed(rate, RATE_HEAD))
        if found is None:
            continue
        text = readable(credit.text)
        values = percents(text)
        flat = None if values else (_DISCOUNT.search(text) or _FLAT.search(text))
        span = Span(credit.index, 0, len(credit.text))
        if values:
            span = Span(credit.index, values[-1].start, values[-1].end)
            yield _tier(rate, rate.text, 0, found, values[-1].percent.ratio, span)
        elif flat:
            yield _tier(rate, rate.text, 0, found, _amount(flat), span, _unit(flat))
        else:
            nothing = Decimal(0) if _NOTHING.search(credit.text) else None
            yield _tier(rate, rate.text, 0, found, nothing, span)


def _amount(found: re.Match[str]) -> Decimal | None:
    if found.re is _DISCOUNT:
        return Decimal(100) - 10 * from_chinese(found["tens"]) - from_chinese(found["ones"] or "零")
    try:
        return Decimal(parse_number(found["n"].replace(",", "")))
    except (ValueError, ArithmeticError):
        return None


# —— 句子 ——


def _in_prose(line: Line) -> list[list[Tier]]:
    """一段话里的各组档位：一组说的是同一个指标。"""
    body, at = line.body, line.body_start
    shadow = readable(body)
    groups: list[list[Tier]] = []
    metric = ""  # 这一组说的是哪个指标
    rates: list[FoundPercent] = []
    last = 0
    marks = own_percents(shadow)
    for place, each in enumerate(marks):
        between = body[last : each.start]
        if re.search("[；;。]", between):
            rates = []
        if _is_rate(body, marks, place):
            named = _METRIC.findall(re.split("[；;。]", between)[-1])
            if named and (
                not groups or bool(_AVAILABLE.search(named[-1])) != bool(_AVAILABLE.search(metric))
            ):
                groups.append([])
                metric = named[-1]
            elif not groups:
                groups.append([])
                metric = "可用率"
            rates = [*rates, each][-2:]
            last = each.end
            following = body[each.end : marks[place + 1].start if place + 1 < len(marks) else len(body)]
            none = _NOTHING.search(re.split("[；;。]", following)[0])
            if none and not _is_rate_next(body, marks, place):
                _add(groups, line, rates, Decimal(0), None, metric)
                rates = []
            elif (flat := _flat(re.split("[；;。]", following)[0])) and not _is_rate_next(body, marks, place):
                start = at + each.end + flat.start()
                span = Span(line.index, start, start + len(flat[0]))
                _add(groups, line, rates, _amount(flat), span, metric, _unit(flat))
                rates = []
            continue
        told = _CUT.search(between + body[each.end : each.end + 12])
        bare = bool(_LED.search(body[: each.start])) and bool(
            re.fullmatch(r"[%％]?的?\s*[，,：:]?\s*(?:为)?", between)
        )
        if rates and groups and (told or bare or (groups[-1] and _AS.search(between))):
            span = Span(line.index, at + each.start, at + each.end)
            _add(groups, line, rates, each.percent.ratio, span, metric)
        rates = []
        last = each.end
    return [group for group in groups if group]


def _flat(text: str) -> re.Match[str] | None:
    if "%" in text:
        return None
    return _DISCOUNT.search(text) or (_FLAT.search(text) if _CUT.search(text) else None)


def _unit(found: re.Match[str]) -> str:
    return "%（折让）" if found.re is _DISCOUNT else found["unit"]


def _add(
    groups: list[list[Tier]],
    line: Line,
    rates: list[FoundPercent],
    credit: Decimal | None,
    span: Span | None,
    metric: str,
    unit: str = "",
) -> None:
    body = line.body
    found = interval(body, rates)
    clause = max((body.rfind(mark, 0, rates[0].start) for mark in "。；;：:"), default=-1) + 1
    if found is not None and not _REPEATED.search(body[clause : rates[0].start]):
        tier = _tier(line, body, line.body_start, found, credit, span, unit)
        groups[-1].append(replace(tier, available=bool(_AVAILABLE.search(metric))))


def _is_rate(body: str, marks: list[FoundPercent], place: int) -> bool:
    """是指标的数，而不是抵扣的比例。"""
    each = marks[place]
    if each.percent.ratio < _HALF and each.percent.ratio:
        return False
    around = [[each]]
    if place + 1 < len(marks):
        around.append([each, marks[place + 1]])
    if place:
        around.append([marks[place - 1], each])
    return any(interval(body, group) is not None for group in around)


def _is_rate_next(body: str, marks: list[FoundPercent], place: int) -> bool:
    """后面紧接着同一区间的另一端。"""
    if place + 1 >= len(marks) or not _is_rate(body, marks, place + 1):
        return False
    return not re.search("[；;。]", body[marks[place].end : marks[place + 1].start]) and not _NOTHING.search(
        body[marks[place].end : marks[place + 1].start]
    )


def _tier(
    line: Line,
    text: str,
    at: int,
    found: Interval,
    credit: Decimal | None,
    where: Span | None,
    unit: str = "",
) -> Tier:
    low, high = found.low, found.high
    edges = tuple(
        (each.percent.ratio, Span(line.index, at + each.start, at + each.end))
        for each in percents(readable(text), found.start, found.end)
    )
    return Tier(
        Span(line.index, at + found.start, at + found.end),
        text[found.start : found.end],
        low.ratio if low else Decimal(0),
        high.ratio if high else Decimal(1),
        low.inside if low else True,
        high.inside if high else True,
        bool(low and low.loose),
        bool(high and high.loose),
        credit,
        where,
        low is None,
        high is None,
        unit,
        edges,
        line.cell is None or not _OTHER_METRIC.search(line.cell.head),
    )
