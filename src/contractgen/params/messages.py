"""把 JSON Schema 的每一种不合格说成中文：什么不对，现在是什么，该怎么写。"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from contractgen.params.suggestions import choice_named, nearest, wide_field
from contractgen.params.typing import TYPES
from contractgen.params.wording import choices, number, shown
from contractgen.params.wrong_type import wrong_type
from contractgen.zh.characters import fold_width

Node = Mapping[str, Any]
Told = tuple[str, str | None]


def told(keyword: str, limit: Any, value: Any, node: Node, detail: str) -> Told:
    """一处不合格的说明与建议。detail 是 x-type 读值时给出的说明。"""
    if keyword == "x-type":
        return _x_type(limit, detail)
    if keyword == "type":
        return wrong_type(limit, value, node)
    tell = _TELL.get(keyword)
    if tell is None:
        return f"不合要求，现在是{shown(value)}。", node.get("description")
    return tell(limit, value, node)


def unknown_field(name: str, titles: Mapping[str, str], written: Container[str]) -> tuple[Told, str | None]:
    """多余的字段；第二项是猜到的正确字段名（已经写了的不猜）。"""
    free = {field: title for field, title in titles.items() if field not in written}
    guess = choice_named(name, free, free) or nearest(name, free)
    message = f"没有“{name}”这个字段。"
    if (meant := wide_field(name)) in titles:
        return (f"字段“{meant}”后面用了全角冒号。", f"请写成“{meant}: ”（半角冒号加一个空格）。"), meant
    if name.isdecimal():
        return (message, "数里不要写逗号：花括号里的逗号是用来分开字段的。请写成不带逗号的数。"), None
    if guess:
        return (message, f"你是不是想写 {guess}？"), guess
    if not titles:
        return (message, "请删去它。"), None
    return (message, f"这里可以写：{choices(list(titles), titles)}。"), None


def missing_field(node: Node) -> Told:
    """缺少的字段。"""
    hints: list[str] = []
    if "const" in node:
        hints.append(f"这里写 {node['const']}")
    elif node.get("type") == "object":
        fields = node.get("properties", {})
        inner = [name for name in node.get("required", ()) if name in fields] or list(fields)
        if inner:
            hints.append(
                f"这一组至少要写 {'、'.join(inner)}" if node.get("required") else f"可以写 {'、'.join(inner)}"
            )
    elif node.get("type") == "array":
        hints.append("每项一行，前面加“- ”")
    elif node.get("enum"):
        hints.append(f"可以写：{choices(node['enum'], node.get('x-labels', {}))}")
    elif node.get("examples") and not isinstance(node["examples"][0], dict | list):
        hints.append(f"写法如 {shown(node['examples'][0]).strip('“”')}")
    elif node.get("x-type") in TYPES:
        hints.append(TYPES[node["x-type"]].manner)
    elif node.get("type") == "boolean":
        hints.append("写 true（是）或 false（否）")
    return "没有填写。", f"请填写；{hints[0]}。" if hints else "请填写。"


def _x_type(kind: str, detail: str) -> Told:
    message = detail if detail.endswith("。") else f"{detail}。"
    if "应当" in detail or "请" in detail or "应为" in detail:
        return message, None
    return message, f"{TYPES[kind].manner}。"


def _enum(limit: Any, value: Any, node: Node) -> Told:
    labels = node.get("x-labels", {})
    message = f"应当是以下之一：{choices(list(limit), labels)}；现在是{shown(value)}。"
    choice = choice_named(value, limit, labels)
    if choice is not None:
        return message, f"请写成 {choice}。"
    guess = nearest(str(value), [str(each) for each in limit])
    about = node.get("description")
    return message, f"你是不是想写 {guess}？" if guess else f"{about.rstrip('。')}。" if about else None


def _minimum(limit: Any, value: Any, node: Node) -> Told:
    return f"不能小于 {number(limit)}，现在是 {number(value)}。", _advice(node)


def _maximum(limit: Any, value: Any, node: Node) -> Told:
    return f"不能大于 {number(limit)}，现在是 {number(value)}。", _advice(node)


def _above(limit: Any, value: Any, node: Node) -> Told:
    return f"应当大于 {number(limit)}，现在是 {number(value)}。", _advice(node)


def _below(limit: Any, value: Any, node: Node) -> Told:
    return f"应当小于 {number(limit)}，现在是 {number(value)}。", _advice(node)


def _multiple(limit: Any, value: Any, node: Node) -> Told:
    unit = Decimal(str(limit))
    places = len(str(limit).partition(".")[2])
    if places and unit == Decimal(1).scaleb(-places) and abs(value) < 10**20:
        rounded = number(Decimal(value).quantize(unit, ROUND_HALF_UP))
        return f"最多 {places} 位小数，现在是 {number(value)}。", f"请写成 {rounded}。"
    return f"应当是 {number(limit)} 的整数倍，现在是 {number(value)}。", None


def _const(limit: Any, value: Any, node: Node) -> Told:
    return f"应当是{shown(limit)}，现在是{shown(value)}。", f"请写成 {shown(limit).strip('“”')}。"


def _min_length(limit: Any, value: Any, node: Node) -> Told:
    return f"至少要有 {limit} 个字，现在是 {len(value)} 个。", _advice(node)


def _max_length(limit: Any, value: Any, node: Node) -> Told:
    return f"最多 {limit} 个字，现在是 {len(value)} 个。", "请缩短。"


def _pattern(limit: Any, value: Any, node: Node) -> Told:
    if ("\n" in value or "\r" in value) and not node.get("x-multiline"):
        return "只能写一行，现在有换行。", "请合成一行。"
    plain = fold_width(value).strip()
    if plain != value and re.search(str(limit), plain):
        return "用了全角字符，或者前后有空格。", f"请写成 {plain}。"
    return f"写法不对，现在是{shown(value)}。", _advice(node)


def _min_items(limit: Any, value: Any, node: Node) -> Told:
    return f"至少要有 {limit} 项，现在是 {len(value)} 项。", "请补上；每项一行，前面加“- ”。"


def _max_items(limit: Any, value: Any, node: Node) -> Told:
    return f"最多 {limit} 项，现在是 {len(value)} 项。", "请删减或者合并。"


def _unique(limit: Any, value: Any, node: Node) -> Told:
    return "清单里有重复的项。", "请删去重复的项。"


def _advice(node: Node) -> str | None:
    """字段说明，再加例子。"""
    parts = [str(node["description"])] if node.get("description") else []
    examples = [each for each in node.get("examples", ()) if not isinstance(each, dict | list)]
    if examples:
        parts.append(f"写法如 {shown(examples[0]).strip('“”')}")
    return "；".join(part.rstrip("。") for part in parts) + "。" if parts else None


_TELL: Mapping[str, Callable[[Any, Any, Node], Told]] = {
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _above,
    "exclusiveMaximum": _below,
    "multipleOf": _multiple,
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique,
}
