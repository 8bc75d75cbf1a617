"""写出的 Word 文件中，Word 所显示的编号与合同之树里的编号逐一相同。"""

from __future__ import annotations

import pytest

from contractgen.model.contract import Annex, Article, Contract
from contractgen.model.numbering import SCHEMES
from contractgen.word.write import write
from tests.word.builders import article, clause, contract, grid, item, labels, t
from tests.word.reading import lines
from tests.word.sample_contract import sample


def shown(made: Contract) -> list[str]:
    return [line.label for line in lines(write(made)) if line.label]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_number_of_a_real_contract_is_right(scheme: str) -> None:
    made = sample(scheme)
    assert shown(made) == labels(made)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_articles_beyond_a_hundred_are_counted_in_full(scheme: str) -> None:
    made = contract(*(article(f"标题{n}", clause("文字。")) for n in range(1, 131)), scheme=scheme)
    assert shown(made) == labels(made)
    assert "第一百二十条" in shown(made)


def deep(levels: int) -> Article:
    inner = item("最深一项。")
    for _ in range(levels - 1):
        inner = item("一项：", inner, item("又一项；"))
    return article("列举", clause("包括：", inner, item("末项。")))


@pytest.mark.parametrize(("scheme", "depth"), [("decimal", 4), ("statutory", 8)])
def test_items_go_down_to_the_last_level_of_word(scheme: str, depth: int) -> None:
    made = contract(deep(depth), deep(depth), scheme=scheme)
    assert shown(made) == labels(made)
    assert len(labels(made)) > 2 * depth


def test_clauses_within_clauses_chain_their_numbers() -> None:
    inner = clause("", clause("", clause("甲。"), clause("乙。"), heading="三级"), heading="二级")
    made = contract(article("条", inner), article("条", inner))
    assert shown(made) == (
        ["第一条", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "第二条", "2.1", "2.1.1", "2.1.1.1", "2.1.1.2"]
    )


def restarting(scheme: str) -> Contract:
    """同一条里两处列举：法条体例中第二处须从（一）重新起编。"""
    first = clause("甲方应当：", item("甲一；", item("小一；"), item("小二；")), item("甲二。"))
    second = clause("乙方应当：", item("乙一；"), item("乙二；", item("小一；"), item("小二。")))
    one = article(
        "义务",
        first,
        second,
        clause("丙方应当：", item("丙一。"), grid("名称|数量", "甲|1"), item("另起一。")),
    )
    return contract(one, one, scheme=scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_list_starts_again_from_one(scheme: str) -> None:
    made = restarting(scheme)
    assert shown(made) == labels(made)


def test_a_restart_is_its_own_list_instance_only_where_needed() -> None:
    numbering = write(restarting("decimal"))
    restarted = [line for line in lines(numbering) if line.element.find(".//{*}numPr/{*}numId") is not None]
    assert [line.text for line in restarted] == ["另起一。", "另起一。"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_articles_of_each_annex_start_again(scheme: str) -> None:
    annex = Annex(
        t("清单"), (), (article("范围", clause("甲：", item("一。"))), article("方法", clause("乙。")))
    )
    made = contract(article("正文"), annexes=(annex, annex), scheme=scheme)
    assert shown(made) == labels(made)
    assert [label for label in shown(made) if label.startswith(("附件", "第"))] == [
        "第一条", "附件一", "第一条", "第二条", "附件二", "第一条", "第二条",
    ]  # fmt: skip


def test_an_annex_without_number_shows_none() -> None:
    made = contract(article("正文"))
    from dataclasses import replace

    made = replace(made, annexes=(Annex(t("服务级别协议")),))
    assert [(line.label, line.text) for line in lines(write(made)) if line.style == "附件标题"] == [
        ("", "服务级别协议")
    ]
