"""可用性：目标、统计周期、允许的停机时间，以及公式、数据来源、不可用的认定写了没有。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from contractgen.facts.words.availability_records import Budget, Target, Threshold
from contractgen.facts.words.availability_told import Told, told
from contractgen.facts.words.availability_words import (
    AVAILABLE,
    CYCLE_TOLD,
    DOWN,
    GOAL,
    LADDER,
    LOST_SHARE,
    NAMED_AFTER,
    NINES,
    NOT_GOAL,
    OF_MONEY,
    PLAIN_GAP,
    PROMISED,
    RUNG,
    SPOKEN,
    SUBJECT,
    TIERED,
    WISHED,
    WITH_LOWER,
    family,
    period_in,
)
from contractgen.facts.words.intervals import intervals
from contractgen.facts.words.outages import budgets
from contractgen.facts.words.outline import Outline, outlined
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.percent_words import FoundPercent, percents
from contractgen.zh.percentages import Percent
from contractgen.zh.sentences import in_slot, nearby, readable, sentences

__all__ = ["Availability", "Budget", "Target", "Threshold", "availability"]

_OBJECT = re.compile(
    rf"(?:^|[，。；：,;:、“”]|每个|本协议项下)?\s*([^，。；：,;:“”]{{0,40}}?)(?:的)?\s*(?:月度?|年度?|季度|整体|平均)?\s*(?:{SUBJECT})"
)
_PARENTHESIS = re.compile(r"[（(][^（）()]*[)）]")
_NAMED = re.compile(r"系统|平台|网络|专线|库|模块|接口|机房|机柜|门户|站|端|中心|设备|电力|应用|程序|引擎")
#: “未达到服务级别，即可用率低于99.9%”：以这个数为没有达到
_UNMET = re.compile(
    r"(?:未(?:能)?达到?|没有达到|不达标|未达标|低于|不符合)[^。；;，,]{0,10}?(?:服务级别|服务水平|SLA|承诺|目标值?|指标|标准|要求)?"
    r"[^。；;]{0,24}?(?:即|是指|指|系指|为|[：:])[^。；;]{0,24}?$"
)
_BELOW = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不应)(?:低于|小于|未达到?|不足|不满|未满|不到)(?:上述|前述|约定的?|承诺的?)?"
    r"(?:标准|目标值?|指标|比例|数值)?[（(]?|<|＜)\s*$"
)
#: “下列时间不计入不可用分钟数：”引出的各项里的计划内维护
_LEADS_OUT = re.compile(r"(?:不计入|不计为|不视为|不属于|扣除|剔除)[^。；;]{0,20}[：:]\s*$")
_PLANNED_ITEM = re.compile(r"(?:计划内?性?|预定|例行|定期)的?(?:系统|停机)?(?:维护|检修)")
_ITEM = re.compile(r"\s*(?:[（(][^（）()]{1,3}[)）]|[①-⑳]|[a-zA-Z\d]{1,2}[.、)）](?!\d)|[-•·])")
_DECIMAL = re.compile(r"(?<![\d.])0\.\d{2,6}(?![\d%％‰])")
_BARE_CELL = re.compile(
    r"\s*(?:不低于|不少于|≥|>=|＞=|达到?|为)?\s*[\d.]+\s*[%％]\s*(?:以上|（含）|\(含\))?\s*"
)
#: 抵扣的档位，验收、测试的合格标准，不是运行中的指标
_OTHER_ROW = re.compile(r"抵扣|扣减|比例|验收|测试|合格|交付|里程碑|阶段|试运行|演练")
_DERIVED = re.compile(r"(?:相当于|折合|约合|换算为?|对应)[^，。；]{0,12}$")
_ACCEPTED = re.compile(r"验收|试运行|联调|初验|终验|开箱")
#: 紧接着说抵扣：是档位；“为99.5%，每低0.5个百分点扣减……”不是
_CUT = re.compile(
    rf"[^，,]*(?:{TIERED.pattern})|(?:及?以[上下])?(?:[（(][^（）()]{{1,4}}[)）])?的?[，,](?:则|即|均|应|按)?[^，,不未每低少]{{0,4}}(?:扣|抵|减(?:收|免|付|扣|\s*\d)|赔偿|返还|退)"
)
_LOWEST = Decimal("0.8")
_MOST_LOST = Decimal("0.1")


@record
class Availability:
    """可用性的全部约定。told 是怎样算、以谁的数据为准等写了哪些；treated 为计划内维护是否计入写了没有。"""

    targets: tuple[Target, ...]
    budgets: tuple[Budget, ...]
    told: Told
    treated: bool
    thresholds: tuple[Threshold, ...] = ()


@once
def availability(reading: Reading) -> Availability:
    """全文的可用性约定。"""
    targets: list[Target] = []
    outages: list[Budget] = []
    thresholds: list[Threshold] = []
    lines: list[Line] = []
    led = treated = False
    before = ""
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body":
            continue
        lines.append(line)
        led = bool(_LEADS_OUT.search(line.text)) or (
            led and bool(_ITEM.match(line.number or line.label or line.text))
        )
        treated = treated or (led and bool(_PLANNED_ITEM.search(line.body)))
        if line.heading and not _number_in(line.body):
            continue
        spoken = bool(AVAILABLE.search(line.text))
        found = list(_targets(line, spoken, before))
        before = line.text if spoken else ""
        targets.extend(found)
        if spoken:
            thresholds.extend(_thresholds(line))
        if DOWN.search(line.body):
            outages.extend(budgets(line, found))
    outline = outlined(reading)
    known = told(lines, [(each.span.line, each.kind) for each in targets], outline)
    return Availability(
        _by_cycle(targets, reading, lines, outline),
        tuple(outages),
        known,
        treated or known.treated,
        tuple(thresholds),
    )


def _by_cycle(
    targets: list[Target], reading: Reading, lines: list[Line], outline: Outline
) -> tuple[Target, ...]:
    """目标那一句没有写周期的：同一条里、或者说到可用性的别处另有统计周期的，以它为准。"""
    if all(each.period for each in targets):
        return tuple(targets)
    homes = {outline.home(each.span.line) for each in targets}
    near = [
        line.text
        for line in lines
        if outline.home(line.index) in homes or AVAILABLE.search(line.text) or "周期" in line.text
    ]
    means = next((found for text in near if (found := CYCLE_TOLD.search(text))), None)
    period = (period_in(means[0]) or _bare_unit(means[0])) if means else ""
    return tuple(each if each.period or not period else replace(each, period=period) for each in targets)


def _bare_unit(words: str) -> str:
    """“统计周期：月”“一个季度”。"""
    units = (("month", "月"), ("quarter", "季"), ("year", "年"), ("week", "周"), ("day", "[日天]"))
    return next((name for name, mark in units if re.search(mark, words)), "month")


def _number_in(text: str) -> bool:
    """标题里就写了比例的，照样看。"""
    return "%" in text or "％" in text or "分之" in text


#: 行的名目、列标题是不是可用率：一表之中各格都要问
_naming = lru_cache(maxsize=1024)(AVAILABLE.search)


def _targets(line: Line, spoken: bool, before: str) -> Iterator[Target]:
    """spoken 为本行说到可用率，before 是上一行说可用率的话：“承诺值99.9%，也就是……”。"""
    body = line.body
    cell = line.cell
    named = cell is not None and bool(_naming(cell.row_head)) and not cell.header
    headed = (
        cell is not None and not cell.header and cell.column > 0 and bool(_naming(cell.head))
        and bool(_BARE_CELL.fullmatch(body)) and "%" not in cell.row_head
    )  # fmt: skip
    continued = cell is None and bool(before) and bool(PROMISED.match(body))
    whole = named or headed or continued
    if not whole and not spoken and not _number_in(body):
        return
    shadow = readable(body)
    for start, end in [(0, len(body))] if whole else sentences(body):
        subject = None if whole else AVAILABLE.search(shadow, start, end)
        for found in _ratios(shadow, start, end, bool(whole or subject)):
            if _is_goal(line, shadow, start, end, found, subject, whole):
                at = line.body_start
                own = f"{cell.row_head}{cell.head}" if cell else ""
                words = subject[0] if subject else f"{own}{before}" if whole else ""
                yield Target(
                    Span(line.index, at + found.start, at + found.end),
                    body[found.start : found.end],
                    found.percent.ratio,
                    period_in(body[start:end])
                    or period_in(body[nearby(start) : end])
                    or (period_in(own) if cell else period_in(before)),
                    cell.row_head if cell and headed else _object(line, body, start, found.start, named),
                    in_slot(body, found.start, found.end),
                    family(words),
                    bool(_DERIVED.search(shadow, start, found.start)),
                )


def _ratios(shadow: str, start: int, end: int, named: bool) -> Iterator[FoundPercent]:
    """一句里的比例；点了指标名的，0.999 也是。"""
    for found in percents(shadow, start, end):
        lost = found.percent.ratio <= _MOST_LOST and LOST_SHARE.search(shadow, start, found.start)
        yield replace(found, percent=Percent(1 - found.percent.ratio)) if lost else found
    if named:
        for match in _DECIMAL.finditer(shadow, start, end):
            yield FoundPercent(match.start(), match.end(), Percent(Decimal(match[0])))
        for match in NINES.finditer(shadow, start, end):
            count = (
                "二三四五六".find(match["count"].replace("两", "二")) + 2
                if not match["count"].isascii()
                else int(match["count"])
            )
            yield FoundPercent(match.start(), match.end(), Percent(1 - Decimal(1).scaleb(-count)))


def _is_goal(
    line: Line,
    shadow: str,
    start: int,
    end: int,
    found: FoundPercent,
    subject: re.Match[str] | None,
    whole: bool,
) -> bool:
    """这个比例是可用性的目标，不是门槛、抵扣的档位、费用的几成、过去的数。"""
    before, after = shadow[start : found.start], shadow[found.end : min(end, found.end + 14)]
    if not _LOWEST <= found.percent.ratio <= 1 or NOT_GOAL.search(before):
        return False
    if line.cell is not None and len(line.body) < 24 and LADDER.search(line.body):
        return bool(_BARE_CELL.fullmatch(line.body)) and whole and not re.match(r"\s*[<＜低]", line.body)
    if WISHED.search(before) or OF_MONEY.search(before) or WITH_LOWER.search(before) or "×" in before[-2:]:
        return False
    if RUNG.search(before) or _of_tier(line.body, found.start):
        return False
    if line.cell is not None and _OTHER_ROW.search(line.cell.head + line.cell.row_head):
        return False
    if line.cell is None and _ACCEPTED.search(shadow, start, end):
        return False
    if LOST_SHARE.search(before):
        return found.percent.ratio < 1
    if not whole:
        spoken = bool(SPOKEN.match(shadow, found.end, end) or NAMED_AFTER.match(shadow, found.end, end))
        if subject is None or subject.start() >= found.end:
            return spoken and line.cell is None
        gap = shadow[_nearest(shadow, subject, found.start) : found.start]
        if not (GOAL.search(before) or "以上" in after[:3] or PLAIN_GAP.fullmatch(gap)):
            return False
        if line.cell is not None and len(line.body) < 24:
            return bool(line.cell.column) or not line.cell.head
    return not (line.cell is None and _CUT.match(after))


def _of_tier(body: str, place: int) -> bool:
    """两头都有界限的，是一档：99%以上不满99.5%。"""
    return any(each.low and each.high and each.start <= place < each.end for each in intervals(body))


def _nearest(shadow: str, subject: re.Match[str], place: int) -> int:
    """数之前最近的一个指标名的末尾。"""
    return max(
        (each.end() for each in AVAILABLE.finditer(shadow, subject.start(), place)), default=subject.end()
    )


def _thresholds(line: Line) -> Iterator[Threshold]:
    """可用率低于某数时如何如何；抵扣的档位（两个数之间、紧接着说抵扣几成）不在此列。"""
    body = line.body
    if line.cell is not None:
        return
    shadow = readable(body)
    for start, end in sentences(body):
        subject = AVAILABLE.search(shadow, start, end)
        if subject is None:
            continue
        for found in percents(shadow, subject.end(), end):
            before = shadow[start : found.start]
            if not _LOWEST <= found.percent.ratio <= 1 or not _BELOW.search(before):
                continue
            unmet = bool(_UNMET.search(_BELOW.sub("", before)))
            named = _object(line, body, start, found.start, False)
            at = line.body_start
            yield Threshold(
                Span(line.index, at + found.start, at + found.end),
                body[found.start : found.end],
                found.percent.ratio,
                period_in(body[start:end]),
                named if _NAMED.search(named) else "",  # “该自然月的可用率”没有说对象
                unmet,
                in_slot(body, found.start, found.end),
            )


def _object(line: Line, body: str, start: int, place: int, named: bool) -> str:
    texts = [line.cell.row_head] if named and line.cell else [body[start:place], body[nearby(start) : place]]
    names = [_clean(match[1]) for text in texts for match in _OBJECT.finditer(_PARENTHESIS.sub("", text))]
    return max(names, key=len, default="")


def _clean(words: str) -> str:
    """去掉“乙方应保证”一类的开头。"""
    return re.sub(r"^.*(?:保证|确保|承诺|应当?|服务商|乙方|甲方)|的$", "", words).strip()
