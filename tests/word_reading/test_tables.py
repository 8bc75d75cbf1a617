"""表格：行、列、合并的格、标题行、嵌套，空格子也看得见。"""

from __future__ import annotations

from contractgen.model.reading import Cell, Line
from tests.word_reading.builders import (
    cell,
    control,
    definition,
    instance,
    level,
    marked,
    numbered,
    p,
    r,
    reading,
    row,
    table,
    tr,
)

_SPAN = '<w:gridSpan w:val="{}"/>'.format
_BEGIN, _GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_REPEAT = "<w:tblHeader/>"


def _lines(body: str, **more: str) -> dict[str, Line]:
    return {line.text: line for line in reading(body, **more).lines}


def _cell(line: Line) -> Cell:
    assert line.cell is not None
    return line.cell


def test_a_cell_knows_its_row_column_and_headings() -> None:
    found = _lines(table("级别|响应时间|解决时间", "一级|15分钟|4小时", "二级|30分钟|8小时"))
    assert _cell(found["响应时间"]) == Cell(1, 0, 1, "", "级别", header=True)
    assert _cell(found["15分钟"]) == Cell(1, 1, 1, "响应时间", "一级")
    assert _cell(found["8小时"]) == Cell(1, 2, 2, "解决时间", "二级")


def test_tables_are_counted_over_the_draft_and_stand_in_reading_order() -> None:
    body = p("前") + table("级别|响应", "一级|15分钟") + p("中") + table("名称|数量", "网关|2") + p("后")
    lines = reading(body).lines
    assert [line.text for line in lines] == [
        *("前", "级别", "响应", "一级", "15分钟", "中", "名称", "数量", "网关", "2", "后"),
    ]
    assert [_cell(lines[number]).table for number in (1, 6)] == [1, 2]
    assert [line.paragraph for line in lines] == list(range(1, 12))


def test_merged_columns_are_counted() -> None:
    header = tr(cell("级别"), cell("时限", _SPAN(2)))
    second = tr(cell(""), cell("响应"), cell("解决"))
    found = _lines(table(header, second, "一级|15分钟|4小时"))
    assert _cell(found["4小时"]).column == 2
    assert _cell(found["时限"]).column == 1


def test_a_cell_merged_downward_is_read_once_and_heads_all_its_rows() -> None:
    body = table(
        "级别|情形|响应时间",
        tr(cell("一级", _BEGIN), cell("服务时间内"), cell("15分钟")),
        tr(cell("", _GO_ON), cell("服务时间外"), cell("1小时")),
    )
    lines = reading(body).lines
    assert [line.text for line in lines].count("一级") == 1
    assert _cell(_lines(body)["1小时"]) == Cell(1, 2, 2, "响应时间", "一级")
    assert "" not in [line.text for line in lines]


def test_text_in_a_merged_away_cell_is_not_seen() -> None:
    body = table("级别|响应", tr(cell("一级", _BEGIN), cell("甲")), tr(cell("残留", _GO_ON), cell("乙")))
    assert "残留" not in _lines(body)


def test_two_rows_of_headings_are_joined() -> None:
    body = table(
        tr(cell("级别", _BEGIN), cell("响应时间", _SPAN(2)), properties=_REPEAT),
        tr(cell("", _GO_ON), cell("服务时间内"), cell("服务时间外"), properties=_REPEAT),
        "一级|15分钟|1小时",
    )
    found = _lines(body)
    assert _cell(found["1小时"]).head == "响应时间 服务时间外"
    assert _cell(found["服务时间外"]).header
    assert _cell(found["15分钟"]).head == "响应时间 服务时间内"


def test_a_title_across_the_table_is_not_a_column_heading() -> None:
    title = tr(cell("服务级别表", _SPAN(3)))
    found = _lines(table(title, "级别|响应时间|解决时间", "一级|15分钟|4小时"))
    assert _cell(found["服务级别表"]).header
    assert _cell(found["4小时"]) == Cell(1, 2, 2, "解决时间", "一级")


def test_declared_headings_win_over_looks() -> None:
    found = _lines(table(row("15分钟|4小时", _REPEAT), "1小时|2小时"))
    assert _cell(found["2小时"]).head == "4小时"


def test_a_table_of_names_and_values_has_no_headings() -> None:
    found = _lines(table("甲方：|甲市示例配送有限公司", "地址：|甲市一路1号", "电话：|022-55501234"))
    assert not any(_cell(line).header for line in found.values())
    assert _cell(found["022-55501234"]).row_head == "电话："


