"""起步的参数文件：必填的留空，选填的注释掉，预设的填好。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contractgen.library.catalogue import Library
from contractgen.model.errors import ContractgenError
from contractgen.params.loading import load_text
from contractgen.params.suggestions import nearest
from contractgen.usecases.parameter_text import parameter_text


def starter(library: Library, name: str, preset: str | None = None) -> str:
    """某个模板的起步参数文件（UTF-8 文字）。"""
    schema = library.schema(name)
    values = load_preset(library, name, preset) if preset else {}
    return parameter_text(schema, values | {"template": name})


@dataclass(frozen=True, slots=True)
class Preset:
    """一个预设：名字、标题、一句话说明适合谁。"""

    name: str
    title: str
    summary: str = ""


def preset_list(library: Library, name: str) -> list[Preset]:
    """某个模板的预设。"""
    folder = library.template_folder(name) / "presets"
    found = [(path.stem, _read(path)[0]) for path in sorted(folder.glob("*.yaml"))]
    found.sort(key=lambda each: each[1].get("order", len(found)))
    return [Preset(stem, str(told.get("title", stem)), str(told.get("summary", ""))) for stem, told in found]


def presets(library: Library, name: str) -> dict[str, str]:
    """某个模板的预设：名字到标题。"""
    return {each.name: each.title for each in preset_list(library, name)}


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
    """预设文件：开头的说明（title、summary，与排在第几的 order）同参数分开。"""
    data = load_text(path.read_text(encoding="utf-8"), path.name).data
    about: dict[str, Any] = {key: data.pop(key) for key in ("title", "summary", "order") if key in data}
    return about, data.pop("parameters", data)
