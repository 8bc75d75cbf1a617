"""生成的页面与参数表是最新的，参数表本身合乎 JSON Schema 2020-12。"""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from contractgen.library.catalogue import open_library
from contractgen.library.places import builtin
from contractgen.usecases.generated import generated, stale

NAMES = open_library().template_names()


def test_generated_files_are_fresh() -> None:
    assert stale(open_library(), builtin()) == []


@pytest.mark.parametrize("name", NAMES)
def test_composed_schemas_are_valid_and_titled_throughout(name: str) -> None:
    schema = json.loads(generated(open_library())[f"schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    untitled = list(_untitled(schema["properties"], name))
    assert untitled == []


def _untitled(properties: dict[str, dict[str, object]], path: str) -> list[str]:
    found = []
    for name, node in properties.items():
        if "title" not in node and "$ref" not in node:
            found.append(f"{path}.{name}")
        below = node.get("properties")
        if isinstance(below, dict):
            found += _untitled(below, f"{path}.{name}")
    return found
