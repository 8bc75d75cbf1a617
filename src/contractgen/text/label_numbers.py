"""编号的数值与写法：十二、12、１２、Ａ、甲、①、iv；去掉空白、换成半角的样子。"""

from __future__ import annotations

from functools import lru_cache

from contractgen.zh.characters import fold_width
from contractgen.zh.numerals import from_chinese

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
          "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15}  # fmt: skip


_CIRCLED_RANGES = (
    ("①", 20, 1), ("㉑", 15, 21), ("㊱", 15, 36), ("❶", 10, 1), ("⑴", 20, 1), ("⒈", 20, 1),
    ("㈠", 10, 1), ("Ⅰ", 12, 1), ("ⅰ", 12, 1),
)  # fmt: skip
CIRCLED = {chr(ord(first) + i): base + i for first, size, base in _CIRCLED_RANGES for i in range(size)}
CIRCLED_FORM = {"⑴": "par", "⒈": "dot", "㈠": "cn_par"}
_FOLD = {
    c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0E)
}
STEMS = tuple("甲乙丙丁戊己庚辛")


@lru_cache(maxsize=4096)
def number_value(text: str) -> int | None:
    """一个编号的数值：十二、12、１２、Ａ；读不出来的为 None。"""
    text = fold_width(text)
    if text in STEMS:
        return STEMS.index(text) + 1
    if text.isdigit():
        return int(text)
    if text.isascii():
        return ord(text[0].upper()) - ord("A") + 1 if len(text) == 1 else None
    try:
        return from_chinese(text)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def compact(text: str) -> str:
    """编号的写法：去掉空白，全角数字字母换半角，括号照原样。"""
    return "".join(text.translate(_FOLD).split())


@lru_cache(maxsize=4096)
def chained(text: str) -> tuple[tuple[int, ...], bool]:
    """连写编号的各级数值，与它是不是不像编号（0.5、192.168、3.05）。"""
    parts = text.split(".")
    numbers = tuple(map(int, parts))
    return numbers, max(numbers) > 99 or any(part[0] == "0" for part in parts)
