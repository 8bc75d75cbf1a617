"""金额的写法与读法（支付结算办法附一）。"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.zh.amounts import format_money, parse_money, parse_rmb, round_money, to_rmb

from .builders import amounts, legal_spellings, sparse_amounts

EXAMPLES = [
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("0.32", "叁角贰分"),
    ("1.05", "壹元零伍分"),
    ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
    ("107000.53", "壹拾万柒仟元伍角叁分"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("240000", "贰拾肆万元整"),
    ("10500.05", "壹万零伍佰元零伍分"),
    ("100000000.00", "壹亿元整"),
    ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
]


@pytest.mark.parametrize(("value", "text"), EXAMPLES)
def test_capitals_follow_the_payment_rules(value: str, text: str) -> None:
    assert to_rmb(Decimal(value)) == text
    assert parse_rmb(text) == Decimal(value)


@given(amounts | sparse_amounts)
def test_every_legal_spelling_is_read_as_the_same_amount(value: Decimal) -> None:
    assert {parse_rmb(text) for text in legal_spellings(value)} == {value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("人民币壹拾万柒仟元零伍角叁分", "107000.53"),
        ("人民币：壹拾万零柒仟元伍角叁分", "107000.53"),
        ("（大写：人民币叁仟伍佰万元整）", "35000000"),
        ("人民币 贰拾肆万 圆整", "240000"),
        ("十万元整", "100000"),
        ("拾万圆正", "100000"),
        ("三万五千元", "35000"),
        ("壹元零角伍分", "1.05"),
        ("负壹元整", "-1"),
    ],
)
def test_capitals_as_people_write_them_are_read(text: str, value: str) -> None:
    assert parse_rmb(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "元", "万元", "人民币整", "壹贰元", "壹佰万", "一百五元", "壹元伍", "240000元整"]
)
def test_what_is_not_an_amount_in_capitals_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是可以读出的"):
        parse_rmb(text)


def test_negative_amounts_are_written_only_on_request() -> None:
    with pytest.raises(ValueError, match="不能为负"):
        to_rmb(-1)
    assert to_rmb(Decimal("-10.05"), negative=True) == "负壹拾元零伍分"


@pytest.mark.parametrize("value", [0.1, 1.0, True, "1"])
def test_floats_are_never_money(value: object) -> None:
    for write in (to_rmb, format_money, round_money):
        with pytest.raises(TypeError):
            write(value)  # type: ignore[operator]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1.005", "1E+12", "1E+40"])
def test_amounts_that_cannot_be_written_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="金额"):
        to_rmb(Decimal(value))


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("0.125", "0.13"),
        ("0.145", "0.15"),
        ("1.005", "1.01"),
        ("-0.125", "-0.13"),
        ("-0.001", "0.00"),
        ("7", "7.00"),
    ],
)
def test_money_is_rounded_half_up(value: str, rounded: str) -> None:
    assert str(round_money(Decimal(value))) == rounded


@given(amounts)
def test_figures_are_read_back(value: Decimal) -> None:
    text = format_money(value)
    assert {
        parse_money(form) for form in (text, f"￥{text}", f"人民币{text}元整", text.replace(",", ""))
    } == {value}


@given(st.integers(-(10**14), 10**14))
def test_negative_figures_are_read_back(cents: int) -> None:
    value = Decimal(cents).scaleb(-2)
    assert parse_money(format_money(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("240,000.00", "240000"),
        ("￥240000", "240000"),
        ("¥ 240,000.00 元", "240000"),
        ("24万元", "240000"),
        ("1.5万元", "15000"),
        ("人民币１００元整", "100"),
        ("２４０，０００．００", "240000"),
        ("0.5亿元", "50000000"),
    ],
)
def test_figures_as_people_write_them_are_read(text: str, value: str) -> None:
    assert parse_money(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "元", "1,23,456", "24,00.00", "1.005", "壹元整", "abc", "24万美元", "."]
)
def test_what_is_not_an_amount_in_figures_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"不是可以读出的|最多两位小数"):
        parse_money(text)


def test_figures_always_show_two_places() -> None:
    assert [format_money(x) for x in (240000, Decimal("0.5"), 0)] == ["240,000.00", "0.50", "0.00"]
    with pytest.raises(ValueError, match="最多两位小数"):
        format_money(Decimal("0.125"))
