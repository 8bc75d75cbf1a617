"""合同之树：首部、条、款、项、表格、附件与签署页。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from contractgen.model.inline import Text


@dataclass(frozen=True, slots=True)
class Number:
    """一个自动编号：多级列表中的级别（从 0 起）、显示的文字、是否在此重新从一起编。"""

    level: int
    label: str
    restart: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """表格。header 与 rows 的每一格是一段文字；widths 是各列的相对宽度。

    kind: ``grid`` 为有框线的表，``fields`` 为首部那样左栏名目、右栏内容的无框表（没有 header）。
    """

    rows: tuple[tuple[Text, ...], ...]
    header: tuple[Text, ...] = ()
    widths: tuple[int, ...] = ()
    kind: Literal["grid", "fields"] = "grid"


@dataclass(frozen=True, slots=True)
class Item:
    """项：列举中的一项；body 里是下一级的项或表格。"""

    text: Text
    body: tuple[Item | Table, ...] = ()
    number: Number | None = None
    anchor: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """款：有标题的（1.1 服务内容）或只有文字的；body 里是项、表格或下一级的款。

    只有标题没有文字的款，其 text 为空；标题与文字同在一段时，写作“标题：文字”。
    """

    heading: Text = ()
    text: Text = ()
    body: tuple[Clause | Item | Table, ...] = ()
    number: Number | None = None
    anchor: str | None = field(default=None, compare=False)


Node = Clause | Item | Table


@dataclass(frozen=True, slots=True)
class Article:
    """条：第一条 服务定义与范围。"""

    heading: Text
    body: tuple[Node, ...] = ()
    number: Number | None = None
    anchor: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Annex:
    """附件：附件一 服务级别协议；有自己的条，编号在附件内从一起编。"""

    title: Text
    opening: tuple[Clause | Table, ...] = ()
    articles: tuple[Article, ...] = ()
    number: Number | None = None
    anchor: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """当事人：在本合同中的称谓（甲方、客户）、角色、名称，以及签署栏各行的名目。"""

    label: str
    role: Literal["client", "provider"]
    name: Text
    signature: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """一份合同。opening 是首部与鉴于（不编号）；closing 是签署页上方的话。"""

    title: str
    scheme: str
    parties: tuple[Party, ...] = ()
    number: Text = ()
    opening: tuple[Clause | Table, ...] = ()
    articles: tuple[Article, ...] = ()
    closing: tuple[Clause, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signing_date: dt.date | None = None
    signing_place: Text = ()
    status: str = ""


def descend(node: Contract | Annex | Article | Node) -> Iterator[Contract | Annex | Article | Node]:
    """按阅读次序走遍一棵树，自身在先。"""
    yield node
    if isinstance(node, Contract):
        children: tuple[Annex | Article | Node, ...] = (
            node.opening + node.articles + node.closing + node.annexes
        )
    elif isinstance(node, Annex):
        children = node.opening + node.articles
    elif isinstance(node, Table):
        children = ()
    else:
        children = node.body
    for child in children:
        yield from descend(child)
