"""一个所见的段落：文字、每个字在文件中的位置、标记、编号、表格位置、修订与批注的锚点。"""

from __future__ import annotations

from typing import Any, NamedTuple

from contractgen.model.reading import Cell, Mark
from contractgen.word.markup import w

_TEXT = w("t")


class Piece(NamedTuple):
    """所见文字 [start, end) 出自哪里。

    run 是所在的最外层 ``w:r``（公式为 ``m:oMath``；由控件生成的字没有片段，为 None）；node 是 ``w:t``
    或别的元素（制表符、换行、符号……）。node 为 ``w:t`` 时，第 i 个字是它的第 offset + i - start 个字。
    """

    start: int
    end: int
    run: Any | None
    node: Any
    offset: int

    @property
    def divisible(self) -> bool:
        """能否从中间断开。"""
        return bool(self.node.tag == _TEXT)


class FieldRange(NamedTuple):
    """最外层的一个域：所见文字的范围，以及首尾片段（fldSimple 时是它自身）。

    在别的段落开始或结束的，那一端为 None。
    """

    start: int
    end: int
    first: Any | None
    last: Any | None


class Change(NamedTuple):
    """一处未接受的修订：insertion 的文字在 [start, end)；deletion 的文字已不在，start 等于 end。"""

    kind: str
    author: str
    text: str
    start: int
    end: int


class Anchor(NamedTuple):
    """批注的锚点：edge 为 start、end 或 reference。"""

    comment: str
    edge: str
    offset: int


class VisibleParagraph(NamedTuple):
    """part、paragraph 是人说的位置，part_name 是部件名；element 是决定格式的 ``w:p``。

    几个段落因段落标记被删除或隐藏而连成一段时，pieces 跨越几个 ``w:p``，element 是最后一个。
    """

    part: str
    part_name: str
    paragraph: int
    element: Any
    text: str
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    fields: tuple[FieldRange, ...] = ()
    label: str = ""
    level: int | None = None
    style: str = ""
    cell: Cell | None = None
    alone: bool = False  # 是一个空格子里的第一段
    changes: tuple[Change, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    def pieces_in(self, start: int, end: int) -> tuple[Piece, ...]:
        """与 [start, end) 相交的各片。"""
        return tuple(piece for piece in self.pieces if piece.start < end and piece.end > start)
