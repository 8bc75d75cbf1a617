"""符号字体里的字看上去是什么：Wingdings 的方框与勾、Symbol 的希腊字母与不等号，换成通行的字符。"""

from __future__ import annotations

import re

TICKED, UNTICKED = "☑", "☐"
TICKED_LOOKS = "☑☒✓✔√■▣●◉þ"
UNTICKED_LOOKS = "☐□○◻❏❑❒"

_PRIVATE_USE = re.compile("[\uf020-\uf0ff]")
_PRIVATE = 0xF000  # 符号字体的码位 0x20–0xFF 在文件里常写成 0xF020–0xF0FF


def _run(first: int, characters: str) -> dict[int, str]:
    return {first + position: character for position, character in enumerate(characters)}


_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x78: "☒", 0x7E: "”", 0x80: "⓪", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○",
    0xA3: "□", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **_run(0x81, "①②③④⑤⑥⑦⑧⑨⑩"), 0x8B: "⓿", **_run(0x8C, "❶❷❸❹❺❻❼❽❾❿"),
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0x99: "○",
    0x9A: "○", 0xA2: "■", 0xA3: "□", 0xA4: "□", 0xA5: "□", 0xA6: "▣",
    0x69: "⓪", **_run(0x6A, "①②③④⑤⑥⑦⑧⑨⑩"),
}  # fmt: skip
_SYMBOL = {
    **_run(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    **_run(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5E: "⊥", 0x7E: "∼", 0xA2: "′",
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√",
    0xD7: "⋅", 0xE5: "∑",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}

_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "symbol": _SYMBOL,
    "webdings": _WEBDINGS,
}
# 有的文件里各种方框都写着 Wingdings；本字体没有的，到另一款里找
_ELSEWHERE = {"wingdings": _WINGDINGS_2, "wingdings 2": _WINGDINGS}


def is_symbol_font(font: str | None) -> bool:
    """是不是符号字体。"""
    return font is not None and font.lower() in _FONTS


def symbol(font: str | None, code: int) -> str:
    """某字体某码位的样子；认不得的，是什么字符仍写什么字符。"""
    name = (font or "wingdings").lower()
    position = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else code
    table = _FONTS.get(name, _WINGDINGS if position != code else {})
    found = table.get(position) or _ELSEWHERE.get(name, {}).get(position)
    if found:
        return found
    if position != code and (name == "symbol" or 0x30 <= position <= 0x39) and position < 0x7F:
        return chr(position)  # Symbol 的数字与标点同 ASCII
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "�"


def decoded(text: str, font: str | None) -> str:
    """一段文字换成看上去的样子；一字换一字，偏移不变。"""
    if not is_symbol_font(font):
        return text if text.isascii() else _PRIVATE_USE.sub(lambda found: symbol(None, ord(found[0])), text)
    return "".join(symbol(font, ord(c)) if _in_font(c) else c for c in text)


def _in_font(character: str) -> bool:
    return "!" <= character <= "ÿ" or "\uf020" <= character <= "\uf0ff"
