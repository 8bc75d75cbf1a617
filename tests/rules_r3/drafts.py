"""测试用的草稿：文字读成草稿、带标记的一行、一条规则在草稿上的意见。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.finding import Finding
from contractgen.model.reading import Cell, Line, Mark, Reading, Zone
from contractgen.review.discovery import rule
from contractgen.review.draft import Draft
from contractgen.text.reading import read_text
from contractgen.text.structure import structured


def read(text: str) -> Reading:
    return structured(read_text(text))


def findings(rule_id: str, reading: Reading | str, **settings: object) -> list[Finding]:
    """一条规则在一份草稿上的意见。"""
    reading = read(reading) if isinstance(reading, str) else reading
    found = rule(rule_id)().check(Draft(reading, dict(settings)))
    return [outcome for outcome in found if isinstance(outcome, Finding)]


def quotes(rule_id: str, reading: Reading | str) -> list[str]:
    """一条规则所指出的文字。"""
    reading = read(reading) if isinstance(reading, str) else reading
    return [reading.text(finding.span) for finding in findings(rule_id, reading)]


def marked(text: str, *marks: Mark, zone: Zone = Zone.ARTICLE) -> Reading:
    """一行带标记的 Word 文字。"""
    return rows([(text, marks)], zone=zone)


def rows(lines: Sequence[tuple[str, Sequence[Mark]]], zone: Zone = Zone.ARTICLE) -> Reading:
    """几行带标记的 Word 文字。"""
    made = (
        Line(index, text, paragraph=index + 1, marks=tuple(marks), zone=zone)
        for index, (text, marks) in enumerate(lines)
    )
    return Reading(tuple(made), kind="docx")


def table(*texts: Sequence[str], zone: Zone = Zone.ARTICLE) -> Reading:
    """一张 Word 表格，第一行是标题行；空格也是一行。"""
    lines: list[Line] = []
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            head = "" if row == 0 else texts[0][column]
            cell = Cell(1, row, column, head, cells[0] if row else "", header=row == 0)
            lines.append(Line(len(lines), text, paragraph=len(lines) + 1, cell=cell, zone=zone))
    return Reading(tuple(lines), kind="docx")
