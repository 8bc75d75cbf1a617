"""参数文件的文字：由参数表与值写出带中文注释的 YAML；没有填的必填项留空，没有填的选填项注释掉。"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from contractgen.params.entry_form import digits_only
from contractgen.params.loading import load_text
from contractgen.params.paths import Path
from contractgen.params.reading import ParameterFileError
from contractgen.params.schema_tree import Schema, is_required, resolve, schema_at

_HEAD = (
    "# 填好后运行：contractgen check 本文件；contractgen render 本文件",
    "# 标“必填”的留空时不能生成正式文本，可用 contractgen render --draft 先看草稿。",
)


def parameter_text(schema: Schema, values: Mapping[str, Any]) -> str:
    """一份参数文件。values 是参数（值只有真假、整数、Decimal、文字、清单与字段组），读回来与它相等。"""
    title = schema.get("title", values.get("template", ""))
    return "\n".join([f"# {title}", *_HEAD, "", *_Writer(schema, values).lines(), ""])


class _Writer:
    """按参数表的次序写出各字段。"""

    def __init__(self, schema: Schema, values: Mapping[str, Any]) -> None:
        self.schema = schema
        self.values = values

    def lines(self) -> list[str]:
        found: list[str] = []
        for name in self.schema["properties"]:
            found += self._field((name,), self.values.get(name), 0, commented=False)
            found.append("")
        return found[:-1]

    def _field(self, path: Path, value: Any, indent: int, *, commented: bool) -> list[str]:
        node = schema_at(self.schema, path) or {}
        required = is_required(self.schema, path)
        commented = commented or (value is None and not required)
        margin = ("# " if commented else "") + "  " * indent
        head = f"{margin}{path[-1]}:"
        note = f"  # {_note(node, required, example=value is None)}"
        if node.get("type") == "object":
            return [f"{head}{note}", *self._object(path, value or {}, indent + 1, commented)]
        if node.get("type") == "array" and value != []:
            return [f"{head}{note}", *self._array(path, value, indent + 1, commented)]
        if value is None:
            value = node.get("const", node.get("default"))
        return [f"{head} {_scalar(value)}{note}" if value is not None else f"{head}{note}"]

    def _object(self, path: Path, value: Mapping[str, Any], indent: int, commented: bool) -> list[str]:
        node = schema_at(self.schema, path) or {}
        found: list[str] = []
        for name in node.get("properties", {}):
            found += self._field((*path, name), value.get(name), indent, commented=commented)
        return found

    def _array(self, path: Path, value: Any, indent: int, commented: bool) -> list[str]:
        """清单：有值的写出每一项，没有的给一项样子。"""
        node = schema_at(self.schema, path) or {}
        item = resolve(self.schema, node.get("items", {}))
        margin = ("# " if commented else "") + "  " * indent
        least = max(1, node.get("minItems", 1))
        if item.get("type") != "object":
            entries = value if value is not None else [None] * least
            return [f"{margin}- {_scalar(entry) if entry is not None else ''}".rstrip() for entry in entries]
        found: list[str] = []
        for index, entry in enumerate(value or [{}] * least):
            block = self._object((*path, index), entry, indent + 1, commented)
            found += _dashed(block, margin)
        return found


def _dashed(block: list[str], margin: str) -> list[str]:
    """一项的第一个有效字段前加上短横；前面的注释照旧。"""
    for index, line in enumerate(block):
        if line.startswith(margin + "  ") and not line.startswith("# " + margin):
            return [*block[:index], f"{margin}- {line[len(margin) + 2 :]}", *block[index + 1 :]]
    return block


def _note(node: Mapping[str, Any], required: bool, *, example: bool = True) -> str:
    """字段后的注释：标题、必填、写法、选项；还没有填的另举一例。"""
    parts = [str(node.get("title", ""))]
    if (
        required
        and "default" not in node
        and "const" not in node
        and node.get("type") not in ("object", "array")
    ):
        parts.append("必填")
    if labels := node.get("x-labels"):
        parts.append("可选 " + "、".join(f"{value}（{label}）" for value, label in labels.items()))
    elif choices := node.get("enum"):
        parts.append("可选 " + "、".join(map(str, choices)))
    if node.get("description"):
        parts.append(" ".join(str(node["description"]).split()))
    if digits_only(node):
        parts.append("写在引号里，以免丢失开头的 0")
    told = next(iter(node.get("examples", ())), None)
    if example and told not in (None, node.get("default")) and node.get("type") not in ("object", "array"):
        parts.append(f"例：{_scalar(told)}")
    return "；".join(part for part in parts if part)


def _scalar(value: Any) -> str:
    """一个值在 YAML 里的写法；会被误读成数或日期的文字加引号。"""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = yaml.safe_dump(value, allow_unicode=True, width=10**6)
    text = text.removesuffix("\n").removesuffix("\n...").strip()
    return text if _reads_back(text, value) else json.dumps(value, ensure_ascii=False)


def _reads_back(text: str, value: Any) -> bool:
    """不加引号时读回来还是不是它：YAML 1.1 与 1.2 对某些写法的理解不同，换行也要写在一行里。"""
    try:
        read = load_text(f"a: {text}  # 注", "").data["a"]
    except ParameterFileError:
        return False
    return "\n" not in text and type(read) is type(value) and bool(read == value)