def test_a_table_whose_style_has_no_first_row_has_no_headings() -> None:
    look = '<w:tblLook w:firstRow="0" w:val="0600"/>'
    found = _lines(table("级别|响应时间|解决时间", "一级|15分钟|4小时", properties=look))
    assert not _cell(found["级别"]).header


def test_two_columns_have_headings_when_the_values_below_are_values() -> None:
    found = _lines(table("严重程度|时限", "系统瘫痪|15分钟", "功能受限|2小时"))
    assert _cell(found["2小时"]).head == "时限"


def test_a_bold_first_row_is_a_heading() -> None:
    head = tr(cell(p(r("情形", "<w:b/>"))), cell(p(r("处理", "<w:b/>"))))
    assert _cell(_lines(table(head, "断网|更换线路"))["更换线路"]).head == "处理"


def test_a_serial_number_is_no_row_heading() -> None:
    found = _lines(table("序号|设备|数量", "1|网关|2", "2|工控机|4"))
    assert _cell(found["4"]).row_head == "工控机"


def test_an_automatic_serial_number_is_no_row_heading() -> None:
    serial = p(properties=numbered(1))
    numbering = definition(0, level(0, "decimal", "%1")) + instance(1, 0)
    body = table("序号|设备|数量", tr(cell(serial), cell("网关"), cell("台")))
    lines = reading(body, numbering=numbering).lines
    assert [(line.label, line.text) for line in lines if line.label] == [("1", "")]
    assert _cell(lines[-1]).row_head == "网关"


def test_an_empty_cell_is_an_empty_line() -> None:
    lines = reading(table("名称|型号|数量", "网关||2", tr(cell("工控机"), cell(p() + p()), cell("4")))).lines
    empty = [line for line in lines if not line.text]
    assert [(_cell(line).row, _cell(line).column, _cell(line).head) for line in empty] == [
        (1, 1, "型号"),
        (2, 1, "型号"),
    ]


def test_several_paragraphs_of_a_cell_share_its_place() -> None:
    lines = reading(
        table("级别|说明|响应", tr(cell("一级"), cell(p("瘫痪") + p("丢数据")), cell("15分钟")))
    ).lines
    cells = {line.text: line.cell for line in lines}
    assert cells["瘫痪"] == cells["丢数据"]
    assert _cell(lines[-1]).column == 2


def test_a_nested_table_is_a_table_of_its_own() -> None:
    inner = table("名称|数量|单位", "网关|2|台") + p()
    lines = reading(table("项目|内容|备注", tr(cell("设备"), cell(inner), cell("见上"))) + p("完")).lines
    found = {line.text: line for line in lines}
    assert _cell(found["2"]) == Cell(2, 1, 1, "数量", "网关")
    assert _cell(found["见上"]) == Cell(1, 1, 2, "备注", "设备")
    assert found["完"].cell is None


def test_skipped_grid_columns_shift_the_row() -> None:
    short = tr(cell("15分钟"), properties='<w:gridBefore w:val="2"/>')
    assert _cell(_lines(table("级别|情形|响应", short))["15分钟"]).column == 2


def test_rows_and_cells_in_controls_are_read_and_marked() -> None:
    placeholder = "<w:showingPlcHdr/>"
    body = table(
        "级别|响应|解决", control(tr(cell("一级"), control(cell("单击输入"), placeholder), cell("4小时")))
    )
    found = _lines(body)
    assert _cell(found["4小时"]) == Cell(1, 1, 2, "解决", "一级")
    assert marked(found["单击输入"], "control") == [("单击输入", ""), ("单击输入", "placeholder")]


def test_a_hidden_row_is_out_and_reported() -> None:
    read = reading(table("级别|响应", row("一级|15分钟", "<w:hidden/>"), "二级|30分钟"))
    assert "15分钟" not in [line.text for line in read.lines]
    assert read.hidden


def test_absurd_spans_are_held_in_bounds() -> None:
    wide = tr(cell("甲", _SPAN(999999999)), properties='<w:gridBefore w:val="999999999"/>')
    assert [line.text for line in reading(table(wide, "乙|丙")).lines] == ["甲", "乙", "丙"]
    assert [line.text for line in reading(table(tr(cell("甲", _SPAN("三"))))).lines] == ["甲"]
