"""诉讼与仲裁只能选一种：约定既可仲裁又可起诉的，仲裁协议可能被认定无效（仲裁法司法解释第七条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part

#: 解决方式 → 属于另一种方式的字段
_OTHER = {"court": ("institution", "seat"), "arbitration": ("court_nexus", "performance_place")}
_NAMES = {"court": "诉讼", "arbitration": "仲裁"}


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """选了一种，又写了另一种的字段。"""
    dispute = part(data, "dispute")
    if not isinstance(dispute, dict):
        return
    mode = dispute.get("mode")
    if mode is None and "institution" in dispute and "court_nexus" in dispute:
        yield where(
            "dispute",
            "同时写了仲裁机构和管辖法院的连接点。",
            "诉讼与仲裁只能选一种，请写明 mode 并删去另一种。",
        )
    for name in _OTHER.get(str(mode), ()):
        if name in dispute:
            path = f"dispute.{name}"
            yield where(
                path,
                f"解决方式选的是{_NAMES[str(mode)]}{where.line('dispute.mode')}，"
                f"又写了{where.title(path)}“{dispute[name]}”；诉讼与仲裁并列的，仲裁协议可能被认定无效。",
                "请删去这一项，或者改解决方式。",
            )
