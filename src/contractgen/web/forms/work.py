"""在工作进程里做的事：预览与打开参数文件；参数与结果都能送出进程。"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contractgen.usecases.forms import (
    entries_of,
    form_preview,
    offer,
    open_parameters,
    preset_parameters,
)
from contractgen.web.forms.paper import paper

Library = Path | None


def previewed(name: str, entries: Mapping[str, Any], library: Library) -> dict[str, Any]:
    """现在的纸面、问题与算出的事实；事务所自己的 Word 模板没有纸面。"""
    found = form_preview(name, entries, library)
    return {
        "html": paper(found.contract) if found.contract else None,
        "problems": [problem.as_dict() for problem in found.problems],
        "facts": [
            {"path": path, "title": fact.title, "text": fact.text, "origin": fact.origin}
            for path, fact in found.facts.items()
        ],
    }


def opened(content: bytes, file: str, library: Library) -> dict[str, Any]:
    """打开的参数文件：属于哪个模板，填了什么，有哪些问题。"""
    found = open_parameters(content, file, library)
    entries = entries_of({key: value for key, value in found.parameters.items() if key != "template"})
    title = offer(found.template, library).title if found.template else ""
    problems = [problem.as_dict(file) for problem in found.problems]
    return {"template": found.template, "title": title, "entries": entries, "problems": problems}


def presets(name: str, library: Library) -> dict[str, Any]:
    """各预设填的内容。"""
    known = offer(name, library).presets
    return {each.name: entries_of(preset_parameters(name, each.name, library)) for each in known}
