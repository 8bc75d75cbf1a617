"""定义：哪些词有定义，怎样定义，在哪里。"""

from __future__ import annotations

import re

from contractgen.facts.words.defining import Definition, all_defined
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import Outline, outlined
from contractgen.model.reading import Reading, Span


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
    pattern = re.compile(
        rf"(?:^|[，,。；;：:\s]){re.escape(known.term)}(?P<told>(?:自|从|由)[^。；;]{{2,40}}?(?:止|为止|日(?=[。；;])))"
    )
    again = []
    for line in outline.lines():
        if known.term not in line.text or line.index == known.span.line:
            continue
        for match in pattern.finditer(line.text, line.body_start):
            start = match.end() - len(match["told"]) - len(known.term)
            again.append(
                Definition(
                    Span(line.index, start, match.end()), known.term, "means", Span(line.index, start, match.end()), match["told"], False
                )
            )  # fmt: skip
    return again
