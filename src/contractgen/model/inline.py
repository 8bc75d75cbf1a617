"""一段文字由若干片段组成：普通文字、参数带来的文字、待填的空、对其他条款的引用。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """一小段连续的文字。

    origin 是这段文字所来自的参数路径（如 ``sla.levels[0].response``），Word 不保存它，故不参与比较。
    strong 为提示条款的加粗；blank 为草稿中的待填空白（突出显示）。
    """

    text: str
    strong: bool = False
    blank: bool = False
    origin: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NumberField:
    """引用中的一个活的编号：指向锚点 anchor 所在段落，当前显示 text。"""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """对条、款、项或附件的引用，如 第3.1款第(2)项；parts 交替为固定文字与活的编号。"""

    target: str
    parts: tuple[str | NumberField, ...] = ()
    strong: bool = False

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Slot:
    """底稿里留给一个值的位置：第 index 个值填在这里（见 model/form.py）。"""

    index: int
    strong: bool = False
    blank: bool = False
    text: str = field(default="", init=False)


Inline = Run | Reference | Slot
Text = tuple[Inline, ...]


def plain(text: Iterable[Inline]) -> str:
    """一段文字的全部字符，不分片段。"""
    return "".join(piece.text for piece in text)
