"""参数表的合成：模板用到的各条款所声明的参数，连同共用的参数，合成一份自足的 JSON Schema。"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from contractgen.library.clause import LibraryClause
from contractgen.library.template import AgreementTemplate
from contractgen.model.errors import ContractgenError
from contractgen.params.decoding import decode

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_COMMON = "common#/$defs/"
_ALWAYS = ("contract", "parties", "style")
_ALWAYS_REQUIRED = ("contract", "parties")

Schema = dict[str, Any]


@lru_cache(maxsize=8)
def load_schema(path: Path) -> Schema:
    """读入一份 JSON Schema，小数读作 Decimal（与参数一致，multipleOf 才算得准）。"""
    try:
        loaded = json.loads(decode(path.read_bytes(), str(path)), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise ContractgenError(
            f"{path} 第 {error.lineno} 行第 {error.colno} 列不是有效的 JSON。请检查这里的逗号、引号和括号。"
        ) from None
    if not isinstance(loaded, dict):
        raise ContractgenError(f"{path} 应当是一个 JSON 对象，以 {{ 开头。")
    return loaded


def compose(
    template: AgreementTemplate, clauses: Iterable[tuple[LibraryClause, bool]], common: Schema
) -> Schema:
    """合成参数表。clauses 是 (条款, 是否有条件)；有条件的条款所要求的参数不算必填。"""
    properties: Schema = {"template": _template_field(template.name, template.title)}
    properties |= {name: {"$ref": f"{_COMMON}{name}"} for name in _ALWAYS}
    required = ["template", *_ALWAYS_REQUIRED]
    seen: dict[str, str] = {}
    for clause, conditional in clauses:
        for name, fragment in clause.parameters.items():
            if name in properties:
                other = seen.get(name, "共用参数")
                properties[name] = _merge(properties[name], fragment, name, f"{other} 与 {clause.name}")
            else:
                properties[name] = fragment
            seen.setdefault(name, clause.name)
        if not conditional:
            required += [name for name in clause.required if name not in required]
    root: Schema = {
        "$schema": DIALECT,
        "$id": template.name,
        "title": f"{template.title}的参数",
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }
    if template.steps:
        root["x-steps"] = list(template.steps)
    if template.one_page:
        root["x-one-page"] = True
    return _with_definitions(root, common)


def adopted(own: Schema, name: str, common: Schema) -> Schema:
    """事务所给自己的 Word 模板写的参数表：补上 template 一项，共用的定义可以像条款首部那样引用。"""
    root = {key: value for key, value in own.items() if key != "$defs"}
    template = _template_field(name, str(own.get("title", name)))
    root["properties"] = {"template": template} | dict(own.get("properties", {}))
    return _with_definitions(root, {"$defs": common["$defs"] | own.get("$defs", {})})


def _template_field(name: str, title: str) -> Schema:
    return {"title": "模板", "const": name, "description": f"{title}的参数文件写 {name}"}


def _merge(one: Any, other: Any, path: str, where: str) -> Any:
    """同一个参数在两个条款里：要么同一个 $ref 或一字不差，要么是各管各的下级字段的对象。"""
    if one == other:
        return one
    objects = all(
        isinstance(s, Mapping) and s.get("type") == "object" and "$ref" not in s for s in (one, other)
    )
    if not objects:
        raise ContractgenError(
            f"{where} 对参数 {path} 的声明不同。请把它移到 schemas/common.schema.json，两处都写 $ref。"
        )
    merged = dict(one)
    merged["properties"] = dict(one.get("properties", {}))
    for name, fragment in other.get("properties", {}).items():
        own = merged["properties"].get(name)
        merged["properties"][name] = (
            fragment if own is None else _merge(own, fragment, f"{path}.{name}", where)
        )
    required = [*one.get("required", ()), *other.get("required", ())]
    if required:
        merged["required"] = list(dict.fromkeys(required))
    conditions = [*one.get("allOf", ()), *other.get("allOf", ())]
    if conditions:
        merged["allOf"] = conditions
    return merged


def _with_definitions(root: Schema, common: Schema) -> Schema:
    """把用到的共用定义抄进来，引用改为指向文件内。对象一律不许有未声明的字段。"""
    used: dict[str, Any] = {}
    pending: Schema = _localise(root, used)
    while missing := [name for name, body in used.items() if body is None]:
        for name in missing:
            if name not in common["$defs"]:
                raise ContractgenError(f"schemas/common.schema.json 里没有 {name}。")
            used[name] = _localise(common["$defs"][name], used)
    return pending | {"$defs": {name: used[name] for name in common["$defs"] if name in used}}


def _localise(schema: Any, used: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_localise(entry, used) for entry in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = {key: _localise(value, used) for key, value in schema.items()}
    reference = found.get("$ref")
    if isinstance(reference, str):
        name = reference.rpartition("/")[2]
        used.setdefault(name, None)
        found["$ref"] = f"#/$defs/{name}"
    if found.get("type") == "object" and "properties" in found:
        found.setdefault("additionalProperties", False)
    return found


def dump(schema: Schema) -> str:
    """写进文件的样子：中文不转义，小数写回数字。"""

    def number(value: object) -> object:
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        raise TypeError(type(value))

    return json.dumps(schema, ensure_ascii=False, indent=1, default=number) + "\n"
