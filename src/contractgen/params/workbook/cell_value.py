"""一个格子里的内容照字段的种类读成文字或数：日期、时刻、百分比还原成平常的写法，走样了的说出来。"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from contractgen.model.entry_form import EntryField
from contractgen.params.workbook.cells import Cell

Written = str | int | Decimal | bool

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_POWERS = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]{2}")
_EXACT = 15  # Excel 的数只留十五位
_LONGEST = 100
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_NUMERIC = ("integer", "number", "money")
_AS_TEXT = "请把单元格的格式设为“文本”，重新填写。"


class CellError(Exception):
    """格子里的内容用不了：message 说怎么了，advice 说怎么改。"""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


def written(entry: EntryField, cell: Cell, *, since_1904: bool = False) -> Written:
    """格子里写的；用不了的抛出 CellError。"""
    if cell.shape == "error":
        raise CellError(f"单元格里是错误值 {cell.value}。", "请改正公式，或者直接填写值。")
    if cell.shape == "unsolved":
        raise CellError("单元格里是公式，没有存下算出的值。", "请用 Excel 打开并保存一次，或者直接填写值。")
    if isinstance(cell.value, bool):
        return cell.value if entry.kind in ("boolean", "const") else "是" if cell.value else "否"
    if isinstance(cell.value, Decimal):
        return _number(entry, cell.value, cell.format, since_1904)
    text = cell.value.strip()
    if (entry.digits or entry.kind == "uscc") and _POWERS.fullmatch(text):
        raise CellError(f"号码已经变成“{text}”，后面的数字丢了。", _AS_TEXT)
    return text


def _number(entry: EntryField, value: Decimal, form: str, since_1904: bool) -> Written:
    """格子里存的是数：先看它显示成什么（日期、时刻、百分比），再看字段要什么。"""
    plain = _QUOTED.sub("", form.split(";")[0]) if "[h" not in form.lower() else form
    if re.search(r"[ymdhsYMDHS]", plain) and "General" not in plain and 0 <= value < 2_900_000:
        return _moment(entry, value, since_1904)
    if "%" in plain and entry.kind not in _NUMERIC:
        return f"{_text(value * 100)}%"
    if entry.kind in _NUMERIC and abs(value.adjusted()) >= _LONGEST:
        raise CellError(f"数太大或者太小（{value:.5E}）。", "请检查是否多写了位数。")
    if entry.kind in _NUMERIC:
        return int(value) if value == value.to_integral_value() else value
    if value.adjusted() >= _EXACT:
        raise CellError(f"号码存成了数（{value:.5E}），Excel 只留前 {_EXACT} 位，后面的已经丢了。", _AS_TEXT)
    text = _text(value)
    if entry.digits and not _MOBILE.fullmatch(text):
        raise CellError(f"号码存成了数 {text}，开头的 0 可能已经丢了。", _AS_TEXT)
    return text


def _moment(entry: EntryField, value: Decimal, since_1904: bool) -> str:
    """日期或时刻：2026-12-01、09:00、24:00；两样都有的连着写。"""
    days = int(value)
    minutes = round((value - days) * 1440)
    if minutes == 1440:
        days, minutes = days + 1, 0
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    if value <= 1 and entry.kind != "date":
        return "24:00" if days else clock
    start = dt.date(1904, 1, 1) if since_1904 else dt.date(1899, 12, 30)
    date = (start + dt.timedelta(days=days)).isoformat()
    return date if entry.kind == "date" or not minutes else f"{date} {clock}"


def _text(value: Decimal) -> str:
    """数照平常的写法，不用科学记数，末尾的零不写。"""
    return f"{value.normalize():f}"
