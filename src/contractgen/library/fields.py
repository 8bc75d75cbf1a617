"""条款正文里的变量：每个值都记得自己来自哪个参数，印出来时留下记号，缺少时留下待填的空。

模板引擎只看见记号（私用区字符夹着的序号），值本身另存，因此值里的任何字符都不会被当作
模板或 Markdown，而合同里的每段文字都知道自己的 origin。
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from contractgen.model.inline import Inline, Reference, Run
from contractgen.params.paths import Path, path_text
from contractgen.params.schema_tree import is_required, schema_at, title_of
from contractgen.zh.amounts import format_money
from contractgen.zh.dates import format_clock, format_date
from contractgen.zh.durations import Duration, format_duration
from contractgen.zh.lists import listed
from contractgen.zh.percentages import Percent, format_percent

_INDEX = re.compile(r"\[\d+\]")
OPEN, CLOSE = "\ue000", "\ue001"


class UndeclaredParameterError(Exception):
    """条款正文用到了没有在任何首部声明过的参数（写条款的人的错误）。"""


class _Missing:
    """没有填写的值。"""


MISSING = _Missing()


@dataclass(slots=True)
class Rendering:
    """一次起草：参数表、已印出的记号、遇到的空白。tokens 逐条款清零，序号因此只取决于条款的写法。"""

    schema: Mapping[str, Any]
    derived_titles: Mapping[str, str]  # 推算出的事实的标题，清单的序号写作 []
    origins: Mapping[str, str] = field(default_factory=dict)  # 推算出的事实出自哪个参数
    tokens: list[Inline] = field(default_factory=list)
    blanks: dict[str, str] = field(default_factory=dict)

    def token(self, piece: Inline) -> str:
        self.tokens.append(piece)
        return f"{OPEN}{len(self.tokens) - 1}{CLOSE}"

    def text(self, words: str, path: Path) -> str:
        origin = path_text(path)
        return self.token(Run(words, origin=self.origins.get(origin, origin)))

    def reference(self, target: str) -> str:
        return self.token(Reference(target))

    def derived_title(self, path: Path) -> str | None:
        return self.derived_titles.get(_INDEX.sub("[]", path_text(path)))

    def blank(self, path: Path) -> str:
        title = self.derived_title(path) or title_of(self.schema, path)
        self.blanks.setdefault(path_text(path), title)
        return self.token(
            Run(f"【待填：{title.split('›')[-1].strip()}】", blank=True, origin=path_text(path))
        )


class Field:
    """一个参数或其一部分。属性、下标、遍历得到下一级；印出时按类型写成中文合同的写法。"""

    __slots__ = ("_path", "_rendering", "_value")

    def __init__(self, value: Any, path: Path, rendering: Rendering) -> None:
        self._value = value
        self._path = path
        self._rendering = rendering

    def _child(self, name: str) -> Field:
        value = self._value
        if isinstance(value, Mapping) and name in value:
            return Field(value[name], (*self._path, name), self._rendering)
        path = (*self._path, name)
        rendering = self._rendering
        if schema_at(rendering.schema, path) is None and rendering.derived_title(path) is None:
            raise UndeclaredParameterError(path_text(path))
        return Field(MISSING, path, rendering)

    def __getitem__(self, index: int | str) -> Field:
        if isinstance(index, str):
            return self._child(index)
        if isinstance(self._value, list):
            return Field(self._value[index], (*self._path, index % len(self._value)), self._rendering)
        return Field(MISSING, (*self._path, index), self._rendering)

    def __iter__(self) -> Iterator[Field]:
        if self._value is MISSING:
            # 必填的清单还没有填：留一行空白
            return iter((Field(MISSING, (*self._path, 0), self._rendering),) if self else ())
        return (
            Field(value, (*self._path, index), self._rendering) for index, value in enumerate(self._value)
        )

    def __len__(self) -> int:
        return int(bool(self)) if self._value is MISSING else len(self._value)

    def __bool__(self) -> bool:
        if self._value is MISSING:
            return is_required(self._rendering.schema, self._path)
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
        if self._value is MISSING:
            return self._rendering.blank(self._path)
        if isinstance(self._value, list):
            return listed([str(child) for child in self])
        if isinstance(self._value, Mapping):
            raise UndeclaredParameterError(f"{path_text(self._path)}（它有下级字段，不能直接印出）")
        return self._rendering.text(self._words() if words is None else words, self._path)

    def _words(self) -> str:
        value = self._value
        if isinstance(value, str):
            return self._label(value)
        if isinstance(value, bool):
            return "是" if value else "否"
        # 推算出的小数都是金额
        return written(value, self._schema().get("x-type", "") if self._schema() else "money")

    def _label(self, value: str) -> str:
        return str(self._schema().get("x-labels", {}).get(value, value))

    def _schema(self) -> Mapping[str, Any]:
        return schema_at(self._rendering.schema, self._path) or {}


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
