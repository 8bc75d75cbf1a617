"""白天与全天各管各的级别：一、二级7×24小时受理，三、四级在工作时间内受理。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading, Span

#: 白天那一处的叫法
_TERM = re.compile(r"(?:服务|工作|受理|值守|支持|办公|营业|开放|上班)(?:时间|时段)")
_NEAREST = 6
_OUTSIDE = r"(?!以?外|之外)"


def told_apart(reading: Reading, day: Span, always: Span) -> bool:
    """全天那一处的同一款、同一张表里，另一句、另一格用的正是白天那一处的叫法。"""
    named = list(_TERM.finditer(reading.lines[day.line].text, 0, day.start))
    if not named or day.line == always.line:
        return False
    line = reading.lines[always.line]
    words = line.text[always.start : always.end]
    if line.cell is None:
        others = re.split("[。；;]", line.text)
        others += [one for other in _beside(reading, always.line) for one in re.split("[，,。；;]", other)]
        others += re.split("[，,。；;]", line.text[always.end :])[1:]  # 全天提交，除一级外在工作时间处理
    else:
        others = [
            one.text
            for one in reading.lines
            if one.cell and one.cell.table == line.cell.table and not one.cell.header
        ]
    term = named[-1].group() + _OUTSIDE
    return any(re.search(term, one) for one in others if words not in one)


def _beside(reading: Reading, index: int) -> list[str]:
    """同一引导句之下并列的各项：没有编号、连着的几行。"""
    lines = reading.lines
    if lines[index].number or not lines[index].text[:1].isspace():
        return []
    found: list[str] = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and abs(at - index) <= _NEAREST and _plain_row(lines[at]):
            found.append(lines[at].text)
            at += step
    return found


def _plain_row(line: Line) -> bool:
    return line.cell is None and not line.number and line.text[:1].isspace()
