"""整份合同排在表格里的：一列是第几条，一列是名目，一列是约定的内容。"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from contractgen.model.reading import Line
from contractgen.text.labels import Label

_FEWEST = 3
_LONGEST = 16
_SENTENCE = "。；;，,：:"


def laid_out_tables(lines: Sequence[Line], labels: Sequence[Label | None]) -> frozenset[int]:
    """第一列是依次的第几条的表格（第几个表）。"""
    numbers: dict[int, list[int]] = {}
    for line, label in zip(lines, labels, strict=True):
        if line.cell is not None and line.cell.column == 0 and label is not None and label.form == "article":
            if label.weak:
                continue
            numbers.setdefault(line.cell.table, []).append(label.ordinal)
    return frozenset(
        table
        for table, found in numbers.items()
        if len(found) >= _FEWEST and all(later == one + 1 for one, later in pairwise(found))
    )


def beside(lines: Sequence[Line], at: int) -> str:
    """写在右边一格里的名目；右边就是内容的为空。"""
    cell = lines[at].cell
    following = lines[at + 1] if at + 1 < len(lines) else None
    if cell is None or following is None or following.cell is None:
        return ""
    same = (following.cell.table, following.cell.row) == (cell.table, cell.row)
    text = following.text.strip()
    short = len(text) <= _LONGEST and not any(mark in text for mark in _SENTENCE)
    return text if same and short else ""
