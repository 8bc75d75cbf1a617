"""读一份草稿时随时要用、随读随记的东西：样式、编号、各部分读到第几段、第几个表、遇到的事。"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from contractgen.model.record import mutable
from contractgen.word.auto_numbers import AutoNumbers
from contractgen.word.markup import w
from contractgen.word.reading.paragraph_text import ParagraphText
from contractgen.word.reading.run_shapes import StyleSheet
from contractgen.word.reading.table_places import Slot, TablePlaces
from contractgen.word.reading.visible_paragraph import Change, VisibleParagraph

_SHOWN = tuple(w(name) for name in ("t", "delText"))


@mutable
class DraftParagraph:
    """读好而表格尚未读完的一段。"""

    part: str
    part_name: str
    paragraph: int
    element: Any
    out: ParagraphText
    label: str = ""
    level: int | None = None
    style: str = ""
    slot: Slot | None = None
    first: bool = False  # 格子里的第一段

    def finished(self) -> VisibleParagraph:
        """定稿；所在的表格须已读完。"""
        out, slot = self.out, self.slot
        return VisibleParagraph(
            part=self.part,
            part_name=self.part_name,
            paragraph=self.paragraph,
            element=self.element,
            text=out.text,
            pieces=tuple(out.pieces),
            marks=out.marks,
            fields=tuple(out.fields),
            label=self.label,
            level=self.level,
            style=self.style,
            cell=slot.cell if slot is not None else None,
            alone=self.first and slot is not None and not slot.text,
            changes=out.changes,
            anchors=tuple(out.anchors),
        )


@dataclass(slots=True)
class Session:
    """一份草稿读到哪里了。"""

    sheet: StyleSheet
    numbers: AutoNumbers
    drafts: list[DraftParagraph] = field(default_factory=list)
    hidden: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)  # 脚注、尾注的引用
    orphans: list[Change] = field(default_factory=list)  # 已不属于任何段落的删除
    notices: list[str] = field(default_factory=list)
    tables: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, part: str) -> int:
        """某部分的下一段是第几段。"""
        self.counts[part] = self.counts.get(part, 0) + 1
        return self.counts[part]

    def table(self, element: Any) -> TablePlaces:
        """下一个表格。"""
        self.tables += 1
        return TablePlaces(self.tables, element)

    def removed(self, author: str, element: Any) -> None:
        """整个删去的行或格。"""
        text = "".join(node.text or "" for node in element.iter(*_SHOWN))
        if text.strip():
            self.orphans.append(Change("deletion", author, text, 0, 0))

    def notice(self, text: str) -> None:
        """记一件要告诉读者的事；说过的不再说。"""
        if text not in self.notices:
            self.notices.append(text)
