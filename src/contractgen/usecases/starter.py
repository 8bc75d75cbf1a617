"""起步的参数文件：由参数表写出带中文注释的 YAML，必填的留空，选填的注释掉，预设的填好。"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from contractgen.library.catalogue import Library
from contractgen.model.errors import ContractgenError
from contractgen.params.loading import load_text
from contractgen.params.paths import Path
from contractgen.params.schema_tree import Schema, is_required, resolve, schema_at
from contractgen.params.suggestions import nearest


def starter(library: Library, name: str, preset: str | None = None) -> str:
    """某个模板的起步参数文件（UTF-8 文字）。"""
    schema = library.schema(name)
    values = load_preset(library, name, preset) if preset else {}
    title = schema.get("title", name)
    head = [
        f"# {title}",
        "# 填好后运行：contractgen check 本文件；contractgen render 本文件",
        "# 标“必填”的留空时不能生成正式文本，可用 contractgen render --draft 先看草稿。",
        "",
    ]
    return "\n".join([*head, *_Writer(schema, values | {"template": name}).lines(), ""])


def presets(library: Library, name: str) -> dict[str, str]:
    """某个模板的预设：名字到标题。"""
    folder = library.template_folder(name) / "presets"
    return {path.stem: str(_read(path)[0].get("title", path.stem)) for path in sorted(folder.glob("*.yaml"))}


def load_preset(library: Library, name: str, preset: str) -> dict[str, Any]:
    """一个预设的参数；可以用名字，也可以用标题（标准、高级、尊享）。"""
    known = presets(library, name)
    key = next((k for k, title in known.items() if preset in (k, title, title.split("（")[0])), None)
    if key is None:
        near = nearest(preset, known)
        hint = f"你是不是想写 {near}？" if near else ""
        choices = "、".join(f"{k}（{title}）" for k, title in known.items()) or "（没有预设）"
        raise ContractgenError(f"模板“{name}”没有预设“{preset}”。{hint}可用的预设：{choices}。")
    return _read(library.template_folder(name) / "presets" / f"{key}.yaml")[1]


def _read(path: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """预设文件：首尾的说明（title、summary）与参数分开。"""
    data = load_text(path.read_text(encoding="utf-8"), path.name).data
    about: dict[str, Any] = {key: data.pop(key) for key in ("title", "summary") if key in data}
    return about, data.pop("parameters", data)


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
        if node.get("type") == "array":
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
    return text.removesuffix("\n").removesuffix("\n...").strip()
