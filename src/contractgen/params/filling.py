"""填的文字与参数之间：照填写表，文字变成值，值写成给人看的文字；用不到的不算，写不对的原样留下，由校验说明。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from contractgen.model.entry_form import Condition, Conditions, EntryField, EntryForm
from contractgen.model.errors import ContractgenError
from contractgen.params.paths import parse_path, value_at
from contractgen.zh.characters import fold_width

_WHOLE = re.compile(r"[+-]?\d{1,30}")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_TRUE, _FALSE = ("true", "是", "1"), ("false", "否", "0")
_NOTHING: Any = object()

#: 有默认值的清单要写成一项也没有，写这个字
NONE = "无"


def parameters(form: EntryForm, entries: Mapping[str, Any]) -> dict[str, Any]:
    """填的内容 → 参数。entries 的形状与参数相同，值是文字（真假、数也可以），空白就是没有填。

    形状不对时抛出 ContractgenError。
    """
    data = _group(form.fields, entries, "", present=True)
    return {"template": form.template} | _Relevance(form, data).kept(form.fields, data, ())


def shown(entry: EntryField, form: EntryForm, data: Mapping[str, Any], rows: tuple[int, ...] = ()) -> bool:
    """在已填的参数 data 之下，这个字段用不用得到；rows 是所在各级清单的序号。"""
    return _Relevance(form, data).shown(entry, rows)


def converted(entry: EntryField, value: Any) -> Any:
    """填的一个值变成参数的值；等于没有填的是 None。"""
    found = _value(entry, value)
    return None if found is _NOTHING else found


def entry_text(entry: EntryField, value: Any) -> str:
    """一个值给人看的写法，填进表里再读回来仍是它：选项写说法，真假写是否。"""
    if isinstance(value, bool) and entry.kind in ("boolean", "const", "choice"):
        return "是" if value else "否"
    if entry.kind == "choice":
        label = next((each.label for each in entry.choices if _same(each.value, value)), None)
        if label is not None and _same(_chosen(entry, label), value):
            return label
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _group(fields: tuple[EntryField, ...], entries: Any, path: str, *, present: bool) -> dict[str, Any]:
    """一组字段。填了一项，或者总要有的一组（present），必填而可以为空的清单就算填了空的。"""
    if not isinstance(entries, Mapping):
        raise ContractgenError(f"{path or '内容'}：应当是一组字段，现在不是。请重新打开页面再试。")
    found = {each.name: _value(each, entries.get(each.name), present=present) for each in fields}
    found = {name: value for name, value in found.items() if value is not _NOTHING}
    if not found and not present:
        return {}
    empty: dict[str, Any] = {each.name: [] for each in fields if each.required and _may_be_empty(each)}
    written = empty | found
    return {each.name: written[each.name] for each in fields if each.name in written}


def _may_be_empty(entry: EntryField) -> bool:
    """必须写明、但可以写明没有的清单；有默认内容的，删空了也要写明。"""
    listed = entry.kind in ("rows", "list") and not entry.least
    return listed and (entry.required or entry.default is not None)


def _value(entry: EntryField, value: Any, *, present: bool = False) -> Any:
    if entry.kind == "group":
        inside = present and entry.required
        return _group(entry.fields, {} if value is None else value, entry.path, present=inside) or _NOTHING
    if value is None:
        return _NOTHING
    if entry.kind in ("rows", "list"):
        return _several(entry, value)
    if isinstance(value, Mapping | list):
        raise ContractgenError(f"{entry.path}：应当是一个值，现在是一组。请重新打开页面再试。")
    return _one(entry, value) if isinstance(value, str) else value


def _several(entry: EntryField, value: Any) -> Any:
    if not isinstance(value, list):
        raise ContractgenError(f"{entry.path}：应当是清单，现在不是。请重新打开页面再试。")
    if not value:
        return [] if _may_be_empty(entry) else _NOTHING
    if entry.kind == "rows":
        rows = [{} if each is None else each for each in value]
        return [_group(entry.fields, each, entry.path, present=bool(each)) for each in rows]
    if entry.default and not entry.least and value == [NONE]:
        return []
    found = [_value(entry.item, each) for each in value]
    return [None if each is _NOTHING else each for each in found]


def _one(entry: EntryField, text: str) -> Any:
    """一格文字变成值；变不成的原样留下。"""
    text = text.strip()
    if not text:
        return _NOTHING
    if entry.kind == "boolean":
        value = _truth(text)
        return text if value is None else value
    if entry.kind == "const":
        written = _truth(text) if isinstance(entry.default, bool) else text
        return entry.default if str(written) == str(entry.default) else text
    if entry.kind == "choice":
        return _chosen(entry, text)
    if entry.kind in ("integer", "number", "money"):
        return _number(entry, fold_width(text), text)
    return text


def _truth(text: str) -> bool | None:
    plain = fold_width(text).lower()
    return True if plain in _TRUE else False if plain in _FALSE else None


def _chosen(entry: EntryField, text: str) -> Any:
    """写的是选项的值，或者它的说法。"""
    by_value = next((each.value for each in entry.choices if text == str(each.value)), None)
    if by_value is not None:
        return by_value
    return next((each.value for each in entry.choices if text == each.label), text)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _number(entry: EntryField, plain: str, text: str) -> Any:
    """整数或小数；千分位的逗号可以写。"""
    plain = plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain
    if _WHOLE.fullmatch(plain):
        return int(plain)
    if entry.kind == "integer":
        return text
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return text
    return number if number.is_finite() and abs(number.adjusted()) < 100 else text


class _Relevance:
    """已填的参数之下，哪些字段用得到。"""

    def __init__(self, form: EntryForm, data: Mapping[str, Any]) -> None:
        self.data = data
        self.known = {each.path: each for each in form.every_field()}

    def shown(self, entry: EntryField, rows: tuple[int, ...]) -> bool:
        return self._any(entry.shown_when, rows)

    def kept(
        self, fields: tuple[EntryField, ...], group: Mapping[str, Any], rows: tuple[int, ...]
    ) -> dict[str, Any]:
        """去掉用不到的字段。"""
        found = {}
        for each in fields:
            if each.name in group and self.shown(each, rows):
                value = self._inside(each, group[each.name], rows)
                if value != {}:
                    found[each.name] = value
        return found

    def _inside(self, entry: EntryField, value: Any, rows: tuple[int, ...]) -> Any:
        if entry.kind == "group":
            return self.kept(entry.fields, value, rows)
        if entry.kind == "rows":
            return [self.kept(entry.fields, each, (*rows, index)) for index, each in enumerate(value)]
        return value

    def _any(self, conditions: Conditions, rows: tuple[int, ...]) -> bool:
        return not conditions or any(all(self._holds(one, rows) for one in each) for each in conditions)

    def _holds(self, condition: Condition, rows: tuple[int, ...]) -> bool:
        """所看的字段取了其中一个值；没有填的看默认值，它自己用不到的不成立。"""
        entry = self.known.get(condition.path)
        if entry is None or not self.shown(entry, rows):
            return False
        path = condition.path
        for index in rows:
            path = path.replace("[]", f"[{index}]", 1)
        value = value_at(self.data, parse_path(path))
        return (entry.default if value is None else value) in condition.values
