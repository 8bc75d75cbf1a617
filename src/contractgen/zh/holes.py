"""找出一行文字里还没有填的地方：下划线、空格、X、未填的日期、合并域；方括号的占位另见 slots。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.blanks import GAP, blanks
from contractgen.zh.dates_unfilled import unfilled_dates
from contractgen.zh.leftovers import leftovers
from contractgen.zh.masked import masked
from contractgen.zh.mentions import mentions
from contractgen.zh.options import boxes, ways
from contractgen.zh.slots import slots

_SPACES = " \u3000\u00a0\u2002\u2003\t"
_UNITS = re.compile(
    r"[年月日时分秒元角个份次天万%％‰￥¥（()）:：/大小写整第条款项号人民币\s\u3000\u00a0\u2002\u2003]*"
)

_BRACKET_HINT = re.compile(r"[（(][ \u3000\u00a0]*[）)]")
_CODE = re.compile(r"https?://\S+|[A-Za-z0-9][\w.]*@[\w.]*[A-Za-z0-9]|[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)+")
_CONTENTS = re.compile(r"(?:…|\.|·|．){3,}\s*\d+\s*$")


@dataclass(frozen=True, slots=True)
class Hole:
    """一处没有填的地方。kind: slot date way field blank mask；互不重叠。"""

    start: int
    end: int
    kind: str


def underlined(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """把带下划线的空格换成 GAP，长度不变。

    一段下划线里有文字的，空格只是衬着已填的内容（⟦ 60 ⟧%）；只有一个空格的不是空白。
    """
    for start, end in _regions(ranges):
        part = text[start:end]
        if not part.strip(_SPACES):
            wide = part.count("\t") * 4 + part.count("\u3000") * 2 + part.count("\u2003") * 2
            if len(part) + wide >= 2:
                text = text[:start] + GAP * len(part) + text[end:]
        elif _UNITS.fullmatch(part) and re.search(rf"[{_SPACES}]{{2,}}", part):
            part = re.sub(rf"[{_SPACES}]{{2,}}", lambda found: GAP * len(found.group()), part)
            text = text[:start] + part + text[end:]
    return text


def _regions(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """首尾相接的下划线算一段。"""
    start = end = -1
    for first, last in sorted(ranges):
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        else:
            end = max(end, last)
    if end > start:
        yield start, end


@lru_cache(maxsize=65536)
def holes(text: str) -> tuple[Hole, ...]:
    """一行里没有填的地方，从左到右。大的吞掉小的：占位里的 X、日期里的下划线不另算。"""
    if text.isspace() or _listed_contents(text):
        return ()
    taken = _Taken(text)
    taken.add("field", leftovers(text))
    taken.add("slot", ((slot.start, slot.end) for slot in slots(text)))
    if "_" in text or "@" in text or "://" in text:
        taken.skip(_found(_CODE, text))
    taken.skip(_boxed(text))
    taken.add("date", unfilled_dates(text))
    taken.add("way", ways(text))
    taken.add("blank", blanks(text))
    taken.add("mask", masked(text))
    return tuple(sorted(taken.holes, key=lambda hole: hole.start))


def _listed_contents(text: str) -> bool:
    """目录的一行：点线与页码。"""
    return text[-1:].isdigit() and _CONTENTS.search(text) is not None


def _boxed(text: str) -> Iterator[tuple[int, int]]:
    """（ ）一次性 （ ）分期：括号是选框，不是留白。"""
    if _BRACKET_HINT.search(text):
        found = boxes(text)
        if len(found) > 1:
            yield from ((box.start, box.end) for box in found if box.option)


class _Taken:
    """已有归属的位置。"""

    def __init__(self, text: str) -> None:
        self.used = bytearray(len(text))
        self.mentions = mentions(text)  # 只是提到的，里面的不算
        self.holes: list[Hole] = []

    def add(self, kind: str, places: Iterable[tuple[int, int]]) -> None:
        for start, end in places:
            told = any(first <= start and end <= last for first, last in self.mentions)
            if not told and not any(self.used[start:end]):
                self.holes.append(Hole(start, end, kind))
                self.used[start:end] = b"\x01" * (end - start)

    def skip(self, places: Iterable[tuple[int, int]]) -> None:
        for start, end in places:
            self.used[start:end] = b"\x01" * (end - start)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))
