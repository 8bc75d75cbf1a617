"""写 Excel 文件的几件共同的事：填一格、下拉清单与提示、隐藏的工作表、字节固定地存下。"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.model.errors import ContractgenError
from contractgen.model.zipped import zip_parts
from contractgen.params.filling import converted, entry_text
from contractgen.params.workbook.conditions import text_literal
from contractgen.params.workbook.finishing import finished
from contractgen.params.workbook.layout import ABOUT, ABOUT_SHEET, OPTIONS, fingerprint
from contractgen.params.workbook.styling import number_format
from contractgen.params.workbook.wording import LONGEST_PROMPT, LONGEST_PROMPT_TITLE
from contractgen.zh.characters import forbidden_characters

#: 文件里不写真的时间：同样的内容，同样的字节
_WHEN = dt.datetime(2000, 1, 1)
_LONGEST_LIST, _LONGEST_CELL, _EXACT_DIGITS = 255, 32767, 15
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Book:
    """正在写的工作簿。"""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.properties.creator = "contractgen"
        self.workbook.properties.created = self.workbook.properties.modified = _WHEN
        self.options: dict[tuple[str, ...], str] = {}
        self.listed: Worksheet | None = None

    def sheet(self, name: str) -> Worksheet:
        """一张新的工作表。"""
        made: Worksheet = self.workbook.create_sheet(name)
        return made

    def choose(self, sheet: Worksheet, entry: EntryField, cells: str, prompt: str) -> None:
        """下拉清单与选中时的提示；没有选项也没有提示的不加。"""
        labels = _labels(entry)
        rule = DataValidation(type="list" if labels else None, allow_blank=True)
        if labels:
            rule.formula1 = self._list(labels)
            rule.errorTitle, rule.error = "选项", "请从下拉清单里选一项。"
            rule.showErrorMessage = True
        if prompt:
            rule.promptTitle = entry.title[:LONGEST_PROMPT_TITLE]
            rule.prompt = prompt if len(prompt) <= LONGEST_PROMPT else prompt[: LONGEST_PROMPT - 1] + "…"
            rule.showInputMessage = True
        if labels or prompt:
            rule.add(cells)
            sheet.add_data_validation(rule)

    def _list(self, labels: tuple[str, ...]) -> str:
        """短的写在格子里，长的或者有逗号的放在隐藏的工作表里。"""
        written = ",".join(labels)
        if len(written) <= _LONGEST_LIST and not any("," in each or '"' in each for each in labels):
            return f'"{written}"'
        if labels not in self.options:
            if self.listed is None:
                self.listed = self.workbook.create_sheet(OPTIONS)
                self.listed.sheet_state = "hidden"
            column = len(self.options) + 1
            for row, label in enumerate(labels, 1):
                put(self.listed.cell(row, column), label)
            letter = get_column_letter(column)
            cells = absolute_coordinate(f"{letter}1:{letter}{len(labels)}")
            self.options[labels] = f"{quote_sheetname(OPTIONS)}!{cells}"
        return self.options[labels]

    def about(self, form: EntryForm, kind: str) -> None:
        """记下是哪个模板、哪一版参数表的表单。"""
        sheet = self.sheet(ABOUT_SHEET)
        sheet.sheet_state = "veryHidden"
        told = {"kind": kind, "template": form.template, "fingerprint": fingerprint(form), "version": "1"}
        for name, cell in ABOUT.items():
            put(sheet[cell], told[name])

    def saved(self) -> bytes:
        """整个文件；部件的次序与时间固定。"""
        if self.listed is not None:  # 隐藏的放在最后
            self.workbook.move_sheet(self.listed, len(self.workbook.worksheets))
        self.workbook.active = 0
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            ExcelWriter(self.workbook, archive).save()
        with zipfile.ZipFile(stream) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return zip_parts(finished(parts))


def put(cell: Cell, value: Any) -> None:
    """填一格：数是数，其余一律是文字，以等号开头的也不当公式。"""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        cell.value = int(value) if value == int(value) else float(value)
        return
    hidden = {place for place, _ in forbidden_characters(str(value))}
    text = "".join("□" if place in hidden else char for place, char in enumerate(str(value)))
    text = _ESCAPE.sub("_x005F_", text)
    if len(text) > _LONGEST_CELL:
        raise ContractgenError(f"有一处文字超过 {_LONGEST_CELL} 个字，Excel 的一格放不下。请用参数文件。")
    cell.value = text
    cell.data_type = "s"


def fill(cell: Cell, entry: EntryField, value: Any) -> None:
    """照字段的种类填一格；没有填的只设格式。"""
    cell.number_format = number_format(entry)
    value = converted(entry, value)
    if value is None:
        return
    numeric = isinstance(value, int | Decimal) and entry.kind in ("integer", "number", "money")
    if (
        numeric
        and not isinstance(value, bool)
        and len(Decimal(value).normalize().as_tuple().digits) <= _EXACT_DIGITS
    ):
        put(cell, Decimal(value))
        return
    cell.number_format = "@"
    put(cell, entry_text(entry, value))


def _labels(entry: EntryField) -> tuple[str, ...]:
    if entry.kind == "boolean":
        return ("是", "否")
    if entry.kind == "const":
        return (entry_text(entry, entry.default),)
    return tuple(entry_text(entry, each.value) for each in entry.choices)


def link(cell: Cell, sheet: str) -> None:
    """点一下就到另一张工作表。"""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet)}!B2")


def lookup(sheet: str, marks: str, values: str, mark: str) -> str:
    """一个字段的格子，凭标记去找：行排了序也找得到。"""
    name = quote_sheetname(sheet)
    found = f"MATCH({text_literal(mark)},{name}!${marks}:${marks},0)"
    return f'IFERROR(TRIM(INDEX({name}!${values}:${values},{found})),"")'
