"""搭建测试用的合同之树：几句话写出条、款、项，编号照体例算好。"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from contractgen.model.contract import (
    Annex,
    Article,
    Clause,
    Contract,
    Item,
    Node,
    Number,
    Party,
    Table,
    descend,
)
from contractgen.model.inline import NumberField, Reference, Run, Text
from contractgen.model.numbering import SCHEMES, Counters, NumberingScheme


def t(*pieces: str | Run | Reference) -> Text:
    """一段文字。"""
    return tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces)


def strong(text: str) -> Run:
    """加粗提示的文字。"""
    return Run(text, strong=True)


def blank(text: str) -> Run:
    """待填的空白。"""
    return Run(text, blank=True)


def article(heading: str, *body: Node, anchor: str | None = None) -> Article:
    return Article(t(heading), body, anchor=anchor)


def clause(
    text: str | Text = "", *body: Clause | Item | Table, heading: str = "", anchor: str | None = None
) -> Clause:
    shown = t(text) if isinstance(text, str) and text else text
    return Clause(
        t(heading) if heading else (), shown if isinstance(shown, tuple) else (), body, anchor=anchor
    )


def item(text: str | Text, *body: Item | Table, anchor: str | None = None) -> Item:
    return Item(t(text) if isinstance(text, str) else text, body, anchor=anchor)


def grid(header: str, *rows: str, widths: tuple[int, ...] = ()) -> Table:
    """有框线的表；一行写成“甲|乙|丙”。"""
    return Table(tuple(_cells(row) for row in rows), _cells(header) if header else (), widths)


def fields(*rows: str) -> Table:
    """首部的名目表；一行写成“名目|内容”。"""
    return Table(tuple(_cells(row) for row in rows), kind="fields")


def _cells(row: str) -> tuple[Text, ...]:
    return tuple(t(cell) for cell in row.split("|"))


def ref(target: str, *parts: str | tuple[str, str]) -> Reference:
    """引用；活的编号写成 (锚点, 文字)。"""
    return Reference(target, tuple(p if isinstance(p, str) else NumberField(*p) for p in parts))


PARTIES = (
    Party(
        "客户", "client", t("甲市示例配送有限公司"),
        (("盖章", ()), ("法定代表人或授权代表（签名）", ()), ("日期", ())),
    ),
    Party(
        "服务商", "provider", t("乙市样本信息技术有限公司"),
        (("盖章", ()), ("法定代表人或授权代表（签名）", ()), ("日期", ())),
    ),
)  # fmt: skip


def contract(*articles: Article, scheme: str = "decimal", **more: object) -> Contract:
    """一份编好号的合同。"""
    made = Contract("系统维护协议", scheme, PARTIES, t("HT-2026-001"), articles=articles)
    made = replace(made, signing_date=dt.date(2026, 12, 1), **more)  # type: ignore[arg-type]
    return numbered(made)


def numbered(made: Contract) -> Contract:
    scheme = SCHEMES[made.scheme]
    body = _Numbering(scheme, Counters(scheme.levels), 0)
    below = _Numbering(scheme, Counters(scheme.in_annex(), base=1), 1)
    return replace(
        made,
        articles=tuple(body.article(one) for one in made.articles),
        annexes=tuple(below.annex(one) for one in made.annexes),
    )


class _Numbering:
    def __init__(self, scheme: NumberingScheme, counters: Counters, base: int) -> None:
        self.scheme, self.counters, self.base = scheme, counters, base

    def number(self, level: int, first: bool = False) -> Number:
        label, restart = self.counters.next(level + self.base, first)
        return Number(level + self.base, label, restart)

    def annex(self, annex: Annex) -> Annex:
        number = self.number(-1)
        return replace(annex, number=number, articles=tuple(self.article(one) for one in annex.articles))

    def article(self, made: Article) -> Article:
        number = self.number(0)
        return replace(made, number=number, body=self.body(made.body, 0))

    def body(self, nodes: tuple[Node, ...], level: int) -> tuple[Node, ...]:
        done: list[Node] = []
        for node in nodes:
            if isinstance(node, Clause):
                done.append(self.clause(node, level + 1))
            elif isinstance(node, Item):
                first = not done or not isinstance(done[-1], Item)
                done.append(self.item(node, self.scheme.item_level(level), first))
            else:
                done.append(node)
        return tuple(done)

    def clause(self, made: Clause, level: int) -> Clause:
        if made.heading or self.scheme.numbered_clauses:
            number = self.number(level)
            return replace(made, number=number, body=self.body(made.body, level))  # type: ignore[arg-type]
        return replace(made, body=self.body(made.body, level - 1))  # type: ignore[arg-type]

    def item(self, made: Item, level: int, first: bool) -> Item:
        number = self.number(level, first)
        body: list[Item | Table] = []
        for position, node in enumerate(made.body):
            is_item = isinstance(node, Item)
            body.append(self.item(node, level + 1, position == 0) if is_item else node)  # type: ignore[arg-type]
        return replace(made, number=number, body=tuple(body))


def labels(made: Contract) -> list[str]:
    """树中全部编号，依阅读次序。"""
    nodes = descend(made)
    return [node.number.label for node in nodes if not isinstance(node, Contract | Table) and node.number]
