"""期间的写法、读法与长短。"""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from contractgen.zh.durations import (
    Duration,
    Unit,
    compare,
    format_clock_span,
    format_duration,
    parse_duration,
)

from .builders import durations


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("15分钟", "15分钟"),
        ("５个工作日", "5个工作日"),
        ("5工作日", "5个工作日"),
        ("5 个工作日", "5个工作日"),
        ("两小时", "2小时"),
        ("2个小时", "2小时"),
        ("十五分钟", "15分钟"),
        ("半年", "半年"),
        ("半个月", "半个月"),
        ("半月", "半个月"),
        ("半天", "半日"),
        ("半个工作日", "半个工作日"),
        ("一个半月", "1.5个月"),
        ("一年半", "1.5年"),
        ("两个半小时", "2.5小时"),
        ("1小时30分钟", "90分钟"),
        ("1小时30分", "90分钟"),
        ("43分12秒", "2592秒"),
        ("1天12小时", "36小时"),
        ("1年6个月", "18个月"),
        ("30天", "30日"),
        ("30个自然日", "30日"),
        ("三十日历天", "30日"),
        ("12个月", "12个月"),
        ("4工作小时", "4个工作小时"),
        ("2周", "2周"),
        ("两个星期", "2周"),
        ("1季度", "1个季度"),
        ("1.5个月", "1.5个月"),
        ("1,000小时", "1000小时"),
        ("一年", "1年"),
        ("零点五秒", "0.5秒"),
        ("拾伍日", "15日"),
    ],
)
def test_durations_are_read_and_written_one_way(text: str, canonical: str) -> None:
    assert format_duration(parse_duration(text)) == canonical


@given(durations)
def test_what_is_written_is_read_back(duration: Duration) -> None:
    assert parse_duration(format_duration(duration)) == duration


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15",
        "分钟",
        "个月",
        "3月",
        "十二月",
        "3月半",
        "下一个工作日",
        "2小时内",
        "1至3日",
        "不适用",
        "15分",
        "1年3日",
        "30分钟1小时",
        "1小时2小时",
        "1个工作日4小时",
        "一百五日",
        "-1日",
        "五六日",
        "15min",
        "1小时30",
    ],
)
def test_what_is_not_one_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"不是可以读出的|像是月份"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("15分钟", "1小时", -1),
        ("60分钟", "1小时", 0),
        ("24小时", "1日", 0),
        ("2日", "24小时", 1),
        ("1周", "7日", 0),
        ("1年", "12个月", 0),
        ("半年", "2个季度", 0),
        ("18个月", "1年", 1),
        ("3个工作日", "5个工作日", -1),
        ("1个月", "40日", -1),
        ("1个月", "27日", 1),
        ("1个月", "30日", None),
        ("2个月", "59日", None),
        ("2个月", "58日", 1),
        ("2个月", "63日", -1),
        ("1年", "364日", 1),
        ("1年", "365日", None),
        ("1年", "367日", -1),
        ("400年", "146097日", 0),
        ("半个月", "13日", 1),
        ("半个月", "15日", None),
        ("0日", "0个月", 0),
        ("5个工作日", "5日", None),
        ("4个工作小时", "4小时", None),
        ("1个工作日", "8个工作小时", None),
    ],
)
def test_durations_compare_only_where_the_calendar_decides(a: str, b: str, order: int | None) -> None:
    first, second = parse_duration(a), parse_duration(b)
    assert compare(first, second) == order
    assert compare(second, first) == (None if order is None else -order)


def test_working_days_and_hours_compare_once_the_working_day_is_known() -> None:
    day, hours = parse_duration("1个工作日"), parse_duration("8个工作小时")
    assert compare(day, hours, hours_per_day=8) == 0
    assert compare(day, hours, hours_per_day=Decimal("7.5")) == -1
    assert compare(day, parse_duration("8小时"), hours_per_day=8) is None
    with pytest.raises(ValueError, match="大于 0"):
        compare(day, hours, hours_per_day=0)


@settings(deadline=None)
@given(durations, durations)
def test_comparison_is_even_handed(a: Duration, b: Duration) -> None:
    order = compare(a, b)
    assert compare(b, a) == (None if order is None else -order)
    assert compare(a, a) == 0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (2592, "43分12秒"),
        (157680, "43小时48分"),
        (2580, "43分钟"),
        (3600, "1小时"),
        (3605, "1小时5秒"),
        (0, "0秒"),
        (Decimal("259.2"), "4分19.2秒"),
        (Decimal("2.6E+3"), "43分20秒"),
        (86400, "24小时"),
    ],
)
def test_a_span_of_seconds_is_told_in_hours_minutes_and_seconds(seconds: int | Decimal, text: str) -> None:
    assert format_clock_span(seconds) == text
    assert compare(parse_duration(text), Duration(Decimal(seconds), Unit.SECOND)) == 0


def test_impossible_durations_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        Duration(1.5, Unit.DAY)  # type: ignore[arg-type]
    for amount in ("-1", "NaN"):
        with pytest.raises(ValueError, match="不小于 0"):
            Duration(Decimal(amount), Unit.DAY)
    with pytest.raises(ValueError, match="不能为负"):
        format_clock_span(-1)
