"""抵扣档位应当由高到低首尾相接：从可用性目标到 0%，不空、不叠，越差抵扣越多，且不超过抵扣上限。

档位有空当时，落在其中的可用率没有约定的后果；重叠时有两个后果（民法典第五百一十条、第四百六十六条）。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts
from contractgen.zh.percentages import Percent, format_percent

Tier = tuple[str, Mapping[str, Any]]
_PATH = "sla.credits.tiers"


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """边界、抵扣比例和上限。"""
    every = list(parts(data, _PATH))
    tiers: list[Tier] = [tier for tier in every if {"at_least", "below"} <= tier[1].keys()]
    if len(tiers) != len(every) or not tiers:
        return
    for path, tier in tiers:
        if tier["at_least"].ratio >= tier["below"].ratio:
            low, high = format_percent(tier["at_least"]), format_percent(tier["below"])
            yield where(f"{path}.at_least", f"下限 {low} 不低于上限 {high}。", "请核对这一档的上下限。")
    if any(tier["at_least"].ratio >= tier["below"].ratio for _, tier in tiers):
        return
    if len(tiers) > 1 and all(
        one["at_least"].ratio < two["at_least"].ratio for (_, one), (_, two) in pairwise(tiers)
    ):
        yield where(
            _PATH, "档位由低到高排列。", "请由高到低排列：第一档的上限等于可用性目标，末档的下限为 0%。"
        )
        return
    yield from _edges(tiers, part(data, "sla.availability.target"), where)
    if all("credit" in tier for _, tier in tiers):  # 抵扣比例写错了的另有说明，不妨碍看边界
        yield from _credits(tiers, part(data, "sla.credits.cap"), where)


def _edges(tiers: list[Tier], target: Any, where: Where) -> Iterator[Problem]:
    """首档、各档之间、末档的边界。"""
    first, last = tiers[0], tiers[-1]
    if isinstance(target, Percent) and first[1]["below"].ratio not in (target.ratio, Decimal(1)):
        yield where(
            f"{first[0]}.below",
            f"第一档的上限 {format_percent(first[1]['below'])} 不等于可用性目标 {format_percent(target)}"
            f"{where.line('sla.availability.target')}。",
            f"请改为 {format_percent(target)}。",
        )
    for (_, upper), (path, lower) in pairwise(tiers):
        high, low = upper["at_least"], lower["below"]
        if high.ratio != low.ratio:
            word = "之间有空当" if low.ratio < high.ratio else "重叠"
            yield where(
                f"{path}.below",
                f"与上一档{word}：上一档的下限是 {format_percent(high)}，"
                f"这一档的上限是 {format_percent(low)}。",
                f"请改为 {format_percent(high)}。",
            )
    if last[1]["at_least"].ratio != 0:
        low = format_percent(last[1]["at_least"])
        yield where(f"{last[0]}.at_least", f"末档的下限是 {low}，更低的可用率没有约定。", "请改为 0%。")


def _credits(tiers: list[Tier], cap: Any, where: Where) -> Iterator[Problem]:
    """越差抵扣越多；不超过上限。"""
    for (_, upper), (path, lower) in pairwise(tiers):
        if lower["credit"].ratio < upper["credit"].ratio:
            yield where(
                f"{path}.credit",
                f"可用率更低，抵扣 {format_percent(lower['credit'])} 反而少于上一档的 "
                f"{format_percent(upper['credit'])}。",
                "请使抵扣比例逐档不减。",
            )
    for path, tier in tiers:
        if isinstance(cap, Percent) and tier["credit"].ratio > cap.ratio:
            yield where(
                f"{path}.credit",
                f"抵扣 {format_percent(tier['credit'])} 超过每周期抵扣上限 {format_percent(cap)}"
                f"{where.line('sla.credits.cap')}。",
                "请提高上限，或者降低这一档的抵扣比例。",
            )
    if isinstance(cap, Percent) and cap.ratio > 1:
        yield where("sla.credits.cap", f"抵扣上限 {format_percent(cap)} 超过 100%。", "请改为 100% 以内。")
