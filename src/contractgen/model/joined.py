"""把硬折行的几行合成一段来看：句子不被折行截断，而每个字仍找得到原来的行与偏移。

``for paragraph in joined(reading)``：一行一段的草稿里，每段就是一行。规则与事实在 paragraph.text 里找，
再用 ``paragraph.span(start, end)`` 换回原处（跨行的取起头的一行，其余见 ``spans``）。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record


@record
class Joined:
    """一段：文字、所含的行，与各行在段中的起点、各行被取的部分的起点。"""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """段中 [start, end) 在各行里的位置。"""
        found: list[Span] = []
        for place, line in enumerate(self.lines):
            first = self.starts[place]
            last = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
            if start < last and end > first:
                shift = self.offsets[place] - first
                found.append(Span(line.index, max(start, first) + shift, min(end, last) + shift))
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """段中 [start, end) 的位置；跨行的取起头的一行。"""
        return self.spans(start, end)[0]


def joined(reading: Reading, judged: bool = True) -> Iterator[Joined]:
    """各段，按阅读次序；judged 为真时只给规则要看的行。"""
    return iter(_judged(reading)) if judged else _paragraphs(reading.lines)


@once
def _judged(reading: Reading) -> tuple[Joined, ...]:
    return tuple(_paragraphs(reading.judged()))


def _paragraphs(lines: Iterable[Line]) -> Iterator[Joined]:
    group: list[Line] = []
    for line in lines:
        if group and not line.continues:
            yield _joined(group)
            group = []
        group.append(line)
    if group:
        yield _joined(group)


def _joined(group: list[Line]) -> Joined:
    if len(group) == 1:
        return Joined(group[0].text, (group[0],), (0,), (0,))
    pieces: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for line in group:
        indent = len(line.text) - len(line.text.lstrip()) if pieces else 0
        piece = line.text[indent:]
        starts.append(length)
        offsets.append(indent)
        pieces.append(piece)
        length += len(piece)
    return Joined("".join(pieces), tuple(group), tuple(starts), tuple(offsets))
