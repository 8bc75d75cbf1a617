"""把一组档位从好到差排开：每一档的好的一头、差的一头，只写一头的接到下一档为止。"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.words.intervals import Edge
from contractgen.facts.words.tiers import Ladder, Tier
from contractgen.model.record import record, replace

_FAR = Decimal("Infinity")


@record
class Rung:
    """一档在“越大越好”的数轴上的位置：越大越差的量取负数。top、bottom 是好的、差的一头，没有写的是无穷。"""

    tier: Tier
    top: Decimal
    bottom: Decimal
    top_in: bool
    bottom_in: bool
    top_loose: bool
    bottom_loose: bool
    step: Decimal

    @property
    def loss(self) -> Decimal | None:
        return self.tier.effect.loss if self.tier.effect else None


def rungs(ladder: Ladder) -> list[Rung]:
    """从好到差的各档。"""
    placed = sorted(
        (_rung(tier, ladder.worse) for tier in ladder.tiers),
        key=lambda each: (each.top, each.bottom),
        reverse=True,
    )
    return _joined(placed)


def axis(value: Decimal, worse: str) -> Decimal:
    return value if worse == "low" else -value


def _rung(tier: Tier, worse: str) -> Rung:
    low, high = tier.interval.low, tier.interval.high
    good, bad = (high, low) if worse == "low" else (low, high)
    steps = [edge.step for edge in (low, high) if edge]
    return Rung(
        tier,
        axis(good.value, worse) if good else _FAR,
        axis(bad.value, worse) if bad else -_FAR,
        good.inside if good else True,
        bad.inside if bad else True,
        bool(good and good.loose),
        bool(bad and bad.loose),
        min(steps),
    )


def _joined(placed: list[Rung]) -> list[Rung]:
    """只写一端的几档依次排开：低于99.5%、低于99%、低于98%，上一档到下一档为止。"""
    made = list(placed)
    for place, (upper, lower) in enumerate(pairwise(placed)):
        upper = made[place]
        if upper.bottom == -_FAR and lower.top < upper.top:
            made[place] = replace(upper, bottom=lower.top, bottom_in=not lower.top_in, bottom_loose=False)
        if lower.top == _FAR and made[place].bottom > lower.bottom:
            made[place + 1] = replace(
                made[place + 1], top=made[place].bottom, top_in=not made[place].bottom_in, top_loose=False
            )
    return made


def inverted(tier: Tier) -> bool:
    """下限高于上限；“≥100%”只含一点，不算。"""
    low, high = tier.interval.low, tier.interval.high
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and not (low.inside and high.inside))


def edge_at(tier: Tier, value: Decimal) -> Edge | None:
    return next(
        (edge for edge in (tier.interval.high, tier.interval.low) if edge and edge.value == value), None
    )


def bounds(ladders: Iterable[Ladder]) -> set[Decimal]:
    """各组档位写到的界限。"""
    return {
        edge.value
        for ladder in ladders
        for tier in ladder.tiers
        for edge in (tier.interval.low, tier.interval.high)
        if edge
    }
