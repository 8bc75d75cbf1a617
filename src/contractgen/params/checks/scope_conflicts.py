"""同一对象的同一工作不能既在服务范围内又在除外事项里，服务事项也不重复（民法典第四百六十六条）。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import parts
from contractgen.zh.characters import compact


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """以对象和内容的文字比较，空格与全角半角的差别不计。"""
    inside: dict[tuple[str, str], str] = {}
    seen: dict[tuple[str, str, str], str] = {}
    for path, item in parts(data, "scope"):
        if key := _key(item):
            inside.setdefault(key, path)
            whole = (*key, compact(str(item.get("site", ""))))
            if whole in seen:
                yield where(path, f"与前面的服务事项{where.line(seen[whole])}相同。", "请删去一处。")
            seen.setdefault(whole, path)
    for path, item in parts(data, "exclusions"):
        key = _key(item)
        if key and key in inside:
            yield where(
                path,
                f"“{item['object']}：{item['activity']}”在服务范围里{where.line(inside[key])}也有。",
                "请从服务范围或者除外事项中删去一处，或者写明各自的情形。",
            )


def _key(item: Mapping[str, Any]) -> tuple[str, str] | None:
    one, two = item.get("object"), item.get("activity")
    return (compact(one), compact(two)) if isinstance(one, str) and isinstance(two, str) else None
