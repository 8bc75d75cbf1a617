"""参数的类型：模式里 x-type 写的是什么，怎样读，怎样向人说明写法；以及把整份参数变成有类型的值。"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contractgen.params.paths import Path
from contractgen.params.schema_tree import Schema, schema_at
from contractgen.zh.amounts import parse_money, round_money
from contractgen.zh.characters import compact
from contractgen.zh.dates import clock, parse_date
from contractgen.zh.durations import Duration, parse_duration
from contractgen.zh.identity import uscc_problem
from contractgen.zh.percentages import parse_percent

_LONGEST = 60
NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class ValueType:
    """一种 x-type：read 把写法读成值（读不懂时 ValueError，文字是中文说明），manner 请人怎样写。

    example 是请人照写的样子；不宜举例的（照抄就成了别人的代码）写 described，说是什么样的。
    """

    parse: Callable[[Any], Any]
    example: str = ""
    written: str = "string"  # 在 JSON Schema 中的类型
    described: str = ""

    @property
    def manner(self) -> str:
        """写法如 99.9%；应当是 18 位代码。"""
        return f"应当是 {self.described}" if self.described else f"写法如 {self.example}"

    def read(self, value: Any) -> Any:
        """读值；长得不像话的文字不去读。"""
        if isinstance(value, str) and len(value) > _LONGEST:
            raise ValueError(f"太长，{self.manner}")
        return self.parse(value)


def _limit(text: str) -> Duration | str:
    """时限：一段期间，或者“不适用”。"""
    return NOT_APPLICABLE if compact(text) == NOT_APPLICABLE else parse_duration(text)


def _uscc(text: str) -> str:
    """统一社会信用代码；全角、小写和空格不接受，因为合同里照印，但说出该怎么写。"""
    plain = compact(text).upper()
    if plain != text and not uscc_problem(plain):
        raise ValueError(f"应当用半角、大写，不带空格，请写成 {plain}")
    if problem := uscc_problem(text):
        raise ValueError(problem)
    return text


def _money(value: Any) -> Decimal:
    """金额：数，最多两位小数（位数由 multipleOf 检查）。"""
    return parse_money(value) if isinstance(value, str) else round_money(value)


#: x-type 只在这里登记
TYPES: Mapping[str, ValueType] = {
    "duration": ValueType(parse_duration, "15分钟、4小时、5个工作日、30日、1年"),
    "limit": ValueType(_limit, "15分钟、4小时、2个工作日，或者 不适用"),
    "percent": ValueType(parse_percent, "99.9%、0.05%、万分之五"),
    "money": ValueType(_money, "240000.00", "number"),
    "date": ValueType(parse_date, "2026-12-01"),
    "clock": ValueType(clock, "09:00"),
    "uscc": ValueType(_uscc, described="18 位代码，由数字和大写字母组成"),
}


def value_type(name: str) -> ValueType:
    """查一种 x-type；没有登记的是程序（或条款首部）的错误。"""
    try:
        return TYPES[name]
    except KeyError:
        raise LookupError(f"模式中的 x-type“{name}”没有登记，可用的有 {'、'.join(TYPES)}") from None


_INVALID = object()
_JSON_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, Decimal),
    "null": (type(None),),
}


def is_json_type(value: Any, name: str) -> bool:
    """值是否属于 JSON Schema 的某一类型；真假不算数。"""
    return isinstance(value, _JSON_TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


#: 有这些要求的文字不能是空白
_NOT_EMPTY = ("minLength", "x-type", "enum", "pattern")


def is_blank(value: Any, node: Mapping[str, Any]) -> bool:
    """是否留空：什么也没写，或者要写字的地方只有空白。"""
    if not isinstance(value, str):
        return value is None
    return not value.strip() and any(node.get(keyword) for keyword in _NOT_EMPTY)


def typed(data: Mapping[str, Any], schema: Schema, omit: Collection[Path] = ()) -> dict[str, Any]:
    """一棵新树：补上默认值，期间、百分比、金额、日期、时刻变成有类型的值。

    默认值只补在写了的、必填的，或者自身有 ``default: {}`` 的字段组里。没有写的、写错的、omit 列出的字段都略去
    （清单里的字段组写错时留下空的字段组，使序号不变），因此草稿也能用。
    """
    return _Typing(schema, frozenset(omit)).fields(data, ())


class _Typing:
    def __init__(self, schema: Schema, omit: frozenset[Path]) -> None:
        self.schema = schema
        self.omit = omit

    def fields(self, data: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """一组字段，按模式的次序。"""
        node = schema_at(self.schema, path) or {}
        names = list(node.get("properties", {}))
        others = [name for name in data if name not in names and self.known((*path, name))]
        values = ((name, self.field(data, path, name, node)) for name in (*names, *others))
        return {name: value for name, value in values if value is not _INVALID}

    def known(self, path: Path) -> bool:
        parent = schema_at(self.schema, path[:-1]) or {}
        return (
            schema_at(self.schema, path) is not None or parent.get("additionalProperties", True) is not False
        )

    def field(self, data: Mapping[str, Any], path: Path, name: str, parent: Mapping[str, Any]) -> Any:
        """写了的值，否则默认值。"""
        below = (*path, name)
        node = schema_at(self.schema, below) or {}
        if below in self.omit:
            return {} if self.stays(node, name, parent) else _INVALID
        value = data.get(name)
        if not is_blank(value, node):
            return self.value(value, below)
        if "default" in node:
            return self.value(node["default"], below)
        if self.stays(node, name, parent):
            return self.fields({}, below)
        return _INVALID

    @staticmethod
    def stays(node: Mapping[str, Any], name: str, parent: Mapping[str, Any]) -> bool:
        """没有写也要留位置的字段组：必填的。"""
        return node.get("type") == "object" and name in parent.get("required", ())

    def value(self, value: Any, path: Path) -> Any:
        node = schema_at(self.schema, path) or {}
        expected = node.get("type")
        if path in self.omit or (isinstance(expected, str) and not is_json_type(value, expected)):
            return _INVALID
        if "x-type" in node:
            try:
                return value_type(node["x-type"]).read(value)
            except (ValueError, TypeError):
                return _INVALID
        if "enum" in node and value not in node["enum"]:
            return _INVALID
        if isinstance(value, dict):
            return self.fields(value, path)
        if isinstance(value, list):
            return self.items(value, path)
        return value

    def items(self, values: list[Any], path: Path) -> list[Any]:
        item = schema_at(self.schema, (*path, 0)) or {}
        kept: list[Any] = []
        for index, value in enumerate(values):
            result = _INVALID if is_blank(value, item) else self.value(value, (*path, index))
            if result is not _INVALID:
                kept.append(result)
            elif item.get("type") == "object":
                kept.append({})
        return kept
