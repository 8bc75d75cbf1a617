"""打开一份 Excel 表单：是哪个模板的、哪一种、照哪一版参数表做的；凭隐藏的标记认出各张工作表与各列。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contractgen.model.entry_form import EntryForm
from contractgen.model.errors import ContractgenError
from contractgen.params.reading import ParameterFileError, file_problem
from contractgen.params.workbook.cell_reading import read_cells
from contractgen.params.workbook.cells import Read, Sheet
from contractgen.params.workbook.guard import UnreadableWorkbookError, opened
from contractgen.params.workbook.layout import ABOUT_SHEET, HEAD_ENDS, fingerprint

#: 模板的名字 → 它的填写表；没有这个模板的抛出 ContractgenError
Forms = Callable[[str], EntryForm]


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
                "表单由网页填写表的“更多”下载，或者用 contractgen new 模板名 --format xlsx 生成；"
                "填好后再交来，"
                "不要把内容复制到别的工作簿里。"
            )
        form = forms(about.text(1, 2))
    except ContractgenError as error:
        raise ParameterFileError(name, [file_problem(None, None, str(error))]) from None
    return Opened(name, about.text(1, 1), form, book, about.text(1, 3) == fingerprint(form))


def marked(book: Read, mark: str) -> Iterator[Sheet]:
    """A1 有某个标记的工作表。"""
    return (sheet for sheet in book.sheets if sheet.text(1, 1).partition(" ")[0] == mark)


def table_path(sheet: Sheet) -> str:
    """A1 所写的表的路径。"""
    return sheet.text(1, 1).partition(" ")[2].strip()


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
