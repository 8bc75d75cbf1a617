"""写一张可以增减行的表：表头、怎样写、填好的各行，再留下空行；下面的空白照样可以接着填。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from contractgen.model.entry_form import EntryField
from contractgen.params.filling import NONE, entry_text
from contractgen.params.paths import parse_path, value_at
from contractgen.params.workbook import styling
from contractgen.params.workbook.book import Book, fill, put
from contractgen.params.workbook.conditions import unused
from contractgen.params.workbook.layout import (
    BELONGS,
    FIRST_TABLE_ROW,
    HEAD_ENDS,
    NUMBER,
    SPARE_ROWS,
    TABLE,
    Column,
    TableSheet,
)
from contractgen.params.workbook.step_sheet import StepWriter
from contractgen.params.workbook.wording import necessity

_ROOM = 500  # 下拉清单与灰色管到第几行
_FIRST = 2  # A 列是标记

#: 一行，连同它的序号与所属上级的序号
Numbered = tuple[int, int | None, Mapping[str, Any]]


def rows_of(plan: TableSheet, values: Mapping[str, Any]) -> list[Numbered]:
    """一张表填好的各行，序号自 1 起；下一级的表跨上级各行连着编。"""
    path = parse_path(plan.relative)
    if plan.parent is None:
        return [(number, None, row) for number, row in enumerate(_listed(values, path), 1)]
    above = [(number, row) for number, _, row in rows_of(plan.parent, values)]
    found = [(number, row) for number, parent in above for row in _listed(parent, path)]
    return [(place, number, row) for place, (number, row) in enumerate(found, 1)]


def _listed(values: Any, path: tuple[str | int, ...]) -> list[Mapping[str, Any]]:
    found = value_at(values, path)
    return [row if isinstance(row, dict) else {} for row in found] if isinstance(found, list) else []


class TableWriter:
    """写各张表。"""

    def __init__(self, book: Book, steps: StepWriter, values: Mapping[str, Any]) -> None:
        self.book, self.steps, self.values = book, steps, values
        self.wording = steps.wording

    def write(self, plan: TableSheet) -> None:
        """一张表。"""
        sheet = self.book.sheet(plan.name)
        put(sheet["A1"], f"{TABLE} {plan.entry.path}")
        put(sheet["A4"], HEAD_ENDS)
        put(sheet["B2"], plan.name)
        sheet["B2"].font, sheet["B2"].alignment = styling.TITLE, styling.ONE_LINE
        put(sheet["D2"], self.wording.table(plan.entry))
        sheet["D2"].font, sheet["D2"].alignment = styling.HINT, styling.ONE_LINE
        for at, mark in enumerate(plan.leading, _FIRST):
            self._leading(sheet, at, mark, plan)
        rows = rows_of(plan, self.values)
        last = FIRST_TABLE_ROW + len(rows) + SPARE_ROWS - 1
        first = _FIRST + len(plan.leading)
        for at, column in enumerate(plan.columns, first):
            self._column(sheet, at, column, plan)
            for row in range(FIRST_TABLE_ROW, last + 1):
                cell = sheet.cell(row, at)
                style_cell(cell, column, plan.within)
                if row - FIRST_TABLE_ROW < len(rows):
                    fill_column(cell, column, rows[row - FIRST_TABLE_ROW][2])
        self._numbers(sheet, plan, rows, last)
        set_heights(sheet, 3, last)
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[1].hidden = True
        sheet.row_dimensions[2].height = 30
        styling.set_page(sheet, "2:4", "C5")

    def _leading(self, sheet: Worksheet, at: int, mark: str, plan: TableSheet) -> None:
        parent = plan.parent.name if plan.parent else ""
        title = "序号" if mark == NUMBER else "属于第几行"
        how = "不必改；别的表用它指这一行" if mark == NUMBER else f"工作表“{parent}”里的序号"
        head(sheet, at, mark, title, how, 12 if mark == BELONGS else 8)

    def _column(self, sheet: Worksheet, at: int, column: Column, plan: TableSheet) -> None:
        entry = column.entry
        how = self.wording.how(entry, in_row=True)
        head(sheet, at, column.mark, heading(column), how, width(column))
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].number_format = styling.number_format(entry)
        cells = f"{letter}{FIRST_TABLE_ROW}:{letter}{_ROOM}"
        self.book.choose(sheet, entry, cells, how)
        within = (*plan.within, *column.within)
        if formula := unused(within, self.wording.known, lambda path: self._refer(path, plan)):
            rule = Rule(type="expression", dxf=styling.UNUSED, formula=[formula])
            sheet.conditional_formatting.add(cells, rule)

    def _refer(self, path: str, plan: TableSheet) -> str | None:
        """同一行的格子，或者某一步里的格子。"""
        inside = path.removeprefix(f"{plan.entry.path}[].")
        at = next((at for at, column in enumerate(plan.columns) if column.mark == inside), None)
        if inside == path or at is None:
            return self.steps.refer(path)
        return f"TRIM(${get_column_letter(_FIRST + len(plan.leading) + at)}{FIRST_TABLE_ROW})"

    def _numbers(self, sheet: Worksheet, plan: TableSheet, rows: list[Numbered], last: int) -> None:
        """序号预先写好；属于上级第几行的照填好的写。"""
        for at, mark in enumerate(plan.leading, _FIRST):
            for row in range(FIRST_TABLE_ROW, last + 1):
                cell, place = sheet.cell(row, at), row - FIRST_TABLE_ROW
                cell.font, cell.border, cell.alignment = styling.PLAIN, styling.BOX, styling.CENTRED
                if mark == NUMBER:
                    put(cell, place + 1)
                    cell.fill = styling.SECTION_FILL
                elif place < len(rows):
                    put(cell, rows[place][1] or 1)


def head(sheet: Worksheet, at: int, mark: str, title: str, how: str, wide: float) -> None:
    """一列的表头：隐藏的标记、标题、怎样写。"""
    put(sheet.cell(1, at), mark)
    top, below = sheet.cell(3, at), sheet.cell(4, at)
    put(top, title)
    put(below, how)
    top.font, top.fill, top.border = styling.HEADING, styling.HEAD_FILL, styling.BOX
    top.alignment = styling.CENTRED
    below.font, below.border, below.fill = styling.HINT, styling.BOX, styling.SECTION_FILL
    below.alignment = styling.wrapped(middle=False)
    sheet.column_dimensions[get_column_letter(at)].width = wide


def set_heights(sheet: Worksheet, first: int, last: int) -> None:
    """各行要多高，看它最长的一格。"""
    for row in range(first, last + 1):
        texts = {}
        for cell in sheet[row][1:]:
            wide = sheet.column_dimensions[cell.column_letter].width
            texts[str(cell.value or "")] = wide * 1.1 if row == first + 1 else wide
        sheet.row_dimensions[row].height = styling.height(texts)


def heading(column: Column) -> str:
    """列的标题；必填的加一个星号。"""
    needed = necessity(column.entry, column.within[:-1])
    return f"{column.title} *" if needed == "必填" else column.title


def style_cell(cell: Any, column: Column, within: tuple[EntryField, ...]) -> None:
    """一格的样子。表里的必填只看这一行之内：写了这一行就要填。"""
    cell.font, cell.border, cell.alignment = styling.PLAIN, styling.BOX, styling.wrapped()
    cell.fill = styling.tint(column.entry, column.within[:-1])
    cell.number_format = styling.number_format(column.entry)


def fill_column(cell: Any, column: Column, row: Mapping[str, Any]) -> None:
    """一行里一列的值；清单每项一行。"""
    value = value_at(row, parse_path(column.mark.removesuffix("[]")))
    if not isinstance(value, list):
        fill(cell, column.entry, value)
    elif value:
        item = column.entry.item
        between = "\n\n" if item.multiline else "\n"
        fill(cell, item, between.join(entry_text(item, each) for each in value if each is not None))
    elif column.entry.default:
        fill(cell, column.entry.item, NONE)


def width(column: Column) -> float:
    """列宽：短的值窄，长的文字宽。"""
    entry = column.entry
    if entry.kind in ("text", "list"):
        sample = entry.example if isinstance(entry.example, str) else ""
        return 30 if len(sample) > 14 or entry.kind == "list" else 20
    return 15 if entry.kind in ("choice", "date", "uscc", "money") else 13
