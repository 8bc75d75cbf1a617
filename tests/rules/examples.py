"""规则的例子：``>>…<<`` 标出的字在哪里，规则实际指出的字在哪里，两者可以比较。"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from contractgen.model.finding import Finding
from contractgen.model.reading import Reading, Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.text.reading import read_text
from contractgen.text.structure import structured

_MARK = re.compile(r">>|<<")


class Place(NamedTuple):
    """例子里的一处：第几行（从 1 起）、第几格（不是表格为 None）、行内或格内的起点、文字。"""

    line: int
    column: int | None
    start: int
    quote: str


def plain(example: str) -> str:
    """去掉标记的例子，就是一份草稿。"""
    return _MARK.sub("", example)


def marked(example: str) -> Counter[Place]:
    """例子里标出的各处。"""
    pieces = _MARK.split(example)
    assert len(pieces) % 2 == 1, f"标记不成对：{example}"
    reading = read(example)
    cells = {line.line for line in reading.lines if line.cell}
    found: Counter[Place] = Counter()
    for index in range(1, len(pieces), 2):
        before = "".join(pieces[:index])
        line = before.count("\n") + 1
        found[_place(line, before.rpartition("\n")[2], pieces[index], line in cells)] += 1
    return found


def _place(line: int, before: str, quote: str, in_table: bool) -> Place:
    """表格里的一处，起点从这一格的文字算起。"""
    if not in_table:
        return Place(line, None, len(before), quote)
    column = before.count("|") - before.lstrip().startswith("|")
    return Place(line, column, len(before.rpartition("|")[2].lstrip()), quote)


def reported(rule: type[Rule], example: str) -> tuple[Counter[Place], list[Finding]]:
    """规则在例子里指出的各处，与各条意见。"""
    draft = Draft(read(example))
    findings = [each for each in rule().check(draft) if isinstance(each, Finding)]
    return Counter(_spot(draft.reading, finding.span) for finding in findings), findings


def _spot(reading: Reading, span: Span) -> Place:
    line = reading.lines[span.line]
    assert line.line is not None
    return Place(line.line, line.cell.column if line.cell else None, span.start, reading.text(span))


def read(example: str) -> Reading:
    return structured(read_text(plain(example)))
