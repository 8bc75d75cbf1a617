"""人说的位置与章节：手打的编号、法条体例、附件、表格，各种写法混在一起。"""

from __future__ import annotations

from tests.text.drafts import HEAD, draft, line_with, places


def test_decimal_numbers_name_themselves() -> None:
    found = places(
        HEAD + "第一条服务\n1.1乙方应当：\n(1)监控；\n（2）备份。\n1.1.1细则\n第二条费用\n2.1每年10元。\n"
    )
    assert found[3:] == ["第一条", "1.1", "1.1(1)", "1.1（2）", "1.1.1", "第二条", "2.1"]


def test_unnumbered_paragraphs_of_an_article_are_counted_when_there_are_several() -> None:
    text = "第一条 范围\n乙方维护系统。\n下列事项除外：\n（一）甲方改造；\n（二）不可抗力。\n其余另行约定。\n第二条 费用\n每年十元。\n"
    assert places(HEAD + text)[3:] == [
        "第一条", "第一条第一款", "第一条第二款", "第一条第二款（一）", "第一条第二款（二）", "第一条第三款",
        "第二条", "第二条",
    ]  # fmt: skip


def test_an_article_that_is_a_sentence_is_its_own_first_paragraph() -> None:
    reading = draft(HEAD + "第一条 乙方应当维护系统。\n甲方应当配合。\n第二条 乙方应当保密。\n")
    assert [line.clause for line in reading.lines[3:]] == ["第一条第一款", "第一条第二款", "第二条"]
    assert reading.sections[0].heading == ""
    assert not reading.lines[3].heading


def test_chinese_numbers_nest_as_they_come() -> None:
    text = "一、范围\n（一）硬件\n1．服务器；\n2．交换机，其中：\n（1）核心；\n①端口。\n（二）软件\n二、费用\n每年十元。\n"
    assert places(HEAD + text)[3:] == [
        "一", "一（一）", "一（一）1", "一（一）2", "一（一）2（1）", "一（一）2（1）①", "一（二）", "二", "二",
    ]  # fmt: skip


def test_numbers_restart_in_each_annex() -> None:
    text = "第一条 范围\n1.1 维护。\n附件一 服务级别\n第一条 响应\n1.1 十五分钟内响应。\n附件二：清单\n1. 服务器\n"
    reading = draft(HEAD + text)
    assert [line.clause for line in reading.lines[3:]] == [
        "第一条", "1.1", "附件一", "附件一 第一条", "附件一 1.1", "附件二", "附件二 1",
    ]  # fmt: skip
    assert reading.sections[4].path == ("附件一", "第一条", "1.1")
    assert reading.sections[4].parent == 3


def test_parts_are_named_only_when_their_numbers_restart() -> None:
    chapters = "第一章 总则\n第一条 目的。\n第二章 附则\n第二条 生效。\n"
    assert places(HEAD + chapters)[3:] == ["第一章", "第一条", "第二章", "第二条"]
    parts = "第二部分 通用条款\n1. 定义\n1.1 合同\n第三部分 专用条款\n1. 定义\n1.1.2 日指工作日。\n"
    assert places(HEAD + parts)[3:] == [
        "第二部分", "第二部分 1", "第二部分 1.1", "第三部分", "第三部分 1", "第三部分 1.1.2",
    ]  # fmt: skip


def test_several_articles_in_one_paragraph_are_all_sections() -> None:
    reading = draft(HEAD + "第一条 范围\t第二条 费用\t第三条 其他\n本协议一式两份。\n")
    assert [section.name for section in reading.sections] == ["第一条", "第二条", "第三条"]
    assert [section.start for section in reading.sections] == [0, 7, 14]


def test_a_wrapped_reference_does_not_begin_an_article() -> None:
    text = (
        "第一条 付款\n"
        "甲方应当在收到乙方开具的增值税专用发票之日起十日内，按照\n"
        "第五条约定的金额向乙方付款；逾期付款的，每逾期一日按照\n"
        "1.5倍的贷款市场报价利率支付利息，但最长不得超过自逾期起\n"
        "15日，超过的，乙方有权暂停服务并按照本协议的约定追究责任。\n"
        "第二条 其他\n"
    )
    reading = draft(HEAD + text)
    assert [section.name for section in reading.sections] == ["第一条", "第二条"]
    assert [line.continues for line in reading.lines[4:8]] == [False, True, True, True]


def test_cells_are_named_by_table_row_and_column() -> None:
    text = "第一条 时限\n|级别|响应|\n|---|---|\n|高|15分钟|\n|低||\n1.1 说明。\n"
    assert places(HEAD + text)[3:] == [
        "第一条", "表1 标题行", "表1 标题行", "表1 第1行 级别", "表1 第1行 响应", "表1 第2行 级别", "1.1",
    ]  # fmt: skip


def test_headings_and_run_in_headings_are_told_from_sentences() -> None:
    reading = draft(
        HEAD + "第一条 付款\n1.1 付款方式：电汇。\n1.2 质量标准：\n1.2.1 乙方应当：\n(1)及时，并\n"
    )
    assert [section.heading for section in reading.sections] == ["付款", "付款方式", "质量标准", "", ""]
    assert [line.heading for line in reading.lines[3:]] == [True, False, True, False, False]


def test_markdown_headings_without_numbers_are_articles() -> None:
    text = "# 维护协议\n\n## 服务范围\n\n乙方维护系统。\n\n## 费用\n\n1. 首期\n1. 尾款\n"
    assert places(text, "markdown") == ["首部", "服务范围", "服务范围", "费用", "费用1", "费用2"]


def test_items_inside_a_sentence_are_not_sections() -> None:
    reading = draft(HEAD + "第一条 范围\n1.1 服务包括(1)监控、(2)备份和(3)升级。\n")
    assert len(reading.sections) == 2


def test_numbers_with_gaps_are_kept_as_written() -> None:
    assert places(HEAD + "第三条 范围\n第七条 费用\n7.2 每年付款一次。\n")[3:] == ["第三条", "第七条", "7.2"]


def test_the_smallest_section_at_a_line() -> None:
    reading = draft(HEAD + "第一条 范围\n1.1 包括：\n(1)监控。\n第二条 费用\n每年十元。\n")
    names = [found.name if (found := reading.section_at(at)) else "" for at in range(len(reading.lines))]
    assert names == ["", "", "", "第一条", "1.1", "1.1(1)", "第二条", "第二条"]


def test_a_loose_sentence_is_still_judged() -> None:
    reading = draft("乙方应在收到报告后4小时内响应。")
    assert [line.zone.value for line in reading.judged()] == ["article"]
    assert line_with(reading, "4小时").clause == ""
