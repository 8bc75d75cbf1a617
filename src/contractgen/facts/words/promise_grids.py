"""写时限的表：标题行、各行各格；标题分两行、没有标题、级别一格跨几行的，补成一样的样子。"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractgen.model.reading import Line, Reading
from contractgen.zh.deeds import step_of
from contractgen.zh.grades import grade_of

_LEVELS = re.compile(r"级别|等级|优先级|类别|分级|分类|档次")


@dataclass(slots=True)
class Grid:
    """一张表：标题行、各行各格，引出它的话。"""

    heads: dict[int, str]
    rows: dict[int, dict[int, Line]]
    lead: str


def grids(reading: Reading) -> dict[int, Grid]:
    """全文的表，以表号为键。"""
    found: dict[int, Grid] = {}
    lead = ""
    for line in reading.judged():
        if line.cell is None:
            lead = line.body
            continue
        grid = found.setdefault(line.cell.table, Grid({}, {}, lead))
        if line.cell.header:
            above = grid.heads.get(line.cell.column, "")
            if _LEVELS.search(above) and grade_of(line.text):
                above = ""  # “故障级别”之下一行的甲级、乙级，才是这一列的标题
            grid.heads[line.cell.column] = (
                f"{above} {line.text.strip()}".strip() if line.text != above else above
            )
        else:
            grid.rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, line)
    return found


def headed(grid: Grid) -> dict[int, str]:
    """各列的标题。"""
    return _level_row(grid) or grid.heads or _headless(grid)


def _level_row(grid: Grid) -> dict[int, str]:
    """头两行里，除第一列外各格都是级别的一行是标题：“时限｜故障级别”之下一行才是甲级、乙级；它和它上面的行不再算作行。"""
    if len(grid.heads) > 1 and any(map(grade_of, grid.heads.values())):
        return {}
    if not any(step_of(row[0].text) for row in grid.rows.values() if 0 in row):
        return {}
    top = dict(grid.heads)
    for key in sorted(grid.rows)[:2]:
        row = grid.rows[key]
        names = [line.text for column, line in row.items() if column]
        named = not top or any(map(_LEVELS.search, top.values()))
        if (
            named
            and len(names) > 1
            and all(map(grade_of, names))
            and not (0 in row and grade_of(row[0].text))
        ):
            grid.rows = {place: each for place, each in grid.rows.items() if place > key}
            first = row[0].text if 0 in row else top.get(0, "")
            return {0: first} | {column: line.text.strip() for column, line in row.items() if column}
        top |= {column: line.text for column, line in row.items()}
    return {}


def _headless(grid: Grid) -> dict[int, str]:
    """没有标题行、第一列都是级别的：一级｜20分钟内接单｜2小时内修复。"""
    firsts = [row[0].text for row in grid.rows.values() if 0 in row]
    if len(firsts) < 2 or not all(map(grade_of, firsts)):
        return {}
    return {column: "" for row in grid.rows.values() for column in row}


def filled_down(grid: Grid, column: int) -> list[tuple[int, dict[int, Line]]]:
    """各行；级别一格跨几行的，下面几行也是这一级。"""
    found: list[tuple[int, dict[int, Line]]] = []
    above: Line | None = None
    for key, row in sorted(grid.rows.items()):
        above = row.get(column, above)
        if above is not None and (column in row or min(row, default=0) > column):
            found.append((key, {column: above, **row}))
    return found


_WITHIN = re.compile(r"[一-龥]{2}(?:时间|时段)(?:之|以)?内(?!外)")
_OUTSIDE = re.compile(r"(?:时间|时段|期间)(?:之外|以外|外)|其余|非[一-龥]{2,4}时")


def hours_of(lead: str) -> str:
    """表的标题、引出表的话写明整张表管哪段时间：“时限（驻场时间内）”；内外都说到的，不知道管哪一段。"""
    return "in" if _WITHIN.search(lead) and not _OUTSIDE.search(lead) else ""
