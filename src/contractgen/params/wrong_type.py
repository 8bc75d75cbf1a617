"""写错了类型：应当是什么，现在是什么，能读出的就直接写出该怎么写。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from contractgen.params.suggestions import as_boolean, as_money, as_number, choice_named, wide_field
from contractgen.params.typing import TYPES
from contractgen.params.wording import number, quoted, shown

Node = Mapping[str, Any]

_NAMES = {
    "object": "一组字段",
    "array": "清单",
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": " true（是）或 false（否）",
    "null": "空",
}


def wrong_type(expected: Any, value: Any, node: Node) -> tuple[str, str | None]:
    """类型错误的说明与建议。"""
    kinds = [expected] if isinstance(expected, str) else list(expected)
    if value is None:
        return "没有填写。", _example(node)
    names = "或".join(_NAMES.get(kind, kind) for kind in kinds)
    if kinds == ["string"] and node.get("x-type"):
        names = str(node.get("title", names)) if node["x-type"] not in _TYPED else _TYPED[node["x-type"]]
    message = f"应当是{names}，现在是{_now(value)}。"
    advise = _ADVICE.get(kinds[0])
    return message, advise(value, node) if advise else _example(node)


_TYPED = {"duration": "期间", "limit": "时限", "percent": "百分比", "date": "日期", "clock": "时刻"}


def _now(value: Any) -> str:
    return (
        f"数 {shown(value)}"
        if isinstance(value, int | Decimal) and not isinstance(value, bool)
        else shown(value)
    )


def _example(node: Node) -> str | None:
    for example in node.get("examples", ()):
        if not isinstance(example, dict | list):
            return f"写法如 {example if isinstance(example, str) else shown(example)}。"
    known = TYPES.get(node.get("x-type", ""))
    return f"{known.manner}。" if known else None


def _integer(value: Any, node: Node) -> str | None:
    read = as_number(value) if isinstance(value, str) else value if isinstance(value, Decimal) else None
    if read is not None and read == read.to_integral_value():
        return f"请写成 {int(read)}。"
    return _example(node) or "请只写阿拉伯数字，如 3。"


def _number(value: Any, node: Node) -> str | None:
    read = as_money(value) if isinstance(value, str) else None
    if read is None:
        return _example(node) or "请只写阿拉伯数字。"
    return f"请写成 {read:.2f}。" if node.get("x-type") == "money" else f"请写成 {number(read)}。"


def _boolean(value: Any, node: Node) -> str | None:
    read = as_boolean(value)
    return "请写 true 或 false。" if read is None else f"请写成 {shown(read)}。"


def _string(value: Any, node: Node) -> str | None:
    kind = node.get("x-type")
    if isinstance(value, dict | list):
        return "请写成一行文字；以 { 或 [ 开头的文字要加引号。"
    if isinstance(value, bool):
        return _example(node) or f"请加引号，写成 {quoted(value)}。"
    if "enum" in node:
        choice = choice_named(value, node["enum"], {})
        return _example(node) if choice is None else f"请加引号，写成 {quoted(choice)}。"
    if kind == "percent":
        share = f"{shown(value)}%"
        return (
            f"请写明百分号，如 {number((value * Decimal(100)).normalize())}% 或 {share}。"
            if value < 1
            else f"请写明百分号，如 {share}。"
        )
    if kind in ("duration", "limit"):
        return f"请写明单位，如 {shown(value)}分钟、{shown(value)}小时或 {shown(value)}日。"
    if kind == "date" and len(digits := str(value)) == 8:
        return f"请写成 {digits[:4]}-{digits[4:6]}-{digits[6:]}。"
    if kind in ("date", "clock"):
        return _example(node)
    return f"请加引号，写成 {quoted(value)}。"


def _array(value: Any, node: Node) -> str | None:
    if isinstance(value, dict):
        return "请在每一组字段的第一行前加“- ”。"
    parts = [part.strip() for part in str(value).replace("，", "、").split("、") if part.strip()]
    if isinstance(value, str) and len(parts) > 1 and len(value) < 60:
        return f"请写成 [{', '.join(parts)}]，或者每项一行、前面加“- ”。"
    return "请每项一行，前面加“- ”。"


def _object(value: Any, node: Node) -> str | None:
    if isinstance(value, list):
        return "这里不是清单，请去掉“- ”。"
    field = wide_field(value) if isinstance(value, str) else None
    if field:
        return f"字段“{field}”的冒号请写成半角，后面空一格：“{field}: ”。"
    names = [f"{name}（{child.get('title', name)}）" for name, child in node.get("properties", {}).items()]
    return f"请另起一行，缩进后逐项写：{'、'.join(names[:8])}{'等' if len(names) > 8 else ''}。"


_ADVICE: Mapping[str, Callable[[Any, Node], str | None]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "string": _string,
    "array": _array,
    "object": _object,
}
