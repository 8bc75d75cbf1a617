"""一个字段在网页上的样子：用哪种控件、占多宽、提示写什么；只看填写表，不认得任何一个字段。"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any, Literal

from contractgen.model.entry_form import Conditions, EntryField, EntryForm

Control = Literal[
    "line", "grow", "area", "date", "radios", "select", "switch", "lines", "checks", "const",
]  # fmt: skip

_LONG = 14  # 例子超过这么多字的，要宽一些
_FEW = 3  # 选项不超过这么多的，全部摆出来
_MANY_COLUMNS = 4  # 超过这么多列的表，长文字另起一行
_OFTEN = 5  # 同一句说明出现这么多次，就不处处摆着
_FULL_ROW = 7  # 一行最多放几列
_STRUCTURED = ("group", "rows", "list")
_NUMERIC = {"integer": "numeric", "number": "decimal", "money": "decimal"}


def control(entry: EntryField, *, cell: bool = False) -> Control:
    """用哪种控件；cell 是在表格的一格里。"""
    if entry.kind == "const":
        return "const"
    if entry.kind == "list":
        return "checks" if entry.item.kind == "choice" else "lines"
    if entry.kind == "boolean" and entry.default is not None:
        return "switch"
    if entry.kind in ("boolean", "choice"):
        few = len(options(entry)) <= _FEW + (not entry.required)
        return "radios" if few and not cell else "select"
    if entry.kind == "date":
        return "date"
    if entry.multiline:
        return "area"
    return "grow" if is_long(entry) or (cell and entry.kind == "text") else "line"


def is_long(entry: EntryField) -> bool:
    """文字多半较长，一行写不下。"""
    return entry.kind == "text" and (entry.multiline or len(str(entry.example or "")) > _LONG)


def is_wide(entry: EntryField) -> bool:
    """占满一行；其余的两个字段一行。"""
    if entry.kind in _STRUCTURED or is_long(entry):
        return True
    return control(entry) == "radios" and sum(len(label) for _, label in options(entry)) > 24


def options(entry: EntryField) -> list[tuple[str, str]]:
    """选项：送出去的值与给人看的说法；可以不选的多一个“不写”。"""
    if entry.kind == "boolean":
        found = [("true", "是"), ("false", "否")]
    else:
        found = [(text_of(each.value), each.label) for each in entry.choices]
    optional = not entry.required and entry.default is None and not entry.required_when
    return [("", "不写"), *found] if optional else found


def text_of(value: Any) -> str:
    """一个值在表里的写法。"""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(text_of(each) for each in value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def placeholder(entry: EntryField, *, cell: bool = False) -> str:
    """空着的时候淡淡地写一个例子；表格的一格里窄，不写“如”。"""
    example = text_of(entry.example)
    if cell:
        return example
    return "如 " + example.replace("\n", "\n　 ") if example else ""


def input_mode(entry: EntryField) -> str:
    """手机上弹出哪种键盘。"""
    return _NUMERIC.get(entry.kind, "text")


def hints(entry: EntryField) -> str:
    """字段下面的说明：参数表里的说明，加上数的大小、项数的多少。"""
    return "；".join(each for each in (entry.description, _bounds(entry)) if each)


def _bounds(entry: EntryField) -> str:
    least, most = text_of(entry.least), text_of(entry.most)
    if entry.kind == "list":
        return "每行一项" if control(entry) == "lines" else ""
    if entry.kind == "rows" or not (least and most):
        return ""
    return f"{least}–{most}" if entry.kind in ("integer", "number") else ""


def general(form: EntryForm) -> frozenset[str]:
    """许多字段都有的一句说明（多半是某种写法），不必处处摆着，填到的时候才显示。"""
    told = Counter(hints(each) for each in form.every_field())
    return frozenset(text for text, times in told.items() if text and times >= _OFTEN)


def conditions(told: Conditions) -> str:
    """附带的条件，写成脚本读得懂的样子；没有条件的为空。"""
    if not told:
        return ""
    plain = [
        [{"path": one.path, "values": [text_of(v) for v in one.values]} for one in each] for each in told
    ]
    return json.dumps(plain, ensure_ascii=False)


def local(told: Conditions) -> bool:
    """条件看的是同一行里的字段，各行不同。"""
    return any("[]" in one.path for each in told for one in each)


def has_switch(entry: EntryField) -> bool:
    """一组可以整组不约定；附条件必填而且只在那时才出现的，没有可选的余地。"""
    return entry.optional_group and not (entry.required_when and entry.required_when == entry.shown_when)


def is_table(entry: EntryField) -> bool:
    """各列都是一格就写得下的，画成表格；不然一行画成一张卡片。"""
    return all(each.kind not in _STRUCTURED and not each.multiline for each in entry.fields)


def columns(entry: EntryField) -> tuple[list[EntryField], list[EntryField]]:
    """表格的列，与另起一行写的：列多的时候，长文字不与短的挤在一起，一行放不下的也另起。"""
    if len(entry.fields) <= _MANY_COLUMNS:
        return list(entry.fields), []
    rest = sorted(entry.fields[1:], key=_breadth, reverse=True)
    moved = [each for each in rest if is_long(each)]
    moved += [each for each in rest if each not in moved][
        : max(0, len(entry.fields) - len(moved) - _FULL_ROW)
    ]
    below = [each for each in entry.fields if each in moved]
    return [each for each in entry.fields if each not in moved], below


def _breadth(entry: EntryField) -> int:
    """一格大约要几个字宽。"""
    return max([len(text_of(entry.example)), *(len(each.label) for each in entry.choices)])


def least_rows(entry: EntryField) -> int:
    """至少几行，打开时就先摆几行；可以整张不写的，一行也可以没有。"""
    needed = entry.required or bool(entry.required_when)
    return int(entry.least or 0) if needed else 0


def widget(entry: EntryField) -> str:
    """另有画法的，画它要看哪些字段。"""
    return json.dumps(dict(entry.widget.parts), ensure_ascii=False) if entry.widget else ""
