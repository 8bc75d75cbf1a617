"""目录：带引导点与页码的几行，或“目录”二字之下重复各条标题的一段。它们不是条文。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractgen.model.reading import Line

_ENTRY = re.compile(r"(?:[.…·•．_\-]{3,}|…{1,}|\t|\s{4,})\s*[-—]?\s*[\dIVXivx]{1,4}\s*[-—]?\s*$")
_TITLE = re.compile(r"^\s*目\s*[录次錄]\s*$")
_PAGE = re.compile(r"[\s.…·•．_\-]*\d*\s*$")
_LONGEST = 300


def contents(lines: Sequence[Line], first: int, end: int) -> Iterator[tuple[int, int]]:
    """各段目录的首尾行（含）。"""
    at = first
    while at < end:
        last = _titled(lines, at, end) if _TITLE.match(lines[at].text) else _run(lines, at, end)
        if last is not None:
            yield at, last
            at = last
        at += 1


def _entry(line: Line) -> bool:
    style = line.style.lower()
    if style.startswith("toc") or line.style.startswith("目录"):
        return True
    return (
        len(line.text) < 120
        and line.cell is None
        and line.text[-1:].isalnum()
        and bool(_ENTRY.search(line.text))
    )


def _run(lines: Sequence[Line], at: int, end: int) -> int | None:
    """没有“目录”二字：连着三行以上带页码的。"""
    if not _entry(lines[at]):
        return None
    last = at
    while last + 1 < end and _entry(lines[last + 1]):
        last += 1
    return last if last - at >= 2 or lines[at].style.lower().startswith("toc") else None


def _titled(lines: Sequence[Line], at: int, end: int) -> int | None:
    """“目录”之下：带页码的各行，或直到第一个条目再次出现之前。"""
    last = at
    while last + 1 < end and _entry(lines[last + 1]):
        last += 1
    if last > at or at + 1 >= end:
        return last if last > at else None
    head = _key(lines[at + 1].text)
    for other in range(at + 2, min(end, at + _LONGEST)):
        if len(lines[other].text) > 60:
            return None
        if head and _key(lines[other].text) == head:
            return other - 1
    return None


def _key(text: str) -> str:
    return "".join(_PAGE.sub("", text).split())
