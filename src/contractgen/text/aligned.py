"""按显示的列对齐的表：一格可以折成几行，首行的第一格可以空着；各格从同一列起笔。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PIECE = re.compile(r"\S+(?: \S+)*")
_HEAD = re.compile(r"[^：:，。；;\d]{1,12}$")
_STOP = re.compile(
    r"[。；;]|^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．]|第.{1,4}[条章])"
)
_AMOUNT = re.compile(r"\d|[一二三四五六七八九十两半]+\s*个?(?:工作)?(?:分钟|小时|[日天元次台])|不适用|待定")
_LABELS = re.compile(r"盖章|签章|签字|签名|公章|代表人?[：:]")
_FEWEST, _LONGEST = 3, 30  # 至少三列；一格一行里最多几个字

Row = list[str]


def aligned(lines: Sequence[str], at: int) -> tuple[list[Row], list[int], int] | None:
    """从第 at 行起的表：各行各格、各行起于哪一行、最后一行；不是为 None。标题行在最前。"""
    heads = pieces(lines[at])
    if len(heads) < 2 or not all(_HEAD.fullmatch(text) for _, text in heads):
        return None
    following = pieces(lines[at + 1]) if at + 1 < len(lines) else ()
    if not following:
        return None
    starts = [place for place, _ in heads]
    if following[0][0] < starts[0]:
        starts.insert(0, following[0][0])  # 首行的第一格空着
    if len(starts) < _FEWEST:
        return None
    rows: list[Row] = [_placed(heads, starts)]
    places = [at]
    end = at + 1
    while end < len(lines) and _fits(found := pieces(lines[end]), starts):
        cells = _placed(found, starts)
        if cells[0]:
            rows.append(cells)
            places.append(end)
        elif len(rows) > 1:
            rows[-1] = [one + two for one, two in zip(rows[-1], cells, strict=True)]
        else:
            return None
        end += 1
    whole = len(rows) > 2 and all(all(row) for row in rows[1:])
    timed = any(_AMOUNT.search(cell) for row in rows[1:] for cell in row[1:])
    return (rows, places, end - 1) if whole and timed else None


def _fits(found: tuple[tuple[int, str], ...], starts: list[int]) -> bool:
    """各格都从某一列起笔；接着上一行的，只写了几格也行。"""
    return bool(found) and all(
        place in starts and len(text) <= _LONGEST and not _STOP.search(text) and not _LABELS.search(text)
        for place, text in found
    )


def _placed(found: tuple[tuple[int, str], ...], starts: list[int]) -> Row:
    texts = dict(found)
    return [texts.get(place, "") for place in starts]


@lru_cache(maxsize=4096)
def pieces(line: str) -> tuple[tuple[int, str], ...]:
    """一行里以两个以上空格隔开的各段：从哪一显示列起、文字。"""
    plain = line.replace("\u3000", "  ").rstrip()
    if "\t" in plain or "|" in plain:
        return ()
    return tuple((_width(plain[: each.start()]), each[0]) for each in _PIECE.finditer(plain))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
