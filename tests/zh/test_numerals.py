"""数目的写法与读法。"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.zh.numerals import counted, from_chinese, parse_number, plain_decimal, to_chinese, to_legal

EXAMPLES = [
    (0, "零", "零"),
    (10, "十", "壹拾"),
    (15, "十五", "壹拾伍"),
    (20, "二十", "贰拾"),
    (101, "一百零一", "壹佰零壹"),
    (110, "一百一十", "壹佰壹拾"),
    (120, "一百二十", "壹佰贰拾"),
    (1010, "一千零一十", "壹仟零壹拾"),
    (10000, "一万", "壹万"),
    (10500000, "一千零五十万", "壹仟零伍拾万"),
    (100015, "十万零一十五", "壹拾万零壹拾伍"),
    (107000, "十万七千", "壹拾万柒仟"),
    (100002000, "一亿零二千", "壹亿零贰仟"),
    (101000000, "一亿零一百万", "壹亿零壹佰万"),
    (10**12, "一万亿", "壹万亿"),
]


@pytest.mark.parametrize(("n", "lower", "legal"), EXAMPLES)
def test_a_number_is_written_as_lawyers_write_it(n: int, lower: str, legal: str) -> None:
    assert (to_chinese(n), to_legal(n)) == (lower, legal)


@given(st.integers(0, 10**12) | st.integers(0, 10**16 - 1))
def test_what_is_written_is_read_back(n: int) -> None:
    assert from_chinese(to_chinese(n)) == from_chinese(to_legal(n)) == n
    assert parse_number(to_chinese(n)) == parse_number(f"{n:,}") == parse_number(str(n)) == n


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("两百", 200),
        ("两", 2),
        ("廿一", 21),
        ("卅", 30),
        ("拾伍", 15),
        ("一百十五", 115),
        ("一百〇五", 105),
        ("二〇二六", 2026),
        ("一〇二", 102),
        ("十万零七千", 107000),
        ("壹佰貳拾參萬", 1230000),
        ("陸億", 600000000),
        ("一亿二千", 100002000),
    ],
)
def test_variants_of_numerals_are_read(text: str, n: int) -> None:
    assert from_chinese(text) == n


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一百五",
        "一二",
        "壹贰",
        "十百",
        "万",
        "百",
        "一万万",
        "两十",
        "十两",
        "零五",
        "一百零二十",
        "三o",
        "十万五",
        "一千零五百",
        "亿" * 3000,
    ],
)
def test_doubtful_numerals_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是可以读出的数目"):
        from_chinese(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１５", "15"),
        ("1,234.50", "1234.5"),
        ("１，２３４．５", "1234.5"),
        ("十五", "15"),
        ("半", "0.5"),
        ("壹拾伍", "15"),
        ("1.2万", "12000"),
        ("3百万", "3000000"),
        ("1亿2000万", "120000000"),
        ("2万亿", "2000000000000"),
        ("九十九点五", "99.5"),
        ("零点零五", "0.05"),
        ("一点五万", "15000"),
        (" 1 000 ", "1000"),
    ],
)
def test_a_number_may_be_written_many_ways(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "1,23", "1.", ".5", "-1", "1.2万3千", "3千5", "1万2亿", "一点", "1e3", "NaN", "٣", "9" * 40]
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是可以读出的数目"):
        parse_number(text)


@pytest.mark.parametrize("n", [-1, 10**16])
def test_numbers_out_of_range_are_refused(n: int) -> None:
    with pytest.raises(ValueError, match="不小于 0"):
        to_chinese(n)


@pytest.mark.parametrize("n", [1.0, True, "1"])
def test_only_whole_numbers_are_written(n: object) -> None:
    with pytest.raises(TypeError):
        to_legal(n)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("numeral", "labels"),
    [
        ("chinese", {1: "一", 10: "十", 21: "二十一", 110: "一百一十"}),
        ("decimal", {1: "1", 12: "12"}),
        ("circled", {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "(51)"}),
        ("lower", {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa"}),
        ("upper", {2: "B", 27: "AA"}),
        ("roman", {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix", 2026: "mmxxvi"}),
    ],
)
def test_list_numbers_follow_word(numeral: str, labels: dict[int, str]) -> None:
    assert {n: counted(n, numeral) for n in labels} == labels


@pytest.mark.parametrize(("n", "numeral"), [(0, "decimal"), (1, "greek")])
def test_unknown_list_numbers_are_refused(n: int, numeral: str) -> None:
    with pytest.raises(ValueError, match="序号"):
        counted(n, numeral)


def test_decimals_are_written_without_exponent_or_trailing_zeros() -> None:
    assert [plain_decimal(Decimal(x)) for x in ("1E+3", "15.50", "100", "0.00", "1E-3")] == [
        "1000",
        "15.5",
        "100",
        "0",
        "0.001",
    ]
