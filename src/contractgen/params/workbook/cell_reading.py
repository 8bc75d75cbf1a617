"""读出 Excel 文件里的各个格子：值、格式、合并；只读这几样，图片、链接、宏、外部数据一概不看。

不用 openpyxl 来读：它分不清空格子与没有算出值的公式，遇到别的软件写的图形、校验会整份读不了，也不限大小。
"""

from __future__ import annotations

import io
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Context
from typing import Any
from xml.etree import ElementTree

from contractgen.params.workbook.cells import Cell, Read, Sheet, column_number
from contractgen.params.workbook.guard import WORKBOOK, UnreadableWorkbookError

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_CELLS, _MOST_ELEMENTS, _MOST_MERGES, _MOST_MERGED = 200_000, 2_000_000, 1000, 50_000
_MOST_SETTINGS = 4 << 20  # 工作簿与样式的部件
_LARGEST = 308  # Excel 的数最多这么多位
_FIFTEEN = Context(prec=15)  # Excel 的数只有十五位有效数字，其后是二进制的零头
_BROKEN = "文件已损坏，读不出里面的工作表。请用 Excel 打开后另存为 .xlsx。"


def read_cells(parts: Mapping[str, bytes]) -> Read:
    """全部工作表，依次序。"""
    try:
        return _Reader(parts).read()
    except (ElementTree.ParseError, LookupError, ValueError, ArithmeticError) as error:
        raise UnreadableWorkbookError(_BROKEN) from error


class _Reader:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.count = self.elements = 0
        self.strings: list[str] = []
        self.formats: list[str] = []

    def read(self) -> Read:
        workbook = _tree(self.parts[WORKBOOK])
        targets = self._targets()
        self.strings = [_string(each) for each in self._all("xl/sharedStrings.xml", "si")]
        self.formats = list(self._formats())
        settings = next(_named(workbook, "workbookPr"), None)
        since = settings is not None and settings.get("date1904") in ("1", "true")
        sheets = []
        for each in _named(workbook, "sheet"):
            link = next((value for key, value in each.attrib.items() if key.endswith("}id")), "")
            if (blob := self.parts.get(targets.get(link, ""))) is not None:
                sheets.append(self._sheet(each.get("name", ""), blob))
        return Read(tuple(sheets), since)

    def _targets(self) -> dict[str, str]:
        relations = _tree(self.parts["xl/_rels/workbook.xml.rels"])
        return {
            each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
            for each in relations
            if each.get("TargetMode") != "External" and each.get("Type", "").endswith("/worksheet")
        }

    def _all(self, part: str, tag: str) -> Iterator[ElementTree.Element]:
        """一个部件里的各个元素；没有这个部件的什么也不给。"""
        for event, node in self._events(self.parts.get(part, b"<none/>")):
            if event == "end" and _local(node) == tag:
                yield node
                node.clear()

    def _events(self, blob: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
        """逐个元素读，不把整个部件放进内存；多得不像话的不读下去。"""
        for event, node in ElementTree.iterparse(io.BytesIO(blob), events=("start", "end")):
            self.elements += event == "start"
            if self.elements > _MOST_ELEMENTS:
                raise UnreadableWorkbookError("内容过多。请检查是否给错了文件。")
            yield event, node

    def _formats(self) -> Iterator[str]:
        """各样式的数字格式。"""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        styles = _tree(self.parts.get("xl/styles.xml", b"<none/>"))
        own = {each.get("numFmtId"): each.get("formatCode", "") for each in _named(styles, "numFmt")}
        for group in _named(styles, "cellXfs"):
            for each in group:
                number = each.get("numFmtId", "0")
                yield (
                    own.get(number)
                    or _CHINESE.get(int(number))
                    or BUILTIN_FORMATS.get(int(number), "General")
                )

    def _sheet(self, name: str, blob: bytes) -> Sheet:
        sheet = Sheet(name)
        row = 0
        merges = []
        for event, node in self._events(blob):
            tag = _local(node)
            if event == "start":
                if tag == "row":
                    row = int(node.get("r") or row + 1)
                continue
            if tag == "row":
                self._row(sheet, row, node)
                node.clear()
            elif tag == "mergeCell":
                merges.append(node.get("ref", ""))
        rows = sheet.rows()
        for ref in merges[:_MOST_MERGES]:
            _merge(sheet, ref, rows)
        return sheet

    def _row(self, sheet: Sheet, row: int, node: ElementTree.Element) -> None:
        column = 0
        for each in node:
            if _local(each) != "c":
                continue
            found = _CELL.fullmatch(each.get("r", ""))
            column = column_number(found[1]) if found else column + 1
            cell = self._cell(each)
            if cell is None or cell.blank:
                continue
            sheet.cells[row, column] = cell
            self.count += 1
            if self.count > _MOST_CELLS:
                raise UnreadableWorkbookError(f"内容过多（超过 {_MOST_CELLS} 格）。请检查是否给错了文件。")

    def _cell(self, node: ElementTree.Element) -> Cell | None:
        inside = {_local(each): each for each in node}
        kind, raw = node.get("t", "n"), inside["v"].text if "v" in inside else None
        style = int(node.get("s", "0"))
        form = self.formats[style] if style < len(self.formats) else "General"
        if kind == "inlineStr":
            return Cell("text", _string(inside["is"]), form) if "is" in inside else None
        if raw is None:
            empty = kind == "str"  # 算出的是空的文字
            return Cell("unsolved", "公式", form) if "f" in inside and not empty else None
        if kind == "s":
            return Cell("text", self.strings[int(raw)], form)
        if kind in ("str", "d"):
            return Cell("text", _plain(raw), form)
        if kind == "e":
            return Cell("error", raw, form)
        if kind == "b":
            return Cell("logic", raw.strip() in ("1", "true"), form)
        number = _FIFTEEN.create_decimal(raw.strip())
        if not number.is_finite() or abs(number.adjusted()) > _LARGEST:
            raise ValueError(raw[:40])
        return Cell("number", number, form)


#: 中文版 Excel 存的内置格式没有写法，只有编号
_DATE, _TIME = 'yyyy"年"m"月"d"日"', 'h"时"mm"分"'
_CHINESE: Mapping[int, str] = {
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), _DATE),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), _TIME),
}


def _local(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _named(tree: Any, tag: str) -> Iterator[ElementTree.Element]:
    return (each for each in tree.iter() if _local(each) == tag)


def _string(node: ElementTree.Element) -> str:
    """一段文字，各种字体的片段连起来；注音不算。"""
    found = []
    for each in node:
        if _local(each) == "t":
            found.append(each.text or "")
        elif _local(each) == "r":
            found += [part.text or "" for part in each if _local(part) == "t"]
    return _plain("".join(found))


def _plain(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tree(blob: bytes) -> ElementTree.Element:
    """一个不大的部件。"""
    if len(blob) > _MOST_SETTINGS:
        raise UnreadableWorkbookError("内容过多。请检查是否给错了文件。")
    return ElementTree.fromstring(blob)


def _merge(sheet: Sheet, ref: str, rows: list[int]) -> None:
    """竖着合并的一格，各行都是它的值；横着的只算左上角。"""
    ends = [_CELL.fullmatch(each) for each in ref.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0][1] != ends[1][1]:
        return
    column, first, last = column_number(ends[0][1]), int(ends[0][2]), int(ends[1][2])
    for row in rows[bisect_right(rows, first) : bisect_right(rows, last)]:
        if len(sheet.merged) < _MOST_MERGED:
            sheet.merged[row, column] = (first, column)
