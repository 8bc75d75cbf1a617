"""定义：哪些词有定义，怎样定义，在哪里。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.defining import Definition, all_defined
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import Outline, outlined
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.saying import saying

_MARK = re.compile(r"[，,。；;：:\s]")
_FROM_TO = re.compile("(?:自|从|由)[^。；;]{2,40}?(?:止|为止|日(?=[。；;]))")


def definitions(reading: Reading) -> tuple[Definition, ...]:
    """全部定义；当事人的称呼不算。"""
    outline = outlined(reading)
    found = [each for each in all_defined(outline) if each.term not in LABELS]
    found += [again for each in _meant(found) for again in _retold(each, outline)]
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))


def _meant(found: list[Definition]) -> list[Definition]:
    """每个词的第一处释义。"""
    first: dict[str, Definition] = {}
    for each in found:
        if each.kind == "means" and not each.local and len(each.term) >= 3:
            first.setdefault(each.term, each)
    return list(first.values())


def _retold(known: Definition, outline: Outline) -> list[Definition]:
    """没有用“指”字又说了一遍的：作业月自上月二十六日起至当月二十五日止。"""
    again = []
    for line in saying(outline.reading, [known.term]):
        if line.index != known.span.line:
            for span, meaning in _told(line, known.term):
                again.append(Definition(span, known.term, "means", span, meaning, False))
    return again


def _told(line: Line, term: str) -> Iterator[tuple[Span, str]]:
    """句首、标点之后的这个词，紧接着从何时到何时。"""
    text, place = line.text, line.body_start
    while (start := text.find(term, place)) >= 0:
        begins = start == 0 or (start > place and bool(_MARK.match(text[start - 1])))
        told = _FROM_TO.match(text, start + len(term)) if begins else None
        if told:
            yield Span(line.index, start, told.end()), told[0]
        place = told.end() if told else start + 1
