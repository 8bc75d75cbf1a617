"""哪些字符不该出现在合同里，以及把全角的字母数字读成半角。"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u180e\u200b\u200c\u200d\u2060\ufeff")
_BY_CATEGORY = {
    "Cc": "控制字符",
    "Cs": "残缺的代理字符",
    "Co": "自造字（私用区字符）",
    "Cf": "看不见的格式字符",
    "Zl": "行分隔符",
    "Zp": "段分隔符",
}
# U+FF01 至 U+FF5E 与 ASCII 的 0x21 至 0x7E 一一对应；U+3000 是全角空格
_FOLD = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"\u3000": " "}
_WIDE = re.compile("[\uff01-\uff5e\u3000]")


def forbidden_characters(text: str) -> list[tuple[int, str]]:
    """列出文字中不得写进合同的字符：（从 0 起的位置, 中文名称与码位），没有则为空表。

    换行与制表符可以用。其余控制字符、代理字符和非字符不能存入 XML，会在写入 Word 时丢失；
    双向控制符、零宽字符和私用区字符使看到的与存下的不一致。
    """
    return [(place, f"{name}（U+{ord(c):04X}）") for place, c in enumerate(text) if (name := _name(c))]


@lru_cache(maxsize=16384)
def fold_width(text: str) -> str:
    """把全角的字母、数字、标点和空格换成半角：“９９．９％”成为“99.9%”，“：”成为“:”。

    只用于读取人填写的值，不用于条款正文（正文的标点本应是全角）。长度不变。
    """
    return _WIDE.sub(_folded, text)


def _folded(wide: re.Match[str]) -> str:
    return _FOLD[wide[0]]


def compact(text: str) -> str:
    """把人填写的一个值变成便于读取的样子：全角换半角，去掉一切空白。"""
    return "".join(fold_width(text).split())


def _name(c: str) -> str | None:
    """不得使用的字符的中文名称；可以用的返回 None。"""
    if c in "\n\t":
        return None
    if c in _BIDI:
        return "双向控制符"
    if c in _ZERO_WIDTH:
        return "零宽字符"
    code = ord(c)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "非字符"
    return _BY_CATEGORY.get(unicodedata.category(c))
