"""引用落在哪里：条、款、项，附件与正文，法律与别的文件。"""

from __future__ import annotations

import pytest

from contractgen.facts.references import references
from tests.rules_r5.reviewing import findings, reading, related

DECIMAL = "第一条 服务\n1.1 按{}办理。\n第二条 付款\n2.1 按月付款。\n2.2 下列费用另计：\n(1) 差旅；\n(2) 备件。\n第三条 验收\n3.1 按期验收。"
STATUTORY = "第一条 服务\n按{}办理。\n第二条 付款\n按月付款。\n下列费用另计：\n（一）差旅；\n（二）备件。\n第三条 验收\n按期验收。"


@pytest.mark.parametrize(
    "said",
    [
        "第二条",
        "第2.2款",
        "第二条第2.2款",
        "第2.2款第(1)项",
        "2.2(2)",
        "第二条第二款第（一）项",
        "第二至第三条",
        "本条",
    ],
)
def test_what_exists_is_found(said: str) -> None:
    assert findings(DECIMAL.format(said), "reference/target-missing") == []


@pytest.mark.parametrize(
    "said", ["第二条", "第二条第二款", "第二条第二款第（二）项", "第二条第（一）项", "第三条第一款"]
)
def test_what_exists_under_unnumbered_paragraphs_is_found(said: str) -> None:
    assert findings(STATUTORY.format(said), "reference/target-missing") == []


@pytest.mark.parametrize("said", ["第十八条", "第2.7款", "第二条第2.7款", "第2.2款第(5)项", "第二条第九款"])
def test_what_does_not_exist_is_reported_on_exactly_that_reference(said: str) -> None:
    assert findings(DECIMAL.format(said), "reference/target-missing") == [
        ("reference/target-missing", "error", said)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "《民法典》第五百八十五条",
        "民法典第五百零六条第二款",
        "该法第九十条",
        "《网络安全法》的规定，依照第五百七十七条",
        "招标文件第三章第十二条",
        "主合同第二十条",
        "技术规范第9.2条",
        "GB/T 28827.1-2022第9.3条",
        "《民法典》第五百八十四条、第五百八十五条",
    ],
)
def test_laws_and_other_documents_are_left_alone(said: str) -> None:
    assert findings(DECIMAL.format(said), "reference/target-missing", "reference/wrong-topic") == []


def test_an_annex_has_its_own_articles() -> None:
    text = "第一条 服务\n1.1 按附件一第2.1款办理。\n第二条 付款\n2.1 按月付款。\n附件一 服务级别\n第一条 时间\n1.1 按正文第二条。\n第二条 时限\n2.1 见第一条。"
    found = references(reading(text))
    assert [(one.text, one.place.name if one.place else "") for one in found] == [
        ("第2.1款", "附件一 2.1"),
        ("第二条", "第二条"),
        ("第一条", "附件一 第一条"),
    ]


def test_a_reference_into_an_annex_that_lacks_the_clause_is_reported() -> None:
    text = "第一条 服务\n1.1 按附件一第9.1款办理。\n附件一 服务级别\n第一条 时间\n1.1 服务时间。\n第二条 时限\n2.1 时限。"
    assert findings(text, "reference/target-missing") == [("reference/target-missing", "error", "第9.1款")]


def test_a_value_in_a_slot_is_provisional() -> None:
    text = DECIMAL.format("【例如：第十八条】")
    assert findings(text, "reference/target-missing") == [("reference/target-missing", "warning", "第十八条")]


def test_the_better_clause_is_named() -> None:
    text = "第三条 服务水平\n3.1 下列时限：\n(1) 报障后15分钟内响应；\n(2) 高级故障8小时内解决。\n3.2 甲方遵守服务水平。\n第四条 时间\n4.1 解决时间按第三条第3.2款执行。"
    assert findings(text, "reference/wrong-topic") == [("reference/wrong-topic", "error", "第三条第3.2款")]
    assert related(text, "reference/wrong-topic")[0][1].startswith("(2) 高级故障")
