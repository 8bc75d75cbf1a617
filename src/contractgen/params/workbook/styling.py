"""Excel 表单的样子：字体、颜色、边框、对齐、打印；安静，一眼看出哪里要填。"""

from __future__ import annotations

from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from contractgen.model.entry_form import EntryField

#: Windows 与 Office for Mac 都有；没有的系统由软件换成别的黑体
_FONT = "微软雅黑"
_INK, _SOFT, _FAINT = "1F2D3D", "5C6B7A", "A3ACB5"


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


TITLE = Font(name=_FONT, size=15, bold=True, color="1F4E79")
HEADING = Font(name=_FONT, size=10, bold=True, color="1F4E79")
PLAIN = Font(name=_FONT, size=10, color=_INK)
BOLD = Font(name=_FONT, size=10, bold=True, color=_INK)
HINT = Font(name=_FONT, size=9, color=_SOFT)
LINK = Font(name=_FONT, size=10, color="2F6DA8", underline="single")

HEAD_FILL, SECTION_FILL = _fill("DCE6F1"), _fill("F2F5F9")
NEEDED, IN_GROUP, FREE = _fill("FFF2CC"), _fill("FFFAE8"), _fill("FFFFFF")
UNUSED = DifferentialStyle(font=Font(color=_FAINT), fill=PatternFill(bgColor="EDEFF1", fill_type="solid"))
UNUSED_FILL, UNUSED_FONT = _fill("EDEFF1"), Font(name=_FONT, size=10, color=_FAINT)

_LINE = Side(style="thin", color="D3DAE2")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
BELOW = Border(bottom=_LINE)

_FORMATS = {"integer": "0", "money": "#,##0.00", "number": "General"}


def number_format(entry: EntryField) -> str:
    """数用数的格式，其余一律是文本，Excel 才不改动日期、百分比、代码和电话。"""
    return _FORMATS.get(entry.kind, "@")


def wrapped(indent: int = 0, *, middle: bool = True) -> Alignment:
    """自动换行，靠左。"""
    return Alignment(wrap_text=True, vertical="center" if middle else "top", horizontal="left", indent=indent)


CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
ONE_LINE = Alignment(vertical="center")


def height(cells: dict[str, float]) -> float:
    """一行要多高：各格的文字在它的列宽（半角字数）里折成几行。行高不固定，填了长的文字会自己变高。"""
    lines = [
        sum(max(1, ceil(_wide(part) / wide)) for part in text.split("\n")) for text, wide in cells.items()
    ]
    return max([1, *lines]) * 13.5 + 6


def _wide(text: str) -> float:
    return sum(2.0 if ord(char) > 0x2E7F or char in "“”‘’…—" else 1.0 for char in text)


def tint(entry: EntryField, within: tuple[EntryField, ...]) -> PatternFill:
    """格子的底色：必填；整组可以不填、填了就必填；选填。"""
    if not (entry.required or entry.required_when):
        return FREE
    return NEEDED if entry.required and all(each.required for each in within) else IN_GROUP


def set_page(sheet: Worksheet, heading_rows: str, freeze: str, *, wide: bool = False) -> None:
    """A4 横向，宽度缩到一页（很宽的不缩），每页重复表头；冻结表头；不设保护。"""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.freeze_panes = freeze
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = not wide
    sheet.print_title_rows = heading_rows
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.7, 0.35
    sheet.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
    sheet.oddFooter.center.size = 9
