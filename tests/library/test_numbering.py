"""编号：两种体例，各级、附件、列表重新起编、深处与多条。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.model.contract import Item, descend
from contractgen.model.errors import ContractgenError
from tests.library.builders import clause, draft, library, lines

BODY = """甲应如下：

1. 一；
   1. 细一；
   1. 细二。
1. 二。

乙应如下：

1. 三。
"""

SECTIONS = """## 质量

### 功能

服务应符合需求。

### 可用性

不低于目标：

1. 按月；
1. 按年。

## 交付

第一段。

第二段。
"""


def test_decimal_scheme_numbers_articles_clauses_and_items(tmp_path: Path) -> None:
    assert lines(draft(library(tmp_path, {"one": clause(BODY)})).contract) == [
        "第一条 试验条款",
        "1.1 甲应如下：",
        "(1) 一；",
        "① 细一；",
        "② 细二。",
        "(2) 二。",
        "1.2 乙应如下：",
        "(1) 三。",
    ]


def test_statutory_scheme_leaves_paragraphs_unnumbered(tmp_path: Path) -> None:
    contract = draft(library(tmp_path, {"one": clause(BODY)}), numbering="statutory").contract
    assert lines(contract) == [
        "第一条 试验条款",
        "甲应如下：",
        "（一） 一；",
        "1. 细一；",
        "2. 细二。",
        "（二） 二。",
        "乙应如下：",
        "（一） 三。",
    ]


def test_a_second_list_in_the_same_article_restarts_only_where_word_would_go_on(tmp_path: Path) -> None:
    lib = library(tmp_path, {"one": clause(BODY)})
    restarts = {
        scheme: [node.number.restart for node in descend(draft(lib, numbering=scheme).contract)
                 if isinstance(node, Item) and node.number]
        for scheme in ("decimal", "statutory")
    }  # fmt: skip
    # 十进体例中 1.2 已使列表归零；法条体例中款不编号，须另起
    assert restarts["decimal"] == [False] * 5
    assert restarts["statutory"] == [False, False, False, False, True]


def test_a_heading_with_a_single_paragraph_is_written_run_in(tmp_path: Path) -> None:
    assert lines(draft(library(tmp_path, {"one": clause(SECTIONS)})).contract) == [
        "第一条 试验条款",
        "1.1 质量",
        "1.1.1 功能：服务应符合需求。",
        "1.1.2 可用性：不低于目标：",
        "(1) 按月；",
        "(2) 按年。",
        "1.2 交付",
        "1.2.1 第一段。",
        "1.2.2 第二段。",
    ]


def test_headed_clauses_in_the_statutory_scheme(tmp_path: Path) -> None:
    contract = draft(library(tmp_path, {"one": clause(SECTIONS)}), numbering="statutory").contract
    assert lines(contract) == [
        "第一条 试验条款",
        "（一） 质量",
        "1. 功能：服务应符合需求。",
        "2. 可用性：不低于目标：",
        "（1） 按月；",
        "（2） 按年。",
        "（二） 交付",
        "第一段。",
        "第二段。",
    ]


def test_more_than_a_hundred_articles(tmp_path: Path) -> None:
    names = [f"clause-{index:03}" for index in range(1, 122)]
    template = "title: 长协议\narticles:\n" + "".join(f"  - {name}\n" for name in names)
    lib = library(tmp_path, {name: clause("内容。", title=name) for name in names}, template)
    headings = [line for line in lines(draft(lib).contract) if "clause-" in line]
    assert headings[9] == "第十条 clause-010"
    assert headings[99] == "第一百条 clause-100"
    assert headings[119] == "第一百二十条 clause-120"
    assert headings[120] == "第一百二十一条 clause-121"


def test_annexes_start_again_from_article_one(tmp_path: Path) -> None:
    template = """
title: 试验协议
articles: [one]
annexes:
  - {key: sla, title: 服务级别协议, clauses: [two, three]}
  - {key: list, title: 清单, clauses: [four]}
"""
    lib = library(tmp_path, {name: clause("内容。") for name in ("one", "two", "three", "four")}, template)
    assert lines(draft(lib).contract) == [
        "第一条 试验条款", "1.1 内容。",
        "附件一 服务级别协议", "第一条 试验条款", "1.1 内容。", "第二条 试验条款", "2.1 内容。",
        "附件二 清单", "第一条 试验条款", "1.1 内容。",
    ]  # fmt: skip


def test_a_list_too_deep_for_word_is_refused_with_its_place(tmp_path: Path) -> None:
    deep = "引出：\n\n" + "".join("   " * depth + f"1. 第{depth}级；\n" for depth in range(6))
    with pytest.raises(ContractgenError, match="至多九级"):
        draft(library(tmp_path, {"one": clause(deep)}))
