"""把填好的 Excel 表单读成参数：凭隐藏的标记认出各个字段，记下工作表与单元格，一次说清读不了的格子。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.model.errors import ContractgenError
from contractgen.model.problem import Position, Problem
from contractgen.params.filling import parameters
from contractgen.params.paths import Path, parse_path, path_text
from contractgen.params.reading import ParameterFileError, file_problem
from contractgen.params.source import Source
from contractgen.params.workbook.cell_value import CellError, Written, written
from contractgen.params.workbook.cells import Cell, Read, Sheet, cell_name, read_cells
from contractgen.params.workbook.guard import UnreadableWorkbookError, opened
from contractgen.params.workbook.layout import ABOUT_SHEET, HEAD_ENDS, POINTER, STEP, VALUE, fingerprint

#: 模板的名字 → 它的填写表；没有这个模板的抛出 ContractgenError
Forms = Callable[[str], EntryForm]

_NEW_FORM = "请重新生成表单（contractgen new {} --format xlsx），把填好的内容抄过去。"

#: 一格里的几项，各项自身又可以写几行的，空一行分开
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Opened:
    """打开的表单：是哪一种（form 一份一表，contracts 一行一份），哪个模板，是否照现在的参数表做的。"""

    name: str
    kind: str
    form: EntryForm
    book: Read
    current: bool


def open_form(raw: bytes, name: str, forms: Forms) -> Opened:
    """打开一份表单；不是表单的、读不了的抛出 ParameterFileError。"""
    try:
        book = read_cells(opened(raw))
        about = next((sheet for sheet in book.sheets if sheet.name == ABOUT_SHEET), None)
        if about is None or not about.text(1, 2):
            raise UnreadableWorkbookError(
                "这个 Excel 文件不是 contractgen 的表单。"
                "请用 contractgen new 模板名 --format xlsx 生成表单，填好后再交来，"
                "不要把内容复制到别的工作簿里。"
            )
        form = forms(about.text(1, 2))
    except ContractgenError as error:
        raise ParameterFileError(name, [file_problem(None, None, str(error))]) from None
    return Opened(name, about.text(1, 1), form, book, about.text(1, 3) == fingerprint(form))


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


def read_steps(found: Gathered) -> Iterator[str]:
    """读各步；给出表单上有的字段的路径。"""
    seen: dict[str, Position] = {}
    for sheet in marked(found.opened.book, STEP):
        column = marks(sheet).get(VALUE)
        for row in sheet.rows(first_row(sheet)) if column else ():
            mark, cell = sheet.text(row, 1), sheet.cells.get((row, column or 0))
            where = Position(sheet=sheet.name, cell=cell_name(row, column or 0))
            path = parse_path(mark.removesuffix("[]"))
            entry = found.known.get(mark.removesuffix("[]"))
            if entry is not None and "[]" in entry.path:  # 表里的字段不在这里
                entry = None
            if entry is not None:
                yield entry.path
            if entry is not None and entry.kind in ("group", "rows"):
                found.keys.setdefault(path, where)
                if cell is not None and not str(cell.value).startswith(POINTER):
                    found.problem(path, "这一行不能填。", f"请填在{_elsewhere(entry)}。", where, "unknown")
            elif entry is not None and (entry.kind == "list") == mark.endswith("[]"):
                _read_line(found, entry, path, cell, where, seen)
            elif cell is not None:
                _stray(found, mark, where)


def _elsewhere(entry: EntryField) -> str:
    return "下面的各行" if entry.kind == "group" else f"“{entry.title}”那张工作表"


def marks(sheet: Sheet) -> dict[str, int]:
    """第 1 行的标记：各列是什么。"""
    found: dict[str, int] = {}
    for (row, column), cell in sheet.cells.items():
        if row == 1 and column > 1 and isinstance(cell.value, str):
            found.setdefault(cell.value.strip(), column)
    return found


def first_row(sheet: Sheet) -> int:
    """填的内容自第几行起。"""
    return (
        next((row for (row, column) in sheet.cells if column == 1 and sheet.text(row, 1) == HEAD_ENDS), 1) + 1
    )


def _read_line(
    found: Gathered,
    entry: EntryField,
    path: Path,
    cell: Cell | None,
    where: Position,
    seen: dict[str, Position],
) -> None:
    """一行：一个字段，或者清单的一格。"""
    if entry.kind == "list":
        found.keys.setdefault(path, where)
        add_items(found, entry, path, cell, where)
        return
    earlier = seen.get(entry.path)
    if cell is None:
        found.positions.setdefault(path, where)
        return
    if earlier is not None:
        found.problem(path, f"写了两处，另一处在{earlier.spot()}。", "请只保留一处。", where)
        return
    seen[entry.path] = found.positions[path] = where
    value = found.value(entry, path, cell, where)
    if value is not None:
        found.put(path, value)


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


def _stray(found: Gathered, mark: str, where: Position) -> None:
    """填了，却不是现在的表单里的项目。"""
    if mark:
        name, advice = found.opened.form.template, "请删去这一行的内容。"
        if not found.opened.current:
            advice = f"表单是照旧的参数表做的。{_NEW_FORM.format(name)}"
        found.problem(
            parse_path(mark.replace("[]", "")), "现在的表单里没有这一项。", advice, where, "unknown"
        )
    else:
        found.problem(
            (),
            "这一行不是表单里的项目，填的内容用不上。",
            "请把它移到有项目名称的行里，或者删去。",
            where,
            "unknown",
        )


def marked(book: Read, mark: str) -> Iterator[Sheet]:
    """A1 有某个标记的工作表。"""
    return (sheet for sheet in book.sheets if sheet.text(1, 1).partition(" ")[0] == mark)


def table_path(sheet: Sheet) -> str:
    """A1 所写的表的路径。"""
    return sheet.text(1, 1).partition(" ")[2].strip()


def absent(found: Gathered, present: set[str]) -> None:
    """必填的字段，表单上却没有它的格子：说明是删去了，还是表单太旧。"""
    missing: set[str] = set()
    for entry in _required(found.opened.form.fields):
        if entry.path not in present and not any(entry.path.startswith(f"{each}.") for each in missing):
            missing.add(entry.path)
            why = "那一行被删去了" if found.opened.current else "表单是照旧的参数表做的"
            advice = _NEW_FORM.format(found.opened.form.template)
            found.problem(parse_path(entry.path), f"表单上没有这一项：{why}。", advice, Position(), "missing")


def _required(fields: tuple[EntryField, ...]) -> Iterator[EntryField]:
    for each in fields:
        if each.required and not each.shown_when:
            if each.kind == "group":
                yield from _required(each.fields)
            else:
                yield each
