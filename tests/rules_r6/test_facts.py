"""事实：当事人与角色、金额、分期、引用的法律、仲裁的约定。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractgen.facts.amounts import amount_pairs, stated_totals
from contractgen.facts.arbitrations import arbitration_choices
from contractgen.facts.identity_numbers import identity_numbers
from contractgen.facts.instalments import payment_plans
from contractgen.facts.late_rates import late_rates
from contractgen.facts.law_citations import law_citations
from contractgen.facts.parties import parties
from contractgen.facts.table_sums import table_sums
from contractgen.zh.card_numbers import bank_card_problem, id_card_problem
from contractgen.zh.money_words import amounts
from tests.rules.examples import read

_TWO_COLUMNS = (
    "系统维护合同\n甲方（客户）：岚谷信息技术有限公司        乙方（服务方）：霁川冷链有限公司\n"
    "住所：甲市甲路1号        住所：乙市乙路2号\n第一条 服务\n乙方按月巡检。"
)
_NAMED_BELOW = "技术服务合同\n甲方（平台方）\n名称：岚谷信息技术有限公司\n经营地址：甲市甲路1号\n乙方（受托方）\n名称：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。"
_ALIASED = "开发合同\n委托方（甲方）：岚谷信息技术有限公司\n受托方（乙方）：霁川科技有限公司\n第一条 服务\n乙方开发软件。"
_IN_RECITALS = "运维协议\n鉴于岚谷信息技术有限公司（以下简称“客户”）需要霁川科技有限公司（以下简称“服务商”）提供服务：\n第一条 服务\n服务商按月巡检。"
_DEFINED = "维护协议\n第一条 定义\n1.1甲方:指岚谷信息技术有限公司,是系统的开发单位、技术服务提供方。\n1.2乙方:指霁川科技有限公司,是系统的使用单位。"


@pytest.mark.parametrize("text", [_TWO_COLUMNS, _NAMED_BELOW, _ALIASED, _IN_RECITALS, _DEFINED])
def test_parties_are_named_wherever_they_are_introduced(text: str) -> None:
    found = parties(read(text))
    assert [party.name[:2] for party in found] == ["岚谷", "霁川"]
    assert all(party.introduced for party in found)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (_TWO_COLUMNS, {"甲方": "client", "乙方": "provider"}),
        (_ALIASED, {"甲方": "client", "乙方": "provider"}),
        (_IN_RECITALS, {"客户": "client", "服务商": "provider"}),
        (_DEFINED, {"甲方": "provider", "乙方": "client"}),
        ("第一条 服务\n1.1 双方互相配合，甲方与乙方各自承担费用。", {"甲方": "", "乙方": ""}),
    ],
)
def test_roles_come_from_words_and_never_from_habit(text: str, roles: dict[str, str]) -> None:
    assert {party.label: party.role for party in parties(read(text))} == roles


def test_side_by_side_columns_belong_to_their_own_party() -> None:
    first, second = parties(read(_TWO_COLUMNS))
    assert [field.value for field in first.fields] == ["甲市甲路1号"]
    assert [field.value for field in second.fields] == ["乙市乙路2号"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("￥152,000.00（大写：人民币壹拾伍万贰仟元整）", ["152000.00", "152000.00"]),
        ("总价15.2万元，每月12元/次", ["152000.0", "12"]),
        ("人民币（大写）：零拾贰万伍仟零佰零拾零元零角零分（￥25000.00）", ["25000.00", "25000.00"]),
        ("￥200万（大写：贰拾万）", ["2000000", "200000.00"]),
        ("￥１，０００．００", ["1000.00"]),
        ("共100台，第3.2款，2026年", []),
        ("壹佰万零伍佰元整", ["1000500.00"]),
    ],
)
def test_amounts_are_read_by_value(text: str, values: list[str]) -> None:
    assert [each.value for each in amounts(text)] == [Decimal(value) for value in values]


def test_a_pair_joins_the_figures_with_their_own_words() -> None:
    reading = read(
        "6.1 含税价人民币106,000.00元（大写：人民币壹拾万陆仟元整），不含税价人民币100,000.00元（大写：壹拾万元整）。"
    )
    assert [(pair.figures_value, pair.words_value) for pair in amount_pairs(reading)] == [
        (Decimal("106000.00"), Decimal("106000.00")),
        (Decimal("100000.00"), Decimal("100000.00")),
    ]


def test_totals_know_whether_tax_is_included() -> None:
    reading = read(
        "6.1 服务费含税总额为人民币106,000.00元，其中不含税金额人民币100,000.00元，增值税税额人民币6,000.00元；单价每次500元；违约金上限1万元。"
    )
    assert [(each.kind, each.value) for each in stated_totals(reading)] == [
        ("gross", Decimal("106000.00")),
        ("net", Decimal("100000.00")),
        ("tax", Decimal("6000.00")),
    ]


def test_instalments_leave_out_penalties_taxes_and_retention_inside() -> None:
    reading = read(
        "6.2 签订后支付合同总价的30%；验收后支付70%，其中5%为质保金；税率6%；逾期付款的每日支付0.05%的违约金。"
    )
    assert [part.words for plan in payment_plans(reading) for part in plan.parts] == ["30%", "70%"]


def test_a_table_says_which_numbers_should_agree() -> None:
    reading = read(
        "6.1 费用：\n| 项目 | 数量 | 单价 | 金额 |\n|---|---|---|---|\n| 巡检 | 3 | 10.00 | 30.00 |\n| 培训 | 1 | 5.00 | 5.00 |\n| 合计 | | | 35.00 |"
    )
    assert {(each.kind, each.agrees) for each in table_sums(reading)} == {("product", True), ("column", True)}


def test_late_rates_know_who_is_late_with_what() -> None:
    reading = read(
        "14.1 甲方逾期付款的，每逾期一日，应按逾期金额的万分之五向乙方支付违约金。\n14.2 乙方未按期交付成果的，每日支付违约金500元。"
    )
    assert [(each.who, each.act, each.rate, each.flat) for each in late_rates(reading)] == [
        ("甲方", "付款", Decimal("0.0005"), None),
        ("乙方", "交付", None, Decimal("500")),
    ]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "依照《中华人民共和国民法典》第五百零九条、第五百一十条和第584条第二款",
            [("中华人民共和国民法典", [509, 510, 584])],
        ),
        (
            "根据《最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释》第七条",
            [("最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释", [7])],
        ),
        ("依据合同法和公司法的规定", [("合同法", []), ("公司法", [])]),
        ("合同法定代表人、合同法律关系、根据合同法务部的意见", []),
        ("详见《系统使用手册》", []),
    ],
)
def test_citations_carry_their_articles(text: str, cited: list[tuple[str, list[int]]]) -> None:
    found = law_citations(read(f"1.1 {text}。"))
    assert [(each.title, [article.number for article in each.articles]) for each in found] == cited


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("争议提交深圳国际仲裁院仲裁", [("深圳国际仲裁院", "named")]),
        ("争议提交甲方所在地仲裁委员会仲裁", [("甲方所在地仲裁委员会", "place")]),
        ("争议提交有管辖权的仲裁委员会仲裁", [("有管辖权的仲裁委员会", "none")]),
        ("争议应提交北京市的仲裁机构仲裁", [("北京市的仲裁机构", "place")]),
    ],
)
def test_arbitration_bodies_are_told_apart(text: str, bodies: list[tuple[str, str]]) -> None:
    [choice] = arbitration_choices(read(f"16.2 {text}。"))
    assert [(body.name, body.kind) for body in choice.bodies] == bodies


def test_numbers_are_read_with_spaces_and_in_table_cells() -> None:
    reading = read(
        "甲方：岚谷公司\n| 名目 | 内容 |\n|---|---|\n| 统一社会信用代码 | 9135 0100 M000 100Y 43 |\n| 账号 | 1200555044112026318 |"
    )
    assert [(each.kind, each.code) for each in identity_numbers(reading)] == [("uscc", "91350100M000100Y43")]


def test_card_numbers_are_checked_by_their_own_rules() -> None:
    assert id_card_problem("110105199001011232") is None
    assert "末位应为 2" in (id_card_problem("110105199001011233") or "")
    assert "日历" in (id_card_problem("110105199002301232") or "")
    assert bank_card_problem("4111111111111111") is None
    assert bank_card_problem("4111111111111112") is not None
