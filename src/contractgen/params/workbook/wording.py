"""Excel 表单上的话：一个字段怎样写，何时用得到，不填是什么；选中格子时的提示。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from contractgen.model.entry_form import Conditions, EntryField, EntryForm
from contractgen.params.filling import NONE, entry_text

_LONGEST_CHOICES = 60
LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 250, 30
_MANY = "每格一项；格子不够时，在一格里按 Alt+Enter 换行再写。"
_MANY_APART = "可以写几项，两项之间空一行，按 Alt+Enter 换行。"
_MANY_IN_ROW = "每项一行，按 Alt+Enter 换行。"


class Wording:
    """知道全部字段，说得出条件里的字段叫什么、选项叫什么。"""

    def __init__(self, form: EntryForm) -> None:
        self.known: Mapping[str, EntryField] = {each.path: each for each in form.every_field()}

    def how(self, entry: EntryField, *, in_row: bool = False) -> str:
        """一个字段怎样写：说明、写法、选项、不填时的默认、例子。"""
        parts = [
            self.when(entry),
            entry.description,
            *_form(entry, in_row),
            *_default(entry),
            *_example(entry),
        ]
        return _joined(parts)

    def when(self, entry: EntryField) -> str:
        """何时用得到；总是用得到的是空的。"""
        told = self._situations(entry.shown_when)
        return f"{told}时才填；其他情形填了也不算" if told else ""

    def section(self, entry: EntryField) -> str:
        """一组的说明。"""
        whole = "整组可以不填；填了其中一项，标“组内必填”的都要填" if entry.optional_group else ""
        return _joined([self.when(entry), entry.description, whole])

    def table(self, entry: EntryField) -> str:
        """一张表的说明：何时用得到，可以写几行。"""
        return _joined([self.when(entry), entry.description, _sizes(entry)])

    def _situations(self, conditions: Conditions) -> str:
        told = []
        for situation in conditions:
            tests = [(self.known.get(one.path), one) for one in situation]
            told.append(
                "并且".join(
                    f"“{entry.title}”为{'或'.join(f'“{entry_text(entry, v)}”' for v in one.values)}"
                    for entry, one in tests
                    if entry is not None
                )
            )
        return "，或者".join(each for each in told if each)


def necessity(entry: EntryField, within: tuple[EntryField, ...]) -> str:
    """“必填”一栏：必填、视情形（附条件必填），或者空着。within 是所在的各组。"""
    if entry.required:
        return "必填" if all(each.required for each in within) else "组内必填"
    return "视情形" if entry.required_when else ""


def _joined(parts: list[str]) -> str:
    kept = [part.rstrip("。；") for part in parts if part]
    return "；".join(kept) + "。" if kept else ""


def _sizes(entry: EntryField) -> str:
    least, most = entry.least or 0, entry.most
    if most is not None:
        return f"{least} 至 {most} 行" if least else f"最多 {most} 行"
    return f"至少 {least} 行" if least > 1 else ""


def _form(entry: EntryField, in_row: bool) -> Iterator[str]:
    """照字段的种类说怎样写。"""
    item = entry.item if entry.kind == "list" else entry
    if entry.kind == "list":
        yield (
            (_MANY_APART if item.multiline else _MANY_IN_ROW)
            if in_row
            else "每格一项"
            if item.multiline
            else _MANY
        )
        if entry.default and not entry.least:
            yield f"一项也不要的，只写一个“{NONE}”字"
    if item.kind == "choice":
        labels = "、".join(entry_text(item, each.value) for each in item.choices)
        yield f"选一项：{labels}" if len(labels) <= _LONGEST_CHOICES else "从下拉清单里选"
    elif item.kind == "boolean":
        yield "填 是 或 否"
    elif item.kind == "const":
        yield f"只能填 {entry_text(item, item.default)}"
    elif item.kind in ("integer", "number", "money"):
        yield "".join(_number(item))
    elif item.multiline:
        yield "可以写几行，按 Alt+Enter 换行"


def _number(entry: EntryField) -> Iterator[str]:
    yield {"integer": "整数", "money": "金额，最多两位小数"}.get(entry.kind, "数")
    if entry.least is not None and entry.most is not None:
        yield f"，{entry.least} 至 {entry.most}"
    elif entry.least is not None:
        yield f"，不小于 {entry.least}"


def _default(entry: EntryField) -> Iterator[str]:
    if entry.kind == "const" or entry.default in (None, {}, []):
        return
    if entry.kind == "list":
        yield f"不填为“{'、'.join(entry_text(entry.item, each) for each in entry.default)}”"
    elif not isinstance(entry.default, dict | list):
        yield f"不填为“{entry_text(entry, entry.default)}”"


def _example(entry: EntryField) -> Iterator[str]:
    told: Any = entry.example
    item = entry.item if entry.kind == "list" else entry
    if entry.kind == "list" and isinstance(told, list):
        told = next(iter(told), None)
    if (
        isinstance(told, str | int | Decimal)
        and told != entry.default
        and item.kind not in ("choice", "boolean")
    ):
        yield f"例：{entry_text(item, told)}"
