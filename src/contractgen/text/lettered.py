"""以字母打头的编号：附件B里的 B.1、B.1.1，或者 B1、B1.1，与 1、1.1 一样；要由全文（一个附件）的次序来证实。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from contractgen.model.reading import Line
from contractgen.model.record import replace
from contractgen.text.labels import Label

_FEWEST = 3  # 少于三处的，多半是型号、图号
_OTHERS = frozenset(("article", "chapter", "subchapter", "part", "cn", "chain"))


def lettered_out(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[Label | None]:
    """一份草稿、一个附件只用一个字母打头的编号，而且次序不乱的：去掉字母，与别的编号一样。"""
    found = list(labels)
    for start, end in _parts(lines, labels):
        told = [
            (at, label)
            for at in range(start, end)
            if (label := labels[at]) is not None and lines[at].cell is None
        ]
        lettered = [(at, label) for at, label in told if _lettered(label)]
        if any(label.form in _OTHERS and not label.weak for _, label in told) or not _ordered(lettered):
            continue
        for at, label in lettered:
            found[at] = replace(label, numbers=label.numbers[1:], weak=False)
    return [None if label is not None and _model(label) else label for label in found]


def _model(label: Label) -> bool:
    """没有证实的“A1　打印机”：是型号。"""
    return _lettered(label) and label.text[1:].isdigit()


def _lettered(label: Label) -> bool:
    return label.form == "chain" and label.weak and label.text[:1].isalpha() and label.text[:1].isascii()


def _parts(lines: Sequence[Line], labels: Sequence[Label | None]) -> Iterator[tuple[int, int]]:
    """正文与各附件，各自编号。"""
    heads = [
        at
        for at, label in enumerate(labels)
        if label is not None and label.form == "annex" and not label.weak and lines[at].cell is None
    ]
    return pairwise(sorted({0, *heads, len(labels)}))


def _ordered(lettered: list[tuple[int, Label]]) -> bool:
    """同一个字母，从一起，一个比一个大。"""
    numbers = [label.numbers for _, label in lettered]
    return (
        len(numbers) >= _FEWEST
        and len({each[0] for each in numbers}) == 1
        and set(numbers[0][1:]) == {1}
        and all(one < two for one, two in pairwise(numbers))
    )
