"""分行、Markdown、表格与注释：什么字都不丢，物理行号照旧。"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contractgen.model.reading import Mark
from contractgen.text.reading import read_text
from contractgen.text.structure import structured


def test_each_line_keeps_its_physical_line_and_its_ordinal() -> None:
    lines = read_text("甲\r\n\r\n　　乙方：\r丙\n").lines
    assert [(line.text, line.line, line.paragraph) for line in lines] == [
        ("甲", 1, 1),
        ("　　乙方：", 3, 2),
        ("丙", 4, 3),
    ]


def test_markdown_marks_are_taken_off_and_bold_is_kept() -> None:
    (line,) = read_text("1.1 **责任上限**为[金额]元，见[附件](a.md)，第\\_\\_条", "markdown").lines
    assert line.text == "1.1 责任上限为[金额]元，见附件，第__条"
    assert line.marks == (Mark("bold", 4, 8),)


def test_blanks_made_of_underscores_are_not_emphasis() -> None:
    (line,) = read_text("违约金为____元，比例为__5__%，在□内打*。", "markdown").lines
    assert line.text == "违约金为____元，比例为__5__%，在□内打*。"


def test_headings_bullets_quotes_and_fences() -> None:
    text = "# 维护协议\n\n## 第一条 范围\n\n- 监控；\n> 引文\n```\n代码\n```\n标题\n====\n---\n"
    found = [(line.text, line.style) for line in read_text(text, "markdown").lines]
    assert found == [
        ("维护协议", "heading 1"),
        ("第一条 范围", "heading 2"),
        ("监控；", "bullet"),
        ("引文", "quote"),
        ("代码", "code"),
        ("标题", "heading 1"),
    ]


def test_a_text_file_written_in_markdown_is_read_as_markdown() -> None:
    text = "# 合同\n## 第一条 范围\n**乙方**负责巡检。\n## 第二条 费用\n按月支付。\n"
    found = [line.text for line in read_text(text).lines]
    assert found == ["合同", "第一条 范围", "乙方负责巡检。", "第二条 费用", "按月支付。"]


def test_a_single_number_sign_does_not_make_a_text_markdown() -> None:
    assert read_text("# 3号楼的巡检\n按**月**支付。\n").lines[0].text == "# 3号楼的巡检"


def test_a_list_that_repeats_one_shows_what_the_reader_sees() -> None:
    lines = read_text("1. 甲\n1. 乙\n   1. 丙\n1. 丁\n", "markdown").lines
    assert [(line.label, line.text.strip()) for line in lines] == [
        ("", "1. 甲"),
        ("2.", "乙"),
        ("", "1. 丙"),
        ("3.", "丁"),
    ]


def test_pipe_tables_become_cells_with_their_heads() -> None:
    lines = read_text("| 等级 | 响应 |\n|:--|--:|\n| 高 | 15分钟 |\n| 低 |  |\n").lines
    cells = [
        (line.text, line.line, line.cell.row, line.cell.head, line.cell.row_head)
        for line in lines
        if line.cell is not None and not line.cell.header
    ]
    assert cells == [("高", 3, 1, "等级", "高"), ("15分钟", 3, 1, "响应", "高"), ("低", 4, 2, "等级", "低")]
    assert [line.text for line in lines if line.cell and line.cell.header] == ["等级", "响应"]


def test_rows_aligned_by_tabs_are_a_table() -> None:
    lines = read_text("时限如下：\n级别\t响应\t恢复\n高\t15分钟\t4小时\n中\t1小时\t8小时\n").lines
    assert [line.cell.head for line in lines[4:7] if line.cell] == ["级别", "响应", "恢复"]
    assert lines[-1].cell is not None and lines[-1].cell.row == 2


def test_drawn_tables_are_tables_and_their_borders_are_not_text() -> None:
    text = "┌──┬──┐\n│级别│响应│\n├──┼──┤\n│高│1小时│\n└──┴──┘\n"
    assert [line.text for line in read_text(text).lines] == ["级别", "响应", "高", "1小时"]


def test_signature_columns_and_clauses_apart_by_tabs_are_not_tables() -> None:
    text = (
        "甲方（盖章）：\t乙方（盖章）：\n日期：\t日期：\n第一条 定义\t第二条 范围\n第三条 费用\t第四条 其他\n"
    )
    assert all(line.cell is None for line in read_text(text).lines)


def test_comments_become_remarks_and_lines_stay_where_they_were() -> None:
    text = "甲\n<!-- contractgen: ignore wording/vague-time 双方已谈妥 -->\n乙方应尽快处理。\n丙 <!-- 待\n定 -->丁\n"
    reading = read_text(text, "markdown")
    assert [line.line for line in reading.lines] == [1, 3, 4, 5]
    first, second = reading.remarks
    assert first.text == "@contractgen ignore wording/vague-time 双方已谈妥"
    assert first.span is not None and reading.text(first.span) == "乙方应尽快处理。"
    assert "待" in second.text


def test_plain_text_keeps_other_comments_as_text() -> None:
    reading = read_text("甲 <!-- 乙 -->\n丙（@contractgen ignore wording/vague-time 已谈妥）\n")
    assert [line.text for line in reading.lines] == ["甲 <!-- 乙 -->", "丙"]
    assert reading.remarks[0].text == "@contractgen ignore wording/vague-time 已谈妥"


@given(
    st.text(
        alphabet="第一二十条甲乙方：。，1.（）()|-\t\n #*_<>!`~&[]\\附件鉴于年月日盖章目录…", max_size=200
    )
)
def test_any_text_is_read_and_structured_without_an_error(text: str) -> None:
    for kind in ("text", "markdown"):
        reading = structured(read_text(text, kind))
        for place, line in enumerate(reading.lines):
            assert line.index == place
            assert 0 <= line.body_start <= len(line.text)
        for section in reading.sections:
            assert 0 <= section.first <= section.last < len(reading.lines)


@given(st.text(alphabet="第一条甲乙方：。，1.（）#* 年月日盖章目录…附件", max_size=200))
def test_plain_text_loses_no_character(text: str) -> None:
    shown = "".join("".join(line.text.split()) for line in read_text(text).lines)
    assert shown == "".join(text.split())
