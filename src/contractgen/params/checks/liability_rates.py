"""违约金的每日比例不应高于它自己的上限，否则一天就封顶，上限与比例必有一处写错（民法典第五百八十五条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.percentages import Percent, format_percent


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """迟延交付与逾期付款。"""
    for name in ("late_delivery", "late_payment"):
        rate, cap = part(data, f"liability.{name}.rate"), part(data, f"liability.{name}.cap")
        if isinstance(rate, Percent) and isinstance(cap, Percent) and rate.ratio > cap.ratio:
            yield where(
                f"liability.{name}.rate",
                f"每日 {format_percent(rate)} 高于违约金上限 {format_percent(cap)}"
                f"{where.line(f'liability.{name}.cap')}。",
                "请核对比例与上限。",
            )
