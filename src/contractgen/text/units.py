"""连章节时的一个单元：编号、从哪里起、到哪里止、在谁之下。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.record import mutable

OUTER = {"annex": 0, "part": 1, "chapter": 2, "subchapter": 3, "article": 4}


@mutable
class Unit:
    """一个单元。form 是编号的样子（见 labels），“款”是没有编号的一段，heading 是没有编号的标题。"""

    form: str
    numbers: tuple[int, ...]
    text: str  # 编号的写法
    line: int
    start: int  # 编号在行内的偏移
    end: int  # 正文在行内的偏移
    parent: int | None
    rank: float = 9
    headed: bool = False  # 整行只是标题
    leads: bool = False  # 以冒号收尾，其下是列举
    parted: bool = False  # 其下有编号的单元
    automatic: bool = False  # Word 自动编的号
    paragraphs: int = 0  # 其下没有编号的段落有几个
    last: int = 0

    @property
    def ordinal(self) -> int:
        """本级的数值；第十条之一按十，没有编号的为 0。"""
        if not self.numbers:
            return 0
        return self.numbers[0] if self.form == "article" else self.numbers[-1]


def settled(units: Sequence[Unit], at_line: Sequence[int]) -> tuple[list[Unit], list[int], list[int]]:
    """去掉只有一款的“第一款”：其下级归上级。返回留下的单元、各行所在的单元、旧序号到新序号。"""
    kept: list[Unit] = []
    new: list[int] = []
    alone = {
        position for position, unit in enumerate(units)
        if unit.form == "款" and unit.parent is not None and units[unit.parent].paragraphs < 2
    }  # fmt: skip
    for position, unit in enumerate(units):
        if position in alone:
            new.append(new[unit.parent or 0])
            continue
        new.append(len(kept))
        kept.append(unit)
    for unit in kept:
        if unit.parent is not None:
            unit.parent = new[unit.parent]
    return kept, [-1 if place < 0 else new[place] for place in at_line], new
