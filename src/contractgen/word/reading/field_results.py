"""没有现成结果的域看上去是什么：EQ 画的圈码、旧式复选框与下拉框、点击输入处、符号、页码。"""

from __future__ import annotations

import re
from typing import Any

from contractgen.word.markup import w
from contractgen.word.reading.symbols import TICKED, UNTICKED, symbol

_VAL = w("val")
_EQ_PART = re.compile(
    r"\\(?P<kind>[a-z]{1,2})\d*(?:\s*\\[a-z]{1,2}\d*)*\s*\((?P<given>[^()]*)\)", re.IGNORECASE
)
_EQ_NESTING = 40
_SYMBOL = re.compile(r"SYMBOL\s+(?P<code>0x[0-9a-f]+|\d+|.)(?:.*\\f\s*\"(?P<font>[^\"]*)\")?", re.IGNORECASE)
_CIRCLES, _BOXES = "○◯〇Ｏ⃝", "□▢◻☐"
_CHINESE = "一二三四五六七八九十"
_SPECIAL = {
    character: chr(0x328A + position)
    for position, character in enumerate(
        "月火水木金土日株有社名特财祝劳秘男女适优印注项休写正上中下左右医宗学监企资协夜"
    )
}


def keyword(code: str) -> str:
    """域代码的第一个词，如 MERGEFIELD。"""
    return code.split(maxsplit=1)[0].upper() if code.strip() else ""


def shown_without_result(code: str, form: Any | None) -> str:
    """域没有结果文字时所显示的字；form 是旧式窗体域的 ``w:ffData``。"""
    name = keyword(code)
    if name == "EQ":
        return drawn(code)
    if name == "FORMCHECKBOX":
        return TICKED if is_ticked(form) else UNTICKED
    if name == "FORMDROPDOWN":
        return _chosen(form)
    if name in ("MACROBUTTON", "GOTOBUTTON"):
        return code.split(maxsplit=2)[2].rstrip() if len(code.split()) > 2 else ""
    if name == "SYMBOL":
        return _symbol(code)
    return "1" if name in ("PAGE", "NUMPAGES", "SECTIONPAGES") else ""


def is_ticked(form: Any | None) -> bool:
    """旧式复选框是否勾选。"""
    box = form.find(w("checkBox")) if form is not None else None
    state = box.find(w("checked")) if box is not None else None
    if state is None:
        state = box.find(w("default")) if box is not None else None
    return state is not None and state.get(_VAL) not in ("0", "false", "off")


def _chosen(form: Any | None) -> str:
    choices = form.find(w("ddList")) if form is not None else None
    if choices is None:
        return ""
    entries = [entry.get(_VAL, "") for entry in choices.iterfind(w("listEntry"))]
    position = 0
    for name in ("default", "result"):
        place = choices.find(w(name))
        if place is not None and place.get(_VAL, "").isdecimal():
            position = int(place.get(_VAL))
    return entries[position] if position < len(entries) else ""


def _symbol(code: str) -> str:
    found = _SYMBOL.search(code)
    if found is None:
        return ""
    written = found["code"]
    base = 16 if written[:2].lower() == "0x" else 10
    try:
        position = int(written, base) if written.isdecimal() or base == 16 else ord(written)
    except ValueError:
        return ""
    return symbol(found["font"] or "Symbol", position)


def drawn(code: str) -> str:
    """EQ 域画出的字：``EQ \\o\\ac(○,11)`` 是 ⑪，``EQ \\f(1,2)`` 是 1/2。"""
    text = code.strip()[2:]
    for _ in range(_EQ_NESTING):
        text, count = _EQ_PART.subn(_drawn_part, text, count=1)
        if not count:
            break
    return text.strip()


def _drawn_part(match: re.Match[str]) -> str:
    kind = match["kind"].lower()
    given = [part.strip() for part in re.split(r"[,;，；]", match["given"])]
    if kind == "o" and len(given) == 2:
        return _overlaid(*given)
    if kind == "f":
        return "/".join(given)
    if kind == "r":
        return f"{given[0] if len(given) > 1 else ''}√{given[-1]}"
    return "".join(given)


def _overlaid(frame: str, inner: str) -> str:
    """套在圈里或框里的字。"""
    if inner and inner in _CIRCLES + _BOXES:
        frame, inner = inner, frame
    if frame and frame in _BOXES:
        return {"": "□", "√": "☑", "✓": "☑", "×": "☒", "X": "☒", "x": "☒"}.get(inner, inner)
    if frame and frame in _CIRCLES:
        return circled(inner)
    return frame + inner


def circled(text: str) -> str:
    """带圈的字；没有现成字符的，照写圈里的字。"""
    if text.isdecimal() and 0 <= int(text) <= 50:
        number = int(text)
        for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1), (0, 0, 0x24EA)):
            if first <= number <= last:
                return chr(code + number - first)
    if len(text) == 1:
        if text in _CHINESE:
            return chr(0x3280 + _CHINESE.index(text))
        if text.isascii() and text.isalpha():
            return chr((0x24D0 if text.islower() else 0x24B6) + ord(text.lower()) - ord("a"))
    return _SPECIAL.get(text, text)
