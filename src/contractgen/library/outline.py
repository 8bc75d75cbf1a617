"""把解析好的骨架搭成条下面的款、项与表格（尚未编号，值的位置空着）。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contractgen.library.markup import (
    Block,
    Entry,
    Grid,
    Heading,
    Listing,
    MarkupError,
    Paragraph,
    Piece,
    Words,
)
from contractgen.model.contract import Clause, Item, Node, Table
from contractgen.model.inline import Inline, Reference, Run, Slot, Text


@dataclass(slots=True)
class _Section:
    """正在搭的一节：有标题的款，或整条。"""

    level: int
    heading: Text = ()
    anchor: str | None = None
    lead: list[Clause] = field(default_factory=list)  # 标题之下、下级标题之前的段落
    loose: list[Item | Table] = field(default_factory=list)  # 还没有段落时的列表与表格
    sections: list[Clause] = field(default_factory=list)

    def attach(self, nodes: Sequence[Item | Table]) -> None:
        """列表与表格属于它上面的段落；没有段落时属于标题。"""
        if self.lead:
            above = self.lead[-1]
            self.lead[-1] = Clause(above.heading, above.text, (*above.body, *nodes), anchor=above.anchor)
        else:
            self.loose.extend(nodes)


class Builder:
    """把一处文字的骨架变成合同之树的节点；first 是它的第一个值的序号，prefix 使锚点在全合同里唯一。"""

    def __init__(self, first: int, prefix: str, bold: bool) -> None:
        self.first = first
        self.prefix = prefix
        self.bold = bold

    def nodes(self, blocks: Iterable[Block]) -> tuple[Node, ...]:
        """一条之下的全部节点。"""
        stack = [_Section(0)]
        for block in blocks:
            if isinstance(block, Heading):
                self._open(stack, block)
            elif isinstance(block, Paragraph):
                if stack[-1].sections:
                    raise MarkupError(
                        "下级标题之后又出现了上级的段落，请把它移到下级标题之前，或给它一个标题。"
                    )
                stack[-1].lead.append(Clause(text=self.text(block.words), anchor=self._anchor(block.words)))
            else:
                stack[-1].attach(self._belongings(block))
        while len(stack) > 1:
            _close(stack)
        root = stack[0]
        return (*root.loose, *root.lead, *root.sections)

    def _open(self, stack: list[_Section], block: Heading) -> None:
        level = block.level
        if level < 1:
            raise MarkupError("条的标题写在首部的 title 里，正文从 ## 开始。")
        while stack[-1].level >= level:
            _close(stack)
        if stack[-1].level != level - 1:
            raise MarkupError("标题跳级：### 之上应当有 ##。")
        stack.append(_Section(level, self.text(block.words), self._anchor(block.words)))

    def _belongings(self, block: Listing | Grid) -> tuple[Item | Table, ...]:
        if isinstance(block, Grid):
            return (self.table(block),)
        return tuple(self._item(entry) for entry in block.entries)

    def _item(self, entry: Entry) -> Item:
        below = tuple(self._item(child) for child in entry.entries)
        return Item(self.text(entry.words), below, anchor=self._anchor(entry.words))

    def table(self, grid: Grid) -> Table:
        """表格；首行为空的是首部那样的名目表。"""
        return Table(
            rows=tuple(tuple(self.text(cell) for cell in row) for row in grid.rows),
            header=tuple(self.text(cell) for cell in grid.header),
            widths=grid.widths,
            kind="grid" if grid.header else "fields",
        )

    def text(self, words: Words) -> Text:
        """行内文字：固定的字、留给值的位置与引用，按次序。"""
        return tuple(self._inline(piece) for piece in words.pieces)

    def _inline(self, piece: Piece) -> Inline:
        strong = piece.strong and self.bold
        if piece.target is not None:
            return Reference(piece.target, strong=strong)
        if piece.value is not None:
            return Slot(self.first + piece.value, strong, piece.blank)
        return Run(piece.text, strong)

    def _anchor(self, words: Words) -> str | None:
        return f"{self.prefix}#{words.anchor}" if words.anchor else None


def _close(stack: list[_Section]) -> None:
    """收起最里面的一节，并入上一节。只有一段文字的，与标题写在同一段。"""
    section = stack.pop()
    lead = section.lead
    if len(lead) == 1 and not section.loose and lead[0].anchor is None:
        clause = Clause(
            section.heading, lead[0].text, (*lead[0].body, *section.sections), anchor=section.anchor
        )
    else:
        clause = Clause(
            section.heading, (), (*section.loose, *lead, *section.sections), anchor=section.anchor
        )
    stack[-1].sections.append(clause)
