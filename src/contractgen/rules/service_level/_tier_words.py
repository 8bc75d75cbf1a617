"""说到某一档时用的话：边界的原话、后果怎样说。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.facts.words.effects import Effect
from contractgen.facts.words.rungs import axis, edge_at
from contractgen.facts.words.tiers import Tier
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.zh.numerals import plain_decimal
from contractgen.zh.percentages import Percent, format_percent


def edge_words(draft: Draft, one: Tier, two: Tier, place: Decimal, worse: str) -> str:
    """边界的原话，如“99.5%”“3小时”。"""
    value = axis(place, worse)
    for tier in (one, two):
        if edge := edge_at(tier, value):
            at = tier.span.start - tier.interval.start
            return draft.quote(Span(tier.span.line, at + edge.start, at + edge.end))
    return plain_decimal(value)


def edge_span(tier: Tier, place: Decimal, worse: str) -> Span:
    """边界连同“以下”一类的字；写在一档末尾的，到这一档末尾为止。"""
    edge = edge_at(tier, axis(place, worse))
    if edge is None:
        return tier.span
    at = tier.span.start - tier.interval.start
    others = [each for each in (tier.interval.low, tier.interval.high) if each and each.start > edge.start]
    start = tier.span.start if not others and tier.interval.start > edge.start else at + edge.start
    return Span(tier.span.line, start, at + edge.end if others else tier.span.end)


def said(effect: Effect) -> str:
    """一档的后果怎样说：扣5%、付95%。"""
    if effect.kind == "share" and effect.loss is not None:
        return (
            f"付{_percent(1 - effect.loss)}"
            if effect.paid
            else f"扣{_percent(effect.loss)}"
            if effect.loss >= 0
            else f"奖{_percent(-effect.loss)}"
        )
    return f"“{effect.words}”"


def _percent(ratio: Decimal) -> str:
    return format_percent(Percent(ratio))
