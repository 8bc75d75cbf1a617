"""纸质签署须写双方各执份数；电子签署没有份数（电子签名法第三条、第十四条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """签署方式与份数是否相配。"""
    mode, copies = part(data, "signature.mode"), part(data, "copies")
    if mode == "paper" and copies is None:
        yield where("copies", "纸质签署没有写份数。", "请写明客户、服务商各持有几份。", kind="missing")
    if mode == "electronic" and copies is not None:
        yield where("copies", "电子签署不应写份数。", "请删去份数，或者把签署方式改为 paper。")
