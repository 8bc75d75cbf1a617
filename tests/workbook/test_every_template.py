"""每个模板、别人家的参数表都有完整的 Excel 表单：每个字段恰有一格，字节固定，Excel 打得开，选项在下拉清单里。"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import AppPrediction, OpenXmlValidator, predict

from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.params.filling import parameters
from contractgen.params.source import Source
from contractgen.params.workbook.contract_rows import open_contracts
from contractgen.params.workbook.contract_sheet import contract_table
from contractgen.params.workbook.layout import OPTIONS, layout
from contractgen.params.workbook.writing import form_workbook
from contractgen.usecases.forms import form_of, offered
from tests.samples import sample
from tests.workbook import nested
from tests.workbook.filling import Filled, source_of, spoken

FORMS: dict[str, EntryForm] = {each.name: form_of(each.name) for each in offered()} | {
    "别人家的": nested.form()
}


def values(name: str) -> dict[str, Any]:
    return nested.VALUES if name == "别人家的" else sample(name)


def written(name: str) -> bytes:
    return form_workbook(FORMS[name], values(name))


def sheets(content: bytes) -> list[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets


def leaves(fields: tuple[EntryField, ...]) -> list[str]:
    """每个要填的字段的路径，清单算一个。"""
    found = []
    for each in fields:
        below = leaves(each.fields) if each.kind in ("group", "rows") else []
        found += below if each.kind in ("group", "rows") else [each.path]
    return found


@pytest.mark.parametrize("name", FORMS)
def test_every_field_stands_in_exactly_one_place(name: str) -> None:
    plan = layout(FORMS[name], {})
    places = [line.entry.path for sheet in plan.steps() for line in sheet.lines if line.kind == "field"]
    places += [
        line.entry.path
        for sheet in plan.steps()
        for line in sheet.lines
        if line.kind == "item" and line.number == 1
    ]
    places += [column.entry.path for table in plan.tables() for column in table.columns]
    assert Counter(places) == Counter(leaves(FORMS[name].fields))
    names = [sheet.name for sheet in plan.sheets]
    assert len({each.lower() for each in names}) == len(names) and all(len(each) <= 31 for each in names)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("rows", [False, True], ids=["form", "rows"])
def test_excel_opens_it_clean(name: str, rows: bool, tmp_path: Path) -> None:
    path = tmp_path / "表单.xlsx"
    path.write_bytes(contract_table(FORMS[name], [values(name)]) if rows else written(name))
    result = OpenXmlValidator(security_validation=True).validate(path)
    assert [str(error) for error in result.errors] == []
    assert predict(result).prediction is AppPrediction.OPENS_CLEAN


def test_the_bytes_are_the_same_each_time_and_on_every_machine(tmp_path: Path) -> None:
    code = "from contractgen.usecases.forms import *; import sys; sys.stdout.buffer.write(form_workbook('maintenance'))"
    found = set()
    for seed in ("1", "2", "3"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai" if seed == "1" else "UTC"}
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
        found.add(run.stdout)
    assert len(found) == 1


def test_nested_tables_groups_and_lists_come_back() -> None:
    form = nested.form()
    source = source_of(form_workbook(form, nested.VALUES), form)
    assert source.problems == ()
    assert source.data == {"template": "install"} | nested.VALUES
    rack = source.where(("sites", 1, "rooms", 0, "racks", 0, "no"))
    assert (rack.sheet, rack.cell) == ("机柜", "C7")


def test_the_rows_of_a_table_within_a_table_are_found_by_their_number() -> None:
    form = nested.form()
    book = Filled(form_workbook(form, nested.VALUES))
    rooms = book.place("sites[].rooms[0].code")[0]
    first = [cell.value for cell in rooms[5]]
    second = [cell.value for cell in rooms[6]]
    for column, (here, there) in enumerate(zip(first, second, strict=True), 1):
        rooms.cell(5, column).value, rooms.cell(6, column).value = there, here
    source = source_of(book.saved(), form)
    moved = source.data["sites"][0]["rooms"]
    assert [room["code"] for room in moved] == ["102", "101"] and len(moved[1]["racks"]) == 2
    rooms["B7"] = 99
    problem = source_of(book.saved(), form).problems[0]
    assert "没有序号为 99 的行" in problem.message and problem.position.cell == "B7"


def test_choices_hang_in_drop_downs_with_their_labels() -> None:
    form = nested.form()
    content = form_workbook(form, {})
    rules = {
        f"{sheet.title} {rule.sqref}": rule.formula1
        for sheet in sheets(content)
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    listed = next(sheet for sheet in sheets(content) if sheet.title == OPTIONS)
    assert listed.sheet_state == "hidden"
    assert [listed.cell(row, 1).value for row in (1, 40)] == [nested._MANY[0], nested._MANY[39]]
    assert sum(OPTIONS in str(formula) for formula in rules.values()) == 2
    assert [listed.cell(row, 2).value for row in (1, 2, 3)] == ["甲,乙", "无, 没有", 'q"q']
    assert '"是,否"' in rules.values() and '"中华人民共和国法律"' in rules.values()


def test_a_clause_parameter_that_is_new_appears_by_itself() -> None:
    schema = nested.SCHEMA | {
        "properties": nested.SCHEMA["properties"] | {"colour": {"title": "外观颜色", "type": "string"}}
    }
    from contractgen.params.entry_form import entry_form

    form = entry_form(schema)
    book = Filled(form_workbook(form, {}))
    book.put("colour", "米白")
    assert source_of(book.saved(), form).data["colour"] == "米白"


@pytest.mark.parametrize("name", FORMS)
def test_text_cells_are_text_and_numbers_are_numbers(name: str) -> None:
    known = {each.path: each for each in FORMS[name].every_field()}
    for sheet in sheets(written(name)):
        if sheet["A1"].value != "contractgen/step":
            continue
        for row in range(4, sheet.max_row + 1):
            entry = known.get(str(sheet.cell(row, 1).value))
            if entry is not None and entry.kind not in ("group", "rows"):
                numeric = entry.kind in ("integer", "money", "number")
                assert (sheet.cell(row, 3).number_format == "@") is not numeric, entry.path


def test_a_number_too_long_for_excel_is_kept_as_text() -> None:
    schema = {
        "title": "x",
        "properties": {
            "template": {"const": "x"},
            "sum": {"title": "金额", "type": "number", "x-type": "money"},
        },
    }
    from contractgen.params.entry_form import entry_form

    form = entry_form(schema)
    amount = Decimal("12345678901234567.89")
    assert source_of(form_workbook(form, {"sum": amount}), form).data["sum"] == amount


@pytest.mark.parametrize("name", FORMS)
def test_a_row_per_contract_reads_back_row_by_row(name: str) -> None:
    form = FORMS[name]
    blank: dict[str, Any] = {}
    content = contract_table(form, [values(name), blank, values(name)])
    table = open_contracts(content, "清单.xlsx", lambda _: form)
    assert (table.template, table.rows) == (form.template, (5, 7))
    expected = parameters(form, spoken(form.fields, values(name)))
    for row in table.rows:
        source: Source = table.source(row)
        assert source.data == expected and not source.problems
        cells = {position.cell for position in source.positions.values()}
        assert cells and all(str(cell).endswith(str(row)) for cell in cells)


def test_groups_of_columns_left_empty_are_closed_up() -> None:
    form = FORMS["sla-annex"]
    book = openpyxl.load_workbook(io.BytesIO(contract_table(form, [])))
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(5, columns["sla.levels[0].name"]).value = "一级"
    sheet.cell(5, columns["sla.levels[3].name"]).value = "二级"
    sheet.cell(5, columns["sla.levels[3].response"]).value = "#REF!"
    stream = io.BytesIO()
    book.save(stream)
    source = open_contracts(stream.getvalue(), "清单.xlsx", lambda _: form).source(5)
    assert source.data["sla"]["levels"] == [{"name": "一级"}, {"name": "二级"}]
    assert source.problems[0].path == "sla.levels[1].response"
    assert source.problems[0].title == "服务级别 › 故障等级 第2项 › 响应时限"
