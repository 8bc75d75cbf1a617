"""客户与服务商应当是两个主体：名称、统一社会信用代码、称谓都不应相同（合同是民事主体之间的协议，民法典第四百六十四条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.characters import compact


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """逐项比较双方。"""
    for name in ("label", "name", "uscc"):
        client, provider = part(data, f"parties.client.{name}"), part(data, f"parties.provider.{name}")
        if isinstance(client, str) and isinstance(provider, str) and compact(client) == compact(provider):
            path = f"parties.provider.{name}"
            yield where(
                path,
                f"与客户{where.line(f'parties.client.{name}')}的{where.title(path)}相同，都是“{provider}”。",
                "请改正其中一方。",
            )
