"""填网页：网页上填的都是文字，照填写表变成参数；末尾的空行不算，其余见 params/filling.py。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.params import filling
from contractgen.params.filling import NONE, converted, shown

__all__ = ["parameters", "shown"]


def parameters(form: EntryForm, entries: Mapping[str, Any]) -> dict[str, Any]:
    """填的内容 → 参数。entries 的形状与参数相同，值是文字（真假、数也可以），空白就是没有填。

    清单与表末尾的空行不算；中间的空行留着，使序号不变。形状不对时抛出 ContractgenError。
    """
    return filling.parameters(form, _trimmed(form.fields, entries))


def _trimmed(fields: tuple[EntryField, ...], entries: Any) -> Any:
    """去掉各级清单与表末尾的空行；形状不对的原样留下。"""
    if not isinstance(entries, Mapping):
        return entries
    return dict(entries) | {
        each.name: _inside(each, entries[each.name]) for each in fields if each.name in entries
    }


def _inside(entry: EntryField, value: Any) -> Any:
    if entry.kind == "group":
        return _trimmed(entry.fields, value)
    if entry.kind not in ("rows", "list") or not isinstance(value, list):
        return value
    values = list(value)
    while values and _blank(entry, values[-1]):
        values.pop()
    if entry.kind == "rows":
        return [_trimmed(entry.fields, each) for each in values]
    emptied = not values and entry.default and not entry.least
    return [NONE] if emptied else values  # 有默认内容的，删空了就是写明没有；至少要有一项的，还用默认的


def _blank(entry: EntryField, row: Any) -> bool:
    """一行什么也没有填；网页上选项总有一个选中的，不算填了（一行全是选项的除外）。"""
    if not isinstance(row, Mapping):
        return row is None or (isinstance(row, str) and not row.strip())
    typed = [each for each in entry.fields if each.kind not in ("choice", "boolean")] or entry.fields
    return all(converted(each, row.get(each.name)) in (None, []) for each in typed)
