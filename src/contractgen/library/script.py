"""印好的文稿：各条款印出的文字，值以记号代之。写法与取舍相同的文稿相等，共用一份底稿。"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from contractgen.library.markup import MarkupError, parse, words
from contractgen.library.numbering import numbered
from contractgen.library.outline import Builder
from contractgen.library.references import with_references
from contractgen.model.contract import Annex, Article, Clause, Contract, Node, Table
from contractgen.model.errors import ContractgenError
from contractgen.model.inline import Text


@dataclass(frozen=True, slots=True)
class Printed:
    """一处印好的文字；first 是其中第一个值在全部值里的序号，clause 是它所属的条款文件。"""

    clause: str
    text: str
    first: int


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """一条：标题与正文。"""

    heading: Printed
    body: Printed


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """一个附件。"""

    key: str
    title: Printed
    opening: tuple[Printed, ...]
    articles: tuple[PrintedArticle, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """一份文稿。bold 为是否加粗提示条款。"""

    scheme: str
    self_name: str
    bold: bool
    opening: tuple[Printed, ...]
    articles: tuple[PrintedArticle, ...]
    closing: tuple[Printed, ...]
    annexes: tuple[PrintedAnnex, ...]


@lru_cache(maxsize=64)
def form_of(script: Script) -> Contract:
    """文稿的底稿：编好号、写明引用的合同之树，值的位置空着。"""
    bold = script.bold
    contract = Contract(
        title="",
        scheme=script.scheme,
        opening=_unnumbered(script.opening, bold),
        articles=tuple(_article(article, bold) for article in script.articles),
        closing=tuple(node for node in _unnumbered(script.closing, bold) if isinstance(node, Clause)),
        annexes=tuple(_annex(annex, bold) for annex in script.annexes),
    )
    return with_references(numbered(contract), script.self_name)


def line_of_text(printed: Printed) -> Text:
    """标题那样的一行。"""
    return Builder(printed.first, "", False).text(words(printed.text))


def _annex(annex: PrintedAnnex, bold: bool) -> Annex:
    return Annex(
        title=line_of_text(annex.title),
        opening=_unnumbered(annex.opening, bold),
        articles=tuple(_article(article, bold) for article in annex.articles),
        anchor=f"annex:{annex.key}",
    )


def _article(article: PrintedArticle, bold: bool) -> Article:
    return Article(line_of_text(article.heading), _nodes(article.body, bold), anchor=article.body.clause)


def _unnumbered(parts: tuple[Printed, ...], bold: bool) -> tuple[Clause | Table, ...]:
    found: list[Clause | Table] = []
    for printed in parts:
        for node in _nodes(printed, bold):
            if not isinstance(node, Clause | Table):
                raise ContractgenError(f"{printed.clause}.md：首部与签署前的话不编号，不能有列表。")
            found.append(node)
    return tuple(found)


def _nodes(printed: Printed, bold: bool) -> tuple[Node, ...]:
    try:
        return Builder(printed.first, printed.clause, bold).nodes(parse(printed.text))
    except MarkupError as error:
        raise ContractgenError(f"{printed.clause}.md：{error}") from error
