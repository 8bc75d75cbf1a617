"""把编号连成章节：谁在谁之下，一直管到哪一行，在哪里重新从一起编。

没有固定的级别表：一种样子的编号第一次出现，就在当前单元之下；再次出现，就回到它上次所在的那一级。
连写的编号（3.1.2）按段数定级；附件、部分重新开始。条之下没有编号的段落是款，两款以上才算数。
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from contractgen.model.reading import Line, Zone
from contractgen.text.headings import first_piece, full_heading, heading_level
from contractgen.text.labels import Label, label_at
from contractgen.text.sequence import Stack
from contractgen.text.units import OUTER, Unit
from contractgen.zh.numerals import to_chinese

_INNER = re.compile(
    r"[\t\n\x0b][ \t\u3000]*"
    r"(?=第|\d+\.\d|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|[一二三四五六七八九十]+、|\d{1,2}[、.]|[①-⑳])"
)
_PARTS = re.compile(r"^(?:合同)?(?:通用|专用|特别|特殊|补充|一般)(?:合同)?(?:条款|条件|约定|部分)[：:]?$")
_ANNEX = re.compile(r"\s*[【\[]?(?P<word>附\s*[件表录页图]?)[】\]]?\s*[：:]?\s*")
_NUMBERED = (Zone.ARTICLE, Zone.ANNEX, Zone.FORM, Zone.RECITALS)
_SILENT = (Zone.RESIDUE, Zone.INSTRUCTIONS, Zone.SIGNATURE)
_LISTS = frozenset(("par", "half", "circled", "lower", "upper", "roman", "stem", "cn_par", "cn_half"))


class Connector:
    """按阅读次序收下编号，连成单元。"""

    def __init__(
        self, lines: Sequence[Line], labels: Sequence[Label | None], continues: Sequence[bool], headed: bool
    ) -> None:
        """headed 表示没有编号的草稿，以标题样式为条。"""
        self.lines = lines
        self.labels = labels
        self.continues = continues
        self.headed = headed
        self.stack = Stack(lines)
        self.units: list[Unit] = self.stack.units
        self.first: dict[int, int] = {}  # 行 → 从这一行开始的第一个单元
        self.at_line: list[int] = [-1] * len(lines)  # 行 → 所在的最小单元

    def run(self, zones: Sequence[Zone], annexes: Mapping[int, Label | None]) -> None:
        """走一遍各行。"""
        before = Zone.TITLE
        for at, line in enumerate(self.lines):
            zone = zones[at]
            if zone is not before and Zone.RECITALS in (zone, before):
                self.stack.clear()
            before = zone
            if at in annexes:
                self._annex(at, annexes[at])
            elif zone in _NUMBERED:
                counted = line.part == "body" and (line.cell is None or _laid_out(line))
                if counted and line.text and not self.continues[at]:
                    self._line(at, line)
            elif zone is Zone.SIGNATURE and not self.stack.inside("annex"):
                self.stack.clear()
            if self.stack.open and zone not in _SILENT:
                self.at_line[at] = self.stack.open[-1]
        self._close()

    def _annex(self, at: int, label: Label | None) -> None:
        self.stack.clear()
        text = label.text if label else "附件"
        end = label.end if label else 0
        if label is None and (title := _ANNEX.match(self.lines[at].text)):
            end = title.end()
            text = "附件" if len(title["word"]) < 2 else "".join(title["word"].split())
        self._push(Unit("annex", label.numbers if label else (), text, at, 0, end, None, rank=0))

    def _line(self, at: int, line: Line) -> None:
        label = self.labels[at]
        if label is not None and label.form == "annex":
            return  # 附件的标题另有认法；这里的是附件清单
        if label is None:
            self._unnumbered(at, line)
        elif (
            self.stack.continues(label, at) or self._skipped(label, line)
            if label.weak
            else self.stack.credible(label, at)
        ):
            self._enter(label, at)
        else:
            self._unnumbered(at, line)
        if "\n" in line.text or (label and "\t" in line.text):
            self._inner(at, line.text, label.end if label else 0)

    def _skipped(self, label: Label, line: Line) -> bool:
        """跳了一个号的标题：“4　变更”之后是“6　费用”。"""
        if label.form != "dot" or not full_heading(first_piece(line.text, label.end), False):
            return False
        opened = (self.units[place] for place in reversed(self.stack.open))
        now = next((unit for unit in opened if unit.form == "dot"), None)
        return now is not None and now.headed and label.ordinal == now.ordinal + 2

    def _inner(self, at: int, text: str, start: int) -> None:
        """一段里用制表符或换行隔开的其他编号。"""
        for found in _INNER.finditer(text, start):
            label = label_at(text, found.end())
            if label and not label.weak and self.stack.continues(label, at):
                self._enter(label, at)

    def _enter(self, label: Label, at: int) -> None:
        form = self.stack.form(label)
        self.stack.close_to(self.stack.depth(form, label, at))
        unit = Unit(form, label.numbers, label.text, at, label.start, label.end, self.stack.top)
        unit.rank = OUTER.get(form, 9)
        unit.automatic = label.automatic
        body = first_piece(self.lines[at].text, label.end)
        unit.headed = full_heading(body, form == "article")
        unit.leads = body[-1:] in ("：", ":")
        self._push(unit)
        if form == "article" and body and not unit.headed:
            self._paragraph(at)  # 第五条 甲方应……：编号之后就是第一款

    def _push(self, unit: Unit) -> None:
        self.stack.push(unit)
        if unit.form != "款":
            self.first.setdefault(unit.line, len(self.units) - 1)

    def _unnumbered(self, at: int, line: Line) -> None:
        """没有编号的一段：部分的名称、标题样式的条、上面那条的又一款，或列表之后接着说的话。"""
        text = line.text.strip()
        if len(text) < 12 and _PARTS.match(text):
            self._enter(Label("part", (), text.rstrip("：:"), 0, len(line.text)), at)
            return
        level = heading_level(line)
        if self.headed and level > 0 and not (len(text) > 16 and text[-1:] in "。；;"):  # 写成句子的是款
            unit = Unit("heading", (), text, at, 0, len(line.text), None, rank=4 + level / 10, headed=True)
            self.stack.close_to(self.stack.above(unit.rank))
            unit.parent = self.stack.top
            self._push(unit)
            return
        self._leave_list()
        top = self.stack.top
        if top is not None and (self.units[top].form == "article" or self._titled_item(top)):
            self._paragraph(at)
        elif top is not None and self.units[top].form == "款":
            self.stack.close_to(len(self.stack.open) - 1)
            self._paragraph(at)

    def _titled_item(self, top: int) -> bool:
        """（一） 标题 之下的段落也是款。"""
        unit = self.units[top]
        return unit.headed and unit.form in _LISTS and self.stack.inside("article")

    def _leave_list(self) -> None:
        """列举完了之后的段落，回到列举所属的那一级；只有标题的项除外。"""
        stack = self.stack
        while (top := stack.top) is not None:
            unit = self.units[top]
            if not (unit.form in _LISTS or (unit.form == "dot" and self._under_list(unit))):
                return
            if unit.headed and not (unit.leads and unit.parted):
                return
            stack.close_to(len(stack.open) - 1)

    def _under_list(self, unit: Unit) -> bool:
        """1. 在条、款或另一列举之下，是项；在最上一级则是条。"""
        above = self.units[unit.parent].form if unit.parent is not None else ""
        return above in ("article", "款", "chain") or above in _LISTS

    def _paragraph(self, at: int) -> None:
        """又一款。"""
        owner = self.units[self.stack.open[-1]]
        owner.paragraphs += 1
        text = f"第{to_chinese(owner.paragraphs)}款"
        self._push(Unit("款", (owner.paragraphs,), text, at, 0, 0, self.stack.top))

    def _close(self) -> None:
        """各单元管到哪一行：它自己与所有下级的最后一行。"""
        units = self.units
        for unit in units:
            unit.last = unit.line
        for at, position in enumerate(self.at_line):
            if position >= 0:
                units[position].last = at
        for unit in reversed(units):
            if unit.parent is not None and units[unit.parent].last < unit.last:
                units[unit.parent].last = unit.last


def _laid_out(line: Line) -> bool:
    """整份合同排在一列的表格里时，格里的编号仍是条款的编号。"""
    cell = line.cell
    return (
        cell is not None and cell.column == 0 and not cell.head and not cell.header and line.text[:1] == "第"
    )
