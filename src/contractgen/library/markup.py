"""条款正文的 Markdown：标题、段落、列表与表格，解析成还没有填值的骨架。

块的划分交给 markdown-it；行内只认 ``**提示**``、变量记号与 ``{#锚点}``（CommonMark 的强调规则遇到
全角标点会失灵，故不用）。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from contractgen.library.fields import BLANK, CLOSE, OPEN, REFERENCE

_BLOCK_RULES = ["heading", "list", "table", "paragraph"]
_ANCHOR = re.compile(r"\s*\{#([a-z0-9][a-z0-9-]*)\}\s*$")
_PIECE = re.compile(rf"(\*\*)|([{OPEN}{BLANK}])(\d+){CLOSE}|{REFERENCE}([^{CLOSE}]+){CLOSE}")
_LATIN = re.compile(r"[A-Za-z0-9]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """行内的一个片段：固定文字 text，第几个值 value（blank 为待填的空），或引用的锚点 target。"""

    strong: bool
    text: str = ""
    value: int | None = None
    blank: bool = False
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """一段行内文字与它的锚点。"""

    pieces: tuple[Piece, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """列表的一项及其下级列表。"""

    words: Words
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Listing | Grid


class MarkupError(ValueError):
    """正文的写法不合条款库的语法；文字里有行号（相对于正文）。"""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(_BLOCK_RULES)
    parser.inline.ruler.enableOnly(["text"])
    return parser


def parse(source: str) -> tuple[Block, ...]:
    """正文（变量已换成记号）的各块，按次序。"""
    reader = _Reader(_parser().parse(source), source.split("\n"))
    return tuple(reader.blocks())


class _Reader:
    """把 markdown-it 的记号流读成块。"""

    def __init__(self, tokens: list[Token], lines: list[str]) -> None:
        self.tokens = tokens
        self.lines = lines
        self.at = 0

    def blocks(self) -> list[Block]:
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "heading_open":
                found.append(Heading(int(token.tag[1:]) - 1, self._inline()))
                self.at += 3
            elif token.type == "paragraph_open":
                found.append(Paragraph(self._inline()))
                self.at += 3
            elif token.type == "ordered_list_open":
                found.append(Listing(self._entries()))
            elif token.type == "table_open":
                found.append(self._grid())
            else:
                raise MarkupError(f"第 {_line(token)} 行：条款正文只用标题、段落、有序列表（1.）和表格。")
        return found

    def _inline(self) -> Words:
        return words(self.tokens[self.at + 1].content)

    def _entries(self) -> tuple[Entry, ...]:
        self.at += 1
        found: list[Entry] = []
        while self.tokens[self.at].type != "ordered_list_close":
            self.at += 1  # list_item_open
            found.append(self._entry())
        self.at += 1
        return tuple(found)

    def _entry(self) -> Entry:
        own: Words | None = None
        below: tuple[Entry, ...] = ()
        while (token := self.tokens[self.at]).type != "list_item_close":
            if token.type == "paragraph_open" and own is None:
                own = self._inline()
                self.at += 3
            elif token.type == "ordered_list_open" and own is not None:
                below += self._entries()
            else:
                raise MarkupError(
                    f"第 {_line(token)} 行：列表的一项只能有一段文字，其后可以有下级的有序列表。"
                )
        self.at += 1
        if own is None:
            raise MarkupError("列表里有空的一项。")
        return Entry(own, below)

    def _grid(self) -> Grid:
        start = (self.tokens[self.at].map or [0])[0]
        rows: list[tuple[Words, ...]] = []
        cells: list[Words] = []
        while (token := self.tokens[self.at]).type != "table_close":
            if token.type == "inline":
                cells.append(words(token.content))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
            self.at += 1
        self.at += 1
        header = rows[0] if any(cell.pieces for cell in rows[0]) else ()
        return Grid(header, tuple(rows[1:]), _widths(self.lines[start + 1]))


def _widths(delimiter: str) -> tuple[int, ...]:
    """分隔行各格短横的个数，即各列的相对宽度。"""
    return tuple(len(group) for group in re.findall(r"-+", delimiter))


def _line(token: Token) -> int:
    return (token.map or [0])[0] + 1


def words(content: str) -> Words:
    """一段行内文字：软换行并成一行（西文之间留一空格），提示与记号分开，末尾的锚点取下。"""
    text = ""
    for line in (part.strip() for part in content.split("\n")):
        text += (" " if _LATIN.search(text) and line[:1].isascii() and line[:1].isalnum() else "") + line
    match = _ANCHOR.search(text)
    anchor = match[1] if match else None
    text = text[: match.start()] if match else text.strip()
    pieces: list[Piece] = []
    strong = False
    at = 0
    for found in _PIECE.finditer(text):
        _add(pieces, text[at : found.start()], strong)
        at = found.end()
        if found[1]:
            strong = not strong
        elif found[4]:
            pieces.append(Piece(strong, target=found[4]))
        else:
            pieces.append(Piece(strong, value=int(found[3]), blank=found[2] == BLANK))
    _add(pieces, text[at:], strong)
    if strong:
        raise MarkupError(f"“**”没有成对：{_PIECE.sub('…', text)[:40]}")
    return Words(tuple(pieces), anchor)


def _add(pieces: list[Piece], text: str, strong: bool) -> None:
    if text:
        pieces.append(Piece(strong, text))
