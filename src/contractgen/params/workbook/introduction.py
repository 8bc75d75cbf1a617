"""写填写说明：这是什么、怎样填、颜色的意思、有哪些工作表、填好以后怎么办。"""

from __future__ import annotations

from contractgen.params.workbook import styling
from contractgen.params.workbook.book import Book, link, put
from contractgen.params.workbook.layout import INTRODUCTION, Layout, StepSheet

_HOW = (
    "依次填写后面的各张工作表。“怎样写”一栏有说明和例子，带下拉清单的从清单里选。",
    "表（名称前有“└”的工作表）一行写一项；行不够就接着往下写，空行不算，次序可以调换。",
    "日期、百分比、期限、代码、电话的格子都是文本格式，照例子写：2026-12-01、99.9%、15分钟、5个工作日。",
    "可以排序、移动、插入行和列，可以给工作表改名；请不要删除隐藏的 A 列和第 1 行，程序凭它们认出各个字段。",
    "隐藏或者筛选掉的行照样算；不要的请删去内容。公式按上次算出的值读。",
)
_AFTER = (
    "保存为 .xlsx 后，运行 contractgen check 本文件，一次列出全部问题，写明工作表和单元格；",
    "运行 contractgen render 本文件，得到 Word 文件；还没有填完的，加 --draft 先看草稿。",
    "在网页上也可以打开本文件接着填。",
)
_COLOURS = (
    (styling.NEEDED, "必填"),
    (styling.IN_GROUP, "视情形必填：整组可以不填，填了就要填；或者选了某一项才要填"),
    (styling.FREE, "选填；不填时用“怎样写”里写的默认值"),
    (styling.UNUSED_FILL, "变灰的：照别处的选择，现在用不到，填了也不算"),
)


def write_introduction(book: Book, plan: Layout) -> None:
    """第一张工作表。"""
    sheet = book.sheet(INTRODUCTION)
    for letter, wide in {"A": 3, "B": 28, "C": 110}.items():
        sheet.column_dimensions[letter].width = wide
    row = 2
    put(sheet.cell(row, 2), _title(plan))
    sheet.cell(row, 2).font, sheet.row_dimensions[row].height = styling.TITLE, 32
    row += 1
    put(sheet.cell(row, 2), "填好后由 contractgen 校验、起草成 Word 文件。不联网也能填。")
    sheet.cell(row, 2).font = styling.HINT

    def heading(text: str) -> None:
        nonlocal row
        row += 2
        put(sheet.cell(row, 2), text)
        sheet.cell(row, 2).font = styling.HEADING

    def line(text: str) -> None:
        nonlocal row
        row += 1
        put(sheet.cell(row, 2), text)
        sheet.cell(row, 2).font, sheet.row_dimensions[row].height = styling.PLAIN, 18

    heading("怎样填")
    for number, text in enumerate(_HOW, 1):
        line(f"{number}. {text}")
    heading("颜色的意思")
    for fill, text in _COLOURS:
        row += 1
        sheet.cell(row, 2).fill, sheet.cell(row, 2).border = fill, styling.BOX
        put(sheet.cell(row, 3), text)
        sheet.cell(row, 3).font, sheet.row_dimensions[row].height = styling.PLAIN, 18
        sheet.cell(row, 3).alignment = styling.wrapped(1)
    heading("有哪些工作表")
    for each in plan.sheets:
        row += 1
        table = not isinstance(each, StepSheet)
        cell, about = sheet.cell(row, 2), sheet.cell(row, 3)
        put(cell, f"└ {each.name}" if table else each.name)
        link(cell, each.name)
        cell.font, cell.alignment = styling.LINK, styling.wrapped(1 if table else 0)
        if isinstance(each, StepSheet):
            sections = dict.fromkeys(line.within[0].title for line in each.lines)
            put(about, "、".join(sections))
        else:
            put(about, each.entry.description)
        about.font, about.alignment = styling.HINT, styling.wrapped(1)
    heading("填好以后")
    for text in _AFTER:
        line(text)
    styling.set_page(sheet, "1:1", "A1")


def _title(plan: Layout) -> str:
    return f"{plan.form.title.removesuffix('的参数')}：填写表"
