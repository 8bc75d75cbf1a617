"""读进来的参数：值、文件名，以及每个字段在文件里的位置。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contractgen.model.problem import Position, Problem
from contractgen.params.paths import Path


@dataclass(frozen=True)
class Source:
    """一份参数。值只有空、真假、整数、Decimal、文字、清单与字段组；日期、期间仍是文字，由模式定类型。"""

    name: str
    data: dict[str, Any]
    positions: Mapping[Path, Position] = field(default_factory=dict)  # 值的位置
    keys: Mapping[Path, Position] = field(default_factory=dict)  # 字段名的位置
    problems: tuple[Problem, ...] = ()  # 读的时候就看出的：单元格里是错误值、数已经走样……
    on_form: bool = False  # 填在表单里的；说明怎样改时不说参数文件的写法

    def where(self, path: Path) -> Position:
        """指给人看的位置：文字和数字指到值，字段组和清单指到字段名；没有写的字段指到它的上一级。

        整个一组都没有写的，没有可指的地方。
        """
        whole = not path
        while True:
            container = isinstance(self._value(path), dict | list)
            first, second = (self.keys, self.positions) if container else (self.positions, self.keys)
            position = first.get(path) or second.get(path)
            if not path:
                return (position if whole else None) or Position()
            if position is not None:
                return position
            path = path[:-1]

    def where_key(self, path: Path) -> Position:
        """字段名的位置；没有时同 where。"""
        return self.keys.get(path) or self.where(path)

    def _value(self, path: Path) -> Any:
        value: Any = self.data
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value
