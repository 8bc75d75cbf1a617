"""读表单时边读边收：各字段的值、单元格的位置、读不了的格子。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from contractgen.model.entry_form import EntryField
from contractgen.model.problem import Position, Problem
from contractgen.params.filling import parameters
from contractgen.params.paths import Path, path_text
from contractgen.params.source import Source
from contractgen.params.workbook.cell_value import CellError, Written, written
from contractgen.params.workbook.cells import Cell
from contractgen.params.workbook.opening import Opened

#: 一格里的几项，各项自身又可以写几行的，空一行分开
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass
class Gathered:
    """读到的内容、位置与毛病。entries 的形状与参数相同。"""

    opened: Opened
    entries: dict[str, Any] = field(default_factory=dict)
    positions: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known: Mapping[str, EntryField] = {each.path: each for each in self.opened.form.every_field()}

    def value(self, entry: EntryField, path: Path, cell: Cell | None, where: Position) -> Written | None:
        """一格的值；用不了的记为问题，当作没有填。"""
        if cell is None:
            return None
        try:
            return written(entry, cell, since_1904=self.opened.book.since_1904)
        except CellError as error:
            self.problem(path, error.message, error.advice, where)
            return None

    def problem(
        self, path: Path, message: str, advice: str | None, where: Position, kind: str = "invalid"
    ) -> None:
        """记下一处问题。"""
        text = path_text(path)
        self.problems.append(Problem(text, self.title(path), message, None, advice, where, kind))

    def title(self, path: Path) -> str:
        """逐级标题，如 服务级别 › 故障等级 第1项 › 响应时限。"""
        parts: list[str] = []
        shape = ""
        for step in path:
            if isinstance(step, int):
                shape += "[]"
                parts[-1:] = [f"{parts[-1] if parts else ''} 第{step + 1}项".strip()]
            else:
                shape = f"{shape}.{step}" if shape else step
                parts.append(self.known[shape].title if shape in self.known else step)
        return " › ".join(parts)

    def put(self, path: Path, value: Any) -> None:
        """把值放到路径上；路上没有的行补上。"""
        place: Any = self.entries
        for step, following in pairwise(path):
            if isinstance(step, int):
                place.extend({} for _ in range(step + 1 - len(place)))
                place = place[step]
            else:
                place = place.setdefault(step, [] if isinstance(following, int) else {})
        if isinstance(path[-1], int):
            place.append(value)
        else:
            place[path[-1]] = value

    def source(self) -> Source:
        """读成的参数。"""
        data = parameters(self.opened.form, self.entries)
        return Source(self.opened.name, data, self.positions, self.keys, tuple(self.problems), on_form=True)


def add_items(
    found: Gathered, entry: EntryField, path: Path, cell: Cell | None, where: Position, *, whole: bool = False
) -> None:
    """清单的一格：一项，或者几行各一项；whole 是整张清单都在这一格里。可以写几行的项，凭空行分开。"""
    value = found.value(entry.item, path, cell, where)
    if value is None:
        return
    items: list[Written] = [value]
    if isinstance(value, str) and (whole or not entry.item.multiline):
        items = [*(_BLANK_LINES.split(value) if entry.item.multiline else value.split("\n"))]
    for each in items:
        if isinstance(each, str) and not each.strip():
            continue
        at = len(_list_at(found.entries, path))
        found.positions[(*path, at)] = where
        found.put((*path, at), each)


def _list_at(entries: Any, path: Path) -> list[Any]:
    for step in path:
        entries = entries[step] if isinstance(step, int) else entries.get(step, {})
    return entries if isinstance(entries, list) else []
