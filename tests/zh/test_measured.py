"""带单位的数：统一单位之后可以比较。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractgen.zh.measured import measured


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("合格率95%", "0.95", "%"),
        ("九成五", "0.95", "%"),
        ("三分之一", "0.333333", "%"),
        ("万分之五", "0.0005", "%"),
        ("得85.5分的", "85.5", "分"),
        ("两小时半", "9000", "时"),
        ("一个半小时", "5400", "时"),
        ("一刻钟", "900", "时"),
        ("2.5s以内", "2.5", "时"),
        ("3个工作日", "3", "工作日"),
        ("2万元", "20000", "元"),
        ("5个百分点", "5", "百分点"),
        ("三（3）次", "3", "次"),
        ("偏差2℃", "2", "℃"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    (found,) = measured(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["完成", "三分类", "第三条", "P90指标", "统一处理"])
def test_words_that_only_look_like_numbers_are_left_alone(text: str) -> None:
    assert measured(text) == ()


def test_the_first_number_of_a_cell_is_not_a_clause_number() -> None:
    assert [str(each.value) for each in measured("70.0—79.9")] == ["70.0", "79.9"]


def test_thousands_are_told_from_a_bracketed_pair() -> None:
    assert [str(each.value) for each in measured("[60,80)")] == ["60", "80"]
    assert [str(each.value) for each in measured("12,000元")] == ["12000"]
