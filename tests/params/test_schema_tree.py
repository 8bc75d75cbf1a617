"""在模式里找字段：引用、标题、必填。"""

from __future__ import annotations

import pytest

from contractgen.params import is_required, parse_path, path_text, schema_at, title_of
from contractgen.params.schema_tree import resolve
from tests.params.builders import schema


def test_titles_follow_references_and_items() -> None:
    assert title_of(schema(), parse_path("sla.levels[0].response")) == "服务级别 › 故障等级 第1项 › 响应时限"
    assert title_of(schema(), parse_path("sla.没有")) == "服务级别 › 没有"
    assert title_of(schema(), ()) == ""


def test_keywords_beside_a_reference_win() -> None:
    node = schema_at(schema(), parse_path("sla.backup.rpo"))
    assert node is not None
    assert (node["title"], node["x-type"]) == ("恢复点目标（RPO）", "duration")


def test_unknown_paths_have_no_schema() -> None:
    assert schema_at(schema(), parse_path("sla.levels[0].没有")) is None
    assert schema_at(schema(), parse_path("没有.也没有[3]")) is None


@pytest.mark.parametrize(
    ("path", "required"),
    [("term.start", True), ("term.length", False), ("sla.levels[7]", True), ("exclusions[0].proof", False)],
)
def test_required_means_unconditionally_and_without_default(path: str, required: bool) -> None:
    assert is_required(schema(), parse_path(path)) is required


def test_fields_declared_in_conditions_are_found() -> None:
    conditional = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "allOf": [{"if": {"required": ["a"]}, "then": {"properties": {"b": {"title": "乙"}}}}],
    }
    assert title_of(conditional, ("b",)) == "乙"


def test_circular_references_are_a_programming_error() -> None:
    with pytest.raises(ValueError, match="成环"):
        resolve({"$defs": {"a": {"$ref": "#/$defs/a"}}}, {"$ref": "#/$defs/a"})


@pytest.mark.parametrize("text", ["", "a", "a.b", "a[0]", "sla.levels[0].response", "a[0][1].b"])
def test_paths_read_back(text: str) -> None:
    assert path_text(parse_path(text)) == text
