"""看不见的字符和形近的字符：夹在字里的零宽字符，写在数字里的字母 O、l，外文字母冒充的拉丁字母。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
#: 数字里的字母：2O27年、1O日、l5个工作日
_LETTER = re.compile(
    r"(?<![A-Za-z])\d[\d,.]*[OoIl]+[\dOoIl,.]*(?=\s*(?:年|月|日|天|小时|分钟|个|元|万元|%|％|份))"
    r"|(?<![A-Za-z\d])[OoIl]+\d[\dOoIl]*(?=\s*(?:年|月|日|天|小时|分钟|个工作日|个月|元|万元|%|％|份))"
)
_FOREIGN = re.compile("(?=[A-Za-z]*[\u0370-\u04ff])(?=[\u0370-\u04ff]*[A-Za-z])[A-Za-z\u0370-\u04ff]{2,}")
_RADICAL = re.compile("[\u2e80-\u2fd5]+")  # 部首：看似汉字，检索不到
_QUICK = re.compile(
    "[\u00ad\u061c\u0370-\u04ff\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2e80-\u2fd5\ufeff]|[OoIl]\\d|\\d[OoIl]"
)


@record
class OddCharacters:
    """一处。kind：unseen 看不见的、letter 数字里的字母、alike 形近的字符；span 是所在的那几个字。"""

    span: Span
    kind: str


def odd_characters(reading: Reading) -> tuple[OddCharacters, ...]:
    """全文看不见的与形近的字符。"""
    return tuple(
        each
        for line in reading.judged()
        if line.part != "comment" and line.style != "code" and _QUICK.search(line.text)
        for each in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[OddCharacters]:
    text = line.text
    for found in _UNSEEN.finditer(text):
        if text[: found.start()].strip() and text[found.end() :].strip():  # 行首行尾的不妨碍阅读和检索
            yield OddCharacters(Span(line.index, max(0, found.start() - 1), found.end() + 1), "unseen")
    for kind, pattern in (("letter", _LETTER), ("alike", _FOREIGN), ("alike", _RADICAL)):
        for found in pattern.finditer(text):
            yield OddCharacters(Span(line.index, *found.span()), kind)
