"""同一清单里的名称不应重复：两个同名的地点、级别或资产，条款里无从区分。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import parts
from contractgen.zh.characters import compact

#: 清单 → 用来区分各项的字段
_LISTS = {
    "sites": ("name",),
    "milestones": ("name", "due"),
    "assets": ("name", "model", "serial", "site"),
    "sla.levels": ("name",),
    "sla.escalation": ("name",),
    "sla.metrics": ("name",),
    "fees.instalments": ("name",),
    "acceptance.deliverables": ("name",),
}


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """空格与全角半角的差别不计。"""
    for listing, fields in _LISTS.items():
        seen: dict[tuple[str, ...], str] = {}
        for path, item in parts(data, listing):
            name = item.get("name")
            if not isinstance(name, str):
                continue
            key = tuple(compact(str(item.get(field, ""))) for field in fields)
            if key in seen:
                more = "，各项也都相同" if len(fields) > 1 else ""
                yield where(
                    f"{path}.name",
                    f"“{name}”与前面的一项{where.line(f'{seen[key]}.name')}重名{more}。",
                    "请改名或者合并。",
                )
            seen.setdefault(key, path)
