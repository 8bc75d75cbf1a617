"""把片段在几处断开，格式照旧，所见的字不变；断好之后，可以在断处插入元素。"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from contractgen.word.commenting.anchors import Cut
from contractgen.word.markup import XML, w
from contractgen.word.reading.alternatives import keeps_space

_RPR, _T, _ID = w("rPr"), w("t"), w("id")
_SPACE = f"{{{XML}}}space"
_BLANK = " \t\r\n"


class Point(NamedTuple):
    """插入的地方：element 之前，或之后。"""

    element: Any
    after: bool


class Seams:
    """先收齐全部断处，再一次断开；numbers 供给复制出的修订标记以新的编号。"""

    def __init__(self, cuts: Iterable[Cut], numbers: Iterator[int]) -> None:
        self._numbers = numbers
        self._points: dict[tuple[int, int, int], Point] = {}
        inside: dict[int, tuple[Any, list[Cut]]] = {}
        for cut in cuts:
            if cut.child is not None:
                inside.setdefault(id(cut.element), (cut.element, []))[1].append(cut)
        self._last: dict[int, Any] = {}
        for run, wanted in inside.values():
            self._split(run, wanted)

    def point(self, cut: Cut) -> Point:
        """断处：插入的元素放在哪个元素之前或之后。"""
        if cut.child is None:
            last = self._last.get(id(cut.element), cut.element) if cut.after else cut.element
            return Point(last, cut.after)
        return self._points[_key(cut)]

    def _split(self, run: Any, cuts: list[Cut]) -> None:
        """从后往前断，已断开的部分不再动。"""
        order = {child: place for place, child in enumerate(run)}
        places = {_key(cut): cut for cut in cuts}
        for cut in sorted(places.values(), key=lambda cut: (order[cut.child], cut.at), reverse=True):
            child: Any = _halved(cut.child, cut.at) if cut.at else cut.child
            if all(one.tag == _RPR for one in child.itersiblings(preceding=True)):
                self._points[_key(cut)] = Point(run, False)
                continue
            right = self._right_half(run, child)
            self._last.setdefault(id(run), right)
            self._points[_key(cut)] = Point(right, False)

    def _right_half(self, run: Any, first: Any) -> Any:
        """从 first 起的内容移到新的片段。"""
        right = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
        properties = run.find(_RPR)
        if properties is not None:
            copied = copy.deepcopy(properties)
            for change in copied.iter():
                if change.get(_ID) is not None:
                    change.set(_ID, str(next(self._numbers)))
            right.append(copied)
        for child in [first, *first.itersiblings()]:
            right.append(child)
        run.addnext(right)
        return right


def _key(cut: Cut) -> tuple[int, int, int]:
    return id(cut.element), id(cut.child), cut.at


def _halved(text: Any, at: int) -> Any:
    """把 ``w:t`` 在第 at 个所见的字之前断开，返回后一半；首尾不显示的空白不因此显示出来。"""
    shown = text.text or ""
    if not keeps_space(text):
        shown = shown.strip(_BLANK)
    other = text.makeelement(_T, dict(text.attrib), nsmap=text.nsmap)
    text.addnext(other)
    for half, kept in ((text, shown[:at]), (other, shown[at:])):
        half.text = kept
        if kept != kept.strip(_BLANK):
            half.set(_SPACE, "preserve")
    return other
