"""填在表单（网页、Excel）里的，把不合格说成中文：说标题与选项的说法，不说参数文件的写法。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contractgen.params.messages import Told, missing_field, told
from contractgen.params.suggestions import as_boolean, choice_named, nearest
from contractgen.params.wording import shown

Node = Mapping[str, Any]


def told_on_form(keyword: str, limit: Any, value: Any, node: Node, detail: str) -> Told:
    """一处不合格的说明与建议。"""
    if keyword == "type" and limit == "boolean":
        guess = as_boolean(value)
        advice = "请填 是 或 否。" if guess is None else f"请填 {_yes(guess)}。"
        return f"应当填 是 或 否，现在是{shown(value)}。", advice
    if keyword == "enum":
        return _choice([_label(each, node) for each in limit], value, node)
    if keyword == "const":
        return f"只能填 {_label(limit, node)}，现在是{shown(value)}。", None
    if keyword == "minItems":
        return f"至少要有 {limit} 项，现在是 {len(value)} 项。", "请补上。"
    return told(keyword, limit, value, node, detail)


def missing_on_form(node: Node) -> Told:
    """没有填的字段。"""
    if node.get("type") == "array":
        return "没有填写。", "请填写，至少一项。"
    if node.get("enum"):
        return "没有填写。", f"请选一项：{'、'.join(_label(each, node) for each in node['enum'])}。"
    if node.get("type") == "boolean":
        return "没有填写。", "请填 是 或 否。"
    if "const" in node:
        return "没有填写。", f"请填 {_label(node['const'], node)}。"
    return missing_field(node)


def _choice(labels: list[str], value: Any, node: Node) -> Told:
    choice = choice_named(value, labels, {})
    guess = choice or nearest(str(value), labels)
    message = f"应当是以下之一：{'、'.join(labels)}；现在是{shown(value)}。"
    return (
        message,
        f"{'请写成' if choice else '你是不是想写'} {guess}{'。' if choice else '？'}" if guess else None,
    )


def _label(value: Any, node: Node) -> str:
    """一个选项给人看的说法。"""
    if isinstance(value, bool):
        return _yes(value)
    return str(node.get("x-labels", {}).get(value, value))


def _yes(value: bool) -> str:
    return "是" if value else "否"
