"""预览：没有填完、有的地方填错了，也看得到合同现在的样子。"""

from __future__ import annotations

from typing import Any

from contractgen.library.catalogue import open_library
from contractgen.model.contract import descend
from contractgen.params import from_mapping
from contractgen.usecases.forms import entries_of, form_preview
from contractgen.usecases.preview import Preview, preview
from tests.library.builders import lines, pieces
from tests.samples import put, sample


def seen(template: str = "sla-annex", **changes: Any) -> Preview:
    values = sample(template)
    for path, value in changes.items():
        put(values, path.replace("__", "."), value)
    return preview(from_mapping(values), open_library())


def test_a_finished_form_is_ready() -> None:
    found = seen()
    assert found.ready
    assert found.facts["sla.availability.budget"].text == "43分12秒"


def test_computed_amounts_are_written_as_money() -> None:
    assert seen("maintenance").facts["fees.net_total"].text == "200,000.00"


def test_an_empty_form_shows_blanks_where_values_will_stand() -> None:
    found = preview(from_mapping({"template": "sla-annex"}), open_library())
    assert not found.ready
    assert found.contract is not None
    assert any(getattr(piece, "blank", False) for piece in pieces(found.contract))


def test_a_wrong_value_is_reported_and_left_blank() -> None:
    found = seen(sla__availability__target="百分之一百二十几")
    assert [problem.path for problem in found.problems] == ["sla.availability.target"]
    assert found.contract is not None
    assert not any("百分之一百二十几" in line for line in lines(found.contract))
    assert any("【待填：可用性目标】" in line for line in lines(found.contract))


def test_values_know_the_field_they_came_from() -> None:
    found = seen()
    assert found.contract is not None
    origins = {getattr(piece, "origin", None) for piece in pieces(found.contract)}
    assert {"sla.levels[0].response", "system.name"} <= origins
    assert len(list(descend(found.contract))) > 50


def test_free_text_that_fails_our_own_review_is_told_at_its_field() -> None:
    found = seen(system__purpose="订货【请填写】")
    assert [problem.kind for problem in found.problems] == ["review"]
    assert found.problems[0].path == "system.purpose"


def test_an_unknown_template_has_only_problems() -> None:
    found = preview(from_mapping({"template": "无此模板"}), open_library())
    assert found.contract is None
    assert found.problems[0].path == "template"


def test_what_was_typed_on_the_page_is_not_told_by_lines_nobody_sees() -> None:
    values = sample("sla-annex")
    put(values, "sla.availability.target", "99.95%")
    typed = entries_of({name: value for name, value in values.items() if name != "template"})
    (problem,) = form_preview("sla-annex", typed).problems
    assert problem.path == "sla.credits.tiers[0].below"
    assert problem.message == "第一档的上限 99.9% 不等于可用性目标 99.95%。"
