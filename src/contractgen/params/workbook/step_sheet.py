"""写一步的工作表：项目、填写、必填、怎样写四栏，一组一段；表指向它自己的工作表。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from contractgen.params.filling import NONE
from contractgen.params.paths import parse_path, value_at
from contractgen.params.workbook import styling
from contractgen.params.workbook.book import Book, fill, link, lookup, put
from contractgen.params.workbook.conditions import unused
from contractgen.params.workbook.layout import HEAD_ENDS, POINTER, STEP, VALUE, Layout, Line, StepSheet
from contractgen.params.workbook.wording import Wording, necessity

_WIDTHS = {"A": 3, "B": 32, "C": 46, "D": 11, "E": 66}
_HEADS = {"B": "项目", "C": "填写", "D": "必填", "E": "怎样写"}


class StepWriter:
    """写各步；记得每个字段在哪张工作表，供条件格式引用。"""

    def __init__(self, book: Book, plan: Layout, values: Mapping[str, Any]) -> None:
        self.book, self.plan, self.values = book, plan, values
        self.wording = Wording(plan.form)
        self.homes = {
            line.entry.path: sheet.name
            for sheet in plan.steps()
            for line in sheet.lines
            if line.kind == "field"
        }
        self.names: dict[str, str] = {}

    def refer(self, path: str) -> str | None:
        """一个字段的格子的名字；条件格式只能凭名字引用别的工作表。"""
        if path not in self.names:
            if path not in self.homes:
                return None
            name = self.names[path] = f"field_{len(self.names) + 1}"
            formula = lookup(self.homes[path], "A", "C", path)
            self.book.workbook.defined_names[name] = DefinedName(name, attr_text=formula)
        return self.names[path]

    def write(self, plan: StepSheet) -> None:
        """一步。"""
        sheet = self.book.sheet(plan.name)
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        put(sheet["A1"], STEP)
        put(sheet["C1"], VALUE)
        put(sheet["A3"], HEAD_ENDS)
        put(sheet["B2"], plan.title)
        sheet["B2"].font, sheet["B2"].alignment = styling.TITLE, styling.ONE_LINE
        sheet.row_dimensions[2].height = 30
        for letter, head in _HEADS.items():
            cell = sheet[f"{letter}3"]
            put(cell, head)
            cell.font, cell.fill, cell.border = styling.HEADING, styling.HEAD_FILL, styling.BOX
            cell.alignment = styling.CENTRED if letter == "D" else styling.wrapped()
        sheet.row_dimensions[3].height = 22
        for row, line in plan.rows():
            put(sheet.cell(row, 1), line.mark)
            self._line(sheet, row, line)
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[1].hidden = True
        styling.set_page(sheet, "2:3", "C4")

    def _line(self, sheet: Worksheet, row: int, line: Line) -> None:
        entry, cells = line.entry, [sheet.cell(row, column) for column in range(2, 6)]
        title, value, needed, how = cells
        section = line.kind == "section"
        for cell in cells:
            cell.font, cell.alignment, cell.border = styling.PLAIN, styling.wrapped(), styling.BOX
            if section:
                cell.fill, cell.border = styling.SECTION_FILL, styling.BELOW
        how.font, needed.alignment = styling.HINT, styling.CENTRED
        put(title, entry.title if line.number < 2 else f"{entry.title}（{line.number}）")
        title.font = styling.BOLD if section else styling.PLAIN if line.number < 2 else styling.UNUSED_FONT
        title.alignment = styling.wrapped(line.level)
        if line.number < 2 and not section:
            put(needed, necessity(entry, line.within[:-1]))
        told = self._told(line)
        put(how, told if line.number < 2 else "")
        self._value(value, line)
        texts = {cell.value: _WIDTHS[cell.column_letter] - 2 * line.level for cell in (title, value)}
        texts |= {how.value: _WIDTHS["E"] * 1.1}
        sheet.row_dimensions[row].height = styling.height({str(k or ""): v for k, v in texts.items()})
        if line.kind in ("field", "item"):
            item = entry.item if line.kind == "item" else entry
            prompt = told if line.kind == "item" or entry.shown_when else ""
            self.book.choose(sheet, item, value.coordinate, prompt)
        if formula := unused(line.within, self.wording.known, self.refer):
            rule = Rule(type="expression", dxf=styling.UNUSED, formula=[formula])
            sheet.conditional_formatting.add(f"B{row}:E{row}", rule)

    def _told(self, line: Line) -> str:
        if line.kind == "section":
            return self.wording.section(line.entry)
        return self.wording.table(line.entry) if line.kind == "table" else self.wording.how(line.entry)

    def _value(self, cell: Any, line: Line) -> None:
        entry = line.entry
        if line.kind == "table":
            home = self.plan.table(entry.path)
            name = home.name if home else ""
            put(cell, f"{POINTER} 填在工作表“{name}”")
            link(cell, name)
            cell.font = styling.LINK
        elif line.kind == "field":
            cell.fill = styling.tint(entry, line.within[:-1])
            fill(cell, entry, value_at(self.values, parse_path(entry.path)))
        elif line.kind == "item":
            cell.fill = styling.tint(entry, line.within[:-1]) if line.number == 1 else styling.FREE
            written = value_at(self.values, parse_path(entry.path))
            if written == [] and entry.default and line.number == 1:
                fill(cell, entry.item, NONE)
                return
            at = line.number - 1
            fill(cell, entry.item, written[at] if isinstance(written, list) and at < len(written) else None)
