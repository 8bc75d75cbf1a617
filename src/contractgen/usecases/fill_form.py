"""填表：网页与 Excel 里填的都是文字，照填写表变成参数；用不到的不写进参数，写不对的原样留下，由校验说明。"""

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


def parameters(form: EntryForm, entries: Mapping[str, Any]) -> dict[str, Any]:
    """填的内容 → 参数。entries 的形状与参数相同，值是文字（真假、数也可以），空白就是没有填。

    清单与表末尾的空行不算；中间的空行留着，使序号不变。形状不对时抛出 ContractgenError。
    """
    data = _group(form.fields, entries, "")
    return {"template": form.template} | _Relevance(form, data).kept(form.fields, data, ())


def shown(entry: EntryField, form: EntryForm, data: Mapping[str, Any], rows: tuple[int, ...] = ()) -> bool:
    """在已填的参数 data 之下，这个字段用不用得到；rows 是所在各级清单的序号。"""
    return _Relevance(form, data).shown(entry, rows)


def _group(fields: tuple[EntryField, ...], entries: Any, path: str) -> dict[str, Any]:
    if not isinstance(entries, Mapping):
        raise ContractgenError(f"{path or '内容'}：应当是一组字段，现在不是。请重新打开页面再试。")
    found = {each.name: _value(each, entries.get(each.name)) for each in fields}
    return {name: value for name, value in found.items() if value is not _NOTHING}


def _value(entry: EntryField, value: Any) -> Any:
    if value is None:
        return _NOTHING
    if entry.kind == "group":
        return _group(entry.fields, value, entry.path) or _NOTHING
    if entry.kind in ("rows", "list"):
        return _several(entry, value)
    if isinstance(value, Mapping | list):
        raise ContractgenError(f"{entry.path}：应当是一个值，现在是一组。请重新打开页面再试。")
    return _one(entry, value) if isinstance(value, str) else value


def _several(entry: EntryField, value: Any) -> Any:
    if not isinstance(value, list):
        raise ContractgenError(f"{entry.path}：应当是清单，现在不是。请重新打开页面再试。")
    values = list(value)
    while values and _blank(entry, values[-1]):
        values.pop()
    if not values:
        return [] if _may_be_empty(entry) else _NOTHING
    if entry.kind == "rows":
        return [_group(entry.fields, each or {}, entry.path) for each in values]
    found = [_value(entry.item, each) for each in values]
    return [None if each is _NOTHING else each for each in found]


def _may_be_empty(entry: EntryField) -> bool:
    """必须写明、但可以写明没有的清单；有默认内容的，删空了也要写明。"""
    return not entry.least and (entry.required or entry.default is not None)


def _blank(entry: EntryField, row: Any) -> bool:
    """一行什么也没有填；选项总有一个选中的，不算填了。"""
    if not isinstance(row, Mapping):
        return row is None or (isinstance(row, str) and not row.strip())
    typed = [each for each in entry.fields if each.kind not in ("choice", "boolean")]
    return all(_value(each, row.get(each.name)) is _NOTHING for each in typed)


def _one(entry: EntryField, text: str) -> Any:
    """一格文字变成值；变不成的原样留下。"""
    text = text.strip()
    if not text:
        return _NOTHING
    plain = fold_width(text)
    if entry.kind == "boolean":
        return True if plain.lower() in _TRUE else False if plain.lower() in _FALSE else text
    if entry.kind == "const" and text == str(entry.default):
        return entry.default
    if entry.kind == "choice":
        named = next((each.value for each in entry.choices if text in (str(each.value), each.label)), None)
        return text if named is None else named
    if entry.kind in ("integer", "number", "money"):
        return _number(entry, plain, text)
    return text


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
