"""填好的 Excel 表单与同样内容的参数文件起草出逐字节相同的合同；随机的参数填进去再读出来仍是它。"""

from __future__ import annotations

import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import contractgen
from contractgen.library.catalogue import open_library
from contractgen.model.entry_form import EntryField
from contractgen.params.filling import parameters
from contractgen.params.loading import from_mapping
from contractgen.usecases.forms import (
    contracts_workbook,
    form_of,
    form_workbook,
    offered,
    open_parameters,
    preset_parameters,
)
from contractgen.usecases.render_contract import render_contract, unreviewed
from tests import strategies
from tests.samples import sample, sample_file
from tests.strategies import TEMPLATES, TIMES
from tests.tools import needs_calc  # noqa: F401
from tests.workbook.filling import FILE, Filled, blank, sample_form, source_of, spoken

_EACH = pytest.mark.parametrize("template", TEMPLATES)
_PRESETS = [(each.name, preset.name) for each in offered() for preset in each.presets]


def cells_of(values: Any, path: str = "") -> dict[str, Any]:
    """每一个值的路径。"""
    if isinstance(values, dict):
        return {
            k: v
            for name, each in values.items()
            for k, v in cells_of(each, f"{path}.{name}".strip(".")).items()
        }
    if isinstance(values, list):
        return {k: v for i, each in enumerate(values) for k, v in cells_of(each, f"{path}[{i}]").items()}
    return {path: values}


@_EACH
def test_the_filled_form_drafts_the_very_bytes_of_the_parameter_file(template: str, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(sample_form(template))
    assert contractgen.check(path).ok
    assert contractgen.render(path) == contractgen.render(sample_file(template))


@_EACH
def test_a_blank_form_typed_full_as_text_drafts_the_same_bytes(template: str) -> None:
    """逐格打字：数也打成文字，选项打中文说法，清单写在一格里。"""
    form, content = blank(template)
    known = {each.path: each for each in form.every_field()}
    book = Filled(content)
    lists: dict[str, list[str]] = {}
    for path, value in cells_of(sample(template)).items():
        entry = known.get(strip_indexes(path))
        if path == "template" or value is None or value == []:
            continue
        if entry is not None and path.endswith("]"):
            lists.setdefault(path.rpartition("[")[0], []).append(typed_text(entry, value))
        else:
            assert entry is not None
            book.put(path, typed_text(entry, value))
    for path, items in lists.items():
        book.put(f"{path}[0]", "\n".join(items))
    source = source_of(book.saved())
    expected = render_contract(from_mapping(sample(template)), open_library())
    assert render_contract(source, open_library()).docx == expected.docx


def strip_indexes(path: str) -> str:
    return "".join(
        part.partition("]")[2].join(("[]", "")) if "]" in part else part for part in path.split("[")
    )


def typed_text(entry: EntryField, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    label = next((each.label for each in entry.choices if each.value == value), None)
    return label or (f"{value:,}" if isinstance(value, Decimal) else str(value))


@pytest.mark.parametrize(("template", "preset"), _PRESETS)
def test_a_preset_is_filled_in(template: str, preset: str) -> None:
    read = source_of(form_workbook(template, preset)).data
    assert read == parameters(form_of(template), preset_parameters(template, preset))


def test_what_was_typed_on_the_page_is_kept_even_where_it_is_wrong() -> None:
    typed = {"contract": {"number": " FW-1 ", "signing_date": "明天"}, "sla": {"reports": {"days": "五天"}}}
    opened = open_parameters(form_workbook("sla-annex", entries=typed), FILE)
    assert opened.template == "sla-annex"
    assert opened.parameters["contract"] == {"number": "FW-1", "signing_date": "明天"}
    assert opened.parameters["sla"]["reports"] == {"days": "五天"}
    assert {"contract.signing_date", "sla.reports.days"} <= {problem.path for problem in opened.problems}


def examples(number: int) -> settings:
    return settings(
        max_examples=number * TIMES, deadline=None, derandomize=TIMES == 1, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip


@_EACH
@examples(6)
@given(st.data())
def test_random_parameters_come_back_from_the_form(template: str, data: st.DataObject) -> None:
    values = data.draw(strategies.parameters(template))
    form = form_of(template)
    expected = parameters(form, spoken(form.fields, values))
    source = source_of(form_workbook(template, entries=values))
    assert source.data == expected and not source.problems


@_EACH
@examples(3)
@given(st.data())
def test_random_forms_draft_the_same_bytes(template: str, data: st.DataObject) -> None:
    values = data.draw(strategies.parameters(template))
    form, library = form_of(template), open_library()
    source = source_of(form_workbook(template, entries=values))
    expected = from_mapping(parameters(form, spoken(form.fields, values)))
    assert unreviewed(source, library).docx == unreviewed(expected, library).docx


@pytest.mark.usefixtures("needs_calc")
@pytest.mark.parametrize("make", [sample_form, contracts_workbook], ids=["form", "rows"])
def test_a_form_saved_by_libreoffice_still_reads(make: Any, tmp_path: Path) -> None:
    content = make("sla-annex") if make is sample_form else contracts_workbook("sla-annex", "premium")
    (tmp_path / "甲.xlsx").write_bytes(content)
    profile = (tmp_path / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
    ]
    subprocess.run([*command, "乙", "甲.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=180)
    saved = (tmp_path / "乙" / "甲.xlsx").read_bytes()
    assert saved != content
    assert source_of(saved).data == source_of(content).data
    assert not source_of(saved).problems
