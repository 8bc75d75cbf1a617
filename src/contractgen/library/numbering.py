"""给搭好的合同编号：条、款、项、附件各得其号，超过 Word 九级的指明出处。"""

from __future__ import annotations

from dataclasses import replace

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Number, Table
from contractgen.model.errors import ContractgenError
from contractgen.model.inline import plain
from contractgen.model.numbering import SCHEMES, Counters, NumberingScheme


def numbered(contract: Contract) -> Contract:
    """同一份合同，各节点带上编号。"""
    scheme = SCHEMES[contract.scheme]
    body = _Numberer(scheme, Counters(scheme.levels), 0)
    annexes = _Numberer(scheme, Counters(scheme.in_annex(), base=1), 1)
    return replace(
        contract,
        articles=tuple(body.article(article) for article in contract.articles),
        annexes=tuple(annexes.annex(annex) for annex in contract.annexes),
    )


class _Numberer:
    """沿着树往下编；base 是条所在的级别。"""

    def __init__(self, scheme: NumberingScheme, counters: Counters, base: int) -> None:
        self.scheme = scheme
        self.counters = counters
        self.base = base

    def annex(self, annex: Annex) -> Annex:
        number = self._number(0)
        return replace(
            annex, number=number, articles=tuple(self.article(article) for article in annex.articles)
        )

    def article(self, article: Article) -> Article:
        number = self._number(self.base)
        body = self._body(article.body, 0, article.anchor or plain(article.heading))
        return Article(article.heading, body, number, article.anchor)

    def _body(self, nodes: tuple[Node, ...], level: int, path: str) -> tuple[Node, ...]:
        """level 是上一级（条为 0）；各节点依次编号，列表从一起编，没有锚点的按位置给一个。"""
        found: list[Node] = []
        items_open = False
        for index, node in enumerate(nodes, 1):
            own = f"{path}.{index}"
            if isinstance(node, Item):
                found.append(self._item(node, self.scheme.item_level(level), not items_open, own))
                items_open = True
            elif isinstance(node, Clause):
                found.append(self._clause(node, level + 1, own))
                items_open = False
            else:
                found.append(node)
        return tuple(found)

    def _clause(self, clause: Clause, level: int, path: str) -> Clause:
        anchor = clause.anchor or path
        if clause.heading or self.scheme.numbered_clauses:
            if self.scheme.numbered_clauses and level >= self.scheme.items_from:
                raise ContractgenError(f"{path}：款过深，至多 {self.scheme.items_from - 1} 级。")
            number = self._number(level + self.base)
            body = self._body(clause.body, level, path)
            return Clause(clause.heading, clause.text, body, number, anchor)
        # 法条体例中没有标题的款不编号，其下的项接着上一级
        body = self._body(clause.body, level - 1, path)
        return Clause(clause.heading, clause.text, body, None, anchor)

    def _item(self, item: Item, level: int, first: bool, path: str) -> Item:
        if level + self.base >= len(self.counters):
            raise ContractgenError(f"{path}：项过深，Word 的自动编号至多九级。")
        number = self._number(level + self.base, first)
        below: list[Item | Table] = []
        for index, node in enumerate(item.body):
            if isinstance(node, Item):
                below.append(self._item(node, level + 1, index == 0, f"{path}.{index + 1}"))
            else:
                below.append(node)
        return Item(item.text, tuple(below), number, item.anchor or path)

    def _number(self, level: int, first: bool = False) -> Number:
        label, restart = self.counters.next(level, first)
        return Number(level, label, restart)
