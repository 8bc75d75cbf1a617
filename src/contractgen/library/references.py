"""交叉引用：编号既定之后，算出每个引用该怎么写，并留下活的编号。

十进体例写“第3.1款第(2)项”，法条体例写“第五条第二款第（一）项”；跨正文与附件的，前面加上所在部分。
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass, replace

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Table
from contractgen.model.errors import ContractgenError
from contractgen.model.inline import NumberField, Reference, Text
from contractgen.zh.numerals import to_chinese

Parts = tuple[str | NumberField, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """一个可引用之处：在哪一部分（正文为空，附件为其锚点），以及在该部分内的说法。"""

    part: str
    parts: Parts


def with_references(contract: Contract, self_name: str) -> Contract:
    """同一份合同，每个引用都写明所指的条款。"""
    targets = _Index(contract).targets
    resolver = _Resolver(targets, self_name)
    return replace(
        contract,
        opening=resolver.opening(contract.opening, ""),
        articles=tuple(resolver.article(article, "") for article in contract.articles),
        closing=tuple(resolver.clause(clause, "") for clause in contract.closing),
        annexes=tuple(resolver.annex(annex) for annex in contract.annexes),
    )


class _Index:
    """全部锚点及其在引用中的说法。"""

    def __init__(self, contract: Contract) -> None:
        self.numbered_clauses = contract.scheme == "decimal"
        self.targets: dict[str, Target] = {}
        for article in contract.articles:
            self._article(article, "")
        for annex in contract.annexes:
            anchor = annex.anchor or ""
            label = annex.number.label if annex.number else ""
            self.targets[anchor] = Target("", (NumberField(anchor, label),))
            for article in annex.articles:
                self._article(article, anchor)

    def _article(self, article: Article, part: str) -> None:
        own: Parts = ()
        if article.anchor and article.number:
            own = (NumberField(article.anchor, article.number.label),)
            self.targets[article.anchor] = Target(part, own)
        self._body(article.body, part, own, alone=own, depth=1)

    def _body(self, nodes: tuple[Node, ...], part: str, above: Parts, alone: Parts, depth: int) -> None:
        """above 是上级的说法；alone 是只有一个款时，款与上级同指。"""
        paragraphs = [n for n in nodes if isinstance(n, Clause) and not n.number]
        for node in nodes:
            if isinstance(node, Clause):
                order = paragraphs.index(node) + 1 if not node.number else 0
                own = self._clause(node, above, order, len(paragraphs), depth)
                self._note(node, part, own)
                self._body(node.body, part, own, own, depth + 1)
            elif isinstance(node, Item):
                self._item(node, part, above, depth)

    def _clause(self, clause: Clause, above: Parts, order: int, total: int, depth: int) -> Parts:
        if not clause.number:
            return above if total == 1 else (*above, f"第{to_chinese(order)}款")
        number = NumberField(clause.anchor or "", clause.number.label)
        if self.numbered_clauses:
            return ("第", number, "款")
        return (*above, "第", _bare(number), "项" if depth == 1 else "目")

    def _item(self, item: Item, part: str, above: Parts, depth: int) -> None:
        label = item.number.label if item.number else ""
        unit = "项" if "项" not in "".join(p for p in above if isinstance(p, str)) else "目"
        own: Parts = (*above, "第", _bare(NumberField(item.anchor or "", label)), unit)
        self._note(item, part, own)
        for child in item.body:
            if isinstance(child, Item):
                self._item(child, part, own, depth + 1)

    def _note(self, node: Clause | Item, part: str, own: Parts) -> None:
        if node.anchor:
            self.targets[node.anchor] = Target(part, own)


def _bare(number: NumberField) -> NumberField:
    """Word 的 REF \\n 不带编号末尾的点，故“1.”引作“1”。"""
    return replace(number, text=number.text.rstrip("."))


class _Resolver:
    """把树中的每个引用换成写明的引用。"""

    def __init__(self, targets: Mapping[str, Target], self_name: str) -> None:
        self.targets = targets
        self.self_name = self_name

    def annex(self, annex: Annex) -> Annex:
        part = annex.anchor or ""
        return replace(
            annex,
            opening=self.opening(annex.opening, part),
            articles=tuple(self.article(article, part) for article in annex.articles),
        )

    def article(self, article: Article, part: str) -> Article:
        return replace(
            article,
            heading=self.text(article.heading, part),
            body=self.body(article.body, part),
        )

    def opening(self, nodes: tuple[Clause | Table, ...], part: str) -> tuple[Clause | Table, ...]:
        return tuple(
            self.clause(node, part) if isinstance(node, Clause) else self.table(node, part) for node in nodes
        )

    def clause(self, clause: Clause, part: str) -> Clause:
        heading, text = self.text(clause.heading, part), self.text(clause.text, part)
        body = self.body(clause.body, part)
        if heading is clause.heading and text is clause.text and body is clause.body:
            return clause
        return Clause(heading, text, body, clause.number, clause.anchor)

    def body(self, nodes: tuple[Node, ...], part: str) -> tuple[Node, ...]:
        found = tuple(
            self.clause(node, part) if isinstance(node, Clause) else self.belonging(node, part)
            for node in nodes
        )
        return nodes if all(map(operator.is_, found, nodes)) else found

    def belonging(self, node: Item | Table, part: str) -> Item | Table:
        if isinstance(node, Table):
            return self.table(node, part)
        text = self.text(node.text, part)
        body = tuple(self.belonging(child, part) for child in node.body)
        if text is node.text and all(map(operator.is_, body, node.body)):
            return node
        return Item(text, body, node.number, node.anchor)

    def table(self, table: Table, part: str) -> Table:
        cells = (*table.header, *(cell for row in table.rows for cell in row))
        if not any(isinstance(piece, Reference) for cell in cells for piece in cell):
            return table
        return replace(
            table,
            header=tuple(self.text(cell, part) for cell in table.header),
            rows=tuple(tuple(self.text(cell, part) for cell in row) for row in table.rows),
        )

    def text(self, text: Text, part: str) -> Text:
        for piece in text:
            if type(piece) is Reference:
                break
        else:
            return text
        return tuple(
            replace(piece, parts=self._parts(piece.target, part)) if isinstance(piece, Reference) else piece
            for piece in text
        )

    def _parts(self, target: str, here: str) -> Parts:
        found = self.targets.get(target)
        if found is None:
            raise ContractgenError(
                f"引用的“{target}”没有出现在这份合同里（也许它所在的一段因条件而未采用）。"
            )
        if found.part == here:
            return found.parts
        if found.part:
            return (*self.targets[found.part].parts, *found.parts)
        is_annex = target in self.targets and target.startswith("annex:")
        return found.parts if is_annex else (f"{self.self_name}正文", *found.parts)
