"""意见与原文相互找到：每条意见的序号，某一段文字上有哪些意见。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contractgen.model.finding import Finding, Severity
from contractgen.model.reading import Reading, Span


@dataclass(frozen=True, slots=True)
class Flag:
    """某处文字上的一条意见：序号与程度。"""

    number: int
    severity: str
    word: str


class Links:
    """一份草稿的意见，序号从 1 起。"""

    def __init__(self, findings: Sequence[Finding], words: dict[Severity, str]) -> None:
        self.numbered = tuple(enumerate(findings, 1))
        self._words = words
        self._lines: dict[int, list[tuple[Span, int]]] = {}
        for number, finding in self.numbered:
            for span in (finding.span, *finding.related):
                self._lines.setdefault(span.line, []).append((span, number))

    def flags(self, spans: Iterable[Span], families: Sequence[str]) -> tuple[Flag, ...]:
        """涉及这些文字的某几类意见，重的在前。"""
        numbers = {number for span in spans for number in self._touching(span)}
        chosen = [each for each in self.numbered if each[0] in numbers and each[1].family in families]
        chosen.sort(key=lambda each: (-each[1].severity, each[0]))
        return tuple(self.flag(number, finding) for number, finding in chosen)

    def flag(self, number: int, finding: Finding) -> Flag:
        return Flag(number, finding.severity.word, self._words[finding.severity])

    def _touching(self, span: Span) -> Iterable[int]:
        for other, number in self._lines.get(span.line, ()):
            empty = span.start == span.end or other.start == other.end
            if empty or (other.start < span.end and span.start < other.end):
                yield number


@dataclass(frozen=True, slots=True)
class Spot:
    """网页上可以跳到的一处原文：行号、人说的位置、引文。"""

    line: int
    where: str
    quote: str


def spot(reading: Reading, span: Span) -> Spot:
    """一段文字所在。"""
    line = reading.lines[span.line]
    return Spot(line.index, line.clause or "正文", visible(reading.text(span)))


def visible(text: str) -> str:
    """看得见的文字：控制字符与改变书写方向的字符换成替代符，换行与制表符照旧。"""
    return text.translate(_HIDDEN)


_CONTROLS = (*(code for code in range(0x20) if code not in (9, 10)), *range(0x7F, 0xA0))
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # 改变书写方向
_HIDDEN = dict.fromkeys((*_CONTROLS, *_DIRECTIONS), "\ufffd")
