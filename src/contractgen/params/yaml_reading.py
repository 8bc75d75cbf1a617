"""读 YAML：只认 YAML 1.2 核心类型，小数是 Decimal，重复的字段算错，每个值都记得自己的行。

比 YAML 1.2 更谨慎：有前导零的数字（010）、十六进制、八进制、没有小数点的科学计数（12e5）都保持文字，
因为合同里那是电话和编号，不是数。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from contractgen.model.problem import Position, Problem
from contractgen.params.paths import Path
from contractgen.params.reading import Reading, file_problem
from contractgen.params.suggestions import wide_field
from contractgen.params.yaml_hints import explained, misleading_lines

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})\.[0-9]{1,100}(?:[eE][-+]?[0-9]{1,2})?")
_STR_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_TREE_TAGS = frozenset({"!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


def read_yaml(text: str, reading: Reading) -> Any:
    """把 YAML 全文读成值；问题记在 reading 里。"""
    try:
        builder = _Builder(text, reading)
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        reading.problems += explained(text, error)
        return None
    except yaml.YAMLError as error:  # 编码层的错误，没有行号
        reading.problems.append(file_problem(None, None, f"不是有效的 YAML：{type(error).__name__}。"))
        return None
    reading.misread |= bool(builder.suspects)
    if builder.suspects or not isinstance(value, dict):
        reading.problems += [
            hint for hint in misleading_lines(text) if not isinstance(value, dict) or builder.suspected(hint)
        ]
    return value


def plain_value(text: str) -> Any:
    """没有引号的词：空、真假、整数、小数，其余都是文字。"""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


class _Builder:
    """由 YAML 事件逐个搭起值；不用 PyYAML 的构造器，因此不会造出日期、八进制或任何对象。"""

    def __init__(self, text: str, reading: Reading) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.reading = reading
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.suspects: list[range] = []  # 这些行读成了一段文字，看来却像字段

    def suspected(self, problem: Problem) -> bool:
        """问题是否在可疑的行里。"""
        return any(problem.position.line in lines for lines in self.suspects)

    def document(self) -> Any:
        """唯一的一份文档。"""
        next(self.events)  # 流开始
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self.node(next(self.events), ())
        next(self.events)  # 文档结束
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            self.reading.problem(
                _position(event), "一个文件里只能有一份参数。", "请删去这条分隔线（---），或者分成两个文件。"
            )
        return value

    def node(self, event: Any, path: Path) -> Any:
        """一个值：文字、清单、字段组或别名。"""
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, path)
        before = self.reading.nodes
        self.reading.enter(path, _position(event))
        if isinstance(event, yaml.ScalarEvent):
            value = self.scalar(event, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            self.check_tag(event, path, _TREE_TAGS)
            value = self.sequence(path)
        else:
            self.check_tag(event, path, _TREE_TAGS)
            value = self.mapping(path)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.reading.nodes - before)
        return value

    def alias(self, event: Any, path: Path) -> Any:
        """别名是前面锚点处的同一个值；展开后的大小计入上限。"""
        if event.anchor not in self.anchors:
            self.reading.problem(
                _position(event),
                f"“*{event.anchor}”引用的锚点不存在。",
                "若星号是文字的一部分，请把整个值放在引号里。",
                path,
            )
            return None
        value, size = self.anchors[event.anchor]
        self.reading.enter(path, _position(event), size)
        return value

    def scalar(self, event: Any, path: Path) -> Any:
        if event.tag is not None:
            self.check_tag(event, path, _STR_TAGS)
            return event.value
        if not event.implicit[0]:
            return event.value
        key = self.reading.keys.get(path)
        if key and (key.line or 0) <= event.start_mark.line and wide_field(event.value):
            self.suspects.append(range(event.start_mark.line + 1, event.end_mark.line + 2))
        return plain_value(event.value)

    def sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        merged: list[Any] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.complex_key(event, path)
                continue
            below = (*path, event.value)
            if event.value == "<<" and event.implicit[0]:
                merged.append(self.node(next(self.events), below))
                continue
            fresh = self.reading.key(below, _position(event))
            self.check_key(event, below)
            value = self.node(next(self.events), below)
            if fresh:
                fields[event.value] = value
        for base in merged:
            self.merge(fields, base, path)
        return fields

    def merge(self, fields: dict[str, Any], base: Any, path: Path) -> None:
        """``<<: *锚点``：补上没有写的字段。"""
        for part in base if isinstance(base, list) else [base]:
            if isinstance(part, dict):
                for name, value in part.items():
                    fields.setdefault(name, value)
            else:
                position = self.reading.positions[(*path, "<<")]
                self.reading.problem(position, "“<<”之后应当引用一组字段。", "如 <<: *base。", path)

    def complex_key(self, event: Any, path: Path) -> None:
        """字段名不是文字：多半是没有加引号的 {{ … }}。"""
        self.reading.misread = True
        self.reading.problem(
            _position(event),
            "字段名应当是文字，这里却是括号或别名。",
            '以 {、[ 或 * 开头的文字要放在引号里，如 "{{ 7*7 }}"。',
            path,
        )
        hidden = (*path, "?")
        if not isinstance(event, yaml.AliasEvent):
            self.node(event, hidden)
        self.node(next(self.events), hidden)

    def check_key(self, event: Any, path: Path) -> None:
        name = event.value
        if name != name.strip():  # 半角空格 YAML 自己会去掉，剩下的是全角空格之类
            self.reading.misread = True
            self.reading.problem(
                _position(event),
                f"字段“{name.strip()}”的前后有全角空格。",
                "缩进请用半角空格。",
                (*path[:-1], name.strip()),
            )

    def check_tag(self, event: Any, path: Path, allowed: frozenset[str]) -> None:
        if event.tag is not None and event.tag not in allowed:
            self.reading.problem(
                _position(event),
                f"不能使用 YAML 标签“{event.tag}”。",
                "若叹号是文字的一部分，请把整个值放在引号里。",
                path,
            )


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)
