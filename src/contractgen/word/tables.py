"""把表格写进 Word：版心等宽、表头每页重复、行不跨页，首部的名目表没有框线。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from contractgen.model.contract import Table
from contractgen.model.inline import Text, plain

_FULL_CHARACTER = 210  # 五号字一个汉字宽（1/20 磅）
_FIELD_CHARACTER = 240  # 小四号
_PADDING = 230  # 单元格左右的空白
_SHORT = 16  # 不超过八个汉字的列居中
_LONG = 60  # 再长的内容反正要换行，不必更宽
_FLOORS = tuple(count * _FULL_CHARACTER + _PADDING for count in (8, 6))  # 这么窄的列（如日期）不折行
_LEAST = 3 * _FULL_CHARACTER + _PADDING
_TOGETHER = 10  # 不多于此数的行（折行的也算）尽量同在一页；再高的表整张移到下页会留下大片空白

_CENTRE = '<w:jc w:val="center"/>'

_RIGHT = '<w:jc w:val="right"/>'
_AMOUNT = re.compile(r"-?[\d,]+\.\d\d|[—－-]+")
_FIGURE = re.compile(r"\d")
_SEAM = re.compile("(?<=[0-9A-Za-z%])(?=[⺀-鿿])|(?<=[⺀-鿿])(?=[0-9A-Za-z])")  # 中西文之间 Word 自动加空
_MIDDLE = '<w:vAlign w:val="center"/>'

Runs = Callable[[Text], str]


def table_xml(table: Table, width: int, names: int, styles: Mapping[str, str], runs: Runs) -> str:
    """一张表的 ``w:tbl``。width 是版心宽度，names 是名目栏的宽度，styles 由样式名称得样式编号。"""
    columns = max((len(row) for row in (table.header, *table.rows)), default=0)
    if not columns:
        return ""
    if table.kind == "fields" and columns == 2:
        widths = [names, width - names]
    else:
        widths = column_widths(table, columns, width)
    return _frame(table, widths, styles) + _rows(table, widths, styles, runs) + "</w:tbl>"


def _frame(table: Table, widths: Sequence[int], styles: Mapping[str, str]) -> str:
    style = styles["首部表格" if table.kind == "fields" else "合同表格"]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heading = ("0620", "1") if table.header else ("0600", "0")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{heading[0]}" w:firstRow="{heading[1]}" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _rows(table: Table, widths: Sequence[int], styles: Mapping[str, str], runs: Runs) -> str:
    written = []
    if table.header:
        cells = _cells(
            table.header, widths, [f'<w:pStyle w:val="{styles["表头"]}"/>'] * len(widths), runs, _MIDDLE
        )
        written.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
    shape = f'<w:pStyle w:val="{styles["首部栏" if table.kind == "fields" else "表格文字"]}"/>'
    align = "" if table.kind == "fields" else _MIDDLE
    sides = _alignments(table, len(widths))
    together = sum(_lines(row, widths) for row in table.rows) <= _TOGETHER
    last = len(table.rows) - 1
    for position, row in enumerate(table.rows):
        # 高的表可以分在两页，但一页上至少留两行
        keep = "<w:keepNext/>" if position < last and (together or position in (0, last - 1)) else ""
        properties = [f"{shape}{keep}{side}" for side in sides]
        cells = _cells(row, widths, properties, runs, align)
        written.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return "".join(written)


def _cells(
    row: Sequence[Text], widths: Sequence[int], properties: Sequence[str], runs: Runs, align: str
) -> str:
    """一行的各格；比别的行少的格补空。"""
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{align}</w:tcPr>'
        f"<w:p><w:pPr>{shape}</w:pPr>{runs(row[column]) if column < len(row) else ''}</w:p></w:tc>"
        for column, (width, shape) in enumerate(zip(widths, properties, strict=True))
    )


def column_widths(table: Table, columns: int, width: int) -> list[int]:
    """各列宽度，合计恰为版心宽：写明相对宽度的依之，但短的列不折行；否则依内容，短的列先满足。"""
    demands = [_demand(table, column) for column in range(columns)]
    if len(table.widths) == columns and sum(table.widths) > 0:
        shares = [width * max(share, 0) // sum(table.widths) for share in table.widths]
        floors: list[int] = []
        for floor in _FLOORS:
            floors = [demand if demand <= floor else _LEAST for demand in demands]
            if sum(floors) <= width:
                break
        else:
            floors = [min(floor, width // columns) for floor in floors]
        spare = width - sum(floors)
        over = [max(share - floor, 0) for share, floor in zip(shares, floors, strict=True)]
        widths = [floor + spare * more // max(sum(over), 1) for floor, more in zip(floors, over, strict=True)]
    else:
        limit = _limit(demands, width)
        wanted = [min(demand, limit) for demand in demands]
        widths = [width * demand // sum(wanted) for demand in wanted]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths


def _limit(demands: Sequence[int], width: int) -> int:
    """宽度不够时，只削减最宽的列：把它们削到的宽度。"""
    remaining, left = width, len(demands)
    for demand in sorted(demands):
        if demand * left >= remaining:
            return remaining // left
        remaining -= demand
        left -= 1
    return max(demands)


def names_width(tables: Iterable[Table], width: int) -> int:
    """几张名目表共用的名目栏宽度：恰好容下最长的名目，各表的内容因此对齐。"""
    names = (
        plain(row[0]) for table in tables if table.kind == "fields" for row in table.rows if len(row) == 2
    )
    longest = max(map(display_width, names), default=0)
    return min(longest * _FIELD_CHARACTER // 2 + _PADDING, width // 2)


def _demand(table: Table, column: int) -> int:
    """一列想要的宽度：最长一格的宽度，太长的封顶，另加单元格的空白。"""
    cells = [plain(row[column]) for row in (table.header, *table.rows) if column < len(row)]
    longest = max((line for cell in cells for line in cell.split("\n")), key=display_width, default="")
    width = min(max(display_width(longest), 4), _LONG)
    return (width * 2 + len(_SEAM.findall(longest[:_LONG]))) * _FULL_CHARACTER // 4 + _PADDING


def _lines(row: Sequence[Text], widths: Sequence[int]) -> int:
    """一行排下来大约占几行字。"""
    return max(
        sum(
            max(1, -(-display_width(line) * _FULL_CHARACTER // 2 // (width - _PADDING)))
            for line in plain(cell).split("\n")
        )
        for cell, width in zip(row, widths, strict=False)
    )


def _alignments(table: Table, columns: int) -> list[str]:
    """各列的对齐：金额靠右，短的居中，长的靠左。"""
    if table.kind == "fields":
        return [""] * columns
    found = []
    for column in range(columns):
        cells = [row[column] for row in table.rows if column < len(row)]
        amounts = [text for text in map(plain, cells) if text]
        if any(map(_FIGURE.search, amounts)) and all(map(_AMOUNT.fullmatch, amounts)):
            found.append(_RIGHT)
        else:
            found.append(_CENTRE if all(_longest_line(cell) <= _SHORT for cell in cells) else "")
    return found


def _longest_line(cell: Text) -> int:
    return max((display_width(line) for line in plain(cell).split("\n")), default=0)


@lru_cache(maxsize=8192)
def display_width(text: str) -> int:
    """一行文字的宽度，以半个汉字为单位。"""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
