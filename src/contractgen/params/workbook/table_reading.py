"""读各张可以增减行的表：空行不算，行号照旧；下一级的表凭序号找到所属的那一行。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contractgen.model.problem import Position
from contractgen.params.paths import Path, parse_path
from contractgen.params.workbook.cells import Cell, Sheet, cell_name
from contractgen.params.workbook.gathering import Gathered, add_items
from contractgen.params.workbook.layout import BELONGS, NUMBER, TABLE, Layout, TableSheet
from contractgen.params.workbook.opening import first_row, marked, marks, table_path


@dataclass(frozen=True, slots=True)
class Row:
    """工作表里的一行：各列的格子，序号，属于上级的第几行；filled 为假的是只有序号的空行。"""

    row: int
    cells: Mapping[str, Cell]
    number: str
    belongs: str
    filled: bool


@dataclass(frozen=True, slots=True)
class Table:
    """一张表，连同它的工作表。"""

    plan: TableSheet
    sheet: Sheet
    columns: Mapping[str, int]
    rows: tuple[Row, ...]

    def where(self, row: int, mark: str) -> Position:
        """一行里一列的单元格。"""
        return Position(sheet=self.sheet.name, cell=cell_name(row, self.columns.get(mark, 2)))


def read_tables(found: Gathered, plan: Layout) -> Iterator[str]:
    """读各张表；给出表单上有的表的路径。"""
    tables = [table for each in plan.tables() if (table := _table(found, each)) is not None]
    yield from (table.plan.entry.path for table in tables)
    wanted = _wanted(tables)
    homes: dict[str, dict[str, Path]] = {}
    for table in tables:
        _columns(found, table)
        homes[table.plan.entry.path] = _rows(found, table, homes, wanted.get(table.plan.entry.path, set()))
    _unknown(found, plan)


def _table(found: Gathered, plan: TableSheet) -> Table | None:
    sheets = [each for each in marked(found.opened.book, TABLE) if table_path(each) == plan.entry.path]
    for extra in sheets[1:]:
        message = f"工作表“{sheets[0].name}”与“{extra.name}”都是“{plan.entry.title}”。"
        where = Position(sheet=extra.name)
        found.problem(parse_path(plan.entry.path), message, "请只保留一张，把内容并在一起。", where)
    if not sheets:
        return None
    columns = marks(sheets[0])
    rows = tuple(_row(sheets[0], row, columns) for row in sheets[0].rows(first_row(sheets[0])))
    return Table(plan, sheets[0], columns, rows)


def _row(sheet: Sheet, row: int, columns: Mapping[str, int]) -> Row:
    cells = {}
    for mark, column in columns.items():
        at = sheet.merged.get((row, column), (row, column))
        if (cell := sheet.cells.get(at)) is not None:
            cells[mark] = cell
    own = [mark for mark, column in columns.items() if (row, column) in sheet.cells]
    filled = any(mark not in (NUMBER, BELONGS) for mark in own)
    return Row(row, cells, _ordinal(cells.get(NUMBER)), _ordinal(cells.get(BELONGS)), filled)


def _ordinal(cell: Cell | None) -> str:
    """序号：数字或者写成文字的数字。"""
    return "" if cell is None else str(cell.value).strip().removesuffix(".0")


def _wanted(tables: list[Table]) -> dict[str, set[str]]:
    """各张表里被下一级用到的序号；自身没有填、却有下一级的行也算一行。"""
    wanted: dict[str, set[str]] = {}
    for table in reversed(tables):
        if table.plan.parent is None:
            continue
        own = wanted.get(table.plan.entry.path, set())
        used = {row.belongs for row in table.rows if row.filled or (row.number and row.number in own)}
        wanted.setdefault(table.plan.parent.entry.path, set()).update(used - {""})
    return wanted


def _rows(
    found: Gathered, table: Table, homes: Mapping[str, Mapping[str, Path]], wanted: set[str]
) -> dict[str, Path]:
    """读一张表；给出各行的序号所在的路径。"""
    plan, numbers = table.plan, dict[str, Path]()
    counts: dict[Path, int] = {}
    for row in table.rows:
        if not row.filled and row.number not in wanted:
            continue
        base = _base(found, table, row, homes)
        if base is None:
            continue
        path: Path = (*base, counts.get(base, 0))
        counts[base] = counts.get(base, 0) + 1
        found.put(path, {})
        found.positions[path] = table.where(row.row, next(iter(table.columns), ""))
        if row.number in numbers:
            advice = "请改成不同的序号。"
            found.problem(path, f"序号 {row.number} 重复。", advice, table.where(row.row, NUMBER))
        if row.number:
            numbers[row.number] = path
        _cells(found, table, row, path)
    first = first_row(table.sheet)
    mark = plan.columns[0].mark if plan.columns else ""
    found.keys[parse_path(plan.entry.path)] = table.where(first, mark)
    return numbers


def _base(found: Gathered, table: Table, row: Row, homes: Mapping[str, Mapping[str, Path]]) -> Path | None:
    """这一行所在的清单：没有上级的从根写起，有上级的在它所属的那一行里。"""
    plan = table.plan
    if plan.parent is None:
        return parse_path(plan.entry.path)
    above = homes.get(plan.parent.entry.path, {})
    only = next(iter(above.values())) if len(above) == 1 and not row.belongs else None
    parent = above.get(row.belongs, only)
    if parent is None:
        said = f"没有序号为 {row.belongs} 的行" if row.belongs else "没有写属于哪一行"
        advice = f"请写工作表“{plan.parent.name}”里那一行的序号。"
        found.problem(parse_path(plan.relative), f"{said}。", advice, table.where(row.row, BELONGS))
        return None
    return (*parent, *parse_path(plan.relative))


def _cells(found: Gathered, table: Table, row: Row, path: Path) -> None:
    for column in table.plan.columns:
        where = table.where(row.row, column.mark)
        below = (*path, *parse_path(column.mark.removesuffix("[]")))
        if column.mark not in table.columns:
            continue
        cell = row.cells.get(column.mark)
        if column.entry.kind == "list":
            found.keys[below] = where
            add_items(found, column.entry, below, cell, where, whole=True)
            continue
        found.positions[below] = where
        value = found.value(column.entry, below, cell, where)
        if value is not None:
            found.put(below, value)


def _columns(found: Gathered, table: Table) -> None:
    """少了的列与多出的列（照旧的参数表做的，或者被改动了）。"""
    path = parse_path(table.plan.entry.path)
    here = Position(sheet=table.sheet.name)
    filled = [row for row in table.rows if row.filled]
    for column in table.plan.columns if filled else ():
        if column.mark not in table.columns and column.entry.required:
            advice = "请撤销删除，或者重新生成表单。"
            found.problem(path, f"这张表少了“{column.title}”一列。", advice, here, "missing")
    known = {NUMBER, BELONGS, *(column.mark for column in table.plan.columns)}
    for mark, at in table.columns.items():
        row = next((row for row in filled if mark in row.cells), None)
        if mark not in known and row is not None:
            where = Position(sheet=table.sheet.name, cell=cell_name(row.row, at))
            found.problem((*path, mark), "现在的表里没有这一列。", "请删去这一列的内容。", where, "unknown")


def _unknown(found: Gathered, plan: Layout) -> None:
    """现在的参数表里已经没有的表，填了内容的。"""
    known = {each.entry.path for each in plan.tables()}
    for sheet in marked(found.opened.book, TABLE):
        path = table_path(sheet)
        if path in known:
            continue
        columns = marks(sheet)
        rows = (_row(sheet, row, columns) for row in sheet.rows(first_row(sheet)))
        if any(row.filled for row in rows):
            message = "现在的表单里没有这张表。"
            found.problem(
                parse_path(path), message, "请删去这张工作表。", Position(sheet=sheet.name), "unknown"
            )
