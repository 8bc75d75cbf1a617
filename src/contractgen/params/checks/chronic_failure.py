"""长期未达标的月数不应超过考察的月数，否则解除条件永远不会成就（民法典第五百六十二条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part

_PATH = "termination.chronic_sla"


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """未达标的月数与考察的月数比较。"""
    count, within = part(data, f"{_PATH}.months"), part(data, f"{_PATH}.within")
    if isinstance(count, int) and isinstance(within, int) and count > within:
        yield where(
            f"{_PATH}.months",
            f"要求 {count} 个月未达标，却只考察连续 {within} 个月{where.line(f'{_PATH}.within')}。",
            f"请改为不超过 {within}。",
        )
