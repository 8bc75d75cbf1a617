"""费用的计算：逐项税额、合计、各期金额。每项税额四舍五入到分，各期的尾差归入最后一期。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contractgen.params.reach import parts
from contractgen.zh.amounts import round_money
from contractgen.zh.percentages import Percent, format_percent

_HUNDREDTH = Decimal("0.0001")  # 百分数的两位小数


@dataclass(frozen=True, slots=True)
class Line:
    """一个费用项目：不含税、税额、含税。"""

    net: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        """含税金额。"""
        return self.net + self.tax


def line_of(item: Mapping[str, Any]) -> Line | None:
    """一个费用项目的税额；缺金额或税率时为 None。"""
    net, rate = item.get("net"), item.get("tax_rate")
    if not isinstance(net, Decimal) or not isinstance(rate, Percent):
        return None
    return Line(net, round_money(net * rate.ratio))


def fee_lines(data: Mapping[str, Any]) -> list[Line] | None:
    """全部费用项目；没有项目或有一项算不出时为 None，合计也就不算。"""
    lines = [line_of(item) for _, item in parts(data, "fees.items")]
    known = [line for line in lines if line is not None]
    return known if known and len(known) == len(lines) else None


def gross_total(data: Mapping[str, Any]) -> Decimal | None:
    """含税总额。"""
    lines = fee_lines(data)
    return sum((line.gross for line in lines), Decimal("0.00")) if lines else None


def stage_amounts(stages: Sequence[Mapping[str, Any]], total: Decimal) -> list[Decimal | None]:
    """各期含税金额；全部写齐而且合得上时，四舍五入的尾差归入最后一个按比例的一期，不够减的再往前。"""
    amounts = [_amount(stage, total) for stage in stages]
    known = [amount for amount in amounts if amount is not None]
    gap = total - sum(known, Decimal(0))
    if len(known) < len(stages) or abs(gap) > Decimal("0.01") * len(stages):
        return amounts
    for index in reversed([index for index, stage in enumerate(stages) if "amount" not in stage]):
        change = max(gap, -known[index])
        amounts[index] = known[index] + change
        gap -= change
    return amounts


def _amount(stage: Mapping[str, Any], total: Decimal) -> Decimal | None:
    if isinstance(stage.get("amount"), Decimal):
        return Decimal(stage["amount"])
    percent = stage.get("percent")
    return round_money(total * percent.ratio) if isinstance(percent, Percent) else None


def share_of(amount: Decimal, total: Decimal) -> Percent | str | None:
    """金额占总额的比例；两位小数说不尽的写“约33.33%”，不冒充准确的比例。"""
    if total <= 0:
        return None
    ratio = (amount / total).quantize(_HUNDREDTH)
    exact = Percent(ratio)
    return exact if ratio * total == amount else f"约{format_percent(exact)}"
