"""在可能残缺的参数树里取值：缺了就是 None，清单缺了就是没有项。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.params.paths import parse_path, value_at


def part(data: Mapping[str, Any], path: str) -> Any:
    """路径上的值；缺了任何一级都是 None。"""
    return value_at(data, parse_path(path))


def parts(data: Mapping[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """清单里的每一组字段，连同它的路径。"""
    values = part(data, path)
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield f"{path}[{index}]", value
