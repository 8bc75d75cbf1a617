"""随机而有效的参数：照模板的参数表逐个字段造值，再使相关的字段相互一致。"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from contractgen.library.catalogue import open_library
from contractgen.params.schema_tree import Schema, resolve
from tests.strategy_agreement import consistent
from tests.strategy_values import leaf

TEMPLATES = ("service-delivery", "maintenance", "sla-annex")
#: 每个性质试多少份参数的倍数：CONTRACTGEN_EXAMPLES=20 试二十倍
TIMES = max(1, int(os.environ.get("CONTRACTGEN_EXAMPLES", "1")))
_LONGEST_LIST = 3


def parameters(template: str) -> SearchStrategy[dict[str, Any]]:
    """某个模板的有效参数；选填的字段与开关随机取舍。"""
    return _parameters(template)


@st.composite
def _parameters(draw: DrawFn, template: str) -> dict[str, Any]:
    schema = open_library().schema(template)
    made: dict[str, Any] = _Walk(draw, schema).value(schema)
    consistent(draw, made)
    return made


class _Walk:
    """沿参数表往下造值。"""

    def __init__(self, draw: DrawFn, schema: Schema) -> None:
        self.draw = draw
        self.schema = schema

    def value(self, node: Schema, least: int = 0) -> Any:
        """一个字段的值。"""
        node = resolve(self.schema, node)
        if node.get("type") == "object":
            return self.fields(node)
        if node.get("type") == "array":
            return self.entries(node, max(least, node.get("minItems", 0)))
        return self.draw(leaf(node))

    def entries(self, node: Schema, least: int) -> list[Any]:
        """一张清单；不许重复的从选项里各取一次。"""
        item = resolve(self.schema, node["items"])
        if node.get("uniqueItems"):
            return self.draw(st.lists(leaf(item), unique=True, min_size=least))
        size = self.draw(st.integers(least, min(node.get("maxItems", 99), least + _LONGEST_LIST)))
        return [self.value(item) for _ in range(size)]

    def fields(self, node: Schema) -> dict[str, Any]:
        """一组字段：必填的都有，选填的一半有；条件要求的补上。"""
        required = set(node.get("required", ()))
        made = {
            name: self.value(below)
            for name, below in node.get("properties", {}).items()
            if (name in required and "default" not in resolve(self.schema, below)) or self.draw(st.booleans())
        }
        self.satisfy(node, made)
        return {name: made[name] for name in node.get("properties", {}) if name in made}

    def satisfy(self, node: Schema, made: dict[str, Any]) -> None:
        """条件成立的，补上它所要求的字段。"""
        for rule in node.get("allOf", ()):
            if not _holds(rule["if"], made):
                continue
            then = rule["then"]
            for name in then.get("required", ()):
                least = then.get("properties", {}).get(name, {}).get("minItems", 0)
                if name not in made or (least and len(made[name]) < least):
                    made[name] = self.value(node["properties"][name], least)


def _holds(condition: Mapping[str, Any], made: Mapping[str, Any]) -> bool:
    """参数表里的条件只用到这几个词。"""
    assert condition.keys() <= {"properties", "required", "not"}, condition
    if "not" in condition:
        return not _holds(condition["not"], made)
    return all(name in made for name in condition.get("required", ())) and all(
        name not in made or made[name] in wanted.get("enum", [wanted.get("const")])
        for name, wanted in condition.get("properties", {}).items()
    )
