"""服务抵扣的档位：可用率在什么区间、抵扣多少；表格里的和句子里的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.percent_words import FoundPercent, percents
from contractgen.zh.sentences import readable

_RATE_HEAD = re.compile(r"可用率|可用性|可用度|正常运行|在线率|达标率|完成率")
_CREDIT_HEAD = re.compile(r"抵扣|扣减|扣除|扣款|减收|减免|折扣|赔偿|补偿|返还|比例|罚")
_NOTHING = re.compile(r"不(?:予)?(?:抵扣|扣|减|赔|罚|作扣减)|无(?:抵扣|扣减)?|免扣|^\s*[—\-/0]\s*$|全额")
_CUT = re.compile(r"(?:抵扣|扣减|扣除|减收|减免|扣|返还|赔偿|减)")
_BELOW = re.compile(r"(?:<|＜|(?<![不得应])(?<!等于或)(?<!等于或者)(?:低于|小于)|不足|不满)\s*$")
_AT_MOST = re.compile(r"(?:≤|<=|(?:低于|小于)(?:或者?)?等于|等于或者?(?:低于|小于)|不高于|不超过|不大于)\s*$")
_AT_LEAST = re.compile(
    r"(?:≥|>=|不低于|不少于|不小于|达到|(?:大于|高于)(?:或者?)?等于|等于或者?(?:高于|大于))\s*$"
)
_ABOVE = re.compile(r"(?<![≥=])(?:>|＞|高于|超过|大于)\s*$")
_RANGE = re.compile(r"\s*(?:[（(]不?含[)）])?\s*(?:至|到|[-—~～])\s*")
_NOTE = re.compile(r"\s*[（(]\s*(不)?(?:含|包括|包含)(?:本数)?\s*[)）]")
_WORD = re.compile(r"\s*(?:[（(][^（）()]*[)）])?\s*(以上|以下|以内|以外|及以上|及以下|\s*(?:≤|<=|<|＜))")
_CAP = re.compile(r"(?:抵扣|扣减|减收|扣除)[^。；;，,]{0,30}?(?:累计|合计|最高|上限)[^。；;]{0,24}?$")


@record
class Tier:
    """一档。low、high 是可用率区间的两端（0 至 1），low_in、high_in 为端点是否在内；credit 是抵扣比例。

    low_loose、high_loose 为该端用的是“以上、以下、至”，是否含本数要看约定。
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
    edges: tuple[tuple[Decimal, Span], ...] = ()


@record
class CreditCap:
    """抵扣的总上限。"""

    span: Span
    words: str
    ratio: Decimal


def credit_tiers(reading: Reading) -> tuple[tuple[Tier, ...], ...]:
    """各组档位（一张表、一段话各为一组），组内按行文次序。"""
    groups: list[tuple[Tier, ...]] = []
    for rows in _tables(reading):
        tiers = tuple(tier for rate, credit in rows if (tier := _row(rate, credit)))
        if len(tiers) > 1:
            groups.append(tiers)
    for line in reading.judged():
        if line.cell is None and line.zone in (Zone.ARTICLE, Zone.ANNEX) and _CUT.search(line.body):
            tiers = tuple(_sentence_tiers(line))
            if len(tiers) > 1:
                groups.append(tiers)
    return tuple(groups)


def credit_caps(reading: Reading) -> tuple[CreditCap, ...]:
    """服务抵扣的总上限。"""
    found = []
    for line in reading.judged():
        if line.cell is not None or (
            "抵扣" not in line.text and "扣减" not in line.text and "减收" not in line.text
        ):
            continue
        body = line.body
        shadow = readable(body)
        for each in percents(shadow):
            if re.search(
                r"(?:不(?:得)?超过|上限为?)[^。；;，,]{0,20}$", shadow[: each.start]
            ) and _CAP.search(shadow[: each.start]):
                at = line.body_start
                span = Span(line.index, at + each.start, at + each.end)
                found.append(CreditCap(span, body[each.start : each.end], each.percent.ratio))
    return tuple(found)


