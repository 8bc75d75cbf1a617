"""常见的合同与范本：买卖、施工、研制、平台协议里通行的写法，不应当作缺条或者提高轻重。"""

from __future__ import annotations

import pytest

from contractgen.facts.availability import availability
from contractgen.facts.parties import parties
from contractgen.facts.topics_covered import topics_covered
from contractgen.model.finding import Finding, Severity
from contractgen.review.discovery import rule
from contractgen.review.draft import Draft
from tests.rules.examples import read


@pytest.mark.parametrize(
    ("topic", "clause"),
    [
        ("价款与支付", "甲方向乙方支付研制经费和报酬，分两次付清。"),
        ("价款与支付", "试制经费____元，由甲方承担。"),
        ("违约责任", "乙方违反本合同的，赔偿因此给甲方造成的全部损失。"),
        ("通知送达", "任何一方致另一方的通知，均可通过站内信发送。"),
    ],
)
def test_a_topic_told_in_ordinary_words_is_covered(topic: str, clause: str) -> None:
    (told,) = topics_covered(read(f"柜机研制合同\n第一条 标的\n乙方研制柜机。\n第二条 约定\n{clause}"))
    assert topic in told.covered
    (silent,) = topics_covered(read("柜机研制合同\n第一条 标的\n乙方研制柜机。\n第二条 约定\n由双方遵守。"))
    assert topic not in silent.covered


def test_a_supplement_named_only_in_its_preamble_is_not_a_whole_contract() -> None:
    head = "冷柜保养协议\n双方就冷柜保养合同{}，共同遵照执行。\n第一条 材料\n材料费由甲方承担。"
    assert not topics_covered(read(head.format("订立补充协议")))[0].whole
    assert topics_covered(read(head.format("协商一致")))[0].whole


def _found(name: str, text: str) -> list[Finding]:
    return [each for each in rule(name)().check(Draft(read(text))) if isinstance(each, Finding)]


@pytest.mark.parametrize(
    ("clause", "severity"),
    [
        ("五、质量保证\n质保期内设备发生故障的，供方应在24小时内响应。", Severity.INFO),
        ("五、运行维护\n系统发生故障的，乙方应在24小时内响应。", Severity.WARNING),
    ],
)
def test_a_response_time_in_a_warranty_clause_is_only_a_hint(clause: str, severity: Severity) -> None:
    assert [each.severity for each in _found("time-limit/sla-matrix-incomplete", clause)] == [severity]


@pytest.mark.parametrize(
    ("clause", "severity"),
    [
        ("2.1 乙方应按国家电气安全规范施工。", Severity.INFO),
        ("2.1 乙方应按甲方确认的安全规范施工。", Severity.WARNING),
    ],
)
def test_a_public_standard_is_only_a_hint(clause: str, severity: Severity) -> None:
    assert [each.severity for each in _found("reference/external-document", clause)] == [severity]


def test_the_period_of_availability_may_be_told_apart_from_the_target() -> None:
    told = "1.1 一个服务周期为一个自然月。\n2.1 看板的可用率按服务周期统计。\n2.2 看板的可用率不低于99.9%。"
    assert [each.period for each in availability(read(told)).targets] == ["month"]


def test_the_next_label_beside_is_not_a_name() -> None:
    text = (
        "冷库勘察合同\n发包人：____\n勘察人：____\n第一条 标的\n勘察冷库。\n第二条 价款\n双方另行结算。\n"
        "发包人名称（盖章）：\t勘察人名称：（盖章）\n日期：\t日期："
    )
    (owner,) = (each for each in parties(read(text)) if each.label == "发包人")
    assert owner.name == ""


def test_a_spaced_label_alone_owns_the_lines_below() -> None:
    text = (
        "冷柜买卖合同\n供方：霁川冷链有限公司\n需方：岚谷信息技术有限公司\n一、标的\n供方向需方出售冷柜一台。\n"
        "二、价款\n人民币9000元。\n供 方\n单位名称（章）：霁川冷链有限公司\n单位地址：\n日期：\n"
        "需 方\n单位名称（章）：岚谷信息技术有限公司\n单位地址：\n日期："
    )
    assert _found("party/name-drift", text) == []
    (drift,) = _found("party/name-drift", text.replace("（章）：霁川冷链", "（章）：霁川冷藏"))
    assert "供方" in drift.message
    assert _found("party/signature-block", text) == []


def test_the_name_of_a_party_beside_the_seal_is_told_by_its_label() -> None:
    text = (
        "冷库勘察合同\n发包人：____\n勘察人：____\n第一条 标的\n勘察人勘察冷库。\n第二条 验收\n乙方应当配合。\n"
        "发包人名称（盖章）：\t勘察人名称：（盖章）\n日期：\t日期："
    )
    (stray,) = _found("definition/term-drift", text)
    assert "“发包人”、“勘察人”" in stray.message
