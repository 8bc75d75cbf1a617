"""定类型与派生：默认值补在哪里，金额怎样凑齐，中断时间怎样折算。"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.params import DERIVED_TITLES, derived, from_mapping, parse_path, typed, value_at
from contractgen.params.fees import stage_amounts
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.percentages import Percent
from tests.params.builders import GONE, good, schema


def tree(**changes: Any) -> dict[str, Any]:
    data = good(**changes)
    return typed(from_mapping(data).data, schema())


def at(data: Any, path: str) -> Any:
    return value_at(data, parse_path(path))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("term.start", dt.date(2026, 12, 1)),
        ("service_hours.windows[0].from", dt.time(9)),
        ("sla.levels[0].response", Duration(Decimal(15), Unit.MINUTE)),
        ("sla.levels[1].onsite", "不适用"),
        ("sla.availability.target", Percent(Decimal("0.999"))),
        ("fees.items[1].net", Decimal("10000.05")),
        ("term.inclusive", True),
        ("sla.levels[0].start", "不适用"),
        ("sla.credits.settle", "next"),
        ("security.incident.notice", Duration(Decimal(2), Unit.HOUR)),
        ("security.log_months", 6),
        ("exclusions[0].proof", "provider"),
    ],
)
def test_written_values_and_defaults_get_their_types(path: str, value: object) -> None:
    assert at(tree(), path) == value


def test_absent_optional_groups_stay_absent() -> None:
    data = tree()
    assert at(data, "term.renewal") is None
    assert at(data, "security.mlps") is None


def test_a_draft_keeps_what_is_there_and_leaves_out_what_is_wrong_or_blank() -> None:
    data = tree(term__start="尽快", contract__number="", parties=GONE, scope=["错", {"object": "甲"}])
    assert "start" not in data["term"]
    assert "number" not in data["contract"]
    assert data["parties"] == {"client": {"contact": {}}, "provider": {"contact": {}}}, "必填的字段组留着位置"
    assert data["scope"] == [{}, {"object": "甲"}], "序号不变"


def test_typing_never_changes_its_input() -> None:
    given_data = good()
    typed(given_data, schema())
    assert given_data == good()


def test_derived_facts_stand_beside_the_parameters() -> None:
    data, origins = derived(tree(term__length=GONE))
    assert at(data, "term.length") == "1年"
    assert at(data, "term.days") == 365
    assert at(data, "fees.items[1].tax") == Decimal("1300.01")
    assert at(data, "fees.gross_total") == Decimal("117300.06")
    assert at(data, "fees.net_total") + at(data, "fees.tax_total") == at(data, "fees.gross_total")
    assert at(data, "copies.total") == 4
    assert at(data, "sla.availability.budget") == "43分12秒"
    assert at(data, "sla.availability.budget_basis") == "每月按30日计"
    assert at(data, "sla.availability.maintenance_total") == Duration(Decimal(6), Unit.HOUR)
    assert origins["copies.total"] == "copies"
    assert all(at(data, origin) is not None for origin in origins.values()), "出处都是真有的参数"


def test_every_derived_fact_has_a_title() -> None:
    _, origins = derived(tree(term__length=GONE))
    assert {re.sub(r"\[\d+\]", "[]", path) for path in origins} <= set(DERIVED_TITLES)


def test_derived_never_overwrites_what_was_written() -> None:
    data, origins = derived(tree(fees__instalments=[{"name": "全款", "amount": 117300.06, "days": 30}]))
    assert at(data, "term.length") == Duration(Decimal(1), Unit.YEAR)
    assert at(data, "fees.instalments[0].percent") == Percent(Decimal(1))
    assert "term.length" not in origins
    assert "fees.instalments[0].amount" not in origins


@pytest.mark.parametrize(
    ("target", "period", "budget", "basis"),
    [
        ("99.9%", "month", "43分12秒", "每月按30日计"),
        ("99.5%", "year", "43小时48分", "每年按365日计"),
        ("99%", "quarter", "21小时36分", "每季度按90日计"),
        ("100%", "month", "0秒", "每月按30日计"),
    ],
)
def test_the_downtime_budget_follows_target_and_period(
    target: str, period: str, budget: str, basis: str
) -> None:
    data, _ = derived(tree(sla__availability__target=target, sla__availability__period=period))
    assert (at(data, "sla.availability.budget"), at(data, "sla.availability.budget_basis")) == (budget, basis)


def test_a_share_that_does_not_come_out_even_says_about() -> None:
    data, _ = derived(
        tree(
            fees__items=[{"name": "服务", "net": 100, "tax_rate": "0%"}],
            fees__instalments=[
                {"name": str(n), "amount": a, "days": 30} for n, a in enumerate((33.33, 33.33, 33.34))
            ],
        )
    )
    shares = [at(data, f"fees.instalments[{n}].percent") for n in range(3)]
    assert shares == [Percent(Decimal("0.3333")), Percent(Decimal("0.3333")), Percent(Decimal("0.3334"))]
    third, _ = derived(tree(fees__instalments=[{"name": "一", "amount": 39100.02, "days": 30}]))
    assert at(third, "fees.instalments[0].percent") == "约33.33%"


@given(
    total=st.decimals(0, 10**10, places=2),
    parts=st.lists(st.integers(1, 1000), min_size=1, max_size=12),
)
def test_instalments_by_percent_always_close(total: Decimal, parts: list[int]) -> None:
    ratios = [(Decimal(part) / sum(parts)).quantize(Decimal("0.0001")) for part in parts]
    ratios[-1] += 1 - sum(ratios)
    if ratios[-1] < 0:
        return
    amounts = stage_amounts([{"percent": Percent(ratio)} for ratio in ratios], total)
    assert sum(amount for amount in amounts if amount is not None) == total
