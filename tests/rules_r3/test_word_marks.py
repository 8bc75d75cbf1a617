"""Word 里的标记：带下划线的空格、内容控件、域、复选框、突出显示。"""

from __future__ import annotations

from contractgen.model.finding import Severity
from contractgen.model.reading import Mark, Remark, Revision, Zone
from tests.rules_r3.drafts import findings, marked, quotes, rows, table


def underline(start: int, end: int) -> Mark:
    return Mark("underline", start, end)


def test_underlined_spaces_are_a_blank() -> None:
    reading = marked("质保期为    个月", underline(4, 8))
    assert quotes("placeholder/blank-run", reading) == ["    "]


def test_one_underlined_space_is_not_a_blank() -> None:
    assert quotes("placeholder/blank-run", marked("质保期为 个月", underline(4, 5))) == []


def test_spaces_around_a_filled_value_are_padding() -> None:
    reading = marked("首付款为  60  %", underline(4, 6), underline(6, 8), underline(8, 10))
    assert quotes("placeholder/blank-run", reading) == []


def test_a_gap_in_separate_runs_is_one_blank() -> None:
    reading = marked("质保期为    个月", underline(4, 6), underline(6, 8))
    assert quotes("placeholder/blank-run", reading) == ["    "]


def test_consecutive_blank_lines_under_one_label_are_one_field() -> None:
    line = " " * 20
    reading = rows(
        [("维护范围：" + line, [underline(5, 25)]), (line, [underline(0, 20)]), (line, [underline(0, 20)])]
    )
    (finding,) = findings("placeholder/blank-run", reading)
    assert len(finding.related) == 2


def test_underlined_blanks_between_year_month_and_day_are_one_date() -> None:
    text = "自    年  月  日起"
    reading = marked(text, underline(1, 5), underline(6, 8), underline(9, 11))
    assert quotes("placeholder/date-mask", reading) == ["    年  月  日"]
    assert quotes("placeholder/blank-run", reading) == []


def test_underlined_blank_in_a_way_is_one_choice() -> None:
    reading = marked("按第    种方式解决", underline(2, 6))
    assert quotes("placeholder/unresolved-choice", reading) == ["第    种"]
    assert quotes("placeholder/blank-run", reading) == []


def test_blanks_of_the_signature_block_are_left_for_the_hand() -> None:
    reading = marked("授权代表：        ", underline(5, 13), zone=Zone.SIGNATURE)
    assert quotes("placeholder/blank-run", reading) == []


def test_a_date_in_the_signature_block_is_only_a_note() -> None:
    (finding,) = findings("placeholder/date-mask", marked("日期：    年   月   日", zone=Zone.SIGNATURE))
    assert finding.severity is Severity.INFO


def test_a_content_control_that_shows_its_prompt_is_reported_once() -> None:
    text = "联系人：单击或点击此处输入文字。"
    reading = marked(text, Mark("control", 4, len(text), "placeholder"))
    assert quotes("placeholder/field-leftover", reading) == ["单击或点击此处输入文字。"]


def test_a_filled_content_control_is_not_reported() -> None:
    assert quotes("placeholder/field-leftover", marked("联系人：陆闻笛", Mark("control", 4, 7))) == []


def test_a_form_field_of_spaces_is_reported_as_a_field() -> None:
    reading = marked("编号：\u2002\u2002\u2002", Mark("field", 3, 6, " FORMTEXT "))
    assert len(quotes("placeholder/field-leftover", reading)) == 1
    assert quotes("placeholder/blank-run", reading) == []


def test_content_control_boxes_without_a_tick_are_open() -> None:
    text = "☐一次性支付 ☐分期支付"
    boxes = (Mark("checkbox", 0, 1, "0"), Mark("checkbox", 7, 8, "0"))
    assert quotes("placeholder/unresolved-choice", marked(text, *boxes)) == [text]


def test_a_ticked_content_control_box_settles_the_choice() -> None:
    text = "□一次性支付 □分期支付"
    boxes = (Mark("checkbox", 0, 1, "1"), Mark("checkbox", 7, 8, "0"))
    assert quotes("placeholder/unresolved-choice", marked(text, *boxes)) == []


def test_a_form_to_be_filled_later_is_left_alone() -> None:
    reading = marked("验收结果：□合格 □不合格  日期：____年__月__日 编号：______", zone=Zone.FORM)
    for rule in ("unresolved-choice", "blank-run", "bracket-slot"):
        assert quotes(f"placeholder/{rule}", reading) == []


def test_an_empty_cell_of_a_filled_column_is_reported_at_its_row() -> None:
    reading = table(("级别", "响应时限"), ("一级", "15分钟"), ("二级", "1小时"), ("三级", ""))
    assert quotes("placeholder/empty-table-cell", reading) == ["三级"]


def test_a_signing_table_has_no_empty_cells() -> None:
    reading = table(("甲方", "乙方"), ("单位名称", ""), ("（盖章）", ""))
    assert quotes("placeholder/empty-table-cell", reading) == []


def test_traces_of_review_are_a_note_and_an_error_in_a_final_draft() -> None:
    base = marked("第一条 乙方按月巡检。", Mark("highlight", 4, 8))
    reading = type(base)(
        base.lines,
        kind="docx",
        remarks=(Remark("林", "再议", None), Remark("林", "@contractgen ignore x/y 已确认", None)),
        revisions=(Revision("insertion", "林", "按月", None),),
    )
    assert [finding.severity for finding in findings("placeholder/residue", reading)] == [Severity.INFO] * 3
    assert {f.severity for f in findings("placeholder/residue", reading, final=True)} == {Severity.ERROR}
