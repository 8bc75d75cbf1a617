"""Excel 表单的格局：每一步一张工作表，每张可以增减行的表另占一张；写的和读的都照它找字段。

看得见的只是标题与格子。每张工作表的 A 列和第 1 行是隐藏的标记：A1 写这张是什么（表还写它的路径）；
第 1 行写各列是什么，A 列写各行是哪个字段。读的时候只认标记，因此使用者可以排序、移动、插入行和列，
也可以给工作表改名。
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from contractgen.model.entry_form import EntryField, EntryForm
from contractgen.params.paths import value_at

#: A1 的标记
STEP, TABLE, CONTRACTS = "contractgen/step", "contractgen/table", "contractgen/contracts"
#: A 列：这一行是表头的末行，其下是填的内容
HEAD_ENDS = "contractgen/below"
#: 第 1 行：这一列是填的值；这一行的序号；属于上级的第几行
VALUE, NUMBER, BELONGS = "=", "#", "^"
#: 指向另一张工作表的格子，以它开头
POINTER = "→"
#: 记着模板与参数表指纹的隐藏工作表
ABOUT_SHEET = "_contractgen"
ABOUT = {"kind": "A1", "template": "B1", "fingerprint": "C1", "version": "D1"}
INTRODUCTION, OPTIONS = "填写说明", "_选项"

#: 表里预备的空行、清单里预备的空格
SPARE_ROWS, SPARE_ITEMS = 10, 2
FIRST_TABLE_ROW = 5
FIRST_LINE = 4

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31

LineKind = Literal["section", "field", "item", "table"]


@dataclass(frozen=True, slots=True)
class Line:
    """一步里的一行：一组的标题，一个字段，清单的一项（number 自 1 起），或者指向另一张工作表。"""

    kind: LineKind
    entry: EntryField
    level: int = 0
    number: int = 0
    #: 所在各组何时用得到，连同自己的
    within: tuple[EntryField, ...] = ()

    @property
    def mark(self) -> str:
        """A 列的标记。"""
        return f"{self.entry.path}[]" if self.kind == "item" else self.entry.path


@dataclass(frozen=True, slots=True)
class StepSheet:
    """一步：依次的各行，第一行在 FIRST_LINE。"""

    name: str
    title: str
    lines: tuple[Line, ...]

    def rows(self) -> Iterator[tuple[int, Line]]:
        """各行与行号。"""
        return enumerate(self.lines, FIRST_LINE)


@dataclass(frozen=True, slots=True)
class Column:
    """表的一列。mark 是第 1 行的标记：相对于一行的路径，清单以 [] 结尾。"""

    mark: str
    title: str
    entry: EntryField
    within: tuple[EntryField, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSheet:
    """一张可以增减行的表。parent 是上一级的表；numbered 表示下一级的表要用各行的序号。"""

    name: str
    entry: EntryField
    columns: tuple[Column, ...]
    parent: TableSheet | None = None
    numbered: bool = False
    within: tuple[EntryField, ...] = ()

    @property
    def leading(self) -> tuple[str, ...]:
        """最左边几列的标记，在各字段之前。"""
        return ((BELONGS,) if self.parent else ()) + ((NUMBER,) if self.numbered else ())

    @property
    def relative(self) -> str:
        """在上一级的一行里的路径；没有上一级的从根写起。"""
        return self.entry.path.removeprefix(f"{self.parent.entry.path}[]." if self.parent else "")


Sheet = StepSheet | TableSheet


@dataclass(frozen=True, slots=True)
class Layout:
    """一份表单的全部工作表，依次序；填写说明与隐藏的不在其列。"""

    form: EntryForm
    sheets: tuple[Sheet, ...]

    def table(self, path: str) -> TableSheet | None:
        """某张表所在的工作表。"""
        return next((s for s in self.tables() if s.entry.path == path), None)

    def tables(self) -> Iterator[TableSheet]:
        """全部的表，上级在先。"""
        return (sheet for sheet in self.sheets if isinstance(sheet, TableSheet))

    def steps(self) -> Iterator[StepSheet]:
        """全部的步骤。"""
        return (sheet for sheet in self.sheets if isinstance(sheet, StepSheet))


def layout(form: EntryForm, values: Mapping[str, Any]) -> Layout:
    """一份表单的格局；values 是已经填好的，决定清单要预备几格。"""
    names = _Names(form)
    sheets: list[Sheet] = []
    for step in form.steps:
        if [entry.kind for entry in step.fields] != ["rows"]:  # 只有一张表的一步，就是那张表
            lines = tuple(each for entry in step.fields for each in _lines(entry, values, 0, ()))
            sheets.append(StepSheet(names.own(step.title, ""), step.title, lines))
        for entry in step.fields:
            sheets += _tables(entry, names, None, ())
    return Layout(form, tuple(sheets))


def fingerprint(form: EntryForm) -> str:
    """参数表的指纹：字段、写法或选项变了，它就变。"""
    parts = (f"{each.path} {each.kind} {[c.value for c in each.choices]}" for each in form.every_field())
    return hashlib.sha256("\n".join([form.template, *parts]).encode()).hexdigest()[:16]


def flat(
    fields: tuple[EntryField, ...], prefix: str = "", title: str = "", within: tuple[EntryField, ...] = ()
) -> Iterator[Column]:
    """一行里的各列：组里的字段各占一列，清单占一列，再下一级的表不在其列。"""
    for each in fields:
        around = (*within, each)
        name = f"{title} {each.title}".strip()
        if each.kind == "group":
            yield from flat(each.fields, f"{prefix}{each.name}.", name, around)
        elif each.kind == "list":
            yield Column(f"{prefix}{each.name}[]", name, each, around)
        elif each.kind != "rows":
            yield Column(f"{prefix}{each.name}", name, each, around)


def _lines(entry: EntryField, values: Any, level: int, within: tuple[EntryField, ...]) -> Iterator[Line]:
    around = (*within, entry)
    value = value_at(values, (entry.name,)) if isinstance(values, dict) else None
    if entry.kind == "group":
        yield Line("section", entry, level, within=around)
        for each in entry.fields:
            yield from _lines(each, value, level + 1, around)
    elif entry.kind == "rows":
        yield Line("table", entry, level, within=around)
    elif entry.kind == "list":
        filled = len(value) if isinstance(value, list) else 0
        for number in range(1, _cells(entry, filled) + 1):
            yield Line("item", entry, level, number, around)
    else:
        yield Line("field", entry, level, within=around)


def _cells(entry: EntryField, filled: int) -> int:
    """一个清单预备几格：填了的之外再留两格，选项不多的每项一格；不超过许可的项数。"""
    wanted = max(filled + SPARE_ITEMS, 3, min(len(entry.item.choices), 8))
    return max(filled, 1, min(wanted, entry.most if isinstance(entry.most, int) else wanted))


def _tables(
    entry: EntryField, names: _Names, parent: TableSheet | None, within: tuple[EntryField, ...]
) -> Iterator[TableSheet]:
    """一个字段之内的各张表，逐级。"""
    around = (*within, entry)
    if entry.kind == "rows":
        nested = any(each.kind == "rows" for each in _inside_row(entry.fields))
        above = within[-1].title if within else ""
        name = names.own(entry.title, above)
        sheet = TableSheet(name, entry, tuple(flat(entry.fields)), parent, nested, around)
        yield sheet
        parent = sheet
    if entry.kind in ("group", "rows"):
        for each in entry.fields:
            yield from _tables(each, names, parent, around)


def _inside_row(fields: tuple[EntryField, ...]) -> Iterator[EntryField]:
    for each in fields:
        yield each
        if each.kind == "group":
            yield from _inside_row(each.fields)


class _Names:
    """工作表的名字：标题；重名的冠以上级的标题；都不超过 Excel 许可的长度。"""

    def __init__(self, form: EntryForm) -> None:
        titles = [step.title for step in form.steps if [entry.kind for entry in step.fields] != ["rows"]]
        titles += [each.title for each in form.every_field() if each.kind == "rows"]
        self.repeated = {title for title in titles if titles.count(title) > 1}
        self.taken = {name.lower() for name in (INTRODUCTION, OPTIONS, ABOUT_SHEET, "history")}

    def own(self, title: str, above: str) -> str:
        """一个没有用过的名字。"""
        if above and title in self.repeated:
            title = f"{re.sub('[（(].*', '', above)}的{title}"
        plain = " ".join(_FORBIDDEN.sub(" ", title).split()) or "表"
        name, number = plain[:_LONGEST_NAME], 1
        while name.lower() in self.taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 4]} {number}"
        self.taken.add(name.lower())
        return name