def _tables(reading: Reading) -> Iterator[list[tuple[Line, Line]]]:
    """有可用率列和抵扣列的表：每行的两格。"""
    tables: dict[int, dict[int, dict[int, Line]]] = {}
    for line in reading.judged():
        if line.cell is not None and not line.cell.header:
            tables.setdefault(line.cell.table, {}).setdefault(line.cell.row, {}).setdefault(
                line.cell.column, line
            )
    for rows in tables.values():
        found = []
        for cells in rows.values():
            rate = next((c for c in cells.values() if c.cell and _RATE_HEAD.search(c.cell.head)), None)
            credit = next(
                (c for c in cells.values() if c.cell and c is not rate and _CREDIT_HEAD.search(c.cell.head)),
                None,
            )
            if rate and credit:
                found.append((rate, credit))
        if found:
            yield found


def _row(rate: Line, credit: Line) -> Tier | None:
    values = percents(readable(credit.text))
    amount = values[-1].percent.ratio if values else Decimal(0) if _NOTHING.search(credit.text) else None
    where = (
        Span(credit.index, values[-1].start, values[-1].end)
        if values
        else Span(credit.index, 0, len(credit.text))
    )
    found = percents(readable(rate.text))
    return _tier(rate, rate.text, found, (0, len(rate.text)), amount, where) if found else None


def _sentence_tiers(line: Line) -> Iterator[Tier]:
    body = line.body
    shadow = readable(body)
    start = 0
    for match in re.finditer(r"[；;。]|$", body):
        end = match.end()
        cut = _CUT.search(shadow, start, end)
        none = _NOTHING.search(shadow, start, end)
        stop = min((m.start() for m in (cut, none) if m), default=-1)
        if stop >= 0:
            rates = [
                each
                for each in percents(shadow, start, stop)
                if each.percent.ratio >= Decimal("0.5") or each.percent.ratio == 0
            ]
            cuts = percents(shadow, stop, end)
            if rates:
                amount = cuts[0].percent.ratio if cuts else Decimal(0) if none else None
                where = _at(line, cuts[0].start, cuts[0].end) if cuts else None
                if tier := _tier(line, body, rates, (rates[0].start, stop), amount, where):
                    yield tier
        start = end


def _at(line: Line, start: int, end: int) -> Span:
    offset = 0 if line.cell else line.body_start
    return Span(line.index, offset + start, offset + end)


def _tier(
    line: Line,
    text: str,
    found: list[FoundPercent],
    extent: tuple[int, int],
    credit: Decimal | None,
    where: Span | None,
) -> Tier | None:
    """由区间的原话得出两端。"""
    plain = fold_width(text)
    low, high, low_in, high_in = Decimal(0), Decimal(1), True, True
    low_loose = high_loose = False
    between = len(found) == 2 and _RANGE.fullmatch(plain[found[0].end : found[1].start])
    noted = False
    first = extent[0]
    for index, each in enumerate(found[:2]):
        ratio = each.percent.ratio
        before, after = plain[max(0, each.start - 8) : each.start], plain[each.end : each.end + 8]
        note = _NOTE.match(after)
        word = _WORD.match(after)
        tail = word[1].strip() if word else ""
        inside = not (note and note[1])
        if _BELOW.search(before):
            high, high_in = ratio, False
        elif _AT_MOST.search(before):
            high, high_in = ratio, True
        elif _AT_LEAST.search(before) or tail in ("≤", "<="):
            low, low_in = ratio, True
        elif _ABOVE.search(before) or tail in ("<", "＜"):
            low, low_in = ratio, False
        elif tail in ("以下", "及以下", "以内"):
            high, high_in, high_loose = ratio, inside, not note
        elif tail in ("以上", "及以上"):
            low, low_in, low_loose = ratio, inside, not note
        elif between and index == 0:
            low, low_in, low_loose, noted = min(ratio, found[1].percent.ratio), inside, not note, bool(note)
        elif between:  # “99%（含）至99.5%”只注明一端的，另一端不含
            high, high_loose = max(ratio, found[0].percent.ratio), not note and not noted
            high_in = inside if note else not noted
        else:
            return None
        first = min(first, each.start)
    last = found[min(len(found), 2) - 1].end
    if word := re.match(r"\s*(?:以上|以下)", plain[last:]):
        last += word.end()
    if match := re.search(r"(?:[≥≤<>＜＞=]+|低于|不足|不低于|不满|高于|超过)\s*$", plain[:first]):
        first = match.start()
    edges = tuple((each.percent.ratio, _at(line, each.start, each.end)) for each in found[:2])
    return Tier(
        _at(line, first, last),
        text[first:last],
        low,
        high,
        low_in,
        high_in,
        low_loose,
        high_loose,
        credit,
        where,
        edges,
    )
