"""原文：一行一行、一表一表，有意见的字标出，旁边是意见。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.reporters._page.links import Flag, Links, visible
from contractgen.reporters._words import PART

_ZONES = {Zone.RESIDUE: "网站或模板的残留文字（不审内容）", Zone.INSTRUCTIONS: "填写说明（不审内容）"}


@dataclass(frozen=True, slots=True)
class Segment:
    """一截文字：flags 是它上面的意见（最重的在前），opens 是从这里开始的意见，related 是以它为对照的。"""

    text: str
    flags: tuple[Flag, ...] = ()
    opens: tuple[Flag, ...] = ()
    related: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownLine:
    """一行原文。"""

    index: int
    label: str
    segments: tuple[Segment, ...]
    clause: str
    depth: int
    heading: bool
    title: bool
    unread: bool  # 没有审的：残留文字、填写说明


@dataclass(frozen=True, slots=True)
class ShownCell:
    lines: tuple[ShownLine, ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Block:
    """一行，或一张表；numbers 是旁边要列的意见。"""

    line: ShownLine | None = None
    rows: tuple[tuple[ShownCell, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    caption: str = ""  # 从这里起是另一部分（页眉、脚注、没有审的文字……）


@dataclass(frozen=True, slots=True)
class Row:
    """网页上的一排：有意见的一行及其后没有意见的各行，旁边是意见。"""

    blocks: tuple[Block, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return self.blocks[0].numbers


@dataclass(slots=True)
class _Marks:
    """各行上的意见与对照。"""

    primary: dict[int, list[tuple[Span, Flag]]] = field(default_factory=dict)
    related: dict[int, list[tuple[Span, int]]] = field(default_factory=dict)


def rows(reading: Reading, links: Links) -> tuple[Row, ...]:
    """全文，依行文次序；每排以有意见的一行开头。"""
    found: list[list[Block]] = []
    for block in _blocks(reading, links):
        if block.numbers or not found:
            found.append([])
        found[-1].append(block)
    return tuple(Row(tuple(each)) for each in found)


def _blocks(reading: Reading, links: Links) -> Iterator[Block]:
    marks = _Marks()
    for number, finding in links.numbered:
        marks.primary.setdefault(finding.span.line, []).append((finding.span, links.flag(number, finding)))
        for span in finding.related:
            marks.related.setdefault(span.line, []).append((span, number))
    depths = _depths(reading)
    caption = PART["body"]
    for (table, _), group in groupby(reading.lines, _block_key):
        lines = list(group)
        shown = [_shown(line, marks, depths[line.index]) for line in lines]
        numbers = tuple(flag.number for line in lines for _, flag in marks.primary.get(line.index, ()))
        if not table and not numbers and not (lines[0].text.strip() or lines[0].label):
            continue
        before, caption = caption, _ZONES.get(lines[0].zone) or PART.get(lines[0].part, lines[0].part)
        changed = caption if caption != before else ""
        if table:
            yield Block(None, _rows(lines, shown), numbers, changed)
        else:
            yield Block(shown[0], (), numbers, changed)


def _block_key(line: Line) -> tuple[int, int]:
    return (line.cell.table, 0) if line.cell is not None else (0, line.index)


def _depths(reading: Reading) -> list[int]:
    """各行缩进几级：条不缩进，款一级，项再一级。"""
    levels = {"annex": 0, "chapter": 0, "article": 0, "clause": 1, "item": 2}
    depths = [0] * len(reading.lines)
    for section in reading.sections:
        for index in range(section.first, section.last + 1):
            depths[index] = levels.get(section.kind, 0)
    return depths


def _rows(lines: Sequence[Line], shown: Sequence[ShownLine]) -> tuple[tuple[ShownCell, ...], ...]:
    """表格的各行；并入别的格的位置空着。"""
    grid: dict[int, dict[int, list[tuple[Line, ShownLine]]]] = {}
    for line, view in zip(lines, shown, strict=True):
        if line.cell is not None:
            grid.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append((line, view))
    columns = sorted({column for row in grid.values() for column in row})
    return tuple(tuple(_cell(grid[row].get(column, ())) for column in columns) for row in sorted(grid))


def _cell(lines: Sequence[tuple[Line, ShownLine]]) -> ShownCell:
    header = any(line.cell is not None and line.cell.header for line, _ in lines)
    return ShownCell(tuple(view for _, view in lines), header)


def _shown(line: Line, marks: _Marks, depth: int) -> ShownLine:
    segments = tuple(_segments(line, marks.primary.get(line.index, []), marks.related.get(line.index, [])))
    return ShownLine(
        line.index, visible(line.label), segments, line.clause, depth,
        line.heading, line.zone is Zone.TITLE, line.zone in _ZONES,
    )  # fmt: skip


def _segments(
    line: Line, primary: Sequence[tuple[Span, Flag]], related: Sequence[tuple[Span, int]]
) -> Iterator[Segment]:
    """在意见与对照的起止处断开。"""
    spans = [span for span, _ in primary] + [span for span, _ in related]
    edges = sorted({0, len(line.text), *(span.start for span in spans), *(span.end for span in spans)})
    yield from _points(primary, 0, whole=not line.text)
    for start, end in pairwise(edges):
        yield Segment(
            visible(line.text[start:end]),
            tuple(sorted((f for s, f in primary if s.start <= start and end <= s.end), key=_weight)),
            tuple(flag for span, flag in primary if span.start == start and span.end > start),
            tuple(sorted({number for s, number in related if s.start <= start and end <= s.end})),
        )
        yield from _points(primary, end, whole=False)


def _points(primary: Sequence[tuple[Span, Flag]], place: int, *, whole: bool) -> Iterator[Segment]:
    """没有字的意见（空格子、自动编号）：只有序号。"""
    flags = tuple(f for s, f in primary if s.start == s.end and (s.start == place or whole))
    if flags:
        yield Segment("", flags, flags)


def _weight(flag: Flag) -> tuple[int, int]:
    return ("error", "warning", "info").index(flag.severity), flag.number
