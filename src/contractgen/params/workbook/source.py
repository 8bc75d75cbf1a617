"""一份填好的 Excel 文件变成参数：表单照表单读，一行一份合同的表只有一行时也可以直接用。"""

from __future__ import annotations

from contractgen.params.reading import ParameterFileError, file_problem
from contractgen.params.source import Source
from contractgen.params.workbook.contract_rows import contracts_of
from contractgen.params.workbook.gathering import Gathered
from contractgen.params.workbook.layout import layout
from contractgen.params.workbook.opening import Forms, Opened, open_form
from contractgen.params.workbook.step_reading import absent, read_steps
from contractgen.params.workbook.table_reading import read_tables


def workbook_source(raw: bytes, name: str, forms: Forms) -> Source:
    """填好的 Excel 文件；不是我们的表单、读不了的抛出 ParameterFileError。"""
    opened = open_form(raw, name, forms)
    return _only(opened) if opened.kind == "contracts" else _form(opened)


def _form(opened: Opened) -> Source:
    found = Gathered(opened)
    present = {*read_steps(found), *read_tables(found, layout(opened.form, {}))}
    absent(found, present)
    return found.source()


def _only(opened: Opened) -> Source:
    table = contracts_of(opened)
    if len(table.rows) != 1:
        count = f"有 {len(table.rows)} 行" if table.rows else "还没有填"
        message = f"这是一行一份合同的表，{count}；这里一次只要一份合同。"
        raise ParameterFileError(
            opened.name, [file_problem(None, None, message, "请只留一行，或者改用一份一表的表单。")]
        )
    return table.source(table.rows[0])
