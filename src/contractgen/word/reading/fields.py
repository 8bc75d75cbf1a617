"""域的起止：开始、代码、结果、结束分散在若干片段里，可以嵌套，也可以跨段落（目录）。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from contractgen.word.markup import w

_KIND = w("fldCharType")
_GONE = (w("del"), w("moveFrom"))


@dataclass(slots=True)
class Field:
    """一个尚未结束的域。start 是它在当前段落所见文字中的起点；run 是它的第一个片段，在前面段落的为 None。"""

    run: Any | None
    node: Any
    start: int
    form: Any | None = None
    in_code: bool = True
    shown: bool = False  # 已有结果文字
    code: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """域代码，空白已整理。"""
        return " ".join("".join(self.code).split())


class Fields:
    """一篇文字（正文、一个文本框、一条脚注）中当前打开着的域，由外到内。"""

    def __init__(self, story: Iterable[Any]) -> None:
        self.open: list[Field] = []
        self._unclosed = unclosed(story)

    @property
    def in_code(self) -> bool:
        """此处的文字属于域代码，不显示。"""
        return any(one.in_code for one in self.open)

    def begin(self, node: Any, run: Any | None, start: int) -> None:
        """域的开始；没有结束的不算，以免吞掉其后的全部文字。"""
        if node not in self._unclosed:
            self.open.append(Field(run, node, start, node.find(w("ffData"))))

    def separate(self) -> None:
        """代码已完，其后是结果。"""
        if self.open:
            self.open[-1].in_code = False

    def end(self) -> Field | None:
        """最内层的域结束。"""
        return self.open.pop() if self.open else None

    def take(self, text: str) -> None:
        """代码里的一段文字，或代码中内层域的结果。"""
        for one in reversed(self.open):
            if one.in_code:
                one.code.append(text)
                return

    def next_paragraph(self) -> None:
        """段落已完：仍打开着的域在下一段从头算起。"""
        for one in self.open:
            one.start, one.run = 0, None


def unclosed(story: Iterable[Any]) -> set[Any]:
    """没有结束的域的开始处；已删除的片段不算。"""
    waiting: list[Any] = []
    for node in (node for element in story for node in element.iter(w("fldChar"))):
        run = node.getparent()
        if run is not None and run.getparent() is not None and run.getparent().tag in _GONE:
            continue
        kind = node.get(_KIND)
        if kind == "begin":
            waiting.append(node)
        elif kind == "end" and waiting:
            waiting.pop()
    return set(waiting)
