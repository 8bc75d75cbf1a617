"""首部已经写了两方的，条文里另给简称的公司（承建单位、运营商）是别人，不是一方。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.reading import Line, Zone


def contracting(lines: Sequence[Line], found: Sequence[tuple[str, str, int]]) -> frozenset[str]:
    """（称呼，名称，首次介绍的一行）之中，是合同一方的称呼；签署栏里有的也是。"""
    zones = {line.index: line.zone for line in lines}
    opened = [name for _, name, at in found if name and zones[at] in (Zone.OPENING, Zone.RECITALS)]
    if len(opened) < 2:
        return frozenset(label for label, _, _ in found)
    signed = "".join(line.text for line in lines if line.zone is Zone.SIGNATURE)
    return frozenset(
        label
        for label, name, at in found
        if zones[at] is not Zone.ARTICLE or label in signed or (name and name in signed)
    )
