"""读各步的工作表：一行一个字段，清单占几行；填在别处的、重复的、旧表单里的都说出来。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.model.entry_form import EntryField
from contractgen.model.problem import Position
from contractgen.params.paths import Path, parse_path
from contractgen.params.workbook.cells import Cell, cell_name
from contractgen.params.workbook.gathering import Gathered, add_items
from contractgen.params.workbook.layout import POINTER, STEP, VALUE
from contractgen.params.workbook.opening import first_row, marked, marks

_NEW_FORM = "请重新生成表单（contractgen new {} --format xlsx），把填好的内容抄过去。"


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
