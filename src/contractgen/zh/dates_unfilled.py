"""没有填好的日期：20__年__月__日、X年X月X日、202X年、年 月 日。"""

from __future__ import annotations

import re
from collections.abc import Iterator

_S = r" \u3000\u00a0\u2002\u2003\t"
_H = rf"_＿\u2581XxＸ×○●〇…*＊{_S}"
_PART = rf"[0-9０-９一二三四五六七八九十零{_H}]{{0,14}}"
_FULL = re.compile(rf"(?P<y>{_PART})年(?P<m>{_PART})月(?P<d>{_PART})[日号]")
_YEAR_MONTH = re.compile(rf"(?P<y>{_PART})年(?P<m>{_PART})月(?![{_S}]*[日号])")
_MONTH_DAY = re.compile(
    rf"(?P<m>[_＿\u2581XＸ×]{{1,8}}[{_S}]?|[0-9]{{1,2}})月(?P<d>[{_S}]?[_＿\u2581XＸ×]{{1,8}}[{_S}]?)日"
)
_YEAR_ONLY = re.compile(
    r"(?:19|20|二[〇○零0])[\d一二三四五六七八九]?[_＿\u2581XxＸ×○]{1,6}[ \u3000]?年(?!级)"
)
_LETTERS = re.compile(
    r"(?<!\d)20\d{2}-(?:[01]?[XＸ×_＿*＊]{1,2}-[\d XＸ×_＿*＊]{1,2}|[01]\d-[XＸ×_＿*＊]{1,2})(?![A-Za-z0-9])|(?<![A-Za-z])[yY]{4}\s?[-/.年]\s?[mM]{2}\s?[-/.月]\s?[dD]{2}日?|[_＿]{2,}[-/.][_＿]{2,}[-/.][_＿]{2,}"
)
_FORMAT = re.compile(r"格式|形如|写法|编码规则")
_FILLED = re.compile(r"[0-9０-９]{1,4}|[一二三四五六七八九十零〇○]{1,4}")
_MASK = re.compile(r"[_＿\u2581XxＸ×●…*＊]")
_HINT = re.compile(rf"[_＿\u2581XxＸ×○●〇…*＊]|[年月][{_S}]|[yY]{{4}}")
_OUTSIDE = f"_＿\u2581{' '}\u3000\u00a0\u2002\u2003\t"


def unfilled_dates(text: str) -> Iterator[tuple[int, int]]:
    """各处未填日期的起止；首尾的空格不算在内（前面只有空格时例外）。"""
    if not _HINT.search(text):
        return
    if "年" in text:
        for found in _FULL.finditer(text):
            if _unfilled(found, ("y", "m", "d"), gap=1):
                yield _trimmed(text, found)
        for found in _YEAR_MONTH.finditer(text):
            if _unfilled(found, ("y", "m"), gap=2):
                yield _trimmed(text, found)
        yield from (found.span() for found in _YEAR_ONLY.finditer(text))
    if "月" in text:
        yield from (found.span() for found in _MONTH_DAY.finditer(text))
    if not _FORMAT.search(text):
        yield from (found.span() for found in _LETTERS.finditer(text))


def _unfilled(found: re.Match[str], names: tuple[str, ...], gap: int) -> bool:
    """有一部分没有数字，而且看得出是留着要填的（有空格、下划线或 X）。"""
    parts = [found[name] for name in names]
    empty = [part for part in parts if not _FILLED.fullmatch(part.strip(_OUTSIDE))]
    if not empty:
        return False
    inner = parts[1:] if len(parts) == 3 else parts[-1:]
    marked = any(_MASK.search(part) for part in empty)
    return marked or any(len(part) >= gap and not part.strip(_OUTSIDE) for part in inner)


def _trimmed(text: str, found: re.Match[str]) -> tuple[int, int]:
    """不把日期前面隔开的空格算进去。"""
    start, end = found.span()
    if text[max(0, start - 1) : start] in (".", "．") and (number := re.match(rf"\d+(?=[{_S}])", found["y"])):
        start += number.end()  # 编号的末一段，如“7.1    年  月  日”
    while start < found.start("y") + len(found["y"]) and text[start] in " \t\u3000\u00a0":
        start += 1
    return start, end
