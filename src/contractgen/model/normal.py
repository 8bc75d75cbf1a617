"""比较两份合同用的标准形：只留下写进 Word 而又能从 Word 看出来的东西。

- 一段文字里相邻、同样的片段合成一个；引用成为普通文字；冒号之前的加粗不计（Word 里款的标题也加粗）。
- 款的标题与文字同在一段，写作“标题：文字”，不再分开；条的标题、表头、附件题名的加粗不计。
- 表格的列宽、当事人的角色、重新起编的记号、状态不计；没有内容的段落与表格、空的签署行不计。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Party, Table
from contractgen.model.inline import Run, Text

_HEADED = 30  # “标题：”不会比这更长


def normal(contract: Contract) -> Contract:
    """标准形。两份合同的标准形相等，便是同一份合同。"""
    return Contract(
        title=contract.title.strip(),
        scheme=contract.scheme,
        parties=tuple(_party(party) for party in contract.parties),
        number=_flat(contract.number),
        opening=_openings(contract.opening),
        articles=tuple(_article(article) for article in contract.articles),
        closing=tuple(clause for clause in _openings(contract.closing) if isinstance(clause, Clause)),
        annexes=tuple(_annex(annex) for annex in contract.annexes),
        signing_date=contract.signing_date,
        signing_place=_flat(contract.signing_place),
    )


def merged(text: Iterable[Run]) -> Text:
    """相邻、同样的片段合成一个；去掉首尾的空白。"""
    found: list[Run] = []
    for piece in text:
        if found and (found[-1].strong, found[-1].blank) == (piece.strong, piece.blank):
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(piece for piece in found if piece.text)


def _runs(text: Text) -> list[Run]:
    return [Run(piece.text, piece.strong, isinstance(piece, Run) and piece.blank) for piece in text]


def _flat(text: Text) -> Text:
    """不计加粗的文字。"""
    return merged(replace(run, strong=False) for run in _runs(text))


def _words(heading: Text, text: Text) -> Text:
    """“标题：文字”；冒号之前的加粗不计。"""
    runs = _runs(heading)
    if heading and text:
        runs.append(Run("："))
    runs += _runs(text)
    if not text:
        return merged(replace(run, strong=False) for run in runs)
    end = "".join(run.text for run in runs).find("：", 0, _HEADED)
    found: list[Run] = []
    at = 0
    for run in runs:
        cut = min(max(end + 1 - at, 0), len(run.text))
        found.append(replace(run, text=run.text[:cut], strong=False))
        found.append(replace(run, text=run.text[cut:]))
        at += len(run.text)
    return merged(run for run in found if run.text)


def _openings(nodes: Iterable[Clause | Table]) -> tuple[Clause | Table, ...]:
    return tuple(node for node in _nodes(nodes) if isinstance(node, Clause | Table))


def _nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Table):
            if node.rows or node.header:
                found.append(_table(node))
        elif isinstance(node, Item):
            below = tuple(each for each in _nodes(node.body) if isinstance(each, Item | Table))
            found.append(Item(_words((), node.text), below, node.number))
        elif node.heading or node.text or node.number:
            found.append(Clause((), _words(node.heading, node.text), _nodes(node.body), node.number))
        else:
            found += _nodes(node.body)
    return tuple(found)


def _table(table: Table) -> Table:
    header = tuple(_flat(cell) for cell in table.header)
    rows = tuple(tuple(merged(_runs(cell)) for cell in row) for row in table.rows)
    return Table(rows, header, (), table.kind)


def _article(article: Article) -> Article:
    return Article(_flat(article.heading), _nodes(article.body), article.number)


def _annex(annex: Annex) -> Annex:
    articles = tuple(_article(article) for article in annex.articles)
    return Annex(_flat(annex.title), _openings(annex.opening), articles, annex.number)


def _party(party: Party) -> Party:
    lines = tuple((name, _flat(text)) for name, text in party.signature)
    return Party(party.label, "client", _flat(party.name), lines)
