"""引出一行的话：上一级以冒号结尾的一句；没有的，是所在的标题。"""

from __future__ import annotations

from contractgen.facts.words.outline import form
from contractgen.model.reading import Line, Reading

_FARTHEST = 12


def lead_of(reading: Reading, line: Line) -> str:
    """往上找：跳过同级的各项；中间隔着别的条款的，没有引出它的话。"""
    own = form(line.number)
    for index in range(line.index - 1, max(-1, line.index - _FARTHEST), -1):
        above = reading.lines[index]
        if above.heading:
            return above.body
        if above.cell is not None:
            return ""
        if above.body.rstrip().endswith(("：", ":")) and (form(above.number) != own or not own):
            return above.body
        if form(above.number) != own:
            return ""
    return ""
