"""像使用者那样填一份 Excel 表单：用 openpyxl 打开，在某个字段的格子里填，存成 Excel 会存的样子。"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from contractgen.library.catalogue import open_library
from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.model.problem import Problem
from contractgen.params.filling import NONE
from contractgen.params.loading import load_bytes
from contractgen.params.paths import parse_path, path_text
from contractgen.params.source import Source
from contractgen.params.workbook.layout import HEAD_ENDS, STEP, TABLE, VALUE
from contractgen.usecases.check_parameters import check_read, forms_of
from contractgen.usecases.forms import form_of, form_workbook
from tests.samples import sample

FILE = "表单.xlsx"


@cache
def sample_form(template: str = "sla-annex") -> bytes:
    """照示例填好的表单。"""
    return form_workbook(template, entries=sample(template))


def source_of(content: bytes, form: EntryForm | None = None) -> Source:
    """读回来的参数。"""
    return load_bytes(content, FILE, forms=(lambda name: form) if form else forms_of(open_library()))


def problems_of(content: bytes) -> list[Problem]:
    """校验出的全部问题。"""
    return list(check_read(source_of(content), open_library()).errors)


class Filled:
    """正在填的表单。"""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def place(self, path: str) -> tuple[Worksheet, int, int]:
        """一个字段的工作表、行、列；sla.levels[0].response 是表里的一格，system.software[1] 是清单的第二格。"""
        for sheet in self.book.worksheets:
            found = self._in_step(sheet, path) if sheet["A1"].value == STEP else None
            found = found or (
                self._in_table(sheet, path) if str(sheet["A1"].value).startswith(TABLE) else None
            )
            if found:
                return sheet, *found
        raise AssertionError(f"表单上没有 {path}")

    def _in_step(self, sheet: Worksheet, path: str) -> tuple[int, int] | None:
        steps = parse_path(path)
        mark, nth = (f"{path_text(steps[:-1])}[]", steps[-1]) if isinstance(steps[-1], int) else (path, 0)
        rows = [cell.row for cell in sheet["A"] if cell.value == mark]
        column = next(cell.column for cell in sheet[1] if cell.value == VALUE)
        return (rows[int(nth)], column) if len(rows) > int(nth) else None

    def _in_table(self, sheet: Worksheet, path: str) -> tuple[int, int] | None:
        table = sheet["A1"].value.removeprefix(f"{TABLE} ")
        if not path.startswith(f"{table}["):
            return None
        index, _, name = path.removeprefix(f"{table}[").partition("].")
        first = next(cell.row for cell in sheet["A"] if cell.value == HEAD_ENDS) + 1
        columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
        column = columns.get(name) or columns.get(f"{name}[]")
        return (first + int(index), column) if column else None

    def put(self, path: str, value: Any, form: str | None = None) -> str:
        """填一格，form 是 Excel 的数字格式；返回“工作表 单元格”。"""
        sheet, row, column = self.place(path)
        cell = sheet.cell(row, column)
        cell.value = value
        if form:
            cell.number_format = form
        return f"{sheet.title} {cell.coordinate}"

    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def filled(path: str, value: Any, form: str | None = None, template: str = "sla-annex") -> tuple[bytes, str]:
    """示例的表单改一格；返回文件与那一格的“工作表 单元格”。"""
    book = Filled(sample_form(template))
    where = book.put(path, value, form)
    return book.saved(), where


def the_problem(content: bytes) -> Problem:
    """唯一的问题。"""
    problems = problems_of(content)
    assert len(problems) == 1, [problem.sentence(FILE) for problem in problems]
    return problems[0]


def place_of(problem: Problem) -> str:
    """问题所在的“工作表 单元格”。"""
    return f"{problem.position.sheet} {problem.position.cell}"


def blank(template: str = "sla-annex") -> tuple[EntryForm, bytes]:
    """空白的表单。"""
    return form_of(template), form_workbook(template)


def spoken(fields: tuple[EntryField, ...], values: dict[str, Any]) -> dict[str, Any]:
    """有默认内容的清单写成空的，在表单上是一个“无”字；别的空清单就是没有填。"""
    known = {each.name: each for each in fields}
    found = {}
    for name, value in values.items():
        entry = known.get(name)
        if entry is not None and value == []:
            if entry.kind == "list" and entry.default:
                found[name] = [NONE]
            continue
        if entry is not None and isinstance(value, dict):
            value = spoken(entry.fields, value)
        elif entry is not None and entry.kind == "rows":
            value = [spoken(entry.fields, row) for row in value]
        found[name] = value
    return found
