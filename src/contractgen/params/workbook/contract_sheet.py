"""写一行一份合同的表：每个字段一列，表摊成带序号的几组列，清单在一格里每项一行。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter

from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.params.paths import parse_path, value_at
from contractgen.params.workbook import styling
from contractgen.params.workbook.book import Book, put
from contractgen.params.workbook.conditions import unused
from contractgen.params.workbook.layout import CONTRACTS, HEAD_ENDS, SPARE_ROWS, Column
from contractgen.params.workbook.table_sheet import fill_column, head, heading, set_heights, style_cell, width
from contractgen.params.workbook.wording import Wording

_NAME, _FIRST, _ROOM = "合同", 5, 2000
#: 一张表摊成几组列：最多不过五行的全部摊开，其余摊三行
_SPREAD, _WHOLE, _DEEPER = 3, 5, 2


def contract_columns(form: EntryForm, filled: Sequence[Mapping[str, Any]]) -> list[Column]:
    """各列，标记是从根写起的路径：``sla.levels[0].response``、``system.software[]``。"""
    return list(_flat(form.fields, "", "", (), filled, 0))


def _flat(
    fields: tuple[EntryField, ...], prefix: str, title: str, within: tuple[EntryField, ...],
    filled: Sequence[Any], depth: int,
) -> Iterator[Column]:  # fmt: skip
    for each in fields:
        around, path = (*within, each), f"{prefix}{each.name}"
        name = " › ".join(part for part in (title, each.title) if part)
        if each.kind == "group":
            yield from _flat(each.fields, f"{path}.", name, around, filled, depth)
        elif each.kind == "rows":
            for at in range(_times(each, path, filled, depth)):
                yield from _flat(each.fields, f"{path}[{at}].", f"{name}{at + 1}", around, filled, depth + 1)
        else:
            yield Column(f"{path}[]" if each.kind == "list" else path, name, each, around)


def _times(entry: EntryField, path: str, filled: Sequence[Any], depth: int) -> int:
    most = entry.most if isinstance(entry.most, int) else 99
    spread = (
        most
        if most <= _WHOLE and not depth
        else min(most, max(entry.least or 0, _DEEPER if depth else _SPREAD))
    )
    written = [value_at(each, parse_path(path)) for each in filled]
    return max([spread, *(len(each) for each in written if isinstance(each, list))])


def contract_table(form: EntryForm, filled: Sequence[Mapping[str, Any]]) -> bytes:
    """一行一份合同的表（.xlsx 的字节），filled 各占一行。"""
    book, wording = Book(), Wording(form)
    sheet = book.sheet(_NAME)
    columns = contract_columns(form, filled)
    places = {column.mark: get_column_letter(at) for at, column in enumerate(columns, 2)}
    last = _FIRST + len(filled) + SPARE_ROWS - 1
    put(sheet["A1"], CONTRACTS)
    put(sheet["A4"], HEAD_ENDS)
    group = ""
    for at, column in enumerate(columns, 2):
        above, _, own = column.title.rpartition(" › ")
        how = wording.how(column.entry, in_row=True)
        head(
            sheet,
            at,
            column.mark,
            heading(Column(column.mark, own, column.entry, column.within)),
            how,
            width(column),
        )
        top = sheet.cell(2, at)
        top.font, top.fill, top.alignment = styling.HEADING, styling.SECTION_FILL, styling.ONE_LINE
        if above != group:
            put(top, above)
        group = above
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].number_format = styling.number_format(column.entry)
        book.choose(sheet, column.entry, f"{letter}{_FIRST}:{letter}{_ROOM}", how)
        for row in range(_FIRST, last + 1):
            cell = sheet.cell(row, at)
            style_cell(cell, column, ())
            if row - _FIRST < len(filled):
                fill_column(cell, column, filled[row - _FIRST])
        formula = unused(column.within, wording.known, partial(_cell, places, column.mark))
        if formula:
            rule = Rule(type="expression", dxf=styling.UNUSED, formula=[formula])
            sheet.conditional_formatting.add(f"{letter}{_FIRST}:{letter}{_ROOM}", rule)
    set_heights(sheet, 3, last)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
    styling.set_page(sheet, "2:4", "C5", wide=True)
    book.about(form, "contracts")
    return book.saved()


def _cell(places: Mapping[str, str], mark: str, path: str) -> str | None:
    """条件里的字段在同一行的格子；``[]`` 换成这一列所在的序号。"""
    for number in re.findall(r"\[\d+\]", mark):
        path = path.replace("[]", number, 1)
    return f"TRIM(${places[path]}{_FIRST})" if path in places else None
