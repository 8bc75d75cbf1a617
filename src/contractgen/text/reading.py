"""把文本或 Markdown 文件读成一行一行的草稿（还没有章节）。

每个有字的物理行成为一行（Line.line 是物理行号）；Markdown 去掉记号、留下加粗；表格一格一行，带 Cell。
没有任何文字丢失：注释成为 remarks，表格的框线、标题号、列表符不是文字。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractgen.model.reading import Cell, Line, Mark, Reading, Remark, Span
from contractgen.model.record import replace
from contractgen.model.row_head import row_head
from contractgen.text.decoding import decode
from contractgen.text.grids import Grid, grid_at
from contractgen.text.lists import Lists
from contractgen.text.markup import Visible, inline, marked_up, visible
from contractgen.text.remarks import Comment, without_comments

_BREAK = re.compile(r"\r\n|\n|\r")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_TABLE_MARKS = frozenset("|\t│┃║｜┌┏╔+ \u3000")


def read_text(data: bytes | str, kind: str = "text") -> Reading:
    """文本（kind 为 text）或 Markdown（markdown）→ 草稿；认不出的编码报 ContractgenError。"""
    text, messages = decode(data) if isinstance(data, bytes) else (data.removeprefix("\ufeff"), ())
    text = _BREAK.sub("\n", text) if "\r" in text else text
    if kind == "text" and marked_up(text):
        kind = "markdown"
    text, comments = without_comments(text, every=kind == "markdown")
    reader = _Reader(text.split("\n"), kind == "markdown")
    reader.run()
    lines = tuple(reader.found)
    return Reading(lines, kind=kind, remarks=_remarks(comments, lines), messages=messages)


class _Reader:
    """逐个物理行往下读。"""

    def __init__(self, source: Sequence[str], markdown: bool) -> None:
        self.source = source
        self.markdown = markdown
        self.found: list[Line] = []
        self.tables = 0
        self.lists = Lists()

    def run(self) -> None:
        at: int = self._front_matter()
        fence = ""
        while at < len(self.source):
            line = self.source[at]
            if self.markdown and (mark := _FENCE.match(line)) and (not fence or mark[1] == fence):
                fence = "" if fence else mark[1]
            elif fence:
                self._add(at, Visible(line, style="code"))
            elif line and not line.isspace():
                at = self._block(line, at)
            at += 1

    def _front_matter(self) -> int:
        """Markdown 文件开头 --- 之间的几行是文件的说明，不是合同。"""
        if not self.markdown or not self.source or self.source[0].strip() != "---":
            return 0
        for end in range(1, min(len(self.source), 200)):
            if self.source[end].strip() == "---":
                for at in range(1, end):
                    self._add(at, Visible(self.source[at], style="front matter"))
                return end + 1
        return 0

    def _block(self, line: str, at: int) -> int:
        """一行文字、一张表格或一条分隔线；返回最后用掉的物理行。"""
        if not _TABLE_MARKS.isdisjoint(line.strip("\u3000")) and (grid := grid_at(self.source, at)):
            self._table(grid)
            return grid.last
        if not self.markdown:
            self._add(at, Visible(line))
            return at
        under = _UNDERLINE.match(self.source[at + 1]) if at + 1 < len(self.source) else None
        if under and line.lstrip()[:1] not in "#>-*+|":
            text, marks = inline(line)
            level = 1 if under[1][0] == "=" else 2
            self._add(at, Visible(text, marks, f"heading {level}", level))
            return at + 1
        if not _RULE.match(line):
            number, depth, rest = self.lists.entry(line)
            shown = visible(rest)
            self._add(at, shown if depth is None else replace(shown, level=depth), label=number)
        return at

    def _add(self, at: int, shown: Visible, cell: Cell | None = None, label: str = "") -> None:
        if shown.text.strip():
            self.found.append(
                Line(
                    index=len(self.found),
                    text=shown.text.rstrip(),
                    paragraph=len(self.found) + 1,
                    line=at + 1,
                    label=label,
                    level=shown.level,
                    style=shown.style,
                    cell=cell,
                    marks=_within(shown.marks, len(shown.text.rstrip())),
                )
            )

    def _table(self, grid: Grid) -> None:
        self.tables += 1
        rows = [[inline(text) if self.markdown else (text, ()) for text in row] for row in grid.rows]
        heads = [text for text, _ in rows[0]] if grid.header else [""] * len(rows[0])
        for number, (row, at) in enumerate(zip(rows, grid.lines, strict=True)):
            header = grid.header and number == 0
            first = "" if header else row_head([text for text, _ in row], heads[0])
            for column, (text, marks) in enumerate(row):
                head = "" if header else heads[column]
                cell = Cell(self.tables, number, column, head, first, header)
                self._add(at, Visible(text, marks), cell)


def _within(marks: tuple[Mark, ...], length: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.end <= length) if marks else marks


def _remarks(comments: Sequence[Comment], lines: Sequence[Line]) -> tuple[Remark, ...]:
    """注释附在它所在的那一行，独占一行的附在下一行文字。"""
    found: list[Remark] = []
    position = 0
    for comment in comments:
        while position < len(lines) and (lines[position].line or 0) < comment.line:
            position += 1
        here = lines[position] if position < len(lines) else None
        found.append(Remark("", comment.text, Span(here.index, 0, len(here.text)) if here else None))
    return tuple(found)
