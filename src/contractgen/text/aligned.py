"""用空格对齐、一格可以折成几行的表：按各行的字从第几列起分格（汉字占两列），不按空格的多少。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

_TOKEN = re.compile(r"\S+(?: \S+)*")
_NEAR = 2  # 同一格的起点至多差几列
_FEWEST, _MOST = 3, 9  # 几格
_LONGEST = 200  # 几行
_NAME, _CELL = 12, 60  # 名目、一格至多几个字
_AMOUNT = re.compile(r"\d|[一二三四五六七八九十两半]+\s*个?(?:工作)?(?:分钟|小时|[日天元次台])|不适用|待定")
_NOT_HEAD = re.compile(r"[：:，。；\d_＿]")
_NOT_CELL = re.compile(
    r"[：:]\s*$|[。？?！!_＿]|^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|^第.{1,4}[条章]|盖章|签[章字名]|公章|代表人?$"
)
_AT_HEAD = re.compile(r"[^：:]*[：:](?!\d)")

#: 一格：从第几列起，文字
Token = tuple[int, str]
#: 各行各格的文字（首行是列标题）、各行的第一个物理行、末一个物理行
Rows = tuple[tuple[tuple[str, ...], ...], tuple[int, ...], int]


def aligned_rows(lines: Sequence[str], at: int) -> Rows | None:
    """从第 at 行开始的这样一张表；不是的为 None。"""
    head = _tokens(lines[at])
    if not _FEWEST - 1 <= len(head) < _MOST or any(
        _NOT_HEAD.search(text) or len(text) > _NAME for _, text in head
    ):
        return None
    body = _body(lines, at + 1)
    starts = _columns(body)
    short = len(starts) - len(head)
    if not _FEWEST <= len(starts) <= _MOST or short not in (0, 1):
        return None
    if (short == 1) != (head[0][0] > starts[0] + _NEAR):  # 左上角空着的，列标题从第二格起
        return None
    rows = [[""] * short + [text for _, text in head]]
    places = [at]
    begun = False  # 上一行只写了名目的前半
    for offset, tokens in enumerate(body, at + 1):
        cells = _placed(tokens, starts)
        if cells is None or (not cells[0] and len(rows) == 1):
            return None
        if cells[0] and not begun:
            rows.append(cells)
            places.append(offset)
        else:
            rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
        begun = bool(cells[0]) and len(tokens) == 1
    return (tuple(map(tuple, rows)), tuple(places), at + len(body)) if _fit(rows[1:]) else None


def _body(lines: Sequence[str], at: int) -> list[list[Token]]:
    """从第 at 行起的各行；只有一段的，要么是上一行某格的下文，要么是名目的前半，其余写在下一行。"""
    body: list[list[Token]] = []
    for place in range(at, min(len(lines), at + _LONGEST)):
        tokens = _tokens(lines[place])
        if not tokens:
            break
        if len(tokens) == 1 and (not body or tokens[0][0] <= body[0][0][0] + _NEAR):
            follows = _tokens(lines[place + 1]) if place + 1 < len(lines) else []
            if not body or len(follows) < 2 or len(tokens[0][1]) > _NAME:
                break
        body.append(tokens)
    return body


def _fit(rows: Sequence[Sequence[str]]) -> bool:
    """像一张表：不止一行，名目短，多数行有数目，没有句子。"""
    if len(rows) < 2 or any(len(row[0]) > _NAME or sum(map(bool, row)) < 2 for row in rows):
        return False
    if any(
        len(cell) > _CELL or _NOT_CELL.search(cell) or _AT_HEAD.match(cell) for row in rows for cell in row
    ):
        return False
    return sum(1 for row in rows if any(_AMOUNT.search(cell) for cell in row[1:])) * 2 >= len(rows)


def _tokens(line: str) -> list[Token]:
    """隔着两个以上空格的各段，与它们从第几列起。"""
    plain = line.replace("\u3000", "  ").rstrip()
    if "\t" in plain or "|" in plain:
        return []
    return [(_width(plain[: found.start()]), found[0]) for found in _TOKEN.finditer(plain)]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _columns(body: Sequence[Sequence[Token]]) -> list[int]:
    """各格从第几列起：几行里差不多对齐的归作一格。"""
    starts: list[int] = []
    for place in sorted({place for tokens in body for place, _ in tokens}):
        if not starts or place > starts[-1] + _NEAR:
            starts.append(place)
    return starts


def _placed(tokens: Sequence[Token], starts: Sequence[int]) -> list[str] | None:
    """一行的各段归到各格；有两段归到一格的，不是表。"""
    cells = [""] * len(starts)
    for place, text in tokens:
        column = max(index for index, start in enumerate(starts) if start <= place)
        if cells[column]:
            return None
        cells[column] = text
    return cells
