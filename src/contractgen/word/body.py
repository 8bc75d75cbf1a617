"""把合同之树写成 Word 正文：每个条、款、项成为一个段落，样式决定外观，编号由 Word 自动生成。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from contractgen.model.contract import Annex, Article, Clause, Item, Node, Number, Table
from contractgen.model.errors import ContractgenError
from contractgen.model.form import has_slots
from contractgen.model.inline import Run, Text
from contractgen.word.runs import END, LATER, Bookmarks, text_runs
from contractgen.word.tables import names_width, table_xml

_COLON: Text = (Run("："),)
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


@dataclass(frozen=True, slots=True)
class PartList:
    """正文或附件所用的列表：定义编号，与各级的样式名称。"""

    key: int
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaterTable:
    """底稿里值还空着的一张表；group 是与它共用名目栏宽度的各表（首部）。"""

    table: Table
    group: tuple[Table, ...]


@dataclass(slots=True)
class Restarts:
    """逐次登记“从一重新起编”，每次一个新的列表实例。"""

    next_id: int
    made: list[tuple[int, int, int]] = field(default_factory=list)  # 实例编号、定义编号、级别

    def add(self, key: int, level: int) -> int:
        """登记一次，得到新实例的编号。"""
        num_id = self.next_id + len(self.made)
        self.made.append((num_id, key, level))
        return num_id


class PartWriter:
    """写一部分（正文，或全部附件）；blocks 依次是写好的段落与表格。"""

    def __init__(
        self,
        part: PartList,
        styles: Mapping[str, str],
        width: int,
        bookmarks: Bookmarks,
        restarts: Restarts,
        later: list[LaterTable] | None = None,
    ) -> None:
        self.blocks: list[str] = []
        self._later = later
        self._group: tuple[Table, ...] = ()
        self.anchored: dict[str, int] = {}  # 锚点 → blocks 中的位置
        self._part = part
        self._styles = styles
        self._width = width
        self._bookmarks = bookmarks
        self._restarts = restarts
        self._restarted: tuple[int, int] | None = None  # 正在续用的新实例：级别、编号
        self._after_table = False
        self._run_in = f'<w:rStyle w:val="{self._styles["款标题"]}"/>'

    def opening(self, nodes: Sequence[Clause | Table]) -> None:
        """首部：名目表、鉴于等不编号的文字。"""
        self._group = tuple(node for node in nodes if isinstance(node, Table))
        for node in nodes:
            if isinstance(node, Table):
                self._table(node)
            else:
                self._clause(node, "首部")
        self._group = ()

    def article(self, article: Article) -> None:
        """一条：标题，及其下的款、项、表格。"""
        self._heading(self._level_style(article.number, 0), article)
        self._body(article.body, "条文")

    def annex(self, annex: Annex) -> None:
        """一个附件：另起一页的标题、说明与各条。"""
        self._numbered(self._level_style(annex.number, 0), self._runs(annex.title), annex)
        self.opening(annex.opening)
        for article in annex.articles:
            number = article.number
            self._heading(self._part.styles[number.level if number else 1], article)
            self._body(article.body, "条文")

    def closing(self, clauses: Sequence[Clause]) -> None:
        """签署栏上方的话；没有时，让正文的最后一段与签署栏同页。"""
        for clause in clauses:
            self._clause(clause, "签署语")
        if not clauses and self.blocks and self.blocks[-1].startswith("<w:p>"):
            last = self.blocks[-1]
            if "<w:keepNext/>" not in last:
                self.blocks[-1] = last.replace('"/>', '"/><w:keepNext/>', 1)

    def finished(self) -> str:
        """全部段落；表格之后总要有一个段落。"""
        self._separate()
        return "".join(self.blocks)

    def _level_style(self, number: Number | None, default: int) -> str:
        return self._part.styles[number.level if number else default]

    def _heading(self, style: str, article: Article) -> None:
        self._after_table = False  # 条的标题自有段前距
        self._numbered(style, self._runs(article.heading), article)

    def _body(self, nodes: Sequence[Node], unnumbered: str) -> None:
        for node in nodes:
            if isinstance(node, Clause):
                self._clause(node, unnumbered)
            elif isinstance(node, Item):
                self._item(node, unnumbered)
            else:
                self._table(node)

    def _clause(self, clause: Clause, unnumbered: str) -> None:
        inner = text_runs(clause.heading, self._bookmarks, self._run_in) if clause.heading else ""
        if clause.heading and clause.text:
            inner += text_runs(_COLON, self._bookmarks, self._run_in)
        inner += self._runs(clause.text)
        keep = not clause.text or _leads_on(clause.body)
        before_table = bool(clause.body) and isinstance(clause.body[0], Table)
        if clause.number:
            self._numbered(self._part.styles[clause.number.level], inner, clause, keep, before_table)
        elif inner:
            style = "首部标题" if unnumbered == "首部" and not clause.text else unnumbered
            self._paragraph(style, inner, keep=keep, before_table=before_table)
        self._body(clause.body, unnumbered)

    def _item(self, item: Item, unnumbered: str) -> None:
        inner, keep = self._runs(item.text), _leads_on(item.body)
        if item.number:
            self._numbered(self._part.styles[item.number.level], inner, item, keep)
        else:
            self._paragraph(unnumbered, inner, keep=keep)
        self._body(item.body, unnumbered)

    def _numbered(
        self,
        style: str,
        inner: str,
        node: Annex | Article | Clause | Item,
        keep: bool = False,
        before_table: bool = False,
    ) -> None:
        """带自动编号的段落；可被引用者记下位置。"""
        if node.number and node.anchor:
            self.anchored.setdefault(node.anchor, len(self.blocks))
        numbering = self._numbering(node.number) if node.number else _UNNUMBERED
        self._paragraph(style, inner, numbering, keep, before_table)

    def _numbering(self, number: Number) -> str:
        """编号随样式而来；只有重新起编的列表，段落上才写明所属的新实例。"""
        if number.restart:
            self._restarted = number.level, self._restarts.add(self._part.key, number.level)
        elif self._restarted and number.level < self._restarted[0]:
            self._restarted = None
        if not self._restarted:
            return ""
        return f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{self._restarted[1]}"/></w:numPr>'

    def _paragraph(
        self, style: str, inner: str, numbering: str = "", keep: bool = False, before_table: bool = False
    ) -> None:
        spacing = ""
        if self._after_table or before_table:
            before = ' w:before="160"' if self._after_table else ""
            after = ' w:after="120"' if before_table else ""
            spacing = f"<w:spacing{before}{after}/>"
        self._after_table = False
        self.blocks.append(
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{"<w:keepNext/>" if keep else ""}'
            f"{numbering}{spacing}</w:pPr>{inner}</w:p>"
        )

    def _table(self, table: Table) -> None:
        group = self._group or (table,)
        written = table_xml(table, self._width, names_width(group, self._width), self._styles, self._runs)
        if self._later is not None and any(map(has_slots, group)):
            # 列宽与对齐取决于内容：先占位，填值时再写（上面写过一遍，其中的引用已经登记）
            self._later.append(LaterTable(table, group))
            written = f"<w:tbl>{LATER}{len(self._later) - 1}{END}</w:tbl>"
        if written:
            self._separate()
            self.blocks.append(written)
            self._after_table = True

    def _separate(self) -> None:
        """两张相邻的表之间隔一个小段落，否则 Word 会把它们并成一张。"""
        if self.blocks and self.blocks[-1].startswith("<w:tbl>"):
            self._after_table = False
            self._paragraph("表格间隔", "")

    def _runs(self, text: Text) -> str:
        return text_runs(text, self._bookmarks)


def _leads_on(body: Sequence[Node]) -> bool:
    """其下紧接着列举或表格的段落，与之同页。"""
    return bool(body) and not isinstance(body[0], Clause)


def bookmark(parts: Sequence[PartWriter], bookmarks: Bookmarks, first_id: int) -> None:
    """给被引用的段落加上书签；编号依文档次序。引用了没有编号的段落则报错。"""
    remaining = dict(bookmarks.wanted)
    number = first_id
    for part in parts:
        for anchor, position in sorted(part.anchored.items(), key=lambda entry: entry[1]):
            name = remaining.pop(anchor, None)
            if name:
                part.blocks[position] = _bookmarked(part.blocks[position], name, number)
                number += 1
    if remaining:
        missing = "、".join(f"“{anchor}”" for anchor in remaining)
        raise ContractgenError(f"引用的{missing}在合同中没有编号或并不存在，无法写成 Word 的交叉引用。")


def _bookmarked(paragraph: str, name: str, number: int) -> str:
    head, mark, inner = paragraph.partition("</w:pPr>")
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{head}{mark}{start}{inner[: -len("</w:p>")]}<w:bookmarkEnd w:id="{number}"/></w:p>'
