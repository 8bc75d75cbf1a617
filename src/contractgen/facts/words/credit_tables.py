"""档位的表：一列（一行）是各档的区间，另一列（一行）是各档的后果；竖着排的、横着排的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.words.effects import CUT, PAID, Effect, effect
from contractgen.facts.words.intervals import Edge, Interval, intervals
from contractgen.facts.words.tiers import Tier, worse_end
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record, replace
from contractgen.zh.measured import measured

_RESULT_HEAD = re.compile(
    rf"{CUT.pattern}|{PAID.pattern}|比例|费|款|金额|处理|后果|责任|奖惩|奖罚|信用|折|等次|等级|评价|结论|兑现"
)
_MEASURE_HEAD = re.compile(
    r"(?<!费)(?<!税)(?<!比)(?<!折扣)(?<!扣减)(?<!抵扣)率(?!的)|可用性|可用度|满意度|得分|评分|分数|时长|时间|次数|数量|区间|范围|指标|情形"
)
_GRADED = re.compile(
    r"^(?:[优良中差甲乙丙丁A-Ea-e]|优秀|良好|合格|基本合格|不合格|一般|较[好差]|达标|不达标|正常|第?[一二三四五六七八\d]+[档级等]?|档[一二三四五\d]|[ⅠⅡⅢⅣⅤIV]+级?|轻微|严重|较重|特别严重)(?:级|档|等|秀|好)?$"
)
_NO_UNIT = {"%": re.compile(r"[%％]|率"), "分": re.compile(r"分|得分|评分|考核")}
_LOWER_HEAD = re.compile(r"下限|起点|最低|自\s*[（(]|≥|以上")
_UPPER_HEAD = re.compile(r"上限|止点|最高|至\s*[（(]|＜|<|以下")
_NAMES = re.compile("[一-龥]{2}")
_LEFT_OVER = 14
_METRIC = re.compile(r"(?:率|度|性|时间|时长|时延|时效|次数|数量)(?:[（(][^（）()]*[)）])?$")


@record
class TierTable:
    """一张表里的一组档位。subject 是区间一列的标题。"""

    tiers: tuple[Tier, ...]
    unit: str
    subject: str
    head: Line


Vector = tuple[str, dict[int, Line]]


def tier_tables(reading: Reading) -> Iterator[TierTable]:
    """全文的档位表。"""
    tables: dict[int, dict[tuple[int, int], Line]] = {}
    for line in reading.judged():
        if line.cell is not None:
            tables.setdefault(line.cell.table, {}).setdefault((line.cell.row, line.cell.column), line)
    for cells in tables.values():
        if len(cells) > 400 or not any(_promising(line.text) for line in cells.values()):
            continue
        caption = _caption(reading, cells)
        columns = _vectors(cells, across=False)
        found = list(_paired(columns, caption)) or list(_ladders(columns, caption))
        yield from found or _ladders(_vectors(cells, across=True), caption)


def _promising(text: str) -> bool:
    """有区间，或者是“下限”“上限”一类的标题。"""
    return bool(_LOWER_HEAD.search(text) or intervals(text))


def _caption(reading: Reading, cells: dict[tuple[int, int], Line]) -> str:
    """表前面的一行。"""
    first = min(line.index for line in cells.values())
    return reading.lines[first - 1].text if first else ""


def _vectors(cells: dict[tuple[int, int], Line], across: bool) -> list[Vector]:
    """各列（横着排的为各行）：标题与各格；头一排就写着区间的，没有标题。"""
    lines: dict[int, dict[int, Line]] = {}
    for (row, column), line in cells.items():
        one, two = (row, column) if across else (column, row)
        lines.setdefault(one, {})[two] = line
    headed = not any(intervals(each[0].text) for each in lines.values() if 0 in each)
    return [
        (
            lines[one][0].text if headed and 0 in lines[one] else "",
            {two: line for two, line in sorted(lines[one].items()) if two or not headed},
        )
        for one in sorted(lines)
    ]


def _ladders(vectors: list[Vector], caption: str) -> Iterator[TierTable]:
    """一列区间配一列后果；有几列后果的（金、银、铜各一列），各成一组。"""
    if limits := _limits(vectors):
        vectors = limits
    for place, (head, cells) in enumerate(vectors):
        if CUT.search(head) or (PAID.search(head) and "时间" not in head):
            continue
        ranges = _two_columns(vectors) if limits and not place else _ranges(head, cells)
        if (
            len(ranges) < 2
            or len(ranges) * 2 < len(cells)
            or len({each.unit for each in ranges.values()}) > 1
        ):
            continue
        results = [
            (title, found)
            for other, (title, column) in enumerate(vectors)
            if other != place and len(found := _results(title, column, ranges, caption)) > 1
        ]
        if not results:
            continue
        for _title, found in results[:3]:
            for name, keys in _by_subject(_grouped(vectors[:place], ranges), cells, ranges):
                subject = name if _METRIC.search(name) else head
                tiers = tuple(
                    _tier(cells[at], ranges[at], subject, vectors, found.get(at), at) for at in keys
                )
                if len(tiers) > 1 and not _requirements(tiers, subject):
                    yield TierTable(tiers, tiers[0].interval.unit, subject, cells[keys[0]])
        return


def _paired(columns: list[Vector], caption: str) -> Iterator[TierTable]:
    """一行一个指标，逐档各占两列：轻度｜减免｜重度｜减免。每行自成一组。"""
    pairs: list[tuple[Vector, dict[int, Interval], Vector]] = []
    for one, two in pairwise(columns):
        ranges = {} if CUT.search(one[0]) else _ranges(*one)
        if ranges and not _ranges(*two) and _results(two[0], two[1], ranges, caption):
            pairs.append((one, ranges, two))
    if len(pairs) < 2:
        return
    for at, named in columns[0][1].items():
        tiers = tuple(
            _tier(cells[at], ranges[at], named.text, columns, found.get(at), at)
            for (_, cells), ranges, (title, results) in pairs
            if at in ranges
            for found in [_results(title, results, {at: ranges[at]}, caption)]
        )
        if len(tiers) > 1:
            yield TierTable(tiers, tiers[0].interval.unit, named.text, named)


def _ranges(head: str, cells: dict[int, Line]) -> dict[int, Interval]:
    return {at: each for at, line in cells.items() if (each := _range(line.text, head))}


def _limits(vectors: list[Vector]) -> list[Vector]:
    """下限、上限各占一列的：这两列排在最前。"""
    low = next((each for each in vectors if _LOWER_HEAD.search(each[0])), None)
    high = next((each for each in vectors if _UPPER_HEAD.search(each[0])), None)
    if low is None or high is None or low is high:
        return []
    return [low, high, *(each for each in vectors if each is not low and each is not high)]


def _two_columns(vectors: list[Vector]) -> dict[int, Interval]:
    (low_head, lows), (high_head, highs) = vectors[:2]
    found = {}
    for at, line in lows.items():
        low, high = measured(line.text), measured(highs[at].text) if at in highs else ()
        if not low and not high:
            continue
        units = {each.unit for each in (*low[:1], *high[:1])} - {""}
        if len(units) > 1:
            continue
        inside = ("不含" not in low_head, "不含" not in high_head and "含" in high_head)
        edges = [
            Edge(one[0].value, within, False, one[0].step, one[0].start, one[0].end) if one else None
            for one, within in ((low, inside[0]), (high, inside[1]))
        ]
        found[at] = Interval(0, len(line.text), next(iter(units), ""), edges[0], edges[1])
    return found


def _range(text: str, head: str) -> Interval | None:
    """一格里的区间：除了区间不说别的。没有写单位的，看标题。"""
    found = intervals(text)
    if len(found) != 1 or len(text.strip()) - (found[0].end - found[0].start) > _LEFT_OVER:
        return None
    if re.search(r"[每约]|内(?:响应|到场|恢复|解决)", text):
        return None
    each = found[0]
    if not each.unit:
        unit = next((unit for unit, words in _NO_UNIT.items() if words.search(head)), "")
        scale = Decimal("0.01") if unit == "%" and _largest(each) > 1 else Decimal(1)
        each = replace(each, unit=unit, low=_scaled(each.low, scale), high=_scaled(each.high, scale))
    return each


def _largest(each: Interval) -> Decimal:
    return max((edge.value for edge in (each.low, each.high) if edge), default=Decimal(0))


def _scaled(edge: Edge | None, scale: Decimal) -> Edge | None:
    return replace(edge, value=edge.value * scale, step=edge.step * scale) if edge else None


def _results(
    title: str, column: dict[int, Line], ranges: dict[int, Interval], caption: str
) -> dict[int, tuple[Line, Effect]]:
    """这一列的各格是不是后果。"""
    if _MEASURE_HEAD.search(title) and not _RESULT_HEAD.search(title):
        return {}
    named = bool(_RESULT_HEAD.search(title))
    found: dict[int, tuple[Line, Effect]] = {}
    for at in ranges:
        line = column.get(at)
        if line is None or not line.text.strip():
            continue
        if (
            not named
            and not (title == "" and CUT.search(caption))
            and not (CUT.search(line.text) or PAID.search(line.text) or "折" in line.text)
        ):
            continue
        if each := _result(line.text, title or caption):
            found[at] = (line, each)
    return found


def _result(text: str, title: str) -> Effect | None:
    paid = bool(PAID.search(title)) and not CUT.search(title)
    if paid and re.fullmatch(r"\s*(?:0|零|无|—+|-)\s*", text):  # 支付比例一列的“0”：一分不付
        return Effect(0, len(text), text.strip(), "share", Decimal(1), True)
    if "系数" in title and (number := re.fullmatch(r"\s*([01](?:\.\d{1,3})?)\s*", text)):
        return Effect(0, len(text), text.strip(), "share", 1 - Decimal(number[1]), True)
    return effect(text, lead=title)


def _grouped(before: list[Vector], ranges: dict[int, Interval]) -> Iterator[tuple[str, list[int]]]:
    """第一列是各系统、各指标的，各成一组；是档次、级别、序号的，合为一组（没有名字）。"""
    keys = list(ranges)
    names = {at: before[0][1][at].text.strip() for at in keys if before and at in before[0][1]}
    if not names or all(_GRADED.match(name) for name in names.values() if name):
        yield "", keys
        return
    apart = all(_METRIC.search(name) for name in names.values())  # 各行是各自的指标
    if (
        not apart
        and any(each.low and each.high for each in ranges.values())
        and len(set(names.values())) == len(names)
    ):
        yield "", keys
        return
    groups: dict[str, list[int]] = {}
    last = ""
    for at in keys:
        last = names.get(at) or last
        groups.setdefault(last, []).append(at)
    yield from groups.items()


def _by_subject(
    groups: Iterator[tuple[str, list[int]]], cells: dict[int, Line], ranges: dict[int, Interval]
) -> Iterator[tuple[str, list[int]]]:
    """格里界限前面另写了是什么的（订单可用率＜99%、门户可用率＜98%），各成一组；没有另写的随前一格。"""
    for name, keys in groups:
        named: dict[str, list[int]] = {}
        last = ""
        if not keys or not _NAMES.search(cells[keys[0]].text[: ranges[keys[0]].start]):
            yield name, keys
            continue
        for at in keys:
            said = cells[at].text[: ranges[at].start].strip(" （(：:")
            if _NAMES.search(said) and not (last and (said in last or last in said)):
                last = said
            named.setdefault(last, []).append(at)
        yield from ((name, found) for found in named.values())


def _requirements(tiers: tuple[Tier, ...], head: str) -> bool:
    """各格都只写了好的一头（≤30分钟、≤2小时）：是各自的要求，不是档位。"""
    worse = worse_end(head, tiers[0].interval.unit) or "low"
    bad = [each.interval.low if worse == "low" else each.interval.high for each in tiers]
    good = [each.interval.high if worse == "low" else each.interval.low for each in tiers]
    return all(bad) and not any(good)


def _tier(
    line: Line, each: Interval, head: str, vectors: list[Vector], found: tuple[Line, Effect] | None, at: int
) -> Tier:
    span = Span(line.index, each.start, each.end)
    where = Span(found[0].index, found[1].start, found[1].end) if found else None
    return Tier(span, line.text[each.start : each.end], each, found[1] if found else None, where, head)
