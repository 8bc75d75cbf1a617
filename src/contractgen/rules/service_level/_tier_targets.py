"""与一组档位对照的承诺：可用性目标、指标的承诺值、同一件事的时限；以及总上限。"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.facts.availability import Availability
from contractgen.facts.promised_values import CreditCap, promised_values
from contractgen.facts.time_limits import time_limits
from contractgen.facts.words.fee_items import fee_item, one_of_several
from contractgen.facts.words.leads import lead_of
from contractgen.facts.words.outline import outlined
from contractgen.facts.words.rungs import Rung, axis
from contractgen.facts.words.tiers import Ladder, Tier
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.zh.durations import Unit

_PAUSE = re.compile("[，,。；;]")
#: 以当季服务费的四分之一为该系统的基数：一档扣的是一份的几成，上限管的是全部
_SHARE_BASE = re.compile(r"分之[一二三四五六七八九十百\d]+[^。；;]{0,12}(?:基数|基准|计算)")
_DAYS = {"month": 30, "quarter": 90, "year": 365}
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}


def target(draft: Draft, ladder: Ladder, edge: Decimal, known: Availability) -> tuple[Span, str, bool] | None:
    """与开始扣减的边界不同的承诺；有几个不同承诺、说不准是哪一个的，不比。"""
    targets = [each for each in known.targets if not _within(each.span, ladder)]
    if ladder.available and targets:
        if any(target.ratio == edge for target in targets) or _backed(edge, known):
            return None
        if len({target.object for target in targets if target.object}) > 1:
            return None
        target = targets[-1]
        return target.span, target.words, target.provisional
    if ladder.unit == "时":
        return _deadline(draft, ladder, edge)
    alike = [
        each
        for each in draft.ask(promised_values)
        if each.unit == ladder.unit
        and axis(Decimal(1), ladder.worse) == (1 if each.better == "high" else -1)
        and (each.subject in ladder.subject or ladder.subject in each.subject)
        and same_article(draft, each.span, ladder.tiers[0].span)
    ]
    if not alike or len({each.value for each in alike}) > 1 or alike[0].value == edge:
        return None
    return alike[0].span, alike[0].words, alike[0].provisional


def _within(span: Span, ladder: Ladder) -> bool:
    """是档位自己的边界，不是另外的承诺。"""
    return any(
        span.line == tier.span.line and tier.span.start <= span.start < tier.span.end for tier in ladder.tiers
    )


def _deadline(draft: Draft, ladder: Ladder, edge: Decimal) -> tuple[Span, str, bool] | None:
    """同一条里同一件事的时限：2小时内到场；到场时间超过4小时的，扣……"""
    limits = [
        each
        for each in draft.ask(time_limits)
        if each.action
        and each.action in ladder.subject
        and each.bound == "within"
        and each.duration
        and each.duration.unit in _SECONDS
        and same_article(draft, each.span, ladder.tiers[0].span)
        and all(each.span != tier.span for tier in ladder.tiers)
    ]
    values = {each.duration.amount * _SECONDS[each.duration.unit] for each in limits if each.duration}
    if len(values) != 1 or edge in values:
        return None
    return limits[0].span, limits[0].words, limits[0].provisional


def same_article(draft: Draft, one: Span, two: Span) -> bool:
    """同一条；没有写条的，编号第一级相同（6.1与6.2）。"""
    outline = outlined(draft.reading)
    if outline.article(one.line) == outline.article(two.line):
        return True
    first, second = (draft.line(span).number.split(".") for span in (one, two))
    return len(first) > 1 and len(second) > 1 and first[0] == second[0]


def _backed(edge: Decimal, known: Availability) -> bool:
    """写明的允许停机时间支持这个边界：目标可能才是写错的一处（由停机额度的规则报告）。"""
    for budget in known.budgets:
        seconds = _DAYS.get(budget.period, 0) * 86400 * (1 - edge)
        if seconds and abs(seconds - budget.seconds) <= seconds / 100:
            return True
    return False


def exceeding(draft: Draft, ladder: Ladder, tiers: list[Rung], cap: CreditCap) -> list[Rung]:
    """同一条里超过总上限的各档；上限说的是另一个量的、扣的是另一项费用的几成的，不能比。"""
    if cap.subject and cap.subject not in ladder.subject:
        return []
    over = [each for each in tiers if _exceeds(each, cap)]
    if not over or not same_article(draft, cap.span, tiers[0].tier.span):
        return []
    return [] if _of_another_fee(draft, over[-1].tier, cap.span) else over


def _of_another_fee(draft: Draft, tier: Tier, cap: Span) -> bool:
    """扣的是其中一项费用的几成，上限以全部费用或者另一项费用计。"""
    effect = tier.effect_span or tier.span
    line, text = draft.line(effect), draft.line(cap).text
    told = line.cell.head if line.cell else line.text[line.body_start : effect.start]
    lead = lead_of(draft.reading, line)
    above = next((each.text for each in reversed(draft.reading.lines[: line.index]) if not each.cell), "")
    if _SHARE_BASE.search(f"{above}{told}") and not _SHARE_BASE.search(text):
        return True
    item = fee_item(told) or fee_item(lead)
    if not item:
        return False
    around = _PAUSE.split(text[: cap.start])[-1] + _PAUSE.split(text[cap.end :])[0]
    return item not in fee_item(around) and one_of_several(draft.reading, item)


def _exceeds(rung: Rung, cap: CreditCap) -> bool:
    """这一档的扣减超过上限；上限只管自己那一句的，管不到别处。"""
    place = rung.tier.span
    if cap.own and not (cap.own.line == place.line and cap.own.start <= place.start < cap.own.end):
        return False
    effect = rung.tier.effect
    if effect is None or effect.loss is None or effect.kind != {"%": "share", "元": "money"}[cap.unit]:
        return False
    if cap.base and effect.base and cap.base != effect.base:
        return False
    return effect.loss > cap.value and not effect.paid and effect.loss < 1 + (cap.unit == "元") * effect.loss
