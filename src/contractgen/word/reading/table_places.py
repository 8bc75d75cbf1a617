"""表格里的位置：合并的格、标题行、列标题与行首，供每一段说清自己在第几行第几列。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contractgen.model.reading import Cell
from contractgen.word.list_definitions import integer, switched_on
from contractgen.word.markup import w
from contractgen.word.reading.paragraph_text import ParagraphText
from contractgen.word.reading.table_heads import HeadCell, header_count

_TC_PR, _SHD, _FILL, _VAL = w("tcPr"), w("shd"), w("fill"), w("val")
_VMERGE, _HMERGE = w("vMerge"), w("hMerge")
_WIDEST = 63  # Word 的表格至多 63 列


@dataclass(slots=True)
class Slot:
    """一个格子（合并的只算左上角那一个）；cell 在全表读完之后才有。"""

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
        self.text = f"{self.text} {text}".strip()
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
        self._next = min(integer(properties, "gridBefore") or 0, _WIDEST)

    def begin_cell(self, cell: Any) -> tuple[Slot, bool]:
        """新的一格（``w:tc``）；被并入上方或左方的格子返回那个格子与 False。"""
        properties = cell.find(_TC_PR)
        width = min(max(integer(properties, "gridSpan") or 1, 1), _WIDEST)
        column = self._next
        self._next += width
        above = self._merged_into(properties, column)
        if above is not None:
            if above.row + above.height == len(self._rows) - 1:
                above.height += 1
            self._occupy(above, column, width)
            return above, False
        slot = Slot(len(self._rows) - 1, column, width, shaded=_shaded(properties))
        self._occupy(slot, column, width)
        return slot, True

    def _merged_into(self, properties: Any | None, column: int) -> Slot | None:
        if properties is None:
            return None
        if _continues(properties, _VMERGE) and len(self._rows) > 1:
            return self._rows[-2].get(column)
        if _continues(properties, _HMERGE):
            return self._rows[-1].get(column - 1)
        return None

    def _occupy(self, slot: Slot, column: int, width: int) -> None:
        for place in range(column, column + width):
            self._rows[-1][place] = slot

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
            first = _row_head([slot.text for slot in row])
            header = number < self._headers
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


def _row_head(texts: list[str]) -> str:
    """本行第一格的文字；第一格只是序号的，取其后一格。"""
    if len(texts) > 2 and _is_serial(texts[0]):
        return texts[1]
    return texts[0] if texts else ""


def _in_order(row: dict[int, Slot]) -> list[Slot]:
    """一行的各格，合并的只算一次。"""
    return list({id(slot): slot for _, slot in sorted(row.items())}.values())


def _is_serial(text: str) -> bool:
    return text.rstrip(".．、").isdecimal() or text in ("序号", "编号")


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


def _continues(properties: Any, tag: str) -> bool:
    found = properties.find(tag)
    return found is not None and found.get(_VAL, "continue") == "continue"


def _shaded(properties: Any | None) -> bool:
    shading = properties.find(_SHD) if properties is not None else None
    return shading is not None and shading.get(_FILL, "auto").lower() not in ("auto", "ffffff", "")
