"""示例参数：取出一份，改动几处。"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from contractgen.library.catalogue import open_library
from contractgen.params import load, parse_path


def sample_file(template: str) -> Path:
    """模板的示例参数文件。"""
    return open_library().template_folder(template) / "sample.yaml"


def sample(template: str) -> dict[str, Any]:
    """示例参数，可以随意改动。"""
    return copy.deepcopy(_loaded(template))


@cache
def _loaded(template: str) -> dict[str, Any]:
    return load(sample_file(template)).data


def put(values: Any, path: str, value: Any) -> None:
    """在路径处写一个值；None 表示不写。"""
    *parents, last = parse_path(path)
    for step in parents:
        values = values.setdefault(step, {}) if isinstance(values, dict) else values[step]
    if value is None:
        values.pop(last, None)
    else:
        values[last] = value
