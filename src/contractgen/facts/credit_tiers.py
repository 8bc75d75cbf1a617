"""按实际水平分档的后果：可用率、合格率、得分、延误时长落在哪一档，扣多少、付多少；表里的、句子里的、逐项的。"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from contractgen.facts.words.credit_tables import tier_tables
from contractgen.facts.words.effects import CUT, Effect
from contractgen.facts.words.intervals import BOUND_WORDS, Interval, intervals
from contractgen.facts.words.leads import lead_of
from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.tier_clauses import Clause, clauses
from contractgen.facts.words.tiers import Ladder, Tier, worse_end
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Zone
from contractgen.model.record import replace
from contractgen.model.saying import saying
from contractgen.zh.numerals import parse_number

__all__ = ["Ladder", "Tier", "bounded_clauses", "credit_tiers"]

_WHOLE = re.compile(r"取整|整数|按整[分点]")
_DECIMALS = re.compile(
    r"(?:保留|精确(?:到|至)|四舍五入(?:到|至|保留)?)\s*(?:小数点后)?\s*(?:第)?(?P<n>[一二两三四1-4])\s*位(?:小数)?|(?:精确|四舍五入)(?:到|至)\s*(?P<size>0?\.\d+|1)"
)
_PROGRESS = re.compile(
    r"进度|完工|工程量|产值|形象|节点|里程碑|完成量|销售|采购|用量|处理量|库存"
)  # 付款、计价的条件，不是服务的好坏
_COLON = re.compile(r"[：:][^，,。；;：:]{0,12}$")
_TWICE = ("两次", "二次", "2次", "两起", "2起", "两件", "2件", "两例", "2例")  # 一次罚200元，两次罚500元
_COUNTS = ("次", "起", "件", "台", "处", "条", "单", "例", "人次", "人", "宗", "笔", "项", "张", "份", "班", "趟", "车", "批", "票", "瓶", "只", "套", "个")  # fmt: skip


@once
def bounded_clauses(reading: Reading) -> tuple[Clause, ...]:
    """句子里的各处界限，依行文次序。"""
    found: list[Clause] = []
    for line in saying(reading, (*BOUND_WORDS, *_TWICE)):
        if line.cell is not None and len(intervals(line.text)) < 2:
            continue
        if line.heading or line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        lead = line.cell.row_head if line.cell else lead_of(reading, line)
        found.extend(clauses(line, lead))
    return tuple(found)


@once
def credit_tiers(reading: Reading) -> tuple[Ladder, ...]:
    """各组档位，组内按行文次序；一组说的是同一个量。"""
    outline = outlined(reading)
    found: list[Ladder] = []
    for table in tier_tables(reading):
        lines = _around(reading, outline, table.head)
        found.append(_ladder(table.tiers, table.unit, table.subject, "", lines, (), True))
    every = bounded_clauses(reading)
    for group in _prose(every, outline):
        subject = next((each.subject for each in group if each.subject), "")
        unit = next((each.interval.unit for each in group if each.interval.unit), "")
        lines = _around(reading, outline, group[0].line)
        here = {line.index for line in lines}
        tells = tuple(
            each.interval
            for each in every
            if each not in group and each.line.index in here and each.interval.unit == unit
        )
        tiers = tuple(_tier(each) for each in group)
        first = group[0].line
        lead = first.cell.row_head if first.cell else lead_of(reading, first)
        found.append(_ladder(tiers, unit, subject, lead, lines, tells, False))
    return tuple(found)


# —— 句子里的各档归成组 ——


def _prose(every: Iterable[Clause], outline: Outline) -> list[list[Clause]]:
    """有后果的各处界限：同一行的归成一组；一行只有一处的，与上下相邻的并成一组。"""
    groups: list[list[Clause]] = []
    for each in every:
        if (each.effect is None and not _plain_best(each)) or _PROGRESS.search(each.subject):
            continue
        last = groups[-1] if groups else None
        if last is not None and _continues(last, each, outline):
            last.append(each)
        else:
            groups.append([each])
    return [
        kept
        for group in map(_without_lead, groups)
        if len(kept := [each for each in group if not each.effect or each.effect.kind != "ended"]) > 1
        and sum(each.effect is not None for each in kept) > 1
    ]


def _without_lead(group: list[Clause]) -> list[Clause]:
    """“未达99.5%的，按下列标准扣减”是引出各档的话，与各档重叠，不是一档。"""
    if (group[0].effect is None or _introduces(group)) and not (
        len(group) > 1 and _beyond(group[1:], group[0])
    ):
        return group[1:]
    return group


def _introduces(group: list[Clause]) -> bool:
    """第一处界限之后以冒号引出其余各处：“未达99.8%的，抵扣额以月费9000元为基数：不低于99.5%……”。"""
    first, rest = group[0], group[1:]
    same = [each.interval.start for each in rest if each.line.index == first.line.index]
    between = first.line.body[first.interval.end : min(same, default=None)]
    return bool(rest) and bool(_COLON.search(between))


def _plain_best(each: Clause) -> bool:
    """一行开头的“98%以上的，……”：后果的说法不认得，仍是一档。"""
    low, high = each.interval.low, each.interval.high
    body = each.line.body
    return (
        (low is None) != (high is None)
        and each.segment[0] == 0
        and body[each.interval.end : each.interval.end + 2] == "的，"
    )


def _continues(group: list[Clause], each: Clause, outline: Outline) -> bool:
    last = group[-1]
    if not _alike_units(group, each) or not _alike(group, each):
        return False
    if any(_same_interval(one.interval, each.interval) for one in group):
        return False  # 一级故障超过1小时、二级故障超过1小时
    if last.line.index == each.line.index:
        return True
    if each.line.index - last.line.index > 2 or outline.article(last.line.index) != outline.article(
        each.line.index
    ):
        return False
    if sum(one.line.index == last.line.index for one in group) == 1:
        return True
    return _beyond(group, each)


def _same_interval(one: Interval, two: Interval) -> bool:
    ends = [(edge.value, edge.inside) if edge else None for edge in (one.low, two.low, one.high, two.high)]
    return ends[0] == ends[1] and ends[2] == ends[3]


def _alike_units(group: list[Clause], each: Clause) -> bool:
    units = {one.interval.unit for one in (*group, each)} - {""}
    return len(units) < 2


def _alike(group: list[Clause], each: Clause) -> bool:
    """说的是同一个量：名称相同、互相包含，或者没有写。"""
    name = each.subject
    known = next((one.subject for one in reversed(group) if one.subject), "")
    return not name or not known or name in known or known in name


def _beyond(group: list[Clause], each: Clause) -> bool:
    """接在一组的一头之外：不与已有的各档重叠。"""
    low, high = each.interval.low, each.interval.high
    lows = [one.interval.low.value if one.interval.low else None for one in group]
    highs = [one.interval.high.value if one.interval.high else None for one in group]
    if high is not None and all(value is not None and value >= high.value for value in lows):
        return True
    return low is not None and all(value is not None and value <= low.value for value in highs)


def _tier(each: Clause) -> Tier:
    body, at = each.line.body, each.line.body_start
    where = None
    if each.effect is not None:
        where = replace(each.span(), start=at + each.effect.start, end=at + each.effect.end)
    words = body[each.interval.start : each.interval.end]
    return Tier(each.span(), words, each.interval, each.effect, where, each.subject)


# —— 一组 ——


def _ladder(
    tiers: tuple[Tier, ...],
    unit: str,
    subject: str,
    lead: str,
    lines: list[Line],
    tells: tuple[Interval, ...],
    table: bool,
) -> Ladder:
    worse = worse_end(subject, unit) or _by_size(tiers, unit)
    tiers = _settled(tiers, worse)
    worse = worse or _by_effects(tiers) or worse_end(lead, unit) or "low"
    return Ladder(tiers, unit, subject or lead, worse, _step(unit, subject, lines), table, tells)


def _by_size(tiers: tuple[Tier, ...], unit: str) -> str:
    """比例都在五成以上的，越大越好；都不到两成的，越大越差。"""
    values = [value for each in tiers for value in (each.low, each.high) if value]
    if unit != "%" or not values:
        return ""
    return "low" if min(values) >= Decimal("0.5") else "high" if max(values) <= Decimal("0.2") else ""


def _settled(tiers: tuple[Tier, ...], worse: str) -> tuple[Tier, ...]:
    """没有说是扣还是付的比例（按95%计）：随同组的；都没有说的，最好的一档最多、而且过半的，是付。"""
    shares = [each for each in tiers if each.effect and each.effect.kind == "share"]
    numbers = [each for each in shares if each.effect and each.effect.loss not in (Decimal(0), Decimal(1))]
    told = [each.effect.paid for each in numbers if each.effect and each.effect.paid is not None]
    unsaid = [each for each in shares if each.effect and each.effect.paid is None and each.effect.loss]
    if not unsaid:
        return tiers
    if told:
        paid = any(told)
    elif any(each.effect and CUT.search(each.effect.words) for each in shares):
        paid = False
    else:
        order = sorted(unsaid, key=_middle, reverse=worse != "high")
        losses = [each.effect.loss or Decimal(0) for each in order if each.effect]
        paid = losses[0] == max(losses) and losses[0] > Decimal("0.5")
    return tuple(replace(each, effect=_as(each.effect, paid)) if each.effect else each for each in tiers)


def _as(one: Effect, paid: bool) -> Effect:
    if one.kind != "share" or one.paid is not None or one.loss is None:
        return one
    return replace(one, paid=paid, loss=1 - one.loss if paid else one.loss)


def _by_effects(tiers: tuple[Tier, ...]) -> str:
    """由后果看哪一头更差：不扣的一档在好的一头。"""
    known = [(each, each.effect.loss) for each in tiers if each.effect and each.effect.loss is not None]
    if len(known) < 2:
        return ""
    best, worst = min(known, key=lambda one: one[1])[0], max(known, key=lambda one: one[1])[0]
    one, two = _middle(best), _middle(worst)
    return "" if one == two else ("low" if one > two else "high")


def _middle(tier: Tier) -> Decimal:
    ends = [value for value in (tier.low, tier.high) if value is not None]
    middle = sum(ends, Decimal(0)) / len(ends)
    return (
        middle
        + (Decimal("0.0001") if tier.high is None else 0)
        - (Decimal("0.0001") if tier.low is None else 0)
    )


def _step(unit: str, subject: str, lines: list[Line]) -> Decimal | None:
    """这个量最小差多少：次数差一次；写明取整、保留几位小数的依约定。"""
    if unit in _COUNTS:
        return Decimal(1)
    texts = [subject, *(line.text for line in lines)]
    for text in texts:
        found = _DECIMALS.search(text)
        if found and unit in ("分", "%", ""):
            size = Decimal(1).scaleb(-int(parse_number(found["n"]))) if found["n"] else Decimal(found["size"])
            return size * (Decimal("0.01") if unit == "%" else 1)
        if _WHOLE.search(text) and unit in ("分", "%", ""):
            return Decimal("0.01") if unit == "%" else Decimal(1)
    return None


# —— 上下文 ——


def _around(reading: Reading, outline: Outline, line: Line) -> list[Line]:
    """同一条的各行。"""
    article = outline.article(line.index)
    if article is None:
        return [line]
    return list(reading.lines[article.first : min(article.last + 1, article.first + 60)])
