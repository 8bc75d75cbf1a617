"""没有填好的日期：20__年__月__日、X年X月X日、202X年、年 月 日、2027.__.__、20XX-XX-XX。"""

from __future__ import annotations

import re
from collections.abc import Iterator

_S = r" \u3000\u00a0\u2002\u2003\t"
_SIGNS = r"_＿\u2581XxＸ×○●〇◯…*＊□△?？#＃﹍"  # 代替数字的符号
_H = rf"{_SIGNS}某{_S}"
_PART = rf"(?:[0-9０-９一二三四五六七八九十零{_H}]{{0,14}}|[—－]{{2,6}}|[YyMmDd]{{1,4}}[{_S}]?)"
_FULL = re.compile(rf"(?P<y>{_PART})年(?P<m>{_PART})月(?P<d>{_PART})[日号]")
_YEAR_MONTH = re.compile(rf"(?P<y>{_PART})年(?P<m>{_PART})月(?![{_S}]*[日号])")
_FILL = rf"(?:[{_S}]?[{_SIGNS}某]{{1,8}}[{_S}]?|[{_S}]{{2,}}|\u3000|[Mm]{{2}}|[Dd]{{2}})"
_MONTH_DAY = re.compile(
    rf"(?P<m>{_FILL})月(?P<d>{_FILL}|[{_S}]?[0-9]{{1,2}}[{_S}]?)[日号]|(?P<m2>[0-9]{{1,2}})月(?P<d2>{_FILL})[日号]"
)
#: 应在 月 日前：各只空一格
_SPACED_DAY = re.compile(r"(?<=[在于至到自从])[ \u3000]月[ \u3000]日(?=[前内起至止，。；之])")
_DAY_ONLY = re.compile(rf"(?<=[每次当下本]月)(?:的第?)?{_FILL}[日号](?=[前内起至止，。；之])")
_YEAR_ONLY = re.compile(
    rf"(?:19|20|二[〇○零0])[\d一二三四五六七八九]?[{_SIGNS}]{{1,6}}[ \u3000]?年(?!级)|(?<=[于自至在到]){_FILL}年(?=[度内底末初起前，。；])"
)
_BARE = re.compile(r"(?<=[于自至在到从])年月日")
_SEPARATED = re.compile(
    r"(?<![\dA-Za-z.\-/])(?P<a>[\dYyXxＸ×_＿*＊○●□?？]{2,4}|[ \u3000]{2,4}(?=[/.]))(?P<s>[-/.])"
    r"(?P<b>[\dMmXxＸ×_＿*＊○●□?？]{1,4}|[ \u3000]{1,4})(?:(?P=s)(?P<c>[\dDdYyXxＸ×_＿*＊○●□?？]{1,4}|[ \u3000]{1,4}))?(?![\dA-Za-z/\-])"
)
_LETTERS = re.compile(
    r"[yY]{4}\s?年|(?<![A-Za-z])(?:[yY]{4}|[dD]{2}|[mM]{2})\s?[-/.]\s?[mMdD]{2}\s?[-/.]\s?(?:[dD]{2}|[yY]{4}|(?:19|20)\d{2})(?![A-Za-z\d])|(?<!\d)(?:19|20)\d{2}\s?[-/.]\s?[mM]{2}\s?[-/.]\s?[dD]{2}(?![A-Za-z])"
)
_MASKED_PART = re.compile(
    r"[XxＸ×_＿*＊○●□?？ \u3000]+|\d{1,3}[XxＸ×_＿*＊○●□?？]{1,3}|[Yy]{4}|[Mm]{2}|[Dd]{2}"
)
_ZEROS = re.compile(r"(?<!\d)0000[-/.]00[-/.]00(?!\d)|(?<!\d)00[-/.]00[-/.]0000(?!\d)")
_FORMAT = re.compile(r"格式|形如|写法|编码规则|时间戳|样式为")
_FILLED = re.compile(r"[0-9０-９]{1,4}|[一二三四五六七八九十零〇○]{1,4}")
_MASK = re.compile(rf"[{_SIGNS}某]|[—－]{{2}}|[YyMmDd]{{2}}")
_HINT = re.compile(
    rf"[{_SIGNS}某]|[—－]月|[年月/.][{_S}]|[{_S}][月日]|[yY]{{4}}|[dD]{{2}}|00[-/.]00|[于自至在到从]年月日"
)
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
        for pattern in (_YEAR_ONLY, _BARE):
            yield from (found.span() for found in pattern.finditer(text))
    if "月" in text:
        for pattern in (_MONTH_DAY, _DAY_ONLY, _SPACED_DAY):
            yield from (found.span() for found in pattern.finditer(text))
    if not _FORMAT.search(text):
        yield from _separated(text)


def _separated(text: str) -> Iterator[tuple[int, int]]:
    """以横线、斜线、点隔开的：年份在头或在尾，至少有一段没有数字。"""
    yield from (found.span() for pattern in (_LETTERS, _ZEROS) for found in pattern.finditer(text))
    for found in _SEPARATED.finditer(text):
        parts = [part for part in (found["a"], found["b"], found["c"]) if part is not None]
        masked = [part for part in parts if _MASKED_PART.fullmatch(part)]
        dated = any(_year(part) for part in (parts[0], parts[-1])) or (
            len(parts) == 3 and len(masked) == 3 and any(c in "_＿" for c in "".join(parts))
        )
        if masked and dated and all(part.isdigit() or part in masked for part in parts):
            yield found.span()


def _year(part: str) -> bool:
    return len(part) == 4 and (part[:2] in ("19", "20") or part.lower() == "yyyy")


def _unfilled(found: re.Match[str], names: tuple[str, ...], gap: int) -> bool:
    """有一部分没有数字，而且看得出是留着要填的（有空格、下划线或 X）。"""
    parts = [found[name] for name in names]
    empty = [part for part in parts if not _FILLED.fullmatch(part.strip(_OUTSIDE))]
    if not empty:
        return False
    inner = parts[1:] if len(parts) == 3 else parts[-1:]
    marked = any(_MASK.search(part) for part in empty)
    return marked or any(
        len(part) + part.count("\u3000") >= gap and not part.strip(_OUTSIDE) for part in inner
    )


def _trimmed(text: str, found: re.Match[str]) -> tuple[int, int]:
    """不把日期前面隔开的空格算进去。"""
    start, end = found.span()
    if text[max(0, start - 1) : start] in (".", "．") and (number := re.match(rf"\d+(?=[{_S}])", found["y"])):
        start += number.end()  # 编号的末一段，如“7.1    年  月  日”
    while start < found.start("y") + len(found["y"]) and text[start] in " \t\u3000\u00a0":
        start += 1
    return start, end
