"""填写表：一个模板要填哪些字段、怎样分步、什么时候才用得到；网页、Excel 与起步文件都照它做。

由参数表（JSON Schema）得出，见 params/entry_form.py；字段的标题、说明、例子、默认值、次序都来自参数表。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "text", "integer", "number", "boolean", "choice", "const",
    "duration", "limit", "percent", "money", "date", "clock", "uscc",
    "group", "list", "rows",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """另一个字段取这些值之一。path 从根写起，``[]`` 是同一行：``service_hours.mode``、``sites[].kind``。"""

    path: str
    values: tuple[Any, ...]


#: 几种情形，任一种成立即可；一种情形里的各项要同时成立
Conditions = tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """一个选项：写进参数文件的值，与给人看的说法。"""

    value: Any
    label: str


@dataclass(frozen=True, slots=True)
class Widget:
    """一个字段另有画法：画法的名字，与画它要看的字段（写法由各画法定，见 params/entry_form.py）。"""

    name: str
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntryField:
    """一个要填的字段。

    group 是一组字段；rows 是可以增减行的表，fields 是各列；list 是可以增减的一列值，fields 只有每项的样子。
    required 是无条件必填；required_when 是附条件必填。shown_when 为空表示总是用得到，不然情形成立才用得到。
    least、most 对数是大小，对清单与表是项数。
    """

    name: str
    path: str
    title: str
    kind: Kind
    required: bool = False
    required_when: Conditions = ()
    shown_when: Conditions = ()
    default: Any = None
    example: Any = None
    description: str = ""
    choices: tuple[Choice, ...] = ()
    least: Any = None
    most: Any = None
    multiline: bool = False
    #: 号码：只有数字与连接的符号（电话、账号），开头的 0 不能丢
    digits: bool = False
    step: str = ""
    widget: Widget | None = None
    fields: tuple[EntryField, ...] = ()

    @property
    def item(self) -> EntryField:
        """list 的每一项。"""
        return self.fields[0]

    @property
    def optional_group(self) -> bool:
        """可以整组不写的一组：自身不必填，又有必填的字段，如“备份与恢复”。"""
        return self.kind == "group" and not self.required and any(each.required for each in self.fields)


@dataclass(frozen=True, slots=True)
class EntryStep:
    """填写的一步：标题与其中的字段。"""

    title: str
    fields: tuple[EntryField, ...]


@dataclass(frozen=True, slots=True)
class EntryForm:
    """一个模板的填写表。fields 依参数表的次序，不含 template；steps 是同样的字段，分成几步。

    one_page 表示各步放在一页上填，不一步一步来。
    """

    template: str
    title: str
    fields: tuple[EntryField, ...]
    steps: tuple[EntryStep, ...]
    one_page: bool = False

    def every_field(self) -> Iterator[EntryField]:
        """全部字段，逐级展开，上级在先。"""
        for each in self.fields:
            yield from _descend(each)


def _descend(entry: EntryField) -> Iterator[EntryField]:
    yield entry
    for each in entry.fields:
        yield from _descend(each)
