"""人在 Excel 里填出来的样子：真的日期、百分数、数字电话、公式、合并、排序、插入行列，都认得，或者说清楚。"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from contractgen.model.zipped import zip_parts
from tests.samples import sample
from tests.workbook.filling import (
    FILE,
    Filled,
    filled,
    place_of,
    problems_of,
    sample_form,
    source_of,
    the_problem,
)

_TARGET = "sla.availability.target"
_PHONE = "parties.client.contact.phone"


def at(data: Any, path: str) -> Any:
    from contractgen.params.paths import parse_path, value_at

    return value_at(data, parse_path(path))


@pytest.mark.parametrize(
    ("path", "typed", "form", "read"),
    [
        ("contract.signing_date", dt.date(2026, 12, 1), "yyyy/m/d", "2026-12-01"),
        ("contract.signing_date", dt.datetime(2026, 12, 1, 9, 30), 'yyyy"年"m"月"d"日"', "2026-12-01"),
        ("contract.signing_date", "２０２６年１２月１日", None, "２０２６年１２月１日"),
        ("service_hours.windows[0].from", dt.time(9, 0), "h:mm", "09:00"),
        ("service_hours.windows[0].to", 1, "[h]:mm", "24:00"),
        (_TARGET, 0.9985, "0.00%", "99.85%"),
        (_TARGET, 0.99950000000000006, "0.000%", "99.95%"),
        (_TARGET, " 99.9% ", None, "99.9%"),
        (_PHONE, 13812345678, "General", "13812345678"),
        ("parties.client.domicile", "  天津市\u3000示范大道8号 ", None, "天津市\u3000示范大道8号"),
        ("contract.number", 2026018, "General", "2026018"),
        ("contract.number", "=1+1 的合同", "@", "=1+1 的合同"),
        ("sla.reports.days", "５", None, 5),
        ("sla.reports.days", 5.0, "0", 5),
        ("sla.credits.sole_remedy", True, None, True),
        ("sla.credits.sole_remedy", "否", None, False),
        ("sla.credits.settle", "refund", None, "refund"),
    ],
)
def test_a_cell_reads_as_what_it_shows(path: str, typed: Any, form: str | None, read: Any) -> None:
    book = Filled(sample_form())
    sheet, row, column = book.place(path)
    book.put(path, typed, form)
    if isinstance(typed, str) and typed.startswith("="):
        sheet.cell(row, column).data_type = "s"
    source = source_of(book.saved())
    assert at(source.data, path) == read and not source.problems
    assert type(at(source.data, path)) is type(read)


def test_a_chinese_date_format_without_a_code_is_a_date() -> None:
    """中文版 Excel 的内置格式 31 只存编号。"""
    content, _ = filled("contract.signing_date", dt.date(2026, 12, 1), "yyyy/m/d")
    parts = parts_of(content)
    styles = parts["xl/styles.xml"].decode()
    number = styles.split('formatCode="yyyy/m/d"')[0].rpartition('numFmtId="')[2].split('"')[0]
    parts["xl/styles.xml"] = styles.replace(f'numFmtId="{number}"', 'numFmtId="31"').encode()
    assert at(source_of(zip_parts(parts)).data, "contract.signing_date") == "2026-12-01"


@pytest.mark.parametrize(
    ("path", "typed", "form", "message", "advice"),
    [
        ("parties.client.uscc", 913301000000000000, "General", "9.13301E+17", "文本"),
        ("parties.client.uscc", "9.13301E+17", None, "后面的数字丢了", "文本"),
        (_PHONE, 2255501234, "General", "开头的 0 可能已经丢了", "文本"),
        ("contract.number", "#REF!", None, "错误值 #REF!", "直接填写"),
        ("contract.number", "=A1&1", None, "没有存下算出的值", "打开并保存"),
        (_TARGET, 0.999, "General", "99.9%", None),
        ("sla.reports.days", "三日", None, "应当是整数", "请写成 3"),
        ("service_hours.mode", "每天", None, "7×24小时、每周固定时段", None),
        ("sla.credits.sole_remedy", "也许", None, "应当填 是 或 否", "请填 是 或 否"),
        ("contract.signing_date", "2026年2月30日", None, "没有30日", None),
        ("sla.levels[1].response", "15", None, "15分钟", None),
    ],
)
def test_a_wrong_cell_is_named(
    path: str, typed: Any, form: str | None, message: str, advice: str | None
) -> None:
    content, where = filled(path, typed, form)
    problem = the_problem(content)
    assert place_of(problem) == where and problem.path == path
    assert message in problem.message + (problem.suggestion or "")
    assert advice is None or advice in (problem.suggestion or "")
    assert where.replace(" ", "”") in problem.sentence(FILE)


def test_an_empty_required_cell_is_named() -> None:
    for path in ("contract.number", "sla.levels[1].impact", "parties.provider.contact.email"):
        content, where = filled(path, None)
        problem = the_problem(content)
        assert (place_of(problem), problem.kind) == (where, "missing")


def test_a_contradiction_names_the_cell_and_the_other_cell() -> None:
    book = Filled(sample_form())
    where = book.put("sla.credits.tiers[0].below", "99.7%")
    problems = problems_of(book.saved())
    assert where in [place_of(each) for each in problems]
    target, row, column = book.place(_TARGET)
    assert f"（工作表“{target.title}”{target.cell(row, column).coordinate}）" in problems[0].message


def test_a_formula_with_its_value_reads_as_the_value() -> None:
    content, _ = filled("contract.number", "=甲")
    parts = parts_of(content)
    name = next(name for name in parts if b"<f>" in parts[name])
    for stored in (b'<c r="C5" t="str"><f>A1</f><v>FW-9</v></c>',):
        text = parts[name]
        start = text.index(b'<c r="C5"')
        end = text.index(b"</c>", start) + 4
        parts[name] = text[:start] + stored + text[end:]
    assert at(source_of(zip_parts(parts)).data, "contract.number") == "FW-9"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_lists_are_read_line_by_line_and_cell_by_cell() -> None:
    book = Filled(sample_form())
    for index in range(3):
        book.put(f"system.software[{index}]", None)
    book.put("system.software[0]", "看板软件\n\n 数据接口 \n")
    where = book.put("system.software[2]", "管理程序")
    source = source_of(book.saved())
    assert source.data["system"]["software"] == ["看板软件", "数据接口", "管理程序"]
    position = source.where(("system", "software", 2))
    assert f"{position.sheet} {position.cell}" == where


def test_empty_rows_are_skipped_and_places_stay_right() -> None:
    book = Filled(sample_form())
    levels = sample("sla-annex")["sla"]["levels"]
    sheet, first, _ = book.place("sla.levels[0].name")
    sheet.insert_rows(first + 1, 2)
    source = source_of(book.saved())
    assert source.data["sla"]["levels"] == levels
    place = source.where(("sla", "levels", 1, "name"))
    assert (place.sheet, place.cell) == (sheet.title, f"B{first + 3}")


def test_more_rows_may_be_written_below() -> None:
    book = Filled(sample_form())
    for name, value in {"name": "线路", "target": "不低于95%", "method": "按工单"}.items():
        book.put(f"sla.metrics[40].{name}", value)
    assert source_of(book.saved()).data["sla"]["metrics"][-1]["name"] == "线路"


def test_sorting_moving_inserting_and_renaming_change_nothing() -> None:
    expected = source_of(sample_form()).data
    book = Filled(sample_form())
    sheet, row, _ = book.place("contract.number")
    one, other = ([cell.value for cell in sheet[at]] for at in (row, row + 3))
    for column, (here, there) in enumerate(zip(one, other, strict=True), 1):
        sheet.cell(row, column).value, sheet.cell(row + 3, column).value = there, here
    sheet.insert_cols(3)
    sheet.insert_rows(6)
    sheet.title = "第一步"
    levels = book.place("sla.levels[0].name")[0]
    levels.insert_cols(3)
    levels["C6"] = "我的备注"
    levels.insert_rows(2)
    levels.title = "等级"
    book.book.move_sheet(levels, -5)
    source = source_of(book.saved())
    assert source.data == expected and not source.problems
    assert source.where(("contract", "number")).sheet == "第一步"


def test_hidden_rows_count() -> None:
    book = Filled(sample_form())
    sheet, row, _ = book.place("sla.levels[1].name")
    sheet.row_dimensions[row].hidden = True
    assert source_of(book.saved()).data == source_of(sample_form()).data


def test_cells_merged_downwards_give_every_row_the_value() -> None:
    book = Filled(sample_form())
    sheet, row, column = book.place("sla.levels[0].examples")
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    first, second = source_of(book.saved()).data["sla"]["levels"][:2]
    assert first["examples"] == second["examples"] == sample("sla-annex")["sla"]["levels"][0]["examples"]


def test_a_merged_cell_does_not_make_empty_rows_count() -> None:
    book = Filled(sample_form())
    last = len(sample("sla-annex")["sla"]["levels"])
    sheet, row, column = book.place(f"sla.levels[{last - 1}].examples")
    sheet.cell(row, column).value = "示例"
    sheet.merge_cells(start_row=row, end_row=row + 4, start_column=column, end_column=column)
    assert len(source_of(book.saved()).data["sla"]["levels"]) == last


def test_fields_that_do_not_apply_are_left_out() -> None:
    book = Filled(sample_form())
    book.put("service_hours.mode", "7×24小时")
    hours = source_of(book.saved()).data["service_hours"]
    assert hours["mode"] == "always" and "windows" not in hours and "hours_per_day" not in hours


def test_what_stands_where_no_field_is_is_not_lost_in_silence() -> None:
    book = Filled(sample_form())
    sheet, row, column = book.place("contract.number")
    sheet.insert_rows(row + 1)
    sheet.cell(row + 1, column).value = "还有一个编号"
    problem = the_problem(book.saved())
    assert "不是表单里的项目" in problem.message and problem.position.cell == f"C{row + 1}"


def test_a_field_written_twice_is_told() -> None:
    book = Filled(sample_form())
    sheet, row, column = book.place("contract.number")
    last = sheet.max_row + 1
    sheet.cell(last, 1).value, sheet.cell(last, column).value = "contract.number", "另一个"
    problem = the_problem(book.saved())
    assert "写了两处" in problem.message and f"C{row}" in problem.message


def test_a_deleted_row_a_deleted_column_and_a_copied_sheet_are_told() -> None:
    book = Filled(sample_form())
    sheet, row, _ = book.place("contract.number")
    sheet.delete_rows(row)
    problem = the_problem(book.saved())
    assert problem.path == "contract.number" and "那一行被删去了" in problem.message

    book = Filled(sample_form())
    sheet, _, column = book.place("sla.levels[0].impact")
    sheet.delete_cols(column)
    assert any("少了“判断标准”一列" in each.message for each in problems_of(book.saved()))

    book = Filled(sample_form())
    book.book.copy_worksheet(book.place("sla.levels[0].impact")[0])
    assert "只保留一张" in (the_problem(book.saved()).suggestion or "")


def test_a_form_of_an_older_schema_is_explained() -> None:
    book = Filled(sample_form())
    sheet, row, _ = book.place("contract.number")
    sheet.cell(row, 1).value = "contract.serial"
    book.book["_contractgen"]["C1"].value = "0" * 16
    problems = problems_of(book.saved())
    assert [each.path for each in problems] == ["contract.serial", "contract.number"]
    assert all("重新生成表单" in (each.suggestion or "") for each in problems)
    assert "照旧的参数表做的" in problems[1].message
    assert openpyxl.load_workbook(io.BytesIO(sample_form()))["_contractgen"]["C1"].value != "0" * 16
