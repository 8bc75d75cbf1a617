"""分好章节的草稿 → 一份合同之树。

条、款、项依编号归位；没有编号的段落是款，列举归于它上面以冒号收尾的那一段，表格归于它上面的款。
Word 里没有的（角色、参数的来处、锚点、列宽）不可能还原，比较时用 ``model.normal``。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Number, Table
from contractgen.model.inline import Text
from contractgen.model.numbering import SCHEMES
from contractgen.model.reading import Line, Reading, Section, Zone
from contractgen.text.front import Front, front_of, signatures_of
from contractgen.text.inline_text import heading_end, runs
from contractgen.text.labels import automatic_label, label_of
from contractgen.text.tables import table_of

_LEVELS = {
    "decimal": {"par": 5, "circled": 6, "lower": 7, "roman": 8},
    "statutory": {"cn_par": 1, "dot": 2, "par": 3, "circled": 4, "lower": 5, "roman": 6, "upper": 7},
}
_NODES = (Zone.ARTICLE, Zone.ANNEX, Zone.FORM)


@dataclass(slots=True)
class _Node:
    """正在搭的一个节点。"""

    kind: str  # annex article clause item table
    line: Line | None
    number: Number | None = None
    heading: Text = ()
    text: Text = ()
    table: Table | None = None
    children: list[_Node] = field(default_factory=list)
    parent: _Node | None = None

    @property
    def leads(self) -> bool:
        """以冒号收尾，其下是列举。"""
        return self.line is not None and self.line.text.rstrip()[-1:] in ("：", ":")


def to_contract(reading: Reading) -> Contract:
    """一份合同之树；首部、签署栏认不出的部分空着。"""
    front: Front = front_of(reading)
    builder = _Builder(reading)
    builder.run()
    closing, parties = signatures_of(reading, front.parties)
    return Contract(
        title=reading.title,
        scheme=builder.scheme,
        parties=parties,
        number=front.number,
        opening=front.opening,
        articles=tuple(_article(node) for node in builder.articles),
        closing=closing,
        annexes=tuple(_annex(node) for node in builder.annexes),
        signing_date=front.signing_date,
        signing_place=front.signing_place,
    )


def scheme_of(reading: Reading) -> str:
    """编号体例：有 1.1 这样的款便是 decimal。"""
    chained = any(len(section.numbers) > 1 and "." in section.path[-1] for section in reading.sections)
    return SCHEMES["decimal" if chained else "statutory"].name


class _Builder:
    """依次读各行，归到各节点。"""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.scheme = scheme_of(reading)
        self.articles: list[_Node] = []
        self.annexes: list[_Node] = []
        self.begins: dict[int, int] = {}
        for place, section in enumerate(reading.sections):
            self.begins.setdefault(section.first, place)
        self.nodes: dict[int, _Node] = {}  # 章节序号 → 节点
        self.last: _Node | None = None
        self.part: _Node | None = None  # 现在的附件
        self.article: _Node | None = None

    def run(self) -> None:
        lines = self.reading.lines
        at = 0
        while at < len(lines):
            line = lines[at]
            end = at + 1
            if line.zone in _NODES and line.part == "body":
                if line.cell is not None and not line.number:
                    while end < len(lines) and _same_table(line, lines[end]):
                        end += 1
                    self._place_table(table_of(lines[at:end]))
                elif line.number or line.heading:
                    self._numbered(line, at)
                elif line.continues and self.last is not None:
                    self.last.text = (*self.last.text, *runs(line))
                elif line.text.strip():
                    self._plain(line)
            at = end

    def _numbered(self, line: Line, at: int) -> None:
        place = self.begins.get(at)
        section = self.reading.sections[place] if place is not None else None
        if section is None or place is None:
            self._plain(line)
            return
        if section.kind == "annex":
            self.part = self._node("annex", line, place)
            self.annexes.append(self.part)
            self.article = None
        elif section.kind in ("article", "chapter"):
            self.article = self._node("article", line, place)
            (self.part.children if self.part else self.articles).append(self.article)
            self._first_paragraph(line, section)
        else:
            self._below(line, section, place)

    def _node(self, kind: str, line: Line, place: int) -> _Node:
        made = _Node(kind, line, self._number(line))
        cut = heading_end(line) if kind == "clause" else 0
        whole = line.heading and kind != "item"
        start = 0 if line.label else line.body_start
        if whole:
            made.heading = runs(line, start)
        elif cut:
            made.heading, made.text = runs(line, start, cut - 1), runs(line, cut)
        else:
            made.text = runs(line, start)
        self.nodes[place] = self.last = made
        return made

    def _first_paragraph(self, line: Line, section: Section) -> None:
        """第五条 甲方应当……：编号之后就是第一款。"""
        if not line.heading and self.article is not None and self.article.text:
            first = _Node("clause", line, text=self.article.text, parent=self.article)
            self.article.text = ()
            self.article.children.append(first)
            self.last = first

    def _below(self, line: Line, section: Section, place: int) -> None:
        """款与项：在上级单元之下；上级最后是“……：”的段落时，是那一段的列举。"""
        above = self._above(section)
        if above is None:
            return self._plain(line)
        owner = above
        if above.children and above.children[-1].kind == "clause" and above.children[-1].number is None:
            tail = above.children[-1]
            owner = tail if tail.leads and not self._chained(section) else above
        made = self._node(self._kind(line, section, owner), line, place)
        made.parent = owner
        owner.children.append(made)
        return None

    def _above(self, section: Section) -> _Node | None:
        parent = section.parent
        while parent is not None and parent not in self.nodes:
            parent = self.reading.sections[parent].parent
        return self.nodes[parent] if parent is not None else (self.article or self.part)

    @staticmethod
    def _chained(section: Section) -> bool:
        return len(section.numbers) > 1

    def _kind(self, line: Line, section: Section, owner: _Node) -> str:
        if self.scheme == "decimal":
            return "clause" if self._chained(section) else "item"
        if owner.kind == "item" or owner.leads:
            return "item"
        if owner.kind == "article":
            return "clause"
        return "clause" if line.heading or heading_end(line) else "item"

    def _plain(self, line: Line) -> None:
        """没有编号的一段：款，或附件开头的说明。"""
        section = self.reading.section_at(line.index)
        above: _Node | None = None
        if section is not None and section.kind not in ("annex", "chapter"):
            above = self._above(section) if section.first == line.index else self._enclosing(section)
        above = above or self.article or self.part
        made = _Node("clause", line, text=runs(line, line.body_start), parent=above)
        if above is not None:
            above.children.append(made)
        self.last = made

    def _enclosing(self, section: Section) -> _Node | None:
        place = self.begins.get(section.first)
        found = self.nodes.get(place) if place is not None else None
        return found if found is not None else self._above(section)

    def _place_table(self, table: Table) -> None:
        owner = self.last
        while owner is not None and owner.kind == "item" and owner.parent is not None:
            owner = owner.parent
        owner = owner or self.article or self.part
        if owner is not None:
            owner.children.append(_Node("table", None, table=table, parent=owner))

    def _number(self, line: Line) -> Number | None:
        """编号的文字与级别；手打的编号按体例推知级别。"""
        shown = line.label or line.text[: line.body_start].strip()
        if not shown:
            return None
        if line.label and line.level is not None:
            return Number(line.level, shown)
        label = automatic_label(line.label) if line.label else label_of(line.text)
        base = 1 if self.part is not None else 0
        if label is None or label.form == "annex":
            return Number(0, shown)
        if label.form == "chain":
            return Number(len(label.numbers) - 1 + base, shown)
        return Number(_LEVELS[self.scheme].get(label.form, 0) + base, shown)


def _same_table(line: Line, other: Line) -> bool:
    return line.cell is not None and other.cell is not None and line.cell.table == other.cell.table


def _built(nodes: Sequence[_Node]) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if node.table is not None:
            found.append(node.table)
        elif node.kind == "item":
            below = tuple(each for each in _built(node.children) if isinstance(each, Item | Table))
            found.append(Item(node.text, below, node.number))
        else:
            found.append(Clause(node.heading, node.text, _built(node.children), node.number))
    return tuple(found)


def _article(node: _Node) -> Article:
    return Article(node.heading or node.text, _built(node.children), node.number)


def _annex(node: _Node) -> Annex:
    articles = tuple(_article(child) for child in node.children if child.kind == "article")
    rest = _built([child for child in node.children if child.kind != "article"])
    opening = tuple(each for each in rest if isinstance(each, Clause | Table))
    return Annex(node.heading or node.text, opening, articles, node.number)
