"""按模式检查参数：缺什么、多什么、哪里写错，一次全部说出。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError, best_match

from contractgen.model.problem import Problem
from contractgen.params.form_messages import missing_on_form, told_on_form
from contractgen.params.messages import missing_field, told, unknown_field
from contractgen.params.paths import Path, path_text, value_at
from contractgen.params.schema_tree import Schema, is_required, schema_at, title_of
from contractgen.params.source import Source
from contractgen.params.typing import is_blank
from contractgen.params.validator import validator_for
from contractgen.params.wording import found_text, inside_quotes, quoted, visible
from contractgen.zh.characters import forbidden_characters

#: 同一个值有几处不合时只报最要紧的一处，依此次序
_PRECEDENCE = ("type", "enum", "const", "x-type", "pattern")


def schema_problems(source: Source, schema: Schema) -> list[Problem]:
    """模式层面的全部问题，依文件中的次序，同一处不重复。"""
    found = _Found(source, schema)
    errors: Iterable[ValidationError] = validator_for(schema).iter_errors(_filled(source.data, schema, ()))
    for error in errors:
        found.take(error)
    found.take_characters(source.data, ())
    return in_order(found.problems(), source)


def in_order(problems: Iterable[Problem], source: Source) -> list[Problem]:
    """依文件中的次序排列；没有写的字段排在它的上一级之处。"""
    order: dict[str, int] = {}
    _number_fields(source.data, (), order)
    return sorted(problems, key=lambda problem: _place(problem.path, order))


def _number_fields(value: Any, path: Path, order: dict[str, int]) -> None:
    order[path_text(path)] = len(order)
    steps: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, below in steps:
        _number_fields(below, (*path, step), order)


def _place(path: str, order: Mapping[str, int]) -> int:
    while path not in order:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return order[path]


def _filled(value: Any, schema: Schema, path: Path) -> Any:
    """去掉留空的已知字段：留空就是没有写。"""
    if isinstance(value, list):
        return [_filled(each, schema, (*path, index)) for index, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, each in value.items():
        below = (*path, name)
        node = schema_at(schema, below)
        unused = not path and name == "template" and node is None
        if not unused and (node is None or not is_blank(each, node)):
            kept[name] = _filled(each, schema, below)
    return kept


class _Found:
    """收集到的问题，每个路径一处。"""

    def __init__(self, source: Source, schema: Schema) -> None:
        self.source, self.schema = source, schema
        self.by_path: dict[Path, tuple[int, Problem]] = {}
        self.guessed: set[Path] = set()  # 写成了别的名字的字段，不再另报缺少

    def problems(self) -> list[Problem]:
        """全部问题；字段名写错的，不再另报那个字段缺少。"""
        return [
            problem
            for path, (_, problem) in self.by_path.items()
            if not (problem.kind == "missing" and path in self.guessed)
        ]

    def take(self, error: ValidationError) -> None:
        """一处校验错误。"""
        if error.validator in ("anyOf", "oneOf") and error.context:
            inner = best_match([error])
            error = inner if inner is not None else error
        path: Path = tuple(error.absolute_path)
        keyword = str(error.validator)
        value: Any = error.instance
        if keyword == "required":
            names: Any = error.validator_value
            for name in names:
                if name not in value:
                    self.missing((*path, name))
        elif keyword in ("additionalProperties", "unevaluatedProperties") and isinstance(
            error.instance, dict
        ):
            for name in list(_extras(value, error.schema, self.schema, path)):
                self.unknown((*path, name))
        else:
            self.invalid(path, keyword, error)

    def missing(self, path: Path) -> None:
        node = schema_at(self.schema, path) or {}
        if self.defaulted(path):
            return
        if self.source.on_form and node.get("type") == "object" and node.get("required"):
            for name in node["required"]:  # 表单上每个字段都有自己的格子，逐个指出
                self.missing((*path, name))
            return
        message, suggestion = self.left_empty(node)
        self.add(path, 0, "missing", message, suggestion)

    def left_empty(self, node: Schema) -> tuple[str, str | None]:
        return missing_on_form(node) if self.source.on_form else missing_field(node)

    def defaulted(self, path: Path) -> bool:
        """不写就用默认值的：自身有默认值，或者是必填的字段都有默认值的一组。"""
        node = schema_at(self.schema, path) or {}
        if "default" in node:
            return True
        group = node.get("type") == "object" and bool(node.get("properties"))
        return group and all(self.defaulted((*path, name)) for name in node.get("required", ()))

    def unknown(self, path: Path) -> None:
        parent = schema_at(self.schema, path[:-1]) or {}
        titles = {
            name: str((schema_at(self.schema, (*path[:-1], name)) or {}).get("title", name))
            for name in parent.get("properties", {})
        }
        written = value_at(self.source.data, path[:-1]) or {}
        (message, suggestion), guess = unknown_field(visible(str(path[-1])), titles, written)
        if guess:
            self.guessed.add((*path[:-1], guess))
        self.add(path, 0, "unknown", message, suggestion)

    def invalid(self, path: Path, keyword: str, error: ValidationError) -> None:
        node = schema_at(self.schema, path) or {}
        if keyword in ("enum", "pattern") and isinstance(error.schema, Mapping):
            node = {**error.schema, **node}
        value = error.instance
        empty = value in ([], {}) or is_blank(value, {"minLength": 1})
        tell = told_on_form if self.source.on_form else told
        message, suggestion = tell(keyword, error.validator_value, value, node, error.message)
        if is_blank(value, {"minLength": 1}):
            message, suggestion = self.left_empty(node)
        rank = _PRECEDENCE.index(keyword) if keyword in _PRECEDENCE else len(_PRECEDENCE)
        # 清单项数不够与必填而留空一样是“没有写完”，起草稿时可以留白
        incomplete = keyword == "minItems" or (empty and is_required(self.schema, path))
        self.add(path, rank, "missing" if incomplete else "invalid", message, suggestion)

    def take_characters(self, value: Any, path: Path) -> None:
        """任何文字里都不许有控制字符之类。"""
        if isinstance(value, dict):
            for name, each in value.items():
                self.take_characters(name, (*path, name))
                self.take_characters(each, (*path, name))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                self.take_characters(each, (*path, index))
        elif isinstance(value, str) and (bad := forbidden_characters(value)):
            names = "、".join(dict.fromkeys(name for _, name in bad[:5]))
            self.add(path, -1, "invalid", f"含有不能写进合同的字符：{names}。", "请删去它。")
        elif isinstance(value, str) and (inner := inside_quotes(value)):
            message = "值的外面是中文引号，会照印进合同。"
            advice = (
                f"请去掉引号，写成 {inner}。"
                if self.source.on_form
                else f"请改用半角引号，写成 {quoted(inner)}。"
            )
            self.add(path, 1, "invalid", message, advice)

    def add(self, path: Path, rank: int, kind: str, message: str, suggestion: str | None) -> None:
        """记下；同一路径已有更要紧的就不记。"""
        known = self.by_path.get(path)
        if known is None or rank < known[0]:
            where = self.source.where_key(path) if kind == "unknown" else self.source.where(path)
            found = found_text(value_at(self.source.data, path))
            if kind == "unknown":
                found = visible(str(path[-1]))
            title = title_of(self.schema, path)
            text = path_text(path)
            self.by_path[path] = (rank, Problem(text, title, message, found, suggestion, where, kind))


def _extras(instance: Mapping[str, Any], own: Any, schema: Schema, path: Path) -> Iterator[str]:
    """不认识的字段名。"""
    known = own.get("properties", {}) if isinstance(own, Mapping) else {}
    for name in instance:
        if name not in known and schema_at(schema, (*path, name)) is None:
            yield name
