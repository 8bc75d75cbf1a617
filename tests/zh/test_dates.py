"""日期、时刻与期间的起止。"""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractgen.zh.dates import (
    END_OF_DAY,
    add,
    clock,
    format_clock,
    format_date,
    parse_date,
    term_days,
    term_end,
    term_length,
)
from contractgen.zh.durations import Duration, Unit, parse_duration

from .builders import dates, leap_days


def day(text: str) -> dt.date:
    """2026-12-01 → 日期。"""
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01",
        "2026/12/1",
        "2026.12.1",
        "2026年12月1日",
        "2026 年 12 月 1 日",
        "二〇二六年十二月一日",
        "二零二六年十二月一日",
        "２０２６年１２月１日",
        "２０２６－１２－０１",
        "2026年12月1号",
    ],
)
def test_a_date_may_be_written_many_ways(text: str) -> None:
    assert parse_date(text) == dt.date(2026, 12, 1)


@settings(deadline=None)
@given(dates)
def test_what_is_written_is_read_back(date: dt.date) -> None:
    assert parse_date(format_date(date)) == parse_date(date.isoformat()) == date


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "2026年2月没有30日"),
        ("2025年2月29日", "2025年2月没有29日"),
        ("2026-13-01", "2026年没有13月"),
        ("二〇二六年四月三十一日", "2026年4月没有31日"),
        ("0000-01-01", "没有公元 0 年"),
        ("2026-00-01", "2026年没有0月"),
        ("26-12-01", "不是可以读出的日期"),
        ("2026-12", "不是可以读出的日期"),
        ("12月1日", "不是可以读出的日期"),
        ("2026-12/01", "不是可以读出的日期"),
        ("20261201", "不是可以读出的日期"),
        ("٢٠٢٦-12-01", "不是可以读出的日期"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-01-01", "1年", "2027-01-01"),
        ("2028-02-29", "1年", "2029-02-28"),
        ("2026-01-31", "1个月", "2026-02-28"),
        ("2026-08-31", "半年", "2027-02-28"),
        ("2026-12-01", "30日", "2026-12-31"),
        ("2026-12-01", "2周", "2026-12-15"),
        ("2026-11-30", "1季度", "2027-02-28"),
        ("2026-12-15", "0个月", "2026-12-15"),
    ],
)
def test_periods_end_on_the_corresponding_day(start: str, length: str, end: str) -> None:
    assert add(day(start), parse_duration(length)) == day(end)
    assert term_end(day(start), parse_duration(length), inclusive=False) == day(end)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-01-01", "1年", "2026-12-31"),
        ("2026-12-15", "1年", "2027-12-14"),
        ("2028-02-29", "1年", "2029-02-28"),
        ("2028-02-29", "4年", "2032-02-28"),
        ("2028-03-01", "1年", "2029-02-28"),
        ("2026-01-31", "1个月", "2026-02-28"),
        ("2026-03-31", "1个月", "2026-04-30"),
        ("2026-12-01", "30日", "2026-12-30"),
        ("9999-01-01", "1年", "9999-12-31"),
    ],
)
def test_a_term_that_counts_its_first_day_ends_the_day_before(start: str, length: str, end: str) -> None:
    assert term_end(day(start), parse_duration(length)) == day(end)


@pytest.mark.parametrize(
    ("start", "end", "length", "days"),
    [
        ("2026-01-01", "2026-12-31", "1年", 365),
        ("2026-01-01", "2027-06-30", "1年6个月", 546),
        ("2026-01-01", "2027-03-03", "1年2个月3日", 427),
        ("2028-02-29", "2029-02-28", "1年", 366),
        ("2026-01-01", "2026-01-15", "15日", 15),
        ("2026-01-01", "2026-01-01", "1日", 1),
        ("2026-12-15", "2027-01-14", "1个月", 31),
        ("2026-01-31", "2026-02-27", "28日", 28),
        ("2026-01-01", "2027-01-01", "1年1日", 366),
        ("9999-01-01", "9999-12-31", "1年", 365),
        ("0001-01-01", "0001-01-15", "15日", 15),
    ],
)
def test_the_length_of_a_term_is_told_in_whole_years_and_months(
    start: str, end: str, length: str, days: int
) -> None:
    assert term_length(day(start), day(end)) == length
    assert term_days(day(start), day(end)) == days


@given(dates | leap_days, st.integers(1, 600), st.booleans())
def test_the_end_and_the_length_of_a_term_agree(start: dt.date, months: int, inclusive: bool) -> None:
    end = term_end(start, Duration(Decimal(months), Unit.MONTH), inclusive)
    years, rest = divmod(months, 12)
    expected = (f"{years}年" if years else "") + (f"{rest}个月" if rest else "")
    assert term_length(start, end, inclusive) == expected


@given(dates | leap_days, st.integers(1, 20000), st.booleans())
def test_a_term_of_days_has_that_many_days(start: dt.date, days: int, inclusive: bool) -> None:
    end = term_end(start, Duration(Decimal(days), Unit.DAY), inclusive)
    assert term_days(start, end, inclusive) == days
    assert term_length(start, end, inclusive)


@settings(deadline=None)
@given(dates, dates, st.booleans())
def test_a_term_is_refused_only_when_it_is_empty(start: dt.date, end: dt.date, inclusive: bool) -> None:
    if (end - start).days + inclusive > 0:
        assert term_length(start, end, inclusive)
    else:
        with pytest.raises(ValueError, match=r"早于|不晚于"):
            term_length(start, end, inclusive)


@pytest.mark.parametrize("length", ["24小时", "5个工作日", "1.5个月", "半日", "15分钟", "9000年"])
def test_periods_that_do_not_give_a_date_are_refused(length: str) -> None:
    with pytest.raises(ValueError, match=r"不能|超出"):
        add(day("2026-12-01"), parse_duration(length))


@pytest.mark.parametrize(
    ("text", "time", "written"),
    [
        ("09:00", dt.time(9), "09:00"),
        ("9:00", dt.time(9), "09:00"),
        ("９：００", dt.time(9), "09:00"),
        ("18：30", dt.time(18, 30), "18:30"),
        ("9时30分", dt.time(9, 30), "09:30"),
        ("9点", dt.time(9), "09:00"),
        ("00:00", dt.time(0), "00:00"),
        ("24:00", END_OF_DAY, "24:00"),
    ],
)
def test_a_time_of_day_is_read_and_written(text: str, time: dt.time, written: str) -> None:
    assert clock(text) == time
    assert format_clock(time) == written
    assert clock(written) == time


def test_midnight_at_the_end_of_the_day_comes_last() -> None:
    assert clock("00:00") < clock("23:59") < clock("24:00")


@pytest.mark.parametrize("text", ["", "9", "25:00", "24:01", "09:60", "9:0", "09:00:00", "上午9时"])
def test_what_is_not_a_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是可以读出的时刻"):
        clock(text)
