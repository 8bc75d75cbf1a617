"""开着的各级编号：一个新的号接不接得上、在第几级。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.reading import Line
from contractgen.text.headings import first_piece, full_heading
from contractgen.text.labels import Label
from contractgen.text.units import OUTER, Unit

_STOPS = "。；;：:！？!?”’）)】]》、"
_SHORT = 24  # 比这还短的行不是折出来的


class Stack:
    """从外到里开着的单元。"""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.units: list[Unit] = []
        self.open: list[int] = []

    @property
    def top(self) -> int | None:
        return self.open[-1] if self.open else None

    def push(self, unit: Unit) -> None:
        if unit.parent is not None and unit.form != "款":
            self.units[unit.parent].parted = True
        self.units.append(unit)
        self.open.append(len(self.units) - 1)

    def clear(self) -> None:
        self.open.clear()

    def close_to(self, depth: int) -> None:
        del self.open[depth:]

    def inside(self, form: str) -> bool:
        return any(self.units[position].form == form for position in self.open)

    def above(self, rank: float) -> int:
        """rank 级的单元应当在第几层。"""
        for depth, position in enumerate(self.open):
            if self.units[position].rank >= rank:
                return depth
        return len(self.open)

    def form(self, label: Label) -> str:
        """i) 是罗马数字还是字母，看开着的是哪一种。"""
        ambiguous = label.form == "lower" and label.text.strip("()）（.") in ("i", "v", "x")
        if ambiguous and (self.inside("roman") or (label.ordinal == 9 and not self.inside("lower"))):
            return "roman"
        return label.form

    def depth(self, form: str, label: Label, at: int) -> int:
        """新单元应当在第几层。"""
        rank = OUTER.get(form, 9)
        if rank < 9:
            return self.above(rank)
        chained = form == "chain"
        if (going := self._going_on(form, label, at)) is not None:
            return going
        for depth, position in enumerate(self.open):
            unit = self.units[position]
            if chained:
                if unit.form == "款" or (unit.form in ("chain", "dot") and not _within(label.numbers, unit)):
                    return depth
            elif form == unit.form and not self._nested(label, unit, depth, at):
                return depth
        return len(self.open)

    def _going_on(self, form: str, label: Label, at: int) -> int | None:
        """几级用同一种编号的，接着号码连得上的那一级；都连得上的，看号后的点、顿号，再看里面的一级。"""
        if form == "chain" or label.automatic:
            return None
        same = [
            (depth, unit) for depth, place in enumerate(self.open) if (unit := self.units[place]).form == form
        ]
        next_to = [depth for depth, unit in same if not unit.automatic and unit.ordinal + 1 == label.ordinal]
        if len(same) < 2 or not next_to:
            return None
        mark = self._mark(at, label.start, label.end)
        alike = [
            depth
            for depth, unit in same
            if depth in next_to and self._mark(unit.line, unit.start, unit.end) == mark
        ]
        return (alike or next_to)[-1]

    def _mark(self, line: int, start: int, end: int) -> str:
        """号后面的点、顿号、括号。"""
        return self.lines[line].text[start:end].strip()[-1:]

    def _nested(self, label: Label, unit: Unit, depth: int, at: int) -> bool:
        """同样子的编号在更深的一级：自动编号与 Markdown 看级别；手打的看上一行是不是更深的“如下：”或者更深一级的标题。"""
        level, upper = self.lines[at].level, self.lines[unit.line].level
        if level is not None and upper is not None and level != upper:
            return level > upper
        if label.ordinal != 1:
            return False
        if depth == len(self.open) - 1:  # “六、售后：”之下又从“一、”起
            return self._before(at)[-1:] in ("：", ":") and self._fresh(unit, at)
        return self._before(at)[-1:] in ("：", ":") or self._titled(label.form, at)

    def _titled(self, form: str, at: int) -> bool:
        """最里面的一级刚刚开头，只有一个名目：“1. 服务要求”之下“(一) 日常管理”，接着“1、……”。

        不是头一个的，它前面的一个之下也要有这样的编号。
        """
        unit = self.units[self.open[-1]]
        if unit.numbers[-1:] != (1,):
            before = [place for place, other in enumerate(self.units) if _sibling(other, unit)]
            if not any(other.parent in before[-1:] and other.form == form for other in self.units):
                return False
        body = self._before(at)
        return len(body) <= _SHORT and body[-1:] not in (*_STOPS, "，", ",", ".") and self._fresh(unit, at)

    def _fresh(self, unit: Unit, at: int) -> bool:
        """一个单元刚刚开头：上一行就是它。"""
        between = self.lines[unit.line + 1 : at]
        return unit.form != "款" and unit.line < at and not any(line.text.strip() for line in between)

    def _before(self, at: int) -> str:
        """上一行有字的文字。"""
        while at > 0:
            at -= 1
            if text := self.lines[at].text.rstrip():
                return text
        return ""

    def credible(self, label: Label, at: int) -> bool:
        """不是折行留下的编号：上一行没有说完、而这个号又接不上的，不可信。"""
        if label.automatic or at == 0:
            return True
        if label.form == "article" and self._cited(label, at):
            return False
        before, here = self.lines[at - 1], self.lines[at]
        if here.line is None or before.line is None:
            # 自动编号的单元里，手打的号接不上的，是正文里的字（如“6.0版”）
            typed = label.ordinal > 1 and self.open and self.units[self.open[-1]].automatic
            return not typed or self.continues(label, at)
        if here.line != before.line + 1:
            return True
        if label.form in OUTER and full_heading(first_piece(here.text, label.end), False):
            return True
        text = before.text.rstrip()
        if len(text) < _SHORT or text[-1:] in _STOPS:
            return True
        if label.form == "chain" and not label.weak and self._skips(label):
            return True
        if self._resumes(label):
            return True
        return self.continues(label, at) or (label.ordinal == 1 and label.form in ("chain", "dot", "cn"))

    def _resumes(self, label: Label) -> bool:
        """接着刚才那一级的号：“（二）分项价格：”之下没有编号的几行说完了，是（三）。"""
        last = next((unit for unit in reversed(self.units) if unit.form == label.form), None)
        return (
            last is not None
            and not label.weak
            and last.parent in self.open
            and (*last.numbers[:-1], last.numbers[-1] + 1) == label.numbers
        )

    def _skips(self, label: Label) -> bool:
        """跳了一两个号的：5.2之后是5.4，仍是编号。"""
        opened = (self.units[place] for place in reversed(self.open))
        now = next((unit for unit in opened if unit.form == "chain"), None)
        return (
            now is not None
            and now.numbers[:-1] == label.numbers[:-1]
            and 0 < label.ordinal - now.numbers[-1] <= 3
        )

    def _cited(self, label: Label, at: int) -> bool:
        """“第五条、第六条约定的……。”：号没有增加、号后没有分隔的整句，是引用而不是新的一条。"""
        text = self.lines[at].text
        if label.end - label.start > len(label.text) or len(text) < 25 or text.rstrip()[-1] != "。":
            return False
        opened = (self.units[place] for place in reversed(self.open))
        now = next((unit for unit in opened if unit.form == "article"), None)
        return now is not None and label.numbers <= now.numbers

    def continues(self, label: Label, at: int) -> bool:
        """接得上：是开着的某一级的下一个号，或在新的一级从一起。"""
        opened = False
        for position in reversed(self.open):
            unit = self.units[position]
            if unit.form == label.form and len(unit.numbers) == len(label.numbers):
                opened = True
                if unit.numbers[:-1] == label.numbers[:-1] and unit.numbers[-1] + 1 == label.ordinal:
                    return True
            if label.form == "chain" and label.ordinal == 1 and unit.numbers == label.numbers[:-1]:
                return True
        if label.form == "article":
            return self._next_article(label)
        if label.ordinal != 1 or opened:
            return False
        if not label.weak:
            return True
        before = self._before(at)
        if not before or before[-1] in _STOPS or label.form == "cn":
            return True
        return full_heading(first_piece(self.lines[at].text, label.end), False)  # “1 合同标的”

    def _next_article(self, label: Label) -> bool:
        for position in reversed(self.open):
            unit = self.units[position]
            if unit.form == "article":
                return label.numbers[0] in (unit.numbers[0], unit.numbers[0] + 1) and not label.weak
        return label.ordinal == 1 and not label.weak


def _sibling(one: Unit, two: Unit) -> bool:
    return one is not two and one.parent == two.parent and one.form == two.form


def _within(numbers: tuple[int, ...], unit: Unit) -> bool:
    """3.1.2 在 3.1、3 之下。"""
    return len(numbers) > len(unit.numbers) and numbers[: len(unit.numbers)] == unit.numbers
