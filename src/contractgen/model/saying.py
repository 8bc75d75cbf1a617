"""哪些行说到某个词：先记下每个字在哪些行里，不必一行一行地问。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from contractgen.model.joined import joined
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading

NEVER = "(?!)"  # 一个词也没有的匹配式


def saying(reading: Reading, words: Iterable[str]) -> list[Line]:
    """要看的行里，说到其中一个词的，依行文次序。"""
    lines, places = reading.lines, _places(reading)
    found: set[int] = set()
    for word in words:
        near = _rarest(places, word)
        found.update(near if len(word) == 1 else [at for at in near if word in lines[at].text])
    return [lines[at] for at in sorted(found & _judged(reading))]


def said(reading: Reading, words: Iterable[str]) -> tuple[str, ...]:
    """这些词里草稿说到过的，次序照旧；临时组成匹配式时，没有说到的不必写进去。"""
    return tuple(word for word in words if _is_said(reading, word))


def _is_said(reading: Reading, word: str) -> bool:
    lines = reading.lines
    return any(word in lines[at].text for at in _rarest(_places(reading), word)) or any(
        word in paragraph for paragraph in _wrapped(reading)
    )


def _rarest(places: dict[str, list[int]], word: str) -> list[int]:
    """有这个词里最少见的那个字的行：词只可能在这些行里。"""
    return min([places.get(letter, _NOWHERE) for letter in word], key=len)


_NOWHERE: list[int] = []


@once
def _places(reading: Reading) -> dict[str, list[int]]:
    """每个字在哪些行里。"""
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(reading.lines):
        for letter in set(line.text):
            places[letter].append(place)
    return dict(places)


@once
def _judged(reading: Reading) -> frozenset[int]:
    return frozenset(line.index for line in reading.judged())


@once
def _wrapped(reading: Reading) -> tuple[str, ...]:
    """硬折行接起来的各段：词也许断在两行里。"""
    return tuple(paragraph.text for paragraph in joined(reading) if len(paragraph.lines) > 1)
