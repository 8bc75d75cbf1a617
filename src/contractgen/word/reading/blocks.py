"""依次读一篇文字的段落与表格：标记被删除的段落与下一段相连，文本框随所在段落之后，各段得到编号与位置。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from contractgen.word.auto_numbers import AutoNumber
from contractgen.word.list_definitions import switched_on
from contractgen.word.markup import MC, w
from contractgen.word.reading.alternatives import chosen_alternative, control_value, table_children
from contractgen.word.reading.inline import InlineReader
from contractgen.word.reading.paragraph_text import ParagraphText
from contractgen.word.reading.run_shapes import outline_level
from contractgen.word.reading.session import DraftParagraph, Session
from contractgen.word.reading.table_places import Slot, TablePlaces
from contractgen.word.reading.visible_paragraph import Anchor

_P, _TBL, _SDT, _TR, _TC = w("p"), w("tbl"), w("sdt"), w("tr"), w("tc")
_RPR, _SECT, _OUTLINE, _NUMBERING = w("rPr"), w("sectPr"), w("outlineLvl"), w("numPr")
_TR_PR, _TC_PR, _DEL, _CELL_DEL = w("trPr"), w("tcPr"), w("del"), w("cellDel")
_ALT_CHUNK = w("altChunk")
_ALTERNATE = f"{{{MC}}}AlternateContent"
_GONE = (_DEL, w("moveFrom"))
_EDGES = {w("commentRangeStart"): "start", w("commentRangeEnd"): "end"}
_NOT_TEXT = tuple(w(name) for name in ("tcPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "r"))
_CONTENTS = re.compile(r"(?:toc|目录|TOC 标题)(?: ?\d| heading)", re.IGNORECASE)
_CONTENTS_FIELD = "TOC"


@lru_cache(maxsize=256)
def _is_contents(style: str) -> bool:
    """目录里各行的样式。"""
    return _CONTENTS.match(style) is not None


class StoryReader:
    """读一篇文字：正文、一个页眉、一条脚注、一个文本框。结果依次记入 session。"""

    def __init__(self, session: Session, part: str, part_name: str, story: Iterable[Any]) -> None:
        self._session = session
        self._part = part
        self._part_name = part_name
        self._story = list(story)
        self._inline = InlineReader(session.sheet, self._story)
        self._open: ParagraphText | None = None
        self._last: Any | None = None  # 还没有读完的段落所到的 w:p
        self._slot: Slot | None = None
        self._controls: list[str] = []
        self._contents = 0  # 在目录里
        self._waiting: list[Anchor] = []

    def read(self) -> None:
        """从头读到尾。"""
        self._blocks(self._story)
        self._flush()
        self._session.hidden = self._session.hidden or self._inline.hidden
        self._session.notes.extend(self._inline.notes)

    def _blocks(self, elements: Iterable[Any]) -> None:
        for element in elements:
            tag = element.tag
            if tag == _P:
                self._paragraph(element)
            elif tag == _TBL:
                self._flush()
                self._read_table(element)
            elif tag == _SDT:
                self._control(element)
            elif tag == _ALTERNATE:
                chosen = chosen_alternative(element)
                self._blocks(chosen if chosen is not None else ())
            elif tag in _EDGES:
                self._waiting.append(Anchor(element.get(w("id"), ""), _EDGES[tag], 0))
            elif tag == _ALT_CHUNK:
                self._session.notice(
                    "文件里嵌有另一份文件（altChunk），其中的文字没有读。请用 Word 打开后另存为 .docx。"
                )
            elif tag not in _NOT_TEXT and tag not in _GONE:
                self._blocks(element)

    def _control(self, element: Any) -> None:
        """包着段落或表格的内容控件。"""
        gallery = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
        contents = gallery is not None and gallery.get(w("val")) == "Table of Contents"
        self._contents += contents
        if not contents:
            self._controls.append(control_value(element))
        for content in element.iterchildren(w("sdtContent")):
            self._blocks(content)
        if not contents:
            self._controls.pop()
        self._contents -= contents

    # —— 段落 ——

    def _paragraph(self, element: Any) -> None:
        if self._open is None:
            self._open = ParagraphText()
            self._open.anchors.extend(self._waiting)
            self._waiting.clear()
        out = self._open
        self._inline.read(element, out)
        self._last = element
        if not self._joins_next(out):
            self._close(element, out)

    def _joins_next(self, out: ParagraphText) -> bool:
        """段落标记已删除或已隐藏：与下一段相连（17.13.5.15）。"""
        mark = self._inline.properties.get(_RPR)
        if _SECT in self._inline.properties:
            return False
        if mark is not None and any(child.tag in _GONE for child in mark):
            return True
        if not self._session.sheet.shape(self._inline.style, mark).hidden:
            return False
        if switched_on(mark, "specVanish"):  # 样式分隔符：前半段的编号仍显示
            number = self._number()
            if number is not None and not out.label:
                out.label, out.level = number.label, number.level
        return True

    def _number(self) -> AutoNumber | None:
        return self._session.numbers.following(self._inline.style, self._inline.properties.get(_NUMBERING))

    def _close(self, element: Any, out: ParagraphText) -> None:
        self._open = None
        self._inline.finish()
        number = self._number()
        label, level = (number.label, number.level) if number is not None else ("", None)
        if out.label:
            label, level = out.label + label, out.level
        style = self._session.sheet.name(self._inline.style)
        for shown in self._controls:
            out.mark("control", shown, 0, out.length)
        if self._contents or _is_contents(style):
            out.mark("field", _CONTENTS_FIELD, 0, out.length)
        draft = DraftParagraph(self._part, self._part_name, self._session.count(self._part), element, out)
        draft.label, draft.style = label, style
        draft.level = self._outline() if level is None else level
        if self._slot is not None:
            draft.slot = self._slot
            draft.first = self._slot.take(label, out)
        self._session.drafts.append(draft)
        self._read_boxes(out)

    def _outline(self) -> int | None:
        own = self._inline.properties.get(_OUTLINE)
        return outline_level(own) if own is not None else self._session.sheet.outline(self._inline.style)

    def _flush(self) -> None:
        """格子或正文已到头而段落还没有完。"""
        out, last = self._open, self._last
        if out is None or last is None:
            return
        if out.length or out.label or out.boxes:
            self._close(last, out)
        else:
            self._open = None
            self._inline.finish()
            self._session.orphans.extend(out.changes)

    def _read_boxes(self, out: ParagraphText) -> None:
        part = "textbox" if self._part == "body" else self._part
        for box in out.boxes:
            StoryReader(self._session, part, self._part_name, box).read()

    # —— 表格 ——

    def _read_table(self, table: Any) -> None:
        outer = self._slot
        places = self._session.table(table)
        for row, controls in table_children(table, _TR):
            properties = row.find(_TR_PR)
            deletion = properties.find(_DEL) if properties is not None else None
            if self._is_gone(row, deletion) or self._is_hidden(properties):
                continue
            places.begin_row(row)
            self._controls.extend(controls)
            for cell, own in table_children(row, _TC):
                self._read_cell(cell, own, places)
            self._drop(controls)
        places.finish()
        self._slot = outer

    def _read_cell(self, cell: Any, controls: Sequence[str], places: TablePlaces) -> None:
        properties: dict[Any, Any] = {}
        for child in cell.iterchildren(_TC_PR):
            properties = {one.tag: one for one in child}
        if self._is_gone(cell, properties.get(_CELL_DEL)):
            return
        slot, own = places.begin_cell(properties)
        if not own:  # 并入别的格子，其中的文字 Word 不显示
            return
        outer = self._slot
        self._slot = slot
        self._controls.extend(controls)
        self._blocks(cell)
        self._flush()
        self._drop(controls)
        self._slot = outer

    def _drop(self, controls: Sequence[str]) -> None:
        del self._controls[len(self._controls) - len(controls) :]

    def _is_gone(self, element: Any, change: Any | None) -> bool:
        """整行或整格已删除（修订）。"""
        if change is None:
            return False
        self._session.removed(change.get(w("author"), ""), element)
        return True

    def _is_hidden(self, properties: Any | None) -> bool:
        """整行设为隐藏。"""
        hidden = properties is not None and switched_on(properties, "hidden")
        self._session.hidden = self._session.hidden or hidden
        return hidden
