"""各期款项之和应等于含税总额；比例之和应为 100%（民法典第五百一十条：价款约定不明须另行补充）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.fees import gross_total
from contractgen.params.places import Where
from contractgen.params.reach import parts
from contractgen.zh.amounts import format_money, round_money
from contractgen.zh.percentages import Percent, format_percent

_PATH = "fees.instalments"


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """先看每一期，再看合计。"""
    stages = [stage for _, stage in parts(data, _PATH)]
    total = gross_total(data)
    for path, stage in parts(data, _PATH):
        yield from _both(path, stage, total, where)
    if not stages or not all("amount" in stage or "percent" in stage for stage in stages):
        return
    percent = sum((stage["percent"].ratio for stage in stages if "amount" not in stage), Decimal(0))
    amount = sum((stage["amount"] for stage in stages if "amount" in stage), Decimal(0))
    by_ratio = all("percent" in stage for stage in stages)
    ratio = sum((stage["percent"].ratio for stage in stages if by_ratio), Decimal(0))
    by_amount = not by_ratio or all("amount" in stage for stage in stages)
    if by_ratio and ratio != 1:
        yield where(_PATH, f"各期比例之和是 {_percent(ratio)}，不是 100%。", _difference(1 - ratio))
    elif by_amount and total is not None and round_money(total * percent) + amount != total:
        paid = round_money(total * percent) + amount
        word = "少" if paid < total else "多"
        yield where(
            _PATH,
            f"各期之和 {format_money(paid)} 元不等于含税总额 {format_money(total)} 元，"
            f"{word} {format_money(abs(total - paid))} 元。",
            "请调整各期的金额或比例。",
        )


def _both(path: str, stage: Mapping[str, Any], total: Decimal | None, where: Where) -> Iterator[Problem]:
    """同一期既写比例又写金额的，两者应当一致。"""
    amount, percent = stage.get("amount"), stage.get("percent")
    if total is None or not isinstance(amount, Decimal) or not isinstance(percent, Percent):
        return
    expected = round_money(total * percent.ratio)
    if abs(expected - amount) > Decimal("0.01"):
        yield where(
            f"{path}.amount",
            f"与比例不一致：含税总额 {format_money(total)} 元的 {format_percent(percent)} 是 "
            f"{format_money(expected)} 元，写的是 {format_money(amount)} 元。",
            "请只写比例或者只写金额。",
        )


def _difference(gap: Decimal) -> str:
    word = "还差" if gap > 0 else "多出"
    return f"{word} {_percent(abs(gap))}，请调整各期比例。"


def _percent(ratio: Decimal) -> str:
    return format_percent(Percent(ratio))
