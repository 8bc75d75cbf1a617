"""由参数表得出填写表；参数表里几个 x- 开头的关键字只为表单而设，记在这里。

- ``x-type``：值的写法（期间、百分比……），见 params/typing.py
- ``x-labels``：选项给人看的说法
- ``x-multiline``：可以写几行
- ``x-step``：顶层字段归在哪一步；不写的自成一步，以自己的标题为名
- ``x-widget``：在网页上另有画法，``{画法: {部分: 字段}}``；Excel 与参数文件照常。现有的画法：
  ``tiers`` 把一张表的各行画成一条从低到高的百分比，看得出缺口与重叠；``low``、``high``、``value`` 是各列，
  ``top`` 是从根写起的一个百分比字段，各档应当顶到那里
- ``x-steps``（根上）：各步的次序，没有列出的在后；``x-one-page``（根上）：各步放在一页上
- ``x-when``：``{字段: 值或几个值}``，这些字段取这些值时才用得到。字段名不带点的是同一组里的，带点的从根写起
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from contractgen.model.entry_form import (
    Choice,
    Condition,
    Conditions,
    EntryField,
    EntryForm,
    EntryStep,
    Kind,
    Widget,
)
from contractgen.params.schema_tree import Schema, resolve

_KINDS: Mapping[str, Kind] = {
    "string": "text", "integer": "integer", "number": "number", "boolean": "boolean", "object": "group",
}  # fmt: skip


def entry_form(schema: Schema) -> EntryForm:
    """一份参数表的填写表。"""
    every = _Reader(schema).fields(schema, "")
    fields = tuple(each for each in every if each.name != "template")
    name = str(schema.get("properties", {}).get("template", {}).get("const", ""))
    title, one_page = str(schema.get("title") or name), bool(schema.get("x-one-page"))
    return EntryForm(name, title, fields, _steps(fields, schema.get("x-steps", ())), one_page)


def _steps(fields: tuple[EntryField, ...], order: Sequence[str]) -> tuple[EntryStep, ...]:
    """同一步的字段放在一起；先是指定的各步，其余依各步第一个字段的次序。"""
    known = {each.step or each.title for each in fields}
    steps: dict[str, list[EntryField]] = {title: [] for title in order if title in known}
    for each in fields:
        steps.setdefault(each.step or each.title, []).append(each)
    return tuple(EntryStep(title, tuple(inside)) for title, inside in steps.items())


class _Reader:
    """照参数表逐级读出字段。"""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def fields(self, group: Schema, path: str) -> tuple[EntryField, ...]:
        """一组里的各字段；group 是已展开 $ref 的说明。"""
        required = set(group.get("required", ()))
        conditional = self._conditional(group, path)
        return tuple(
            self._field(name, node, path, name in required, conditional.get(name, ()))
            for name, node in group.get("properties", {}).items()
        )

    def _field(
        self, name: str, written: Schema, above: str, required: bool, needed_when: Conditions
    ) -> EntryField:
        node = resolve(self.schema, written)
        path = f"{above}.{name}" if above else name
        kind = self._kind(node)
        told = _when(node, above)
        defaulted = "default" in node
        examples = node.get("examples") or ()
        return EntryField(
            name=name,
            path=path,
            title=str(node.get("title") or name),
            kind=kind,
            required=required and not defaulted,
            required_when=() if required or defaulted else needed_when,
            shown_when=told or (() if required or defaulted else needed_when),
            default=node.get("const", node.get("default")),
            example=examples[0] if examples else None,
            description=" ".join(str(node.get("description") or "").split()),
            choices=_choices(node),
            least=node.get("minItems" if kind in ("list", "rows") else "minimum"),
            most=node.get("maxItems" if kind in ("list", "rows") else "maximum"),
            multiline=bool(node.get("x-multiline")),
            digits=kind == "text" and digits_only(node),
            step=str(node.get("x-step") or ""),
            widget=_widget(node),
            fields=self._below(node, kind, path),
        )

    def _kind(self, node: Schema) -> Kind:
        if "const" in node:
            return "const"
        if "enum" in node:
            return "choice"
        if node.get("type") == "array":
            return "rows" if self._item(node).get("type") == "object" else "list"
        if "x-type" in node:
            typed: Kind = node["x-type"]
            return typed
        return _KINDS.get(str(node.get("type")), "text")

    def _item(self, node: Schema) -> Schema:
        return resolve(self.schema, node.get("items", {}))

    def _below(self, node: Schema, kind: Kind, path: str) -> tuple[EntryField, ...]:
        if kind == "group":
            return self.fields(node, path)
        if kind == "rows":
            return self.fields(self._item(node), f"{path}[]")
        if kind == "list":
            item = self._field("[]", node.get("items", {}), "", True, ())
            return (replace(item, path=f"{path}[]"),)
        return ()

    def _conditional(self, group: Schema, path: str) -> dict[str, Conditions]:
        """附条件必填的字段：``if`` 里只比较同组字段的值，``then`` 里列出必填的。"""
        found: dict[str, Conditions] = {}
        for part in group.get("allOf", ()):
            rule = resolve(self.schema, part)
            conditions = tuple(_compared(rule.get("if", {}), path))
            for name in resolve(self.schema, rule.get("then", {})).get("required", ()) if conditions else ():
                found[name] = (*found.get(name, ()), conditions)
        return found


def _compared(test: Schema, path: str) -> Iterator[Condition]:
    """``if`` 里的比较；有别的写法时什么也不给，这一条不用于表单（校验照旧）。"""
    if set(test) - {"properties", "required"}:
        return
    for name, node in test.get("properties", {}).items():
        values = (node["const"],) if "const" in node else tuple(node.get("enum", ()))
        if values:
            yield Condition(f"{path}.{name}" if path else name, values)


def _when(node: Schema, above: str) -> Conditions:
    """x-when 写明的情形。"""
    told = node.get("x-when")
    if not told:
        return ()
    found = []
    for name, values in told.items():
        path = name if "." in name or not above else f"{above}.{name}"
        found.append(Condition(path, tuple(values) if isinstance(values, list) else (values,)))
    return (tuple(found),)


def _widget(node: Schema) -> Widget | None:
    """x-widget 写明的画法。"""
    for name, parts in node.get("x-widget", {}).items():
        return Widget(name, {part: str(path) for part, path in parts.items()})
    return None


def digits_only(node: Schema) -> bool:
    """写法只容得下数字，容不下文字的，是号码（电话、账号）。"""
    pattern = str(node.get("pattern") or "")
    return bool(pattern) and bool(re.search(pattern, "0123456789")) and not re.search(pattern, "甲乙ABC")


def _choices(node: Schema) -> tuple[Choice, ...]:
    labels = node.get("x-labels", {})
    return tuple(Choice(value, str(labels.get(value, value))) for value in node.get("enum", ()))
