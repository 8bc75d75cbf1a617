"""认出硬折行：一段话被截成差不多长的几行，后一行接着前一行说。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from contractgen.model.reading import Line
from contractgen.text.labels import Label

_STOPS = frozenset("。；;：:！？!?”’）)】]》」』")
_FULL = frozenset("。；;！？!?")
_INDENTS = ("　", "  ", "\t")
_FIELD = re.compile(r".{1,12}[：:]\s*\S{0,40}$")
_PAUSE = re.compile("[，,。；;：:]")
_SHORTEST = 44  # 半角字符数；比这还短的行不会是折出来的
_LONGEST = 200
_SLACK = 8


def continuations(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[bool]:
    """各行是不是接着上一行说；有没有可信的编号由 labels 给出（weak 的不算）。"""
    found = [False] * len(lines)
    width = _width(lines, labels)
    if not width:
        return found
    for at in range(1, len(lines)):
        before, here = lines[at - 1], lines[at]
        if len(before.text) > width or before.line is None or here.line != before.line + 1:
            continue
        size = _size(before.text)
        if not width - _SLACK <= size <= width + _SLACK or size < _SHORTEST:
            continue
        if before.cell or here.cell or _titled(before.text, labels[at - 1]):
            continue
        label = labels[at]
        if (
            (label is not None and not label.weak)
            or here.style
            or here.text.startswith(_INDENTS)
            or _FIELD.match(here.text)
        ):
            continue
        found[at] = before.text[-1] not in _STOPS or (
            before.text[-1] not in _FULL and here.text[:1] in "，。；、"
        )
    return found


def _width(lines: Sequence[Line], labels: Sequence[Label | None]) -> int:
    """折行的宽度：没有说完的行最常有的长度（相差几个字算一样）；不折行的文件为 0。"""
    counts: dict[int, int] = {}
    long: list[int] = []
    for at, (before, here) in enumerate(pairwise(lines)):
        text = before.text
        if len(text) > _LONGEST:
            long.append(len(text))
            continue
        size = _size(text)
        long.append(size)
        if size < _SHORTEST or before.line is None or here.line != before.line + 1:
            continue
        if text[-1] not in _STOPS and not _titled(text, labels[at]):
            counts[size] = counts.get(size, 0) + 1
    if not counts:
        return 0
    spread = range(-_SLACK // 2, _SLACK // 2 + 1)
    near = {size: sum(counts.get(size + d, 0) for d in spread) for size in counts}
    best = max(near, key=lambda size: (near[size], size))
    enough = (near[best] >= 2 and near[best] * 2 >= sum(counts.values())) or near[best] >= 6
    longer = sum(1 for size in long if size > best + _SLACK)
    return best if enough and longer * 10 <= len(long) else 0


def _titled(text: str, label: Label | None) -> bool:
    """有编号而没有句读的一行是标题，不是折出来的。"""
    return label is not None and not label.weak and not _PAUSE.search(text)


def _size(text: str) -> int:
    """显示的宽度：汉字两格，西文一格。"""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))
