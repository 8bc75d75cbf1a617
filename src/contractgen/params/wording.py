"""问题里怎样引述一个值、一组选项、一个数。"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from contractgen.zh.characters import forbidden_characters

_LONG = 40


def number(value: Decimal | int) -> str:
    """数照写，不用科学记数。"""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def shown(value: Any) -> str:
    """引述一个值：文字加引号，长的截断，看不见的字符显示为 □。"""
    if value is None:
        return "空的"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, list):
        return f"清单（{len(value)} 项）"
    if isinstance(value, dict):
        return "一组字段"
    return f"“{visible(str(value))}”"


def visible(text: str) -> str:
    """可以放心显示的短文字。"""
    short = text[:_LONG] + "…" if len(text) > _LONG else text
    hidden = {place for place, _ in forbidden_characters(short)}
    masked = "".join("□" if place in hidden else char for place, char in enumerate(short))
    return masked.replace("\n", "↵").replace("\t", " ")


def found_text(value: Any) -> str | None:
    """Problem.found：现在写的是什么；清单和字段组不引述。"""
    if value is None or isinstance(value, dict | list):
        return None
    return visible(str(value)) if isinstance(value, str) else shown(value)


def choices(values: list[Any], labels: Mapping[str, str]) -> str:
    """列出选项和它们的中文：none（期满终止）、auto（自动续期）。"""
    return "、".join(
        f"{value}（{labels[str(value)]}）" if str(value) in labels else str(value) for value in values
    )


def inside_quotes(value: str) -> str | None:
    """整个值都在一对中文引号里的（误作 YAML 的引号），引号里面的文字。"""
    inner = value.strip()[1:-1]
    wrapped = value.strip()[:1] + value.strip()[-1:] in ("“”", "‘’", "””", "““")
    return inner if wrapped and inner and not any(mark in inner for mark in "“”‘’") else None


def quoted(value: Any) -> str:
    """加了引号的 YAML 写法。"""
    return f'"{value if isinstance(value, str) else shown(value)}"'
