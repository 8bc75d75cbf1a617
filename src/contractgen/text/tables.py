"""一格一行的表格 → 合同之树里的表格。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.contract import Table
from contractgen.model.inline import Run, Text
from contractgen.model.reading import Line
from contractgen.text.inline_text import runs


def table_of(lines: Sequence[Line]) -> Table:
    """同一张表的各行；同一格里的几段之间换行。没有标题行的是名目与内容的表。"""
    rows: dict[int, dict[int, Text]] = {}
    header = -1
    width = 0
    for line in lines:
        cell = line.cell
        if cell is None:
            continue
        row = rows.setdefault(cell.row, {})
        above = row.get(cell.column, ())
        row[cell.column] = (*above, Run("\n"), *runs(line)) if above else runs(line)
        width = max(width, cell.column + 1)
        if cell.header and header < 0:
            header = cell.row
    made = {number: tuple(row.get(column, ()) for column in range(width)) for number, row in rows.items()}
    heads = made.pop(header, ())
    return Table(tuple(made[number] for number in sorted(made)), heads, (), "grid" if heads else "fields")
