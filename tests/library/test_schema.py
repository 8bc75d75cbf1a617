"""参数表的合成：共用定义抄进来，同一参数的两处声明不得相左，有条件的条款不使参数成为必填。"""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from contractgen.model.errors import ContractgenError
from tests.library.builders import clause, library


def test_the_composed_schema_is_valid_and_stands_alone(tmp_path: Path) -> None:
    lib = library(tmp_path, {"one": clause("x", 'term: {$ref: "common#/$defs/term"}', required="term")})
    schema = lib.schema("trial")
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["template", "contract", "parties", "term"]
    assert "common" not in str(schema["properties"])
    assert {"term", "date", "duration", "party", "contact"} <= set(schema["$defs"])


def test_two_clauses_may_share_a_parameter_by_the_same_reference(tmp_path: Path) -> None:
    text = clause("x", 'term: {$ref: "common#/$defs/term"}')
    assert library(tmp_path, {"one": text, "two": text}).schema("trial")["properties"]["term"]


def test_two_clauses_may_each_declare_their_own_part_of_an_object(tmp_path: Path) -> None:
    one = clause("x", "fees: {type: object, required: [a], properties: {a: {type: string}}}")
    two = clause("x", "fees: {type: object, properties: {b: {type: string}}}")
    fees = library(tmp_path, {"one": one, "two": two}).schema("trial")["properties"]["fees"]
    assert set(fees["properties"]) == {"a", "b"}
    assert fees["required"] == ["a"]
    assert fees["additionalProperties"] is False


def test_two_different_declarations_of_one_parameter_are_refused(tmp_path: Path) -> None:
    one = clause("x", "fees: {type: object, properties: {a: {type: string}}}")
    two = clause("x", "fees: {type: object, properties: {a: {type: integer}}}")
    with pytest.raises(ContractgenError, match=r"one 与 two 对参数 fees\.a 的声明不同"):
        library(tmp_path, {"one": one, "two": two}).schema("trial")


def test_a_conditional_clause_does_not_make_its_parameters_required(tmp_path: Path) -> None:
    template = "title: 试验\narticles: [one, {clause: two, when: extra}]\n"
    two = clause(
        "{{ extra.x }}",
        "extra: {type: object, required: [x], properties: {x: {type: string}}}",
        required="extra",
    )
    schema = library(tmp_path, {"one": clause("x"), "two": two}, template).schema("trial")
    assert "extra" not in schema["required"]
    assert "extra" in schema["properties"]


def test_an_unknown_shared_definition_is_named(tmp_path: Path) -> None:
    lib = library(tmp_path, {"one": clause("x", 'term: {$ref: "common#/$defs/nothing"}')})
    with pytest.raises(ContractgenError, match=r"没有 nothing"):
        lib.schema("trial")
