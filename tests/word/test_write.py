"""合同写成 Word：文字一字不差，样式、引用、表格与签署栏各得其所。"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import docx
import pytest

from contractgen.model.contract import Annex, Contract, Party, Table
from contractgen.model.errors import ContractgenError
from contractgen.model.inline import Run
from contractgen.word.markup import w
from contractgen.word.package import open_package
from contractgen.word.write import write
from tests.word.builders import article, blank, clause, contract, fields, grid, item, ref, strong, t
from tests.word.reading import document, find, lines
from tests.word.sample_contract import sample

HOSTILE = (
    "北京A&B<科技>有限公司",
    "{{ 7*7 }} {% if %} ｛｛x｝｝ {# #}",
    "“引号”与'单引号'和\"双引号\"",
    "🎉𠮷野家 café ①…—·",
    "**不是加粗** _x_ # 标题 [链接](x)",
    "]]> --> <!-- </w:t></w:p> &amp; \\n %s",
    "　前后有空格  ",
)


def xml(docx_bytes: bytes) -> str:
    return open_package(docx_bytes).parts["word/document.xml"].decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_out_exactly_in_every_place(text: str) -> None:
    party = Party("客户", "client", t(text), ((f"签名{text}", t(text)),))
    made = contract(
        article(
            text,
            clause(t(text, strong(text)), item(text)),
            clause("表：", grid(text, text)),
            clause(text, heading=text),
        ),
        opening=(fields(f"名称：|{text}"), clause(text)),
        annexes=(Annex(t(text)),),
        parties=(party, party),
        number=t(text),
        signing_place=t(text),
        title=text,
        status=text,
    )
    written = write(made)
    texts = [line.text for line in lines(written)]
    assert texts.count(text) >= 8
    assert text + text in texts
    assert f"{text}：{text}" in texts
    header = "".join(open_package(written).tree("word/header1.xml").itertext())
    assert header == f"{text}（{text}）合同编号：{text}"
    assert docx.Document(io.BytesIO(written)).core_properties.title == text


def test_ten_thousand_characters_stay_whole() -> None:
    long = "配送看板系统维护服务" * 1000
    assert find(write(contract(article("长文", clause(long)))), "配送看板").text == long


def test_line_breaks_and_tabs_become_those_of_word() -> None:
    line = find(write(contract(article("条", clause("第一行\n第二行\r\n第三行\t制表")))), "第一行")
    assert line.text == "第一行\n第二行\n第三行\t制表"
    assert not any(re.search("[\n\t]", node.text or "") for node in line.element.iter(w("t")))


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud83d", "\ufffe"])
def test_characters_that_would_break_the_file_are_refused_by_name(bad: str) -> None:
    for made in (contract(article("条", clause(f"甲{bad}乙"))), contract(title=f"甲{bad}乙")):
        with pytest.raises(ContractgenError, match="控制字符 U\\+"):
            write(made)


def test_the_same_contract_gives_the_same_bytes() -> None:
    assert write(sample("decimal")) == write(sample("decimal"))
    assert write(sample("decimal")) != write(sample("statutory"))


def test_strong_words_are_bold_and_blanks_are_highlighted() -> None:
    made = contract(
        article("条", clause(t("由", blank("【承担方】"), "承担", strong("全部"), strong("责任"), "。")))
    )
    line = find(write(made), "承担")
    runs = [
        (run.findtext(w("t")), [child.tag for child in run.iterfind(f"{w('rPr')}/*")])
        for run in line.element.iter(w("r"))
    ]
    assert runs == [
        ("由", []),
        ("【承担方】", [w("highlight")]),
        ("承担", []),
        ("全部责任", [w("b"), w("bCs")]),
        ("。", []),
    ]


def test_blanks_of_cover_header_and_signature_are_highlighted_too() -> None:
    party = Party("客户", "client", t(blank("【客户名称】")), (("日期", t("签于", blank("【日期】"))),))
    made = contract(
        number=t("HT-", blank("【编号】")), signing_place=t(blank("【地点】")), parties=(party, party)
    )
    package = open_package(write(made))
    trees: list[Any] = [package.tree("word/document.xml"), package.tree("word/header1.xml")]
    marked = [
        run.findtext(w("t"))
        for tree in trees
        for run in tree.iter(w("r"))
        if run.find(f"{w('rPr')}/{w('highlight')}") is not None
    ]
    assert set(marked) == {"【客户名称】", "【日期】", "【编号】", "【地点】"}
    assert not re.search("[\ue000\ue001]", xml(write(made)))


def test_chinese_quotation_marks_ask_for_the_chinese_font() -> None:
    written = write(contract(article("条", clause("称“系统”。"), clause("don’t"))))
    assert find(written, "称").element.find(f".//{w('rFonts')}").get(w("hint")) == "eastAsia"
    assert find(written, "don").element.find(f".//{w('rFonts')}") is None


def test_a_heading_runs_into_its_text_and_a_lone_heading_stays_with_what_follows() -> None:
    made = contract(
        article(
            "条", clause("每月两次。", heading="维护窗口"), clause("", clause("甲。"), heading="单独的标题")
        )
    )
    written = write(made)
    run_in = find(written, "维护窗口")
    assert run_in.text == "维护窗口：每月两次。"
    styles = [run.find(f".//{w('rStyle')}") is not None for run in run_in.element.iter(w("r"))]
    assert styles == [True, True, False]
    assert find(written, "单独的标题").element.find(f".//{w('keepNext')}") is not None


def test_references_are_live_fields_to_bookmarks_that_exist() -> None:
    tree = document(write(sample("statutory")))
    names = [mark.get(w("name")) for mark in tree.iter(w("bookmarkStart"))]
    asked = [
        m for code in tree.iter(w("instrText")) for m in re.findall(r"REF (\S+) \\n \\h", code.text or "")
    ]
    assert set(asked) == set(names)
    assert len(names) == len(set(names)) == 4
    assert all(name.isascii() and name.startswith("_Ref") and len(name) <= 40 for name in names)
    starts, ends = ([m.get(w("id")) for m in tree.iter(w(f"bookmark{end}"))] for end in ("Start", "End"))
    assert sorted(starts) == sorted(ends) and len(set(starts)) == len(starts)


def test_the_cached_text_of_a_reference_is_the_number_of_its_target() -> None:
    for scheme in ("decimal", "statutory"):
        written = write(sample(scheme))
        numbers = {
            mark.get(w("name")): line.label
            for line in lines(written)
            for mark in line.element.iter(w("bookmarkStart"))
        }
        for name, cached in fields_of(document(written)):
            assert cached == numbers[name].rstrip(".")


def fields_of(tree: Any) -> list[tuple[str, str]]:
    """每个 REF 域：书签名与缓存的文字。"""
    found = []
    for code in tree.iter(w("instrText")):
        if "REF" in (code.text or ""):
            result = code.getparent().getnext().getnext()
            found.append((code.text.split()[1], result.findtext(w("t"))))
    return found


def test_the_final_dot_of_a_number_is_not_cached_as_word_drops_it() -> None:
    target = item("一项：", item("小项。", anchor="sub"))
    made = contract(
        article(
            "条", clause("包括：", target), clause(t("依照", ref("sub", "第", ("sub", "1."), "目"), "。"))
        ),
        scheme="statutory",
    )
    assert [cached for _, cached in fields_of(document(write(made)))] == ["1"]
    assert find(write(made), "依照").text == "依照第1目。"


def test_a_reference_to_nothing_is_an_error() -> None:
    with pytest.raises(ContractgenError, match="“missing”"):
        write(contract(article("条", clause(t(ref("missing", ("missing", "第九条")))))))
    with pytest.raises(ContractgenError, match="没有算出文字"):
        write(contract(article("条", clause(t(ref("missing"))))))


def test_a_table_fills_the_measure_repeats_its_head_and_keeps_rows_whole() -> None:
    tree = document(
        write(contract(article("条", clause("如下：", grid("级别|说明", "一级|" + "很长" * 60, "二级|短")))))
    )
    table = next(t for t in tree.iter(w("tbl")) if t.find(f".//{w('tblHeader')}") is not None)
    widths = [int(column.get(w("w"))) for column in table.iter(w("gridCol"))]
    assert sum(widths) == 11906 - 2 * 1588
    assert widths[1] > 5 * widths[0]
    assert len(list(table.iter(w("cantSplit")))) == 3
    assert len(list(table.iter(w("tblHeader")))) == 1


def test_given_widths_are_kept_but_never_too_narrow_to_read() -> None:
    table = grid("序号|项目|金额", "1|维护|10.00", widths=(1, 50, 10))
    tree = document(write(contract(article("条", clause("如下：", table)))))
    found = next(t for t in tree.iter(w("tbl")) if t.find(f".//{w('tblHeader')}") is not None)
    first, second, third = (int(column.get(w("w"))) for column in found.iter(w("gridCol")))
    assert first >= 600 and second > third > first


def test_neighbouring_tables_are_kept_apart() -> None:
    made = contract(
        article("条", clause("如下：", grid("甲", "1"), grid("乙", "2"))),
        opening=(fields("a|b"), fields("c|d")),
    )
    for table in document(write(made)).iter(w("tbl")):
        following = table.getnext()
        assert following is not None and following.tag == w("p")


def test_ragged_and_empty_tables_do_no_harm() -> None:
    ragged = Table((t("甲"), t("乙")), (t("一"), t("二"))), Table(())
    made = contract(
        article("条", clause("如下：", Table(((t("甲"),), (t("乙"), t("丙"))), (t("一"),)), ragged[1]))
    )
    for row in document(write(made)).iter(w("tr")):
        assert len(row.findall(w("tc"))) in (2, 3)


def test_the_signature_block_stays_together_with_the_line_above_it() -> None:
    for closing in ((clause("（以下无正文）"),), ()):
        written = write(contract(article("附则", clause("本协议一式两份。")), closing=closing))
        last = find(written, "以下无正文" if closing else "一式两份")
        table = find(written, "法定代表人或授权代表").element.getparent().getparent().getparent()
        assert last.style == "签署语" or last.element.find(f".//{w('keepNext')}") is not None
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.iter(w("tr")))
        assert {line.style for line in lines(written) if "盖章" in line.text} == {"签署栏"}


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_any_number_of_parties_sign(count: int) -> None:
    parties = tuple(
        Party(f"第{n}方", "client", t(f"公司{n}"), (("盖章", ()),) * n) for n in range(1, count + 1)
    )
    texts = [line.text for line in lines(write(contract(article("条"), parties=parties)))]
    for n in range(1, count + 1):
        assert f"第{n}方：公司{n}" in texts


def test_the_properties_tell_the_contract_and_no_clock() -> None:
    properties = docx.Document(io.BytesIO(write(sample("decimal")))).core_properties
    assert (properties.title, properties.subject) == ("系统维护协议", "HT-2026-001")
    assert (properties.author, properties.language) == ("乙市样本信息技术有限公司", "zh-CN")
    assert str(properties.created) == str(properties.modified) == "2026-12-01 00:00:00+00:00"
    undated = replace(sample("decimal"), signing_date=None)
    assert docx.Document(io.BytesIO(write(undated))).core_properties.created.year == 2000


def test_a_draft_says_so_in_the_header() -> None:
    package = open_package(write(contract(article("条"), status="draft")))
    assert "".join(package.tree("word/header1.xml").itertext()).startswith("系统维护协议（草稿）")


def test_names_of_party_details_never_wrap() -> None:
    block = replace(fields("统一社会信用代码：|91110000MA00000000"), widths=(1, 5))
    tree = document(write(contract(article("条"), opening=(block,))))
    widths = [int(column.get(w("w"))) for column in list(tree.iter(w("gridCol")))[2:4]]
    assert widths[0] >= 9 * 240 and sum(widths) == 8730


def test_the_bare_minimum_is_a_contract_too() -> None:
    assert "第一条" in [line.label for line in lines(write(contract(article("唯一的条"))))]
    assert write(Contract("空", "decimal"))


def test_runs_of_one_shape_are_joined() -> None:
    made = contract(article("条", clause(t(Run("甲", origin="a"), Run("乙", origin="b"), Run("丙")))))
    assert len(list(find(write(made), "甲乙丙").element.iter(w("r")))) == 1
