"""条款正文里的变量：每个值都记得自己来自哪个参数，印出来时留下记号，缺少时留下待填的空。

模板引擎只看见记号（私用区字符夹着的序号），值本身另存，因此值里的任何字符都不会被当作
模板或 Markdown，而合同里的每段文字都知道自己的 origin。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from contractgen.model.form import Value
from contractgen.params.paths import parse_path
from contractgen.params.schema_tree import is_required, schema_at, title_of
from contractgen.zh.amounts import format_money
from contractgen.zh.dates import format_clock, format_date
from contractgen.zh.durations import Duration, format_duration
from contractgen.zh.lists import listed
from contractgen.zh.percentages import Percent, format_percent

OPEN, CLOSE, REFERENCE, BLANK = "\ue000", "\ue001", "\ue002", "\ue003"
_NO_LABELS: Mapping[str, str] = {}


class UndeclaredParameterError(Exception):
    """条款正文用到了没有在任何首部声明过的参数（写条款的人的错误）。"""


class _Missing:
    """没有填写的值。"""


MISSING = _Missing()


@dataclass(slots=True)
class Rendering:
    """一次起草：参数表、已印出的值、遇到的空白。start 是正在印的一处文字的第一个值的序号。

    记号里的序号从 start 起数，因此印好的文字只取决于条款的写法与参数的取舍，与值无关。
    """

    schema: Mapping[str, Any]
    derived_titles: Mapping[str, str]  # 推算出的事实的标题，清单的序号写作 []
    nodes: dict[str, Mapping[str, Any]]  # 查过的字段说明，同一模板的各次起草共用
    origins: Mapping[str, str] = field(default_factory=dict)  # 推算出的事实出自哪个参数
    values: list[Value] = field(default_factory=list)
    blanks: dict[str, str] = field(default_factory=dict)
    start: int = 0

    def text(self, words: str, path: str) -> str:
        self.values.append(Value(words, self.origins.get(path, path)))
        return f"{OPEN}{len(self.values) - 1 - self.start}{CLOSE}"

    def reference(self, target: str) -> str:
        return f"{REFERENCE}{target}{CLOSE}"

    def blank(self, path: str, key: str) -> str:
        title = self.derived_titles.get(key) or title_of(self.schema, parse_path(path))
        self.blanks.setdefault(path, title)
        self.values.append(Value(f"【待填：{title.split('›')[-1].strip()}】", path))
        return f"{BLANK}{len(self.values) - 1 - self.start}{CLOSE}"

    def node(self, key: str) -> Mapping[str, Any]:
        """参数表里的字段说明；没有声明的为空。"""
        found = self.nodes.get(key)
        if found is None:
            found = schema_at(self.schema, parse_path(key.replace("[]", "[0]"))) or {}
            self.nodes[key] = found
        return found


class Field:
    """一个参数或其一部分。属性、下标、遍历得到下一级；印出时按类型写成中文合同的写法。

    ``_path`` 是 ``sla.levels[0].response``，``_key`` 是序号写作 [] 的同一路径，用来查参数表。
    """

    __slots__ = ("_key", "_path", "_rendering", "_value")

    def __init__(self, value: Any, path: str, key: str, rendering: Rendering) -> None:
        self._value = value
        self._path = path
        self._key = key
        self._rendering = rendering

    def _child(self, name: str) -> Field:
        value = self._value
        rendering = self._rendering
        path, key = (f"{self._path}.{name}", f"{self._key}.{name}") if self._path else (name, name)
        if type(value) is dict and name in value:
            child = value[name]
            if child == [] and rendering.node(key).get("minItems"):
                child = MISSING
            return Field(child, path, key, rendering)
        if not rendering.node(key) and key not in rendering.derived_titles:
            raise UndeclaredParameterError(path)
        return Field(MISSING, path, key, rendering)

    def _element(self, value: Any, index: int) -> Field:
        return Field(value, f"{self._path}[{index}]", f"{self._key}[]", self._rendering)

    def __getitem__(self, index: int | str) -> Field:
        if isinstance(index, str):
            return self._child(index)
        if isinstance(self._value, list):
            return self._element(self._value[index], index % len(self._value))
        return self._element(MISSING, index)

    def __iter__(self) -> Iterator[Field]:
        if self._value is MISSING:
            # 必填的清单还没有填：留一行空白
            return iter((self._element(MISSING, 0),) if self else ())
        return (self._element(value, index) for index, value in enumerate(self._value))

    def __len__(self) -> int:
        return int(bool(self)) if self._value is MISSING else len(self._value)

    def __bool__(self) -> bool:
        if self._value is MISSING:
            return is_required(self._rendering.schema, parse_path(self._path))
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return bool(self._value == (other._value if isinstance(other, Field) else other))

    def __hash__(self) -> int:
        return hash(self._path)

    def __lt__(self, other: Any) -> bool:
        return self._value is not MISSING and bool(self._value < _raw(other))

    def __gt__(self, other: Any) -> bool:
        return self._value is not MISSING and bool(self._value > _raw(other))

    def __le__(self, other: Any) -> bool:
        return self._value is not MISSING and bool(self._value <= _raw(other))

    def __ge__(self, other: Any) -> bool:
        return self._value is not MISSING and bool(self._value >= _raw(other))

    def __contains__(self, item: object) -> bool:
        return self._value is not MISSING and _raw(item) in self._value

    def __str__(self) -> str:
        return self._printed()

    def _printed(self, words: str | None = None) -> str:
        """印出的记号；words 是过滤器给出的另一种写法。"""
        value = self._value
        if words is None:
            if value is MISSING:
                return self._rendering.blank(self._path, self._key)
            if type(value) is list:
                return listed([str(child) for child in self])
            if type(value) is dict:
                raise UndeclaredParameterError(f"{self._path}（它有下级字段，不能直接印出）")
            words = self._words()
        return self._rendering.text(words, self._path)

    def _words(self) -> str:
        value = self._value
        if type(value) is str:
            return str(self._schema().get("x-labels", _NO_LABELS).get(value, value))
        if isinstance(value, bool):
            return "是" if value else "否"
        schema = self._schema()
        # 推算出的小数都是金额
        return written(value, schema.get("x-type", "") if schema else "money")

    def _schema(self) -> Mapping[str, Any]:
        return self._rendering.node(self._key)


def _raw(other: Any) -> Any:
    return other._value if isinstance(other, Field) else other


def written(value: Any, kind: str = "") -> str:
    """一个带类型的值在中文合同里的写法。"""
    if isinstance(value, Duration):
        return format_duration(value)
    if isinstance(value, Percent):
        return format_percent(value)
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, dt.time):
        return format_clock(value)
    if isinstance(value, Decimal):
        return format_money(value) if kind == "money" else f"{value.normalize():f}"
    if isinstance(value, int) and kind == "money":
        return format_money(Decimal(value))
    return str(value)
