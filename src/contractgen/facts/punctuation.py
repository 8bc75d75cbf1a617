"""标点：夹在中文里的半角标点，不成对的括号与引号。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record

_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,:;()\[\]?!]|[,:;()\[\]?!](?=[\u4e00-\u9fff])")
_FULL = dict(zip(",:;()[]?!", "，：；（）［］？！", strict=True))
_ASCII = re.compile(r"[,:;()\[\]?!]")
_LINK = re.compile(r"https?://\S+|\]\([^)\s]*\)")

_PAIRS = {
    "（": "）",
    "(": ")",
    "【": "】",
    "［": "］",
    "[": "]",
    "《": "》",
    "“": "”",
    "「": "」",
    "『": "』",
    "〔": "〕",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_LIKE = {"(": "（", ")": "）", "[": "［", "]": "］"}
_SIGN = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_CLOSERS)) + "]")
_MARKER = re.compile(
    r"(?:^|[，。；;、\s\t]|(?<!\d)[：:]|[：:](?!\d\d)|第\s?\d{1,3}(?:\.\d{1,3})*\s?[条款项])\s*(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[ivxIVX]{1,4})([)）])"
)
_APART = 4
_CONTINUES = re.compile(r"[。！？]\s*$")


_INTERVAL = re.compile(r"[\[(（]\s*[-\d.∞]+\s*[%％]?\s*[,，、]\s*[+\d.∞]+\s*[%％]?\s*[\])）]")


@record
class HalfWidth:
    """一个半角标点，与它的全角写法。"""

    span: Span
    full: str


@record
class Unbalanced:
    """一个不成对的括号或引号；wanted 是缺的另一半。"""

    span: Span
    sign: str
    wanted: str


def half_width_marks(reading: Reading) -> tuple[HalfWidth, ...]:
    """紧挨着汉字的半角标点。网址里的不算。"""
    return tuple(
        HalfWidth(Span(line.index, *found.span()), _FULL[found.group()])
        for line in reading.judged()
        if line.part != "comment" and line.style != "code"
        for found in _half(line.text)
    )


def _half(text: str) -> Iterator[re.Match[str]]:
    if not _ASCII.search(text):
        return
    links = [found.span() for found in _LINK.finditer(text)] if "http" in text or "](" in text else []
    for found in _HALF.finditer(text):
        if not any(start <= found.start() < end for start, end in links):
            yield found


def unbalanced_marks(reading: Reading) -> tuple[Unbalanced, ...]:
    """不成对的括号与引号。一行里没有配上的，到下一行去找（句子可能折行）。"""
    found: list[Unbalanced] = []
    open_signs: list[Span] = []
    previous: Line | None = None
    for line in reading.judged():
        if line.part == "comment" or line.style == "code":
            continue
        if previous is None or not _carries(previous, line):
            found += _left_open(reading, open_signs)
            open_signs = []
        older, open_signs, stray = _matched(reading, line, open_signs)
        waiting = [span for span in older if line.index - span.line < _APART]  # 折成几行的
        found += _left_open(reading, [span for span in older if span not in waiting]) + stray
        open_signs = waiting + open_signs
        previous = line
    found += _left_open(reading, open_signs)
    return tuple(found)


def _carries(previous: Line, line: Line) -> bool:
    """上一行的句子可能接到这一行。"""
    if line.number or line.heading or previous.cell != line.cell or previous.part != line.part:
        return False
    return line.index - previous.index <= 2 and not _CONTINUES.search(previous.text)


def _left_open(reading: Reading, signs: list[Span]) -> list[Unbalanced]:
    return [Unbalanced(span, reading.text(span), _PAIRS[reading.text(span)]) for span in signs]


def _matched(
    reading: Reading, line: Line, carried: list[Span]
) -> tuple[list[Span], list[Span], list[Unbalanced]]:
    """这一行配对之后：上一行带来而仍没有配上的、这一行没有配上的、这一行多出来的后半个。"""
    if not _SIGN.search(line.text):
        return carried, [], []
    stack = list(carried)
    stray: list[Unbalanced] = []
    markers = (set() if line.continues else _markers(line.text)) | _half_open(line.text)
    for found in _SIGN.finditer(line.text):
        place, c = found.start(), found.group()
        if place in markers:
            continue
        if c in _PAIRS:
            stack.append(Span(line.index, place, place + 1))
        elif c in _CLOSERS and not _drop(reading, stack, c):
            stray.append(Unbalanced(Span(line.index, place, place + 1), c, _CLOSERS[c]))
    older = [span for span in stack if span.line != line.index]
    return older, [span for span in stack if span.line == line.index], stray


def _half_open(text: str) -> set[int]:
    """半开区间[99.0%, 99.9%)的两个括号本来就不成对。"""
    if "[" not in text and "]" not in text:
        return set()
    return {place for found in _INTERVAL.finditer(text) for place in (found.start(), found.end() - 1)}


def _markers(text: str) -> set[int]:
    """“1）”“a)”一类编号里的后半个括号；后括号比前括号多时才会有。"""
    if sum(text.count(c) for c in ")）") <= sum(text.count(c) for c in "(（"):
        return set()
    return {found.start(1) for found in _MARKER.finditer(text)}


def _drop(reading: Reading, stack: list[Span], closer: str) -> bool:
    """配上最近的一个同类括号；全角半角混用也算配上。"""
    opener = _same(_CLOSERS[closer])
    for place in range(len(stack) - 1, -1, -1):
        if _same(reading.text(stack[place])) == opener:
            del stack[place]
            return True
    return False


def _same(sign: str) -> str:
    return _LIKE.get(sign, sign)
