"""写出一份 Excel 表单：填写说明、各步、各张表；已经有的值填好。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contractgen.model.entry_form import EntryForm
from contractgen.params.workbook.book import Book
from contractgen.params.workbook.introduction import write_introduction
from contractgen.params.workbook.layout import StepSheet, layout
from contractgen.params.workbook.step_sheet import StepWriter
from contractgen.params.workbook.table_sheet import TableWriter


def form_workbook(form: EntryForm, values: Mapping[str, Any]) -> bytes:
    """一份 Excel 表单（.xlsx 的字节）。values 是参数，或者网页上填的文字；同样的内容得到同样的字节。"""
    plan = layout(form, values)
    book = Book()
    write_introduction(book, plan)
    steps = StepWriter(book, plan, values)
    tables = TableWriter(book, steps, values)
    for sheet in plan.sheets:
        if isinstance(sheet, StepSheet):
            steps.write(sheet)
        else:
            tables.write(sheet)
    book.about(form, "form")
    return book.saved()
