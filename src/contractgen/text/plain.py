"""合同之树 → 带编号的纯文本：封面、首部、条款、签署栏、附件；再读回来，章节相同。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Number, Party, Table
from contractgen.model.inline import Text, plain
from contractgen.zh.dates import format_date


def to_text(contract: Contract) -> str:
    """一段一行；表格写成竖线分格的表，名目与内容的表写成“名目：内容”。"""
    return "\n".join(_lines(contract)) + "\n"


def _lines(contract: Contract) -> Iterator[str]:
    if contract.number:
        yield f"合同编号：{plain(contract.number)}"
    yield contract.title
    yield ""
    yield from _cover(contract)
    yield ""
    yield contract.title
    yield ""
    yield from _nodes(contract.opening)
    for article in contract.articles:
        yield from _article(article)
    yield ""
    yield from _nodes(contract.closing)
    for party in contract.parties:
        yield from _signature(party)
    for annex in contract.annexes:
        yield from _annex(annex)


def _cover(contract: Contract) -> Iterator[str]:
    for party in contract.parties:
        yield f"{party.label}：{plain(party.name)}"
    if contract.signing_date:
        yield f"签订日期：{format_date(contract.signing_date)}"
    if contract.signing_place:
        yield f"签订地点：{plain(contract.signing_place)}"


def _signature(party: Party) -> Iterator[str]:
    yield ""
    yield f"{party.label}：{plain(party.name)}"
    for name, text in party.signature:
        yield f"{name}：{plain(text)}"


def _annex(annex: Annex) -> Iterator[str]:
    yield ""
    yield _numbered(annex.number, plain(annex.title))
    yield ""
    yield from _nodes(annex.opening)
    for article in annex.articles:
        yield from _article(article)


def _article(article: Article) -> Iterator[str]:
    yield ""
    yield _numbered(article.number, plain(article.heading))
    yield from _nodes(article.body)


def _nodes(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Table):
            yield from _table(node)
            continue
        text = _one_line(_words(node))
        if text:
            yield _numbered(node.number, text)
        yield from _nodes(node.body)


def _words(node: Clause | Item) -> str:
    heading = plain(node.heading) if isinstance(node, Clause) else ""
    text = plain(node.text)
    return f"{heading}：{text}" if heading and text else heading or text


def _numbered(number: Number | None, text: str) -> str:
    return f"{number.label} {text}" if number else text


def _one_line(text: str) -> str:
    """段内换行成为空格，一段总是一行。"""
    return " ".join(text.split("\n")) if "\n" in text else text


def _table(table: Table) -> Iterator[str]:
    if not table.header:
        for row in table.rows:
            yield _one_line("".join(map(plain, row)))
    else:
        yield _row(table.header)
        yield "|" + " --- |" * len(table.header)
        for row in table.rows:
            yield _row(row)
    yield ""


def _row(cells: Sequence[Text]) -> str:
    return "| " + " | ".join(_one_line(plain(cell)).replace("|", "\\|") for cell in cells) + " |"
