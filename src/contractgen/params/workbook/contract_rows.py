"""读一行一份合同的表：各行分别变成一份参数，批量起草用它。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contractgen.model.problem import Position
from contractgen.params.paths import Path, parse_path
from contractgen.params.reading import ParameterFileError, file_problem
from contractgen.params.source import Source
from contractgen.params.workbook.cells import Sheet, cell_name
from contractgen.params.workbook.gathering import Gathered, add_items
from contractgen.params.workbook.layout import CONTRACTS
from contractgen.params.workbook.opening import Forms, Opened, first_row, marked, marks, open_form


@dataclass(frozen=True, slots=True)
class ContractTable:
    """打开的一行一份合同的表；rows 是填了的各行的行号。"""

    opened: Opened
    sheet: Sheet
    rows: tuple[int, ...]

    @property
    def template(self) -> str:
        """模板名。"""
        return self.opened.form.template

    def source(self, row: int) -> Source:
        """一行的参数；每个字段记着单元格。"""
        found = Gathered(self.opened)
        columns = {parse_path(mark.removesuffix("[]")): (mark, at) for mark, at in marks(self.sheet).items()}
        written = [path for path, (_, at) in columns.items() if (row, at) in self.sheet.cells]
        for path, (mark, at) in columns.items():
            _read(found, self.sheet, _closed_up(path, written), mark, (row, at))
        return found.source()


def open_contracts(raw: bytes, name: str, forms: Forms) -> ContractTable:
    """打开一行一份合同的表。"""
    return contracts_of(open_form(raw, name, forms))


def contracts_of(opened: Opened) -> ContractTable:
    """已经打开的文件里的各份合同。"""
    sheet = next(marked(opened.book, CONTRACTS), None)
    if sheet is None:
        message = "这不是一行一份合同的表。请用 contractgen new 模板名 --format xlsx --rows 生成。"
        raise ParameterFileError(opened.name, [file_problem(None, None, message)])
    first, columns = first_row(sheet), set(marks(sheet).values())
    filled = {row for row, column in sheet.cells if row >= first and column in columns}
    return ContractTable(opened, sheet, tuple(sorted(filled)))


def _closed_up(path: Path, written: Sequence[Path]) -> Path:
    """空着的几组列不算：故障等级1、3 填了而 2 空着，3 就是第二行。"""
    found: list[str | int] = []
    for at, step in enumerate(path):
        if isinstance(step, int):
            before = {each[at] for each in written if len(each) > at and each[:at] == path[:at]}
            step = sum(1 for each in before if isinstance(each, int) and each < step)
        found.append(step)
    return tuple(found)


def _read(found: Gathered, sheet: Sheet, path: Path, mark: str, place: tuple[int, int]) -> None:
    entry = found.known.get(re.sub(r"\[\d+\]", "[]", mark.removesuffix("[]")))
    cell, where = sheet.cells.get(place), Position(sheet=sheet.name, cell=cell_name(*place))
    if entry is None or entry.kind in ("group", "rows"):
        if cell is not None:
            found.problem(path, "现在的表单里没有这一项。", "请删去这一格的内容。", where, "unknown")
        return
    for length in range(1, len(path)):
        found.keys.setdefault(path[:length], where)
    if entry.kind == "list":
        found.keys.setdefault(path, where)
        add_items(found, entry, path, cell, where, whole=True)
        return
    found.positions.setdefault(path, where)
    value = found.value(entry, path, cell, where)
    if value is not None:
        found.put(path, value)
