"""用方括号标出栏目的几行：【产品】标准版、【数量】42个，括号里是名目，内容写在后面。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading

_LABELLED = re.compile(
    r"(?P<open>[【\[［〔〖])(?P<name>[^】\]］〕〗\s\d：:，。；]{2,8})[】\]］〕〗]\s*[：:]?\s*(?P<told>[^\s，,。；;、）)的与和及是为应在将].*)"
)
_FILLED = re.compile(r"[一-龥A-Za-z\d]{2}")
_SHADOW = re.compile(r"[【\[［〔〖][^】\]］〕〗]*[】\]］〕〗]|[_＿]+")
_FEWEST = 3


def bracketed_labels(reading: Reading) -> frozenset[int]:
    """这样的各行：至少三行相接，用同一种括号开头，名目各不相同，后面都写了内容。"""
    found: set[int] = set()
    run: list[tuple[int, str, str]] = []
    for line in reading.lines:
        told = _labelled(line)
        if told and run and (told["open"] != run[-1][1] or line.index - run[-1][0] > 2):
            run = _kept(run, found)
        if told:
            run.append((line.index, told["open"], told["name"]))
        elif line.text.strip():
            run = _kept(run, found)
    _kept(run, found)
    return frozenset(found)


def _labelled(line: Line) -> re.Match[str] | None:
    told = _LABELLED.match(line.body) if line.cell is None else None
    return told if told and _FILLED.search(_SHADOW.sub("", told["told"])) else None


def _kept(run: list[tuple[int, str, str]], found: set[int]) -> list[tuple[int, str, str]]:
    """够数的一串记下来，另起一串。"""
    if len({name for _, _, name in run}) == len(run) >= _FEWEST:
        found.update(index for index, _, _ in run)
    return []
