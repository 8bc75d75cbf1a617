"""字段的路径：程序里是键与序号的元组，给人看时写成 ``sla.levels[0].response``。"""

from __future__ import annotations

import re
from typing import Any

Path = tuple[str | int, ...]

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def path_text(path: Path) -> str:
    """把路径写成人能看懂的样子。"""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def parse_path(text: str) -> Path:
    """把 ``sla.levels[0].response`` 读回路径。"""
    return tuple(int(index) if index else key for index, key in _STEP.findall(text))


def value_at(tree: Any, path: Path) -> Any:
    """取出路径上的值；中途缺了任何一级都返回 None。"""
    for step in path:
        if isinstance(step, int):
            if not isinstance(tree, list) or not -len(tree) <= step < len(tree):
                return None
        elif not isinstance(tree, dict) or step not in tree:
            return None
        tree = tree[step]
    return tree
