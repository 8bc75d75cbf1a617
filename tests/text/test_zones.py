"""分区：网站的残留、说明、目录、标题、首部、鉴于、签署与表单。"""

from __future__ import annotations

from tests.text.drafts import HEAD, draft, line_with, zones

BODY = "第一条 范围\n1.1 乙方维护系统。\n"
SIGNED = (
    "（以下无正文）\n甲方（盖章）：          乙方（盖章）：\n日期：  年  月  日      日期：  年  月  日\n"
)


def test_download_notices_before_and_after_the_contract_are_residue() -> None:
    before = "设备维护协议.docxVIP\n设备维护协议.docx\n  1. 1、本站不对文档的完整性作保证。\n查看更多\n"
    after = "文档评论(0)\n晴朗的午后 + 关注\n平安喜乐。\n相关文档\n"
    found = zones(before + HEAD + BODY + after)
    assert found[:4] == ["residue"] * 4
    assert found[4] == "title"
    assert found[-4:] == ["residue"] * 4
    assert found[7:-4] == ["article", "article"]


def test_the_contracts_own_words_are_never_residue() -> None:
    text = HEAD + BODY + "1.2 乙方提供的会员服务支持下载，相关文档由乙方保管。\n本合同仅供甲乙双方使用。\n"
    assert "residue" not in zones(text)


def test_instructions_end_where_the_contract_begins() -> None:
    text = "使 用 说 明\n一、本合同为示范文本。\n1. 空格处应当填写。\n技术服务合同\n委托方（甲方）：\n第一条 范围\n"
    assert zones(text) == ["instructions"] * 3 + ["title", "opening", "article"]


def test_a_table_of_contents_makes_no_sections() -> None:
    dotted = HEAD + "目  录\n第一条 范围……………1\n第二条 费用……………2\n" + BODY
    assert [section.name for section in draft(dotted).sections] == ["第一条", "1.1"]
    bare = HEAD + "目录\n第一条 范围\n第二条 费用\n第一条 范围\n1.1 维护。\n第二条 费用\n"
    assert [section.name for section in draft(bare).sections] == ["第一条", "1.1", "第二条"]


def test_title_opening_and_recitals() -> None:
    text = HEAD + "鉴于：\n（一）甲方需要服务；\n双方达成如下协议：\n" + BODY
    reading = draft(text)
    assert reading.title == "设备维护协议"
    assert [line.zone.value for line in reading.lines] == (
        ["title", "opening", "opening", "recitals", "recitals", "recitals", "article", "article"]
    )
    assert [line.clause for line in reading.lines[3:6]] == ["鉴于", "鉴于（一）", "鉴于"]


def test_a_spaced_title_is_read_without_its_spaces() -> None:
    assert draft("服 务 合 同\n甲方：\n" + BODY).title == "服务合同"


def test_the_signature_block_is_the_tail_of_its_part() -> None:
    found = zones(HEAD + BODY + SIGNED + "附件一 清单\n1. 服务器\n")
    assert found[5:] == ["signature"] * 3 + ["annex"] * 2


def test_a_list_of_annexes_before_the_signature_is_not_the_annexes() -> None:
    text = (
        HEAD
        + BODY
        + "附件一：清单\n附件二：级别\n"
        + SIGNED
        + "附件一 清单\n1. 服务器\n附件二 级别\n第一条 响应\n"
    )
    reading = draft(text)
    assert [section.name for section in reading.sections if section.kind == "annex"] == ["附件一", "附件二"]
    assert line_with(reading, "附件一：清单").zone.value == "article"


def test_a_blank_form_in_an_annex() -> None:
    text = HEAD + BODY + "附件一 验收单\n项目名称：______\n验收日期：   年   月   日\n甲方（签字）：\n"
    assert zones(text)[5:] == ["form"] * 4


def test_party_names_in_the_opening_are_not_a_signature() -> None:
    text = "维护协议\n甲方（盖章）：青禾冷链\n乙方（盖章）：衡图数据\n" + BODY
    assert zones(text)[:3] == ["title", "opening", "opening"]


def test_page_numbers_between_lines_are_not_judged() -> None:
    reading = draft(HEAD + BODY + "第 2 页 共 9 页\n- 3 -\n1.2 费用。\n")
    assert [line.text for line in reading.judged()][-1] == "1.2 费用。"
    assert not any("页" in line.text for line in reading.judged())
