"""起草好、还没写成文件的合同之树 → 一行一行的草稿，每行记着哪些字来自哪个参数。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Number, Party, Table
from contractgen.model.inline import Run, Text, plain
from contractgen.model.reading import Cell, Line, Mark, Reading, Span
from contractgen.model.record import record
from contractgen.model.row_head import row_head
from contractgen.zh.dates import format_date

_COLON: Text = (Run("："),)


@record
class Source:
    """一行里的几个字与它们的来处；blank 是草稿里待填的空。"""

    start: int
    end: int
    origin: str | None
    blank: bool


@record
class Drafted:
    """读好的（还没有章节的）草稿，与各行文字的来处。"""

    reading: Reading
    sources: Mapping[int, tuple[Source, ...]]

    def origins(self, spans: Iterable[Span]) -> list[str]:
        """这些文字来自哪些参数，依次列出，不重复。"""
        found = [each.origin for span in spans for each in self._at(span) if each.origin]
        return list(dict.fromkeys(found))

    def touches_blank(self, spans: Iterable[Span]) -> bool:
        """是否涉及待填的空。"""
        return any(each.blank for span in spans for each in self._at(span))

    def _at(self, span: Span) -> Iterator[Source]:
        for each in self.sources.get(span.line, ()):
            if each.start < span.end and span.start < each.end:
                yield each


def drafted(contract: Contract) -> Drafted:
    """合同之树 → 各行；编号如同 Word 的自动编号，封面与签署栏照通用外壳的样子。"""
    writer = _Writer()
    writer.cover(contract)
    writer.nodes(contract.opening)
    writer.articles(contract.articles)
    writer.nodes(contract.closing, "签署语")
    writer.signatures(contract.parties)
    for annex in contract.annexes:
        writer.annex(annex)
    lines = tuple(writer.lines)
    return Drafted(Reading(lines, title=contract.title, kind="docx"), writer.sources)


@dataclass(slots=True)
class _Writer:
    """逐段写下。"""

    lines: list[Line] = field(default_factory=list)
    sources: dict[int, tuple[Source, ...]] = field(default_factory=dict)
    tables: int = 0

    def cover(self, contract: Contract) -> None:
        """封面与标题。"""
        if contract.number:
            self._line((Run("合同编号："), *contract.number))
        signed: Text = (Run(format_date(contract.signing_date)),) if contract.signing_date else ()
        rows = [(party.label, party.name) for party in contract.parties]
        rows += [("签订日期", signed), ("签订地点", contract.signing_place)]
        self._line((Run(contract.title),), style="封面标题")
        self._table(Table(tuple(((Run(f"{name}："),), text) for name, text in rows if text), kind="fields"))
        self._line((Run(contract.title),), style="合同标题")

    def articles(self, articles: Sequence[Article]) -> None:
        for article in articles:
            self._line(article.heading, article.number)
            self.nodes(article.body)

    def annex(self, annex: Annex) -> None:
        self._line(annex.title, annex.number)
        self.nodes(annex.opening)
        self.articles(annex.articles)

    def nodes(self, nodes: Sequence[Clause | Item | Table], style: str = "") -> None:
        for node in nodes:
            if isinstance(node, Table):
                self._table(node)
                continue
            heading = node.heading if isinstance(node, Clause) else ()
            between = _COLON if heading and node.text else ()
            if text := (*heading, *between, *node.text):
                self._line(text, node.number, style=style)
            self.nodes(node.body, style)

    def signatures(self, parties: Sequence[Party]) -> None:
        """签署栏：各方并排。"""
        if not parties:
            return
        columns = [[(Run(f"{party.label}："), *party.name), *_signed(party)] for party in parties]
        rows = zip(*(_filled(column, max(map(len, columns))) for column in columns), strict=True)
        self._table(Table(tuple(rows), kind="fields"))

    def _table(self, table: Table) -> None:
        """一格一行；空格也占一行。"""
        if not (table.rows or table.header):
            return
        self.tables += 1
        heads = [plain(cell) for cell in table.header]
        for column, cell in enumerate(table.header):
            self._line(cell, cell=Cell(self.tables, 0, column, header=True))
        for number, row in enumerate(table.rows, int(bool(heads))):
            first = row_head([plain(cell) for cell in row], heads[0] if heads else "")
            for column, cell in enumerate(row):
                head = heads[column] if column < len(heads) else ""
                self._line(cell, cell=Cell(self.tables, number, column, head, first))

    def _line(
        self, text: Text, number: Number | None = None, cell: Cell | None = None, style: str = ""
    ) -> None:
        index, at = len(self.lines), 0
        marks, sources = [], []
        for piece in text:
            end = at + len(piece.text)
            if isinstance(piece, Run) and (piece.origin or piece.blank):
                sources.append(Source(at, end, piece.origin, piece.blank))
            if isinstance(piece, Run) and piece.blank:
                marks.append(Mark("highlight", at, end))
            if piece.strong:
                marks.append(Mark("bold", at, end))
            at = end
        if sources:
            self.sources[index] = tuple(sources)
        label, level = (number.label, number.level) if number else ("", None)
        self.lines.append(
            Line(
                index,
                plain(text),
                paragraph=index + 1,
                label=label,
                level=level,
                style=style,
                cell=cell,
                marks=tuple(marks),
            )
        )


def _signed(party: Party) -> list[Text]:
    return [(Run(f"{name}："), *text) for name, text in party.signature]


def _filled(column: Sequence[Text], height: int) -> list[Text]:
    return [*column, *[()] * (height - len(column))]
