"""一行文字连同标记 → 合同之树里的片段：加粗的、待填的与普通的。"""

from __future__ import annotations

import itertools

from contractgen.model.inline import Run, Text
from contractgen.model.reading import Line

_KEPT = ("bold", "highlight")


def runs(line: Line, start: int = 0, end: int | None = None) -> Text:
    """一行里 [start, end) 的片段。"""
    last = len(line.text) if end is None else end
    marks = [mark for mark in line.marks if mark.kind in _KEPT]
    if not marks:
        text = line.text[start:last]
        return (Run(text),) if text else ()
    edges = {start, last}
    for mark in marks:
        edges |= {min(max(mark.start, start), last), min(max(mark.end, start), last)}
    found: list[Run] = []
    places = sorted(edges)
    for at, stop in itertools.pairwise(places):
        kinds = {mark.kind for mark in marks if mark.start <= at and mark.end >= stop}
        found.append(Run(line.text[at:stop], "bold" in kinds, "highlight" in kinds))
    return tuple(found)


def heading_end(line: Line) -> int:
    """款的标题（加粗的“标题：”）在哪里结束；没有为 0。"""
    for mark in line.marks:
        if mark.kind == "bold" and mark.start <= line.body_start:
            colon = line.text.find("：", line.body_start, mark.end)
            return colon + 1 if 0 < colon < line.body_start + 30 else 0
    return 0
