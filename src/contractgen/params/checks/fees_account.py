"""收款账户的户名应与服务商名称一致，否则付款方难以确认付给了合同当事人（民法典第五百零九条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.characters import compact


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """比较户名与名称，全角半角和空格的差别不计。"""
    holder, name = part(data, "fees.account.holder"), part(data, "parties.provider.name")
    if isinstance(holder, str) and isinstance(name, str) and compact(holder) != compact(name):
        yield where(
            "fees.account.holder",
            f"户名“{holder}”与服务商名称“{name}”{where.line('parties.provider.name')}不一致。",
            "请改成同一名称。",
        )
