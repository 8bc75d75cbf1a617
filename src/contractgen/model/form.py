"""底稿：编好号、写明引用、只差填值的合同；写法与取舍相同的合同共用一份，填上各自的值就是各自的合同。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Table
from contractgen.model.inline import Run, Slot, Text


@dataclass(frozen=True, slots=True)
class Value:
    """填进底稿的一个值：印出的文字，以及它来自哪个参数。"""

    text: str
    origin: str


def has_slots(table: Table) -> bool:
    """表格里是否有留给值的位置。"""
    return any(
        isinstance(piece, Slot) for row in (table.header, *table.rows) for cell in row for piece in cell
    )


def filled(form: Contract, values: Sequence[Value]) -> Contract:
    """填好值的合同；当事人、日期等不在底稿里，由起草者另行补上。"""
    filler = _Filler(values)
    return replace(
        form,
        opening=filler.opening(form.opening),
        articles=tuple(map(filler.article, form.articles)),
        closing=tuple(map(filler.clause, form.closing)),
        annexes=tuple(map(filler.annex, form.annexes)),
    )


def filled_text(text: Text, values: Sequence[Value]) -> Text:
    """填好值的一段文字。"""
    return _Filler(values).text(text)


def filled_table(table: Table, values: Sequence[Value]) -> Table:
    """填好值的一张表。"""
    return _Filler(values).table(table)


class _Filler:
    def __init__(self, values: Sequence[Value]) -> None:
        self.values = values

    def text(self, text: Text) -> Text:
        for piece in text:
            if type(piece) is Slot:
                return tuple([self._run(each) if type(each) is Slot else each for each in text])
        return text

    def _run(self, slot: Slot) -> Run:
        value = self.values[slot.index]
        return Run(value.text, slot.strong, slot.blank, value.origin)

    def annex(self, annex: Annex) -> Annex:
        articles = tuple(map(self.article, annex.articles))
        return Annex(
            self.text(annex.title), self.opening(annex.opening), articles, annex.number, annex.anchor
        )

    def article(self, article: Article) -> Article:
        return Article(self.text(article.heading), self.body(article.body), article.number, article.anchor)

    def opening(self, nodes: tuple[Clause | Table, ...]) -> tuple[Clause | Table, ...]:
        return tuple(self.clause(node) if isinstance(node, Clause) else self.table(node) for node in nodes)

    def body(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(
            self.clause(node) if isinstance(node, Clause) else self.belonging(node) for node in nodes
        )

    def clause(self, clause: Clause) -> Clause:
        body = self.body(clause.body)
        return Clause(self.text(clause.heading), self.text(clause.text), body, clause.number, clause.anchor)

    def belonging(self, node: Item | Table) -> Item | Table:
        if isinstance(node, Table):
            return self.table(node)
        body = tuple(map(self.belonging, node.body))
        return Item(self.text(node.text), body, node.number, node.anchor)

    def table(self, table: Table) -> Table:
        return Table(
            tuple(tuple(map(self.text, row)) for row in table.rows),
            tuple(map(self.text, table.header)),
            table.widths,
            table.kind,
        )
