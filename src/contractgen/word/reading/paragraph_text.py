"""正在读的一个段落：字一片一片地加进来，标记、修订与批注锚点随之记下。"""

from __future__ import annotations

from typing import Any

from contractgen.model.reading import Mark
from contractgen.word.reading.visible_paragraph import Anchor, Change, FieldRange, Piece

_Shape = tuple[tuple[str, str], ...]


class ParagraphText:
    """读完之前是可变的；offset 一律是所见文字的码点偏移。"""

    __slots__ = (
        "_changes", "_last", "_marks", "_texts", "anchors", "boxes", "fields", "label", "length", "level",
        "pieces",
    )  # fmt: skip

    def __init__(self) -> None:
        self.length = 0
        self.pieces: list[Piece] = []
        self.boxes: list[list[Any]] = []  # 其中各文本框的段落与表格（元素）
        self.fields: list[FieldRange] = []
        self.anchors: list[Anchor] = []
        self.label = ""  # 样式分隔符之前那一段的编号
        self.level: int | None = None
        self._changes: list[Change] = []
        self._texts: list[str] = []
        self._marks: list[list[Any]] = []
        self._last: dict[str, list[Any]] = {}

    @property
    def text(self) -> str:
        return "".join(self._texts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """各标记，依起点。"""
        if len(self._marks) > 1:
            self._marks.sort(key=_by_place)
        return tuple([Mark(kind, start, end, value) for kind, start, end, value in self._marks])

    @property
    def bold(self) -> bool:
        """通篇加粗。"""
        whole = len(self.text.rstrip())
        return whole > 0 and any(m[0] == "bold" and m[1] == 0 and m[2] >= whole for m in self._marks)

    @property
    def changes(self) -> tuple[Change, ...]:
        """各处修订，依次序。"""
        if not self._changes:
            return ()
        text = self.text
        return tuple(
            change if change.kind == "deletion" else change._replace(text=text[change.start : change.end])
            for change in self._changes
        )

    def add(self, text: str, run: Any | None, node: Any, offset: int, shape: _Shape) -> None:
        """加一片文字。"""
        start = self.length
        end = self.length = start + len(text)
        self._texts.append(text)
        self.pieces.append(Piece(start, end, run, node, offset))
        for kind, value in shape:
            self.mark(kind, value, start, end)

    def mark(self, kind: str, value: str, start: int, end: int) -> None:
        """记一个标记；与上一个同类同值且首尾相接的，连成一个。"""
        last = self._last.get(kind)
        if last is not None and last[2] == start and last[3] == value:
            last[2] = end
            return
        made = [kind, start, end, value]
        self._last[kind] = made
        self._marks.append(made)

    def inserted(self, author: str, start: int) -> None:
        """从 start 到此处是插入的文字。"""
        if start == self.length:
            return
        self.mark("inserted", author, start, self.length)
        last = self._changes[-1] if self._changes else None
        if last and (last.kind, last.author, last.end) == ("insertion", author, start):
            start = self._changes.pop().start
        self._changes.append(Change("insertion", author, "", start, self.length))

    def deleted(self, author: str, text: str) -> None:
        """此处删去了一些文字。"""
        last = self._changes[-1] if self._changes else None
        if last and (last.kind, last.author, last.end) == ("deletion", author, self.length):
            text = self._changes.pop().text + text
        self._changes.append(Change("deletion", author, text, self.length, self.length))

    def redraw(self, start: int, looks: str, shown: str) -> None:
        """从 start 起只有一个字且是 looks 之一的，换成 shown 的样子。"""
        if self.length == start + 1 and self._texts[-1] in looks:
            self._texts[-1] = shown


def _by_place(mark: list[Any]) -> tuple[int, int]:
    return mark[1], -mark[2]
