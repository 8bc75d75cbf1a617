"""文本里的表格：竖线分格的（Markdown 或画线的）与制表符对齐的，拆成一格一格。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from contractgen.model.record import record
from contractgen.text.aligned import aligned_rows

_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BORDER = re.compile(r"[\s+\-=|─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋═║╔╗╚╝╠╣╦╩╬]+$")
_BARS = str.maketrans("│┃║｜", "||||")
_SPLIT = re.compile(r"(?<!\\)\|")
_LONG = re.compile(
    r"。|^\s*(?:第[一二三四五六七八九十百零\d]+[条章]|[一二三四五六七八九十]+、|附件|\d+[.、）)]\D|[（(]\d)"
)
_SPACED = re.compile(r"[ \u3000]+[|｜│][ \u3000]+")  # 接通率 | 扣款比例：没有画框的
_BAR = re.compile(r"[|｜│]")
_ASIDE = re.compile(r"[（(][^（）()]*[)）]$")
_TABS = re.compile(r"\t+")
_GAP = re.compile(r"(?: {2,}|[ ]*\u3000[ \u3000]*)")  # 对齐各列的空格
_NOT_CELL = re.compile(
    r"[：:。；?？!！_＿]|[年月]\s*日|^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|^第.{1,4}[条章]"
)
_AMOUNT = re.compile(r"\d|[一二三四五六七八九十两半]+\s*个?(?:工作)?(?:分钟|小时|[日天元次台])|不适用|待定")
_WIDE = 3  # 几列以上，列数一行行地对得上，就不是碰巧空了几格
_LONGEST = (24, 60)  # 一格最多几个字：窄的表、宽的表
_LEADER = re.compile(r"(?:…|\.{3}|·{3})\s*$")
_LABELS = re.compile(r"盖章|签章|签字|签名|公章|授权代表|法定代表人")


@record
class Grid:
    """一张表：首尾的物理行（从 0 起，含）、各行各格的文字与所在物理行、有没有标题行。"""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    header: bool


def grid_at(lines: Sequence[str], at: int) -> Grid | None:
    """从第 at 行开始的表；不是表则为 None。"""
    line = lines[at]
    if "|" in line or line.lstrip()[:1] in "│┃║｜┌┏╔+" or _parted(line):
        return _barred(lines, at) or (_tabbed(lines, at) if _SPACED.search(line) or _parted(line) else None)
    if "\t" in line.strip("\t "):
        return _tabbed(lines, at)
    if not _GAP.search(line.strip()):
        return None
    found = (_spaced(lines, at), _aligned(lines, at))
    return max((grid for grid in found if grid), key=attrgetter("last"), default=None)


def _aligned(lines: Sequence[str], at: int) -> Grid | None:
    """一格折成几行、或者左上角空着的，按列的位置分格。"""
    found = aligned_rows(lines, at)
    if found is None:
        return None
    rows, places, last = found
    return Grid(at, last, rows, places, True)


def _spaced(lines: Sequence[str], at: int) -> Grid | None:
    """用空格对齐的表：各行列数相同，首行是短的名目，下面各行有数目。"""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines) and len(row := tuple(_GAP.split(lines[end].strip()))) > 1:
        short = len(rows) > 1 and len(row) == len(rows[0]) - 1  # 末一格空着
        if short:
            row = (*row, "")
        if (rows and len(row) != len(rows[0])) or any(_NOT_CELL.search(cell) for cell in row):
            break
        if any("，" in cell for cell in row) and not (rows and len(row) >= _WIDE):
            break  # 两列的，多半是一句话里空了几格
        rows.append(row)
        end += 1
    if len(rows) < (2 if rows and len(rows[0]) > 2 else 3) or not _heads(rows):
        return None
    longest = _LONGEST[len(rows[0]) >= _WIDE]
    if any(_LABELS.search(cell) or len(cell) > longest for row in rows for cell in row):
        return None
    if not all(any(_AMOUNT.search(cell) for cell in row) for row in rows[1:]):
        return None
    return Grid(at, end - 1, tuple(rows), tuple(range(at, end)), True)


def _barred(lines: Sequence[str], at: int) -> Grid | None:
    rows: list[tuple[str, ...]] = []
    places: list[int] = []
    ruled = False
    end = at
    while end < len(lines):
        line = lines[end].translate(_BARS).strip()
        if line and ((_DELIMITER.match(line) and "|" in line) or (len(line) > 2 and _BORDER.match(line))):
            ruled = ruled or len(rows) == 1
        elif _row_like(line, bool(rows) and ruled):
            rows.append(_cells(line))
            places.append(end)
        else:
            break
        end += 1
    if not rows or (len(rows) < 2 and not ruled) or max(map(len, rows)) < 2:
        return None
    header = ruled and any(cell for cell in rows[0])
    if ruled and not header:
        rows, places = rows[1:], places[1:]
    if not ruled:
        header = _heads(rows)
    return Grid(at, end - 1, _even(rows), tuple(places), header) if rows else None


def _row_like(line: str, inside: bool) -> bool:
    return len(line) > 2 and ((line[0] == "|" and line.count("|") > 1) or (inside and "|" in line))


def _cells(line: str) -> tuple[str, ...]:
    inner = line[1:] if line[0] == "|" else line
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _SPLIT.split(inner))


def _even(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """短的行在末尾补空格，各行同宽。"""
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _heads(rows: Sequence[tuple[str, ...]]) -> bool:
    """没有分隔行时，首行各格都是短的名目便是标题行；名目之后可以有括号里的说明（自告警产生起）。"""
    heads = [_ASIDE.sub("", cell) or cell for cell in rows[0][not rows[0][0] :]]  # 左上角可以空着
    return len(rows) > 1 and all(
        0 < len(cell) <= 12 and cell[-1] not in "：:，。；" and not any(c.isdigit() for c in cell)
        for cell in heads
    )


def _tabbed(lines: Sequence[str], at: int) -> Grid | None:
    rows: list[tuple[str, ...]] = []
    places: list[int] = []
    end = at
    while end < len(lines):
        row = _columns(lines[end])
        if not rows and row and _cornered(lines, at, len(row)):
            row = ("", *row)
        if rows and len(row) != len(rows[0]):
            row = _with_gaps(lines[end], len(rows[0]))
        if not row:
            break
        rows.append(row)
        places.append(end)
        end += 1
    while rows and not all(rows[-1]) and len(rows) < 3:
        rows.pop()  # 只有两行的，空格多半是别的排版
        places.pop()
        end -= 1
    if len(rows) < 2 or any(_LABELS.search(cell) for row in rows for cell in row):
        return None
    return Grid(at, end - 1, tuple(rows), tuple(places), _heads(rows))


def _cornered(lines: Sequence[str], at: int, width: int) -> bool:
    """首行以一个制表符开头，下一行多出一格：左上角空着。"""
    plain = lines[at].startswith("\t") and not lines[at].startswith("\t\t")
    return plain and at + 1 < len(lines) and len(_columns(lines[at + 1])) == width + 1


def _with_gaps(line: str, width: int) -> tuple[str, ...]:
    """制表符隔开、有一两格空着的一行；列数对不上的为空。"""
    if "\t" not in line:
        return ()
    cells = [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
    if len(cells) == width + 1 and not cells[-1]:
        cells.pop()
    if len(cells) == width - 1 and width > 2:
        cells.append("")
    filled = [cell for cell in cells if cell]
    if len(cells) != width or not cells[0] or len(filled) * 2 < width or len(filled) < 2:
        return ()
    return () if _are_sentences(filled, width) else tuple(cells)


def _are_sentences(cells: Sequence[str], width: int) -> bool:
    """有一格是句子、条款；三列以上的，一格里可以用分号隔开几种情形。"""
    return any(_LONG.search(cell) or len(cell) > 60 or ("；" in cell and width < 3) for cell in cells)


def _parted(line: str) -> bool:
    """级别｜情形｜时限：两道以上的竖线隔成三格以上，两边没有画框。"""
    return len(_BAR.findall(line)) > 1 and not _BAR.match(line.strip())


def _columns(line: str) -> tuple[str, ...]:
    """制表符隔开的各列；不像表格的一行为空。"""
    parted = _parted(line)
    spaced = parted or bool(_SPACED.search(line))
    if "\t" not in line and not spaced:
        return ()
    mark = _BAR if parted else _SPACED if spaced else _TABS
    inner = line.strip("\t \r\n\u3000")
    if parted and inner[-1] in "|｜│":  # 级别 | 响应 | 修复 |：只在末尾画了一道
        inner = inner[:-1]
    cells = tuple(cell.strip() for cell in mark.split(inner))
    if len(cells) < 2 or not all(cells) or _are_sentences(cells, len(cells)):
        return ()
    return () if _LEADER.search(cells[-2]) else cells
