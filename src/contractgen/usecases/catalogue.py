"""看库里有什么：模板与它的字段，条款与它的用处。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from contractgen.library.catalogue import Library
from contractgen.library.clause import LibraryClause
from contractgen.params.paths import Path, path_text
from contractgen.params.schema_tree import Schema, resolve, schema_at

_TYPES = {
    "text": "文字", "duration": "期间", "limit": "时限", "percent": "百分比", "money": "金额", "date": "日期",
    "clock": "时刻", "uscc": "统一社会信用代码", "string": "文字", "integer": "整数", "number": "数",
    "boolean": "是/否", "object": "字段组", "array": "清单",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """参数表里的一个字段。depth 是缩进层次。"""

    path: Path
    title: str
    kind: str
    required: bool
    default: Any
    example: Any
    description: str
    choices: Mapping[str, str]
    depth: int

    @property
    def dotted(self) -> str:
        """sites[].name 那样的路径：清单的每一项写作 []。"""
        return path_text(self.path).replace("[0]", "[]")


def fields(schema: Schema) -> list[FieldEntry]:
    """一个模板的全部字段，按参数文件里的次序。"""
    return list(_walk(schema, (), 0))


def _walk(schema: Schema, path: Path, depth: int) -> Iterator[FieldEntry]:
    node = schema_at(schema, path) or {}
    required = set(node.get("required", ()))
    for name in node.get("properties", {}):
        child = schema_at(schema, (*path, name)) or {}
        yield _entry(child, (*path, name), name in required, depth)
        if child.get("type") == "object":
            yield from _walk(schema, (*path, name), depth + 1)
        elif child.get("type") == "array":
            item = resolve(schema, child.get("items", {}))
            if item.get("type") == "object":
                yield from _walk(schema, (*path, name, 0), depth + 1)


def _entry(node: Mapping[str, Any], path: Path, required: bool, depth: int) -> FieldEntry:
    examples = node.get("examples") or ()
    choices = {str(value): str(value) for value in node.get("enum", ())} | dict(node.get("x-labels", {}))
    kind = node.get("x-type") or node.get("type") or ("text" if "const" in node else "")
    return FieldEntry(
        path=path,
        title=str(node.get("title") or path[-1]),
        kind="选项" if choices else _TYPES.get(kind, kind),
        required=required,
        default=node.get("default"),
        example=node.get("const") or (examples[0] if examples else None),
        description=str(node.get("description") or ""),
        choices=choices,
        depth=depth,
    )


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """条款在哪个模板里，有没有条件。"""

    template: str
    title: str
    when: str


def uses(library: Library, clause: LibraryClause) -> list[ClauseUse]:
    """用到这个条款的模板。"""
    found = []
    for name in library.template_names():
        if library.is_plain(name):
            continue
        template = library.template(name)
        found += [
            ClauseUse(name, template.title, part.when)
            for part in template.parts()
            if part.clause == clause.name
        ]
    return list(dict.fromkeys(found))


def template_title(library: Library, name: str) -> tuple[str, str]:
    """模板的标题与一句话说明。"""
    if library.is_plain(name):
        schema = library.schema(name)
        return str(schema.get("title") or name), str(schema.get("description") or "事务所自己的 Word 模板")
    template = library.template(name)
    return template.title, template.summary
