"""在模式里找字段：某个路径上的字段说明、标题、是否必填。

这里的模式是装配好的、自足的 JSON Schema：只有本地引用 ``#/$defs/…``，``$ref`` 旁边写的关键字优先。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.params.paths import Path

Schema = Mapping[str, Any]

_MISSING: dict[str, Any] = {}
_REMEMBERED = 32


class _Tree:
    """一份模式和查过的路径；持有模式本身，保证 id 不被别的对象占用。"""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.nodes: dict[Path, dict[str, Any]] = {}

    def at(self, path: Path) -> dict[str, Any]:
        """路径上的字段说明；没有时是空字典。"""
        node = self.nodes.get(path)
        if node is not None:
            return node
        path = tuple([0 if isinstance(step, int) else step for step in path])
        node = self.nodes.get(path)
        if node is None:
            node = (
                resolve(self.schema, self.schema) if not path else self._below(self.at(path[:-1]), path[-1])
            )
            self.nodes[path] = node
        return node

    def _below(self, parent: Schema, step: str | int) -> dict[str, Any]:
        for place in _places(self.schema, parent):
            if isinstance(step, int):
                child = place.get("items")
            else:
                child = place.get("properties", {}).get(step) or place.get("additionalProperties")
            if isinstance(child, Mapping) and child:
                return resolve(self.schema, child)
        return _MISSING


_trees: dict[int, _Tree] = {}


def _tree(schema: Schema) -> _Tree:
    tree = _trees.get(id(schema))
    if tree is None:
        if len(_trees) >= _REMEMBERED:
            _trees.clear()
        tree = _trees[id(schema)] = _Tree(schema)
    return tree


def resolve(schema: Schema, node: Schema) -> dict[str, Any]:
    """展开字段说明里的 ``$ref``；旁边写的标题、说明、默认值优先于被引用的。"""
    merged: dict[str, Any] = dict(node)
    seen: set[str] = set()
    while (reference := merged.pop("$ref", None)) is not None:
        if reference in seen:
            raise ValueError(f"模式中的引用成环：{reference}")
        seen.add(reference)
        merged = {**_target(schema, reference), **merged}
    return merged


def _target(schema: Schema, reference: str) -> Mapping[str, Any]:
    if not reference.startswith("#"):
        raise ValueError(f"模式必须自足，却引用了 {reference}")
    target: Any = schema
    for step in reference[1:].split("/")[1:]:
        target = target[step.replace("~1", "/").replace("~0", "~")]
    if not isinstance(target, Mapping):
        raise ValueError(f"模式中的引用不是字段说明：{reference}")
    return target


def _places(schema: Schema, node: Schema) -> Iterator[Schema]:
    """字段可能写在哪里：本身，其次 allOf、then、else 之内。"""
    yield node
    for part in node.get("allOf", ()):
        yield from _places(schema, resolve(schema, part))
    for word in ("then", "else"):
        if isinstance(node.get(word), Mapping):
            yield from _places(schema, resolve(schema, node[word]))


def schema_at(schema: Schema, path: Path) -> dict[str, Any] | None:
    """路径上的字段说明，``$ref`` 已展开；模式里没有这个字段时为 None。请勿修改返回的字典。"""
    return _tree(schema).at(path) or None


def is_required(schema: Schema, path: Path) -> bool:
    """字段是否无条件必填：清单的每一项总是必填，有默认值的不必填。"""
    if not path or isinstance(path[-1], int):
        return True
    if "default" in _tree(schema).at(path):
        return False
    return path[-1] in _tree(schema).at(path[:-1]).get("required", ())


def own_title(schema: Schema, path: Path) -> str:
    """字段自己的标题；模式里没有标题时就是字段名。"""
    if not path:
        return ""
    return str(_tree(schema).at(path).get("title") or path[-1])


def title_of(schema: Schema, path: Path) -> str:
    """逐级标题，如 ``服务级别 › 故障等级 第1项 › 响应时限``。"""
    parts: list[str] = []
    for length, step in enumerate(path, start=1):
        if isinstance(step, int):
            item = f"第{step + 1}项"
            parts[-1:] = [f"{parts[-1]} {item}" if parts else item]
        else:
            parts.append(own_title(schema, path[:length]))
    return " › ".join(parts)
