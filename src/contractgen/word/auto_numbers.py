"""算出 Word 屏幕上显示的自动编号：第一条、1.1、（一）……文件里并没有写这些字，要照列表的规则数出来。"""

from __future__ import annotations

import re
from typing import Any

from contractgen.model.record import record
from contractgen.word.list_definitions import ListDefinitions, ListLevel, integer, read_definitions, value
from contractgen.word.markup import w
from contractgen.word.number_formats import written
from contractgen.word.package import Package

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_BULLETS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0b7": "•"}


@record
class AutoNumber:
    """一个段落的自动编号。owner 是带来编号的样式；编号直接设在段落上时为 None。"""

    label: str
    level: int
    num_id: str
    definition: ListLevel
    owner: str | None = None

    @property
    def suffix(self) -> str:
        """编号与正文之间：tab、space 或 nothing。"""
        return self.definition.suffix


class AutoNumbers:
    """依文档次序给各段落编号；同一定义（abstractNum）的各实例共用一套计数。"""

    def __init__(self, definitions: ListDefinitions) -> None:
        self._lists = definitions
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_style: dict[str, tuple[str, int, str] | None] = {}

    @classmethod
    def of(cls, package: Package) -> AutoNumbers:
        """某个 Word 文件的编号器。"""
        numbering = package.tree(package.sibling("numbering.xml"))
        return cls(read_definitions(numbering, package.tree(package.sibling("styles.xml"))))

    @property
    def definitions(self) -> ListDefinitions:
        """列表定义。"""
        return self._lists

    def next(self, paragraph: Any) -> AutoNumber | None:
        """下一个段落（``w:p``）的编号；没有编号时为 None。须按文档次序逐段调用。"""
        properties = paragraph.find(w("pPr"))
        own = properties.find(w("numPr")) if properties is not None else None
        return self.following(value(properties, "pStyle"), own)

    def following(self, style: str | None, own: Any | None) -> AutoNumber | None:
        """同 next；段落的样式与自身的 ``w:numPr`` 已经找出。"""
        place = self._placed(style or self._lists.default_style, own)
        if place is None:
            return None
        num_id, index, owner = place
        level = self._lists.level(num_id, index) if 0 <= index < _LEVELS else None
        if level is None:
            return None
        counts = self._advance(num_id, index, level)
        return AutoNumber(self._label(num_id, index, level, counts), index, num_id, level, owner)

    def _placed(self, style: str | None, own: Any | None) -> tuple[str, int, str | None] | None:
        """段落属于哪个列表的哪一级：先看段落自身的 numPr，缺什么再看样式。"""
        num_id, index = (value(own, "numId"), integer(own, "ilvl")) if own is not None else (None, None)
        if num_id is None or index is None:
            inherited = self._inherited(style) if style else None
            if num_id is None:
                if inherited is None:
                    return None
                return inherited[0], inherited[1] if index is None else index, inherited[2]
            if index is None:
                index = inherited[1] if inherited else 0
        return None if num_id == "0" or num_id not in self._lists.instances else (num_id, index, None)

    def _inherited(self, style: str) -> tuple[str, int, str] | None:
        if style not in self._of_style:
            self._of_style[style] = self._find_inherited(style)
        return self._of_style[style]

    def _find_inherited(self, style: str) -> tuple[str, int, str] | None:
        lineage = list(self._lists.lineage(style))
        owner = next((name for name in lineage if self._lists.styles[name].num_id is not None), None)
        num_id = self._lists.styles[owner].num_id if owner else None
        if owner is None or num_id is None or num_id == "0" or num_id not in self._lists.instances:
            return None
        until_owner = lineage[: lineage.index(owner) + 1]
        for name in until_owner:
            linked = self._lists.level_of_style(num_id, name)
            if linked is not None:
                return num_id, linked, owner
        levels = (self._lists.styles[name].level for name in until_owner)
        return num_id, next((level for level in levels if level is not None), 0), owner

    def _advance(self, num_id: str, index: int, level: ListLevel) -> dict[int, int]:
        instance = self._lists.instances[num_id]
        counts = self._counts.setdefault(instance.definition, {})
        if index in instance.starts and (num_id, index) not in self._begun:
            counts[index] = instance.starts[index] - 1
        self._begun.add((num_id, index))
        for parent in range(index):
            if parent not in counts:  # 上级尚未出现：显示其起始值
                counts[parent] = self._start(num_id, parent)
        counts[index] = counts[index] + 1 if index in counts else self._start(num_id, index, level)
        for deeper in [known for known in counts if known > index]:
            if self._restarts(num_id, deeper, index):
                del counts[deeper]
        return counts

    def _start(self, num_id: str, index: int, level: ListLevel | None = None) -> int:
        known = level or self._lists.level(num_id, index)
        return self._lists.instances[num_id].starts.get(index, known.start if known else 1)

    def _restarts(self, num_id: str, deeper: int, index: int) -> bool:
        level = self._lists.level(num_id, deeper)
        after = level.restart_after if level else None
        return after is None or (after != 0 and index < after)

    def _label(self, num_id: str, index: int, level: ListLevel, counts: dict[int, int]) -> str:
        if level.number_format == "bullet":
            return _BULLETS.get(level.pattern, level.pattern)

        def number(match: re.Match[str]) -> str:
            position = int(match.group(1)) - 1
            source = self._lists.level(num_id, position)
            if source is None or position > index:
                return ""
            shape = source.number_format
            if level.legal and shape not in ("none", "bullet"):
                shape = "decimal"
            return written(counts.get(position, source.start), shape)

        return _PLACEHOLDER.sub(number, level.pattern)
