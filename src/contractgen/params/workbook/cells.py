"""Excel 工作表里的格子：有内容的格子、它的数字格式、竖着合并的格子。"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Shape = Literal["text", "number", "logic", "error", "unsolved"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """一个有内容的格子。unsolved 是没有算出值的公式；format 是 Excel 的数字格式。"""

    shape: Shape
    value: str | Decimal | bool
    format: str = "General"

    @property
    def blank(self) -> bool:
        return isinstance(self.value, str) and not self.value.strip() and self.shape == "text"


@dataclass
class Sheet:
    """一张工作表：有内容的格子，（行, 列）自 1 起；merged 是合并区域里的格子到它左上角的格子。"""

    name: str
    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: dict[Place, Place] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """一个格子的文字；不是文字的是空的。"""
        cell = self.cells.get((row, column))
        return cell.value.strip() if cell is not None and isinstance(cell.value, str) else ""

    def rows(self, first: int = 1) -> list[int]:
        """自 first 起有内容的各行。"""
        return sorted({row for row, _ in self.cells if row >= first})


@dataclass(frozen=True, slots=True)
class Read:
    """读出的工作簿。"""

    sheets: tuple[Sheet, ...]
    since_1904: bool = False


def cell_name(row: int, column: int) -> str:
    """C5 的写法。"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def column_number(letters: str) -> int:
    """列的字母是第几列。"""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
