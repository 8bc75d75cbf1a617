"""填表：格子里的文字变成参数；写不对的原样留给校验，用不到的不写。"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from contractgen.model.errors import ContractgenError
from contractgen.params import from_mapping, load_text
from contractgen.usecases.check_parameters import check_read
from contractgen.usecases.fill_form import parameters
from contractgen.usecases.forms import form_of, open_parameters, parameter_file, preset_parameters
from contractgen.usecases.render_contract import unreviewed
from tests.samples import put, sample
from tests.strategies import TEMPLATES
from tests.strategies import parameters as random_parameters
from tests.test_random_parameters import examples, open_library

SLA = form_of("sla-annex")


def filled(**changes: Any) -> dict[str, Any]:
    """示例参数改动几处之后填表的结果；双下划线代替路径里的点。"""
    values = sample("sla-annex")
    for path, value in changes.items():
        put(values, path.replace("__", "."), value)
    return parameters(SLA, values)


def as_typed(value: Any) -> Any:
    """人在格子里打的字：一律是文字。"""
    if isinstance(value, dict):
        return {name: as_typed(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_typed(each) for each in value]
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"{value:f}"
        if isinstance(value, Decimal)
        else str(value)
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_was_typed_gives_the_same_contract_as_the_sample(template: str) -> None:
    library = open_library()
    typed = as_typed(sample(template))
    source = load_text(parameter_file(template, typed), "填的.yaml")
    drafted = unreviewed(load_text(_text(template), "示例.yaml"), library)
    assert unreviewed(source, library).docx == drafted.docx


def _text(template: str) -> str:
    return (open_library().template_folder(template) / "sample.yaml").read_text(encoding="utf-8")


def test_numbers_switches_and_choices_are_understood() -> None:
    data = filled(service_hours__hours_per_day="９", style__highlight_terms="否", sla__credits__settle="退还")
    assert data["service_hours"]["hours_per_day"] == 9
    assert data["style"]["highlight_terms"] is False
    assert data["sla"]["credits"]["settle"] == "refund"


def test_what_cannot_be_understood_is_left_for_the_check() -> None:
    data = filled(
        service_hours__hours_per_day="九个", style__highlight_terms="大概", sla__credits__settle="再说"
    )
    assert data["service_hours"]["hours_per_day"] == "九个"
    assert data["style"]["highlight_terms"] == "大概"
    assert data["sla"]["credits"]["settle"] == "再说"


def test_money_may_be_written_with_commas() -> None:
    values = sample("maintenance")
    put(values, "fees.items[0].net", "144,000.50")
    data = parameters(form_of("maintenance"), values)
    assert data["fees"]["items"][0]["net"] == Decimal("144000.50")


def test_a_blank_is_not_written() -> None:
    data = filled(
        contract__title="  ", system__hardware=["", " "], sla__metrics=[{"name": "", "target": " "}]
    )
    assert "title" not in data["contract"]
    assert "hardware" not in data["system"]
    assert "metrics" not in data["sla"]


def test_blank_rows_in_the_middle_keep_the_numbers_of_the_rows_below() -> None:
    steps = [
        {"name": "甲", "after": "1小时"},
        {"name": "", "after": ""},
        {"name": "丙", "after": "4小时"},
        {},
    ]
    assert filled(sla__escalation=steps)["sla"]["escalation"] == [
        {"name": "甲", "after": "1小时"}, {}, {"name": "丙", "after": "4小时"},
    ]  # fmt: skip


def test_what_another_choice_makes_useless_is_not_written() -> None:
    data = filled(service_hours__mode="always")
    assert data["service_hours"] == {"mode": "always", "makeup_days": "included"}
    assert all("off_hours_response" not in level for level in data["sla"]["levels"])


def test_a_shape_that_is_no_form_is_refused() -> None:
    for broken in (
        {"contract": "甲"},
        {"sla": {"levels": "甲"}},
        {"contract": {"number": ["甲"]}},
        {"sla": []},
    ):
        with pytest.raises(ContractgenError, match="请重新打开页面"):
            parameters(SLA, broken)


@pytest.mark.parametrize("template", TEMPLATES)
def test_any_parameters_survive_being_filled_in_and_written_to_a_file(template: str) -> None:
    library = open_library()

    @given(random_parameters(template))
    @examples(6)
    def holds(data: dict[str, Any]) -> None:
        source = load_text(parameter_file(template, data), "x.yaml")
        assert check_read(source, library).ok
        assert unreviewed(source, library).docx == unreviewed(from_mapping(data), library).docx

    holds()


def test_a_list_that_must_be_stated_may_be_stated_to_be_empty() -> None:
    values = sample("maintenance")
    put(values, "assets", [])
    data = parameters(form_of("maintenance"), values)
    assert data["assets"] == []
    assert load_text(parameter_file("maintenance", values), "x.yaml").data["assets"] == []


@pytest.mark.parametrize(
    "text",
    [
        "是",
        "0o17",
        "1.10",
        "12:30:00",
        "null",
        "~",
        "# 甲",
        "甲: 乙",
        "- 丙",
        "  两头空  ",
        "甲\n乙",
        "'",
        '"',
    ],
)
def test_odd_texts_read_back_as_they_were_written(text: str) -> None:
    values = sample("sla-annex")
    put(values, "system.purpose", text)
    read = load_text(parameter_file("sla-annex", values), "x.yaml").data
    assert read["system"]["purpose"] == text.strip()


def test_a_preset_leaves_only_the_names_to_fill_in() -> None:
    data = parameters(SLA, preset_parameters("sla-annex", "标准"))
    assert data["sla"]["availability"]["target"] == "99.5%"


def test_an_opened_file_tells_what_is_wrong_and_keeps_the_rest() -> None:
    opened = open_parameters("template: sla-annex\ncontract: {number: 甲, nummer: 乙}\n".encode(), "a.yaml")
    assert opened.template == "sla-annex"
    assert opened.parameters["contract"]["number"] == "甲"
    assert any(problem.path == "contract.nummer" for problem in opened.problems)


def test_a_file_that_is_no_parameter_file_is_explained() -> None:
    opened = open_parameters(b"- 1\n- 2\n", "a.yaml")
    assert opened.template is None
    assert "应当是字段" in opened.problems[0].message


def test_a_list_with_default_entries_can_be_emptied() -> None:
    values = sample("maintenance")
    put(values, "confidentiality.exceptions", ["", " "])
    assert parameters(form_of("maintenance"), values)["confidentiality"]["exceptions"] == []


def test_a_list_that_needs_an_entry_cannot_be_emptied_and_keeps_its_default() -> None:
    found = parameters(form_of("service-delivery"), {"escrow": {"agent": "某机构", "objects": [""]}})
    assert found["escrow"] == {"agent": "某机构"}
