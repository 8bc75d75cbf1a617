"""百分比的写法与读法。"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.zh.percentages import Percent, format_percent, parse_percent

SIGNS = ["%", "‰", "‱", "百分之", "千分之", "万分之"]


@pytest.mark.parametrize(
    ("text", "ratio", "written"),
    [
        ("99.9%", "0.999", "99.9%"),
        ("９９．９％", "0.999", "99.9%"),
        ("99.90 %", "0.999", "99.9%"),
        ("5‰", "0.005", "5‰"),
        ("5‱", "0.0005", "5‱"),
        ("0.05%", "0.0005", "0.05%"),
        ("万分之五", "0.0005", "万分之五"),
        ("百分之九十九点五", "0.995", "百分之九十九点五"),
        ("千分之零点五", "0.0005", "千分之零点五"),
        ("百分之百", "1", "百分之一百"),
        ("百分之20", "0.2", "百分之二十"),
        ("130%", "1.3", "130%"),
        ("0%", "0", "0%"),
    ],
)
def test_a_percentage_keeps_its_own_sign(text: str, ratio: str, written: str) -> None:
    percent = parse_percent(text)
    assert percent.ratio == Decimal(ratio)
    assert format_percent(percent) == written


@given(st.decimals("0", "1000", places=6), st.sampled_from(SIGNS))
def test_what_is_written_is_read_back(ratio: Decimal, sign: str) -> None:
    percent = Percent(ratio, sign)
    assert parse_percent(format_percent(percent)) == percent


def test_the_same_ratio_is_equal_whatever_its_sign() -> None:
    assert {parse_percent(x).ratio for x in ("0.05%", "0.5‰", "5‱", "万分之五", "千分之零点五")} == {
        Decimal("0.0005")
    }


@pytest.mark.parametrize(
    "text", ["", "99.9", "%", "万分之", "-1%", "百分之百五", "5%%", "百分之5%", "5个百分点"]
)
def test_what_is_not_a_percentage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"写明百分号|不是可以读出的数目"):
        parse_percent(text)


def test_impossible_percentages_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        Percent(0.5, "%")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="记号"):
        Percent(Decimal(1), "％")
    with pytest.raises(ValueError, match="不小于 0"):
        Percent(Decimal("-1"))
