"""哪些行说到某个词：在全文里找，不必一行一行地问。"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from contractgen.model.joined import joined
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading

NEVER = "(?!)"  # 一个词也没有的匹配式


def saying(reading: Reading, words: Iterable[str]) -> list[Line]:
    """要看的行里，说到其中一个词的，依行文次序。"""
    text, starts, lines = _whole(reading)
    places: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            places.add(place)
            at = text.find(word, starts[place + 1]) if place + 1 < len(starts) else -1
    return [lines[place] for place in sorted(places)]


def said(reading: Reading, words: Iterable[str]) -> tuple[str, ...]:
    """这些词里草稿说到过的，次序照旧；临时组成匹配式时，没有说到的不必写进去。"""
    text = _everything(reading)
    return tuple(word for word in words if word in text)


@once
def _everything(reading: Reading) -> str:
    """全部文字；硬折行的再接成整段看一遍，词也许断在两行里。"""
    texts = [line.text for line in reading.lines]
    if any(line.continues for line in reading.lines):
        texts += [paragraph.text for paragraph in joined(reading)]
    return "\n".join(texts)


@once
def _whole(reading: Reading) -> tuple[str, list[int], tuple[Line, ...]]:
    """全文连成一段，各行的起点，与各行。"""
    lines = tuple(reading.judged())
    starts: list[int] = []
    length = 0
    for line in lines:
        starts.append(length)
        length += len(line.text) + 1
    return "\n".join(line.text for line in lines), starts, lines
