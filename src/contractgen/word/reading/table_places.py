"""表格里的位置：合并的格、标题行、列标题与行首，供每一段说清自己在第几行第几列。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contractgen.model.reading import Cell
from contractgen.model.record import mutable
from contractgen.model.row_head import row_head
from contractgen.word.list_definitions import switched_on
from contractgen.word.markup import w
from contractgen.word.reading.paragraph_text import ParagraphText
from contractgen.word.reading.table_heads import HeadCell, header_count

_SHD, _FILL, _VAL = w("shd"), w("fill"), w("val")
_SPAN, _VMERGE, _HMERGE = w("gridSpan"), w("vMerge"), w("hMerge")
_ENOUGH = 200  # 列标题与行首不会更长；整份合同装在一个格子里的也有
_WIDEST = 63  # Word 的表格至多 63 列


@mutable
class Slot:
    """一个格子（合并的只算左上角那一个）；text 只记开头一段，cell 在全表读完之后才有。"""

    row: int
    column: int
    width: int
    height: int = 1
    shaded: bool = False
    bold: bool = False
    text: str = ""
    empty: bool = True  # 还没有读到段落
    cell: Cell | None = None

    def take(self, label: str, out: ParagraphText) -> bool:
        """格子里的又一段；是第一段时返回 True。只有编号没有文字的，编号就是文字。"""
        text = out.text.strip() or label
        first, self.empty = self.empty, False
        if first:
            self.bold = out.bold
        if len(self.text) < _ENOUGH:
            self.text = f"{self.text} {text}" if self.text else text
        return first


class TablePlaces:
    """一个表格。ordinal 是全文第几个表，从 1 起。"""

    def __init__(self, ordinal: int, table: Any) -> None:
        self.ordinal = ordinal
        self._rows: list[dict[int, Slot]] = []
        self._declared = 0  # 写明“重复标题行”的行数
        self._looks_headed = _first_row_look(table)
        self._headers = 0

    def begin_row(self, row: Any) -> None:
        """新的一行（``w:tr``）。"""
        properties = row.find(w("trPr"))
        if switched_on(properties, "tblHeader") and self._declared == len(self._rows):
            self._declared += 1
        self._rows.append({})
        before = properties.find(w("gridBefore")) if properties is not None else None
        self._next = 0 if before is None else min(_whole(before), _WIDEST)

    def begin_cell(self, properties: Mapping[Any, Any]) -> tuple[Slot, bool]:
        """新的一格，properties 是 ``w:tcPr`` 的各子元素；被并入上方或左方的格子返回那个格子与 False。"""
        span = properties.get(_SPAN)
        width = 1 if span is None else min(max(_whole(span), 1), _WIDEST)
        column = self._next
        self._next += width
        above = self._merged_into(properties, column)
        if above is None:
            slot = Slot(len(self._rows) - 1, column, width, shaded=_is_shaded(properties.get(_SHD)))
        else:
            slot = above
            if above.row + above.height == len(self._rows) - 1:
                above.height += 1
        for place in range(column, column + width):
            self._rows[-1][place] = slot
        return slot, above is None

    def _merged_into(self, properties: Mapping[Any, Any], column: int) -> Slot | None:
        if _continues(properties.get(_VMERGE)) and len(self._rows) > 1:
            return self._rows[-2].get(column)
        if _continues(properties.get(_HMERGE)):
            return self._rows[-1].get(column - 1)
        return None

    def finish(self) -> None:
        """全表读完：看出哪几行是标题行，给各格定位。"""
        rows = [_in_order(row) for row in self._rows]
        self._headers = header_count(
            [[HeadCell(s.text, s.width, s.height, s.shaded, s.bold) for s in row] for row in rows],
            self._declared,
            self._looks_headed,
        )
        heads: dict[int, str] = {}
        for number, row in enumerate(rows):
            header = number < self._headers
            first = row_head([slot.text for slot in row], "" if header else self._head(0))
            for slot in row:
                if slot.cell is None:
                    if slot.column not in heads:
                        heads[slot.column] = self._head(slot.column)
                    head = "" if header else heads[slot.column]
                    slot.cell = Cell(self.ordinal, slot.row, slot.column, head, first, header)

    def _head(self, column: int) -> str:
        """列标题；标题有几行的，自上而下连起来。横贯全表的标题（表名）不算。"""
        found: list[str] = []
        for row in self._rows[: self._headers]:
            slot = row.get(column)
            if slot is not None and len(set(map(id, row.values()))) > 1 and slot.text not in ("", *found):
                found.append(slot.text)
        return " ".join(found)


def _in_order(row: dict[int, Slot]) -> list[Slot]:
    """一行的各格，合并的只算一次。"""
    return list({id(slot): slot for _, slot in sorted(row.items())}.values())


def _first_row_look(table: Any) -> bool | None:
    """表格样式选项里的“标题行”；没有写的为 None。"""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return None
    first_row = look.get(w("firstRow"))
    if first_row is not None:
        return first_row not in ("0", "false", "off")
    try:
        return bool(int(look.get(w("val"), ""), 16) & 0x20)
    except ValueError:
        return None


def _continues(merge: Any | None) -> bool:
    return merge is not None and merge.get(_VAL, "continue") == "continue"


def _is_shaded(shading: Any | None) -> bool:
    return shading is not None and shading.get(_FILL, "auto").lower() not in ("auto", "ffffff", "")


def _whole(element: Any) -> int:
    """``w:val`` 的整数；写得不对的为 0。"""
    text = element.get(_VAL, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
