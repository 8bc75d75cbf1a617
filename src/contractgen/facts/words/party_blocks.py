"""首部和签署栏里“名目：内容”的读法：甲方：某公司、住所：某地，写在行里、并排两栏或表格里。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractgen.facts.words.party_keys import (
    ALONE,
    CALL,
    CALLED,
    ENTRY,
    HEAD_OF_ROWS,
    OWN_LABEL,
    SPACED_NAME,
    TAIL,
    WHOLE,
    kind_of,
)
from contractgen.model.reading import Line, Span
from contractgen.model.record import record, replace
from contractgen.zh.holes import holes

_WIDEST = 120  # 并排写各方称呼的一行，连同空白
_SPACES = re.compile(r"\s+")
_FEWEST_HEADS = 2  # 列标题至少几个是名目，才是一行一方的表


@record
class Entry:
    """一项“名目：内容”。

    kind 为 party 时 key 是称呼、note 是称呼后面括号里的话；其余为 uscc address 一类，owner 是写明的一方。
    span 是内容的位置（没有内容时是名目之后的空处）；filled 表示确有内容而不是空白、占位。
    """

    kind: str
    key: str
    note: str
    owner: str
    value: str
    span: Span
    key_span: Span
    column: int
    filled: bool

    @property
    def called(self) -> str:
        """这一方的称呼。"""
        return called(self.key, self.note)


def called(key: str, note: str) -> str:
    """“委托方（甲方）”以甲方相称。"""
    alias = re.search("甲方|乙方|丙方|丁方", note)
    return alias.group() if alias else key


def entries(lines: Sequence[Line]) -> Iterator[tuple[Entry, ...]]:
    """一行（或表格的一行）里的各项，从左到右；一列一方的表格，内容归列标题上的那一方。"""
    place = 0
    beside: tuple[str, ...] = ()  # 并排写的各方
    heads: dict[int, str] = {}  # 列 → 这一列是哪一方
    table: int | None = None
    while place < len(lines):
        line = lines[place]
        end = place + 1
        if line.cell is None:
            told = tuple(_in_text(line, 0))
            named = tuple(entry.called for entry in told if entry.kind == "party")
            beside = beside if not named else named if len(named) > 1 else ()
            yield _side_by_side(told, beside)
        else:
            beside = ()
            while (
                end < len(lines)
                and (other := lines[end].cell)
                and (other.table, other.row) == (line.cell.table, line.cell.row)
            ):
                end += 1
            row = _one_language(lines[place:end])
            heads, table = (heads if line.cell.table == table else {}), line.cell.table
            if columns := tuple(_party_columns(row)):
                heads = {entry.column: entry.called for entry in columns}
                yield columns
            else:
                yield tuple(_by_column(row, heads) if heads else _in_row(row))
        place = end


def _side_by_side(row: tuple[Entry, ...], beside: tuple[str, ...]) -> tuple[Entry, ...]:
    """并排写了几方，下面一行同一名目也写了几回的，依次归各方。"""
    if len(row) != len(beside) or len({entry.kind for entry in row}) != 1:
        return row
    return tuple(
        entry if entry.kind == "party" or entry.owner else replace(entry, owner=owner)
        for entry, owner in zip(row, beside, strict=True)
    )


def _one_language(cells: Sequence[Line]) -> Sequence[Line]:
    """一格里中英两行并写的，只看中文的一行。"""
    return [
        line
        for place, line in enumerate(cells)
        if not (
            place
            and line.cell == cells[place - 1].cell
            and line.text.isascii()
            and not cells[place - 1].text.isascii()
        )
    ]


def _in_text(line: Line, column: int) -> Iterator[Entry]:
    text = line.text
    if "：" not in text and ":" not in text:
        if line.cell is None and (told := SPACED_NAME.fullmatch(text)):  # “甲方　某某公司（外商独资）”
            span = Span(line.index, *told.span("name"))
            label = _SPACES.sub("", told["party"])
            head = Span(line.index, told.start("party"), told.end("party"))
            yield Entry(
                "party", label, told["note"] or "", "", told["name"], span, head, column, _filled(line, span)
            )
            return
        if line.cell is None:
            entry = _alone(line, column)
            yield from (entry,) if entry else _abreast(line)
        return
    matches = list(ENTRY.finditer(text))
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        yield _entry(line, match, match.end(), end, column + index)


def _alone(line: Line, column: int) -> Entry | None:
    """整格（整行）只有一方的称呼。"""
    found = ALONE.fullmatch(line.text) if len(line.text) <= 24 else None
    if found is None:
        return None
    nothing, head = Span(line.index, len(line.text), len(line.text)), Span(line.index, 0, len(line.text))
    label = _SPACES.sub("", found["party"])
    return Entry("party", label, found["note"], "", "", nothing, head, column, False)


def _abreast(line: Line) -> Iterator[Entry]:
    """整行只有并排的几方的称呼：“需　方　　　　供　方”。"""
    found = list(CALL.finditer(line.text)) if len(line.text) <= _WIDEST else []
    if len(found) < 2 or CALL.sub("", line.text).strip():
        return
    nothing = Span(line.index, len(line.text), len(line.text))
    for column, match in enumerate(found):
        label, head = _SPACES.sub("", match["party"]), Span(line.index, *match.span())
        yield Entry("party", label, match["note"], "", "", nothing, head, column, False)


def _party_columns(cells: Sequence[Line]) -> Iterator[Entry]:
    """“项目｜客户｜服务商”：一列一方。第一格是名目一栏，不是哪一方。"""
    named = [(line.cell.column, _alone(line, line.cell.column)) for line in cells if line.cell]
    if len(named) == 2 and all(entry for _, entry in named):
        yield from (entry for _, entry in named if entry)  # “需方信息｜供方信息”，各管两格
    elif len(named) > 2 and named[0][1] is None and all(entry for _, entry in named[1:]):
        yield from (entry for _, entry in named[1:] if entry)
    elif len(cells) > 2 and HEAD_OF_ROWS.fullmatch(cells[0].text):  # “项目｜馆方｜维保方”：自拟的称呼
        own = [found for line in cells[1:] if (found := OWN_LABEL.fullmatch(line.text))]
        if len(own) == len(cells) - 1 == len({found["label"] for found in own}):
            for line, found in zip(cells[1:], own, strict=True):
                nothing, head = (
                    Span(line.index, *[len(line.text)] * 2),
                    Span(line.index, *found.span("label")),
                )
                column = line.cell.column if line.cell else 0
                yield Entry("party", found["label"], "", "", "", nothing, head, column, False)


def _by_column(cells: Sequence[Line], heads: dict[int, str]) -> Iterator[Entry]:
    """第一格是名目，其余各格依列归各方。"""
    whole = WHOLE.fullmatch(cells[0].text)
    first = cells[0].cell
    if first is not None and first.column in heads:  # 名目也在各方的栏里
        for each in _pairs(cells):
            owner = heads[max(place for place in heads if place <= each.column)]
            yield each if each.kind == "party" or each.owner else replace(each, owner=owner)
        return
    if whole is None or whole["party"]:
        return
    for line in cells[1:]:
        if line.cell is not None and (label := heads.get(line.cell.column)):
            yield replace(_across(cells[0], whole, line, line.cell.column), owner=label)


def _in_row(cells: Sequence[Line]) -> Iterator[Entry]:
    """表格的一行：格里自有冒号的，或左格名目、右格内容；左边合并的一格写着哪一方的，归这一方。"""
    first = cells[0]
    if headed := tuple(_under_heads(cells)):
        yield from headed
        return
    above = first.cell is not None and first.cell.column > 0 and ALONE.fullmatch(first.cell.row_head)
    owner = _SPACES.sub("", called(above["party"], above["note"])) if above else ""
    entry = _alone(first, 0)
    if entry and len(cells) > 2 and WHOLE.fullmatch(cells[1].text):
        yield entry
        owner, cells = entry.called, cells[1:]
    for each in _pairs(cells):
        yield replace(each, owner=owner) if owner and each.kind != "party" and not each.owner else each


def _under_heads(cells: Sequence[Line]) -> Iterator[Entry]:
    """一行一方，名目写在列标题上：“当事人｜名称｜统一社会信用代码｜住所”，“馆方｜某公司｜……｜某路1号”。"""
    label = ALONE.fullmatch(cells[0].text) or OWN_LABEL.fullmatch(cells[0].text)
    if label is None or cells[0].cell is None or cells[0].cell.header:
        return
    under = [
        (line, whole)
        for line in cells[1:]
        if line.cell and (whole := WHOLE.fullmatch(line.cell.head)) and not whole["party"]
    ]
    if len(under) < _FEWEST_HEADS or len(under) < len(cells) - 1:
        return
    said = label.groupdict()
    called = _SPACES.sub("", said.get("party") or said["label"])
    nothing, head = Span(cells[0].index, *[len(cells[0].text)] * 2), Span(cells[0].index, *label.span())
    yield Entry("party", called, said.get("note") or "", "", "", nothing, head, 0, False)
    for line, whole in under:
        entry = _across(cells[0], whole, line, line.cell.column if line.cell else 0)
        yield replace(entry, owner=called)


def _pairs(cells: Sequence[Line]) -> Iterator[Entry]:
    taken: set[int] = set()
    for index, line in enumerate(cells):
        if index in taken:
            continue
        column = line.cell.column if line.cell else index
        following = cells[index + 1] if index + 1 < len(cells) else None
        own = list(_in_text(line, column))
        whole = WHOLE.fullmatch(line.text)
        if (
            whole
            and following is not None
            and not WHOLE.fullmatch(following.text)
            and (following.text.strip() or not own)
        ):
            taken.add(index + 1)
            yield _across(line, whole, following, column)
        else:
            yield from own


def _entry(line: Line, match: re.Match[str], start: int, end: int, column: int) -> Entry:
    raw = line.text[start:end]
    start += len(raw) - len(raw.lstrip())
    cut = TAIL.search(raw.strip())
    value = (raw.strip()[: cut.start()] if cut else raw.strip()).strip(" \u3000\t_＿.。;；")
    span = (
        Span(line.index, start, start + len(value)) if value else Span(line.index, match.end(), match.end())
    )
    kind = kind_of(match)
    called = CALLED.search(raw) if kind == "party" and not match["note"] else None  # 名称之后的（下称“甲方”）
    note = called.group() if called else match["note"] or ""
    return Entry(
        kind, _SPACES.sub("", match["party"] or ""), note, _SPACES.sub("", match["owner"] or ""), value, span,
        Span(line.index, match.start() + len(match.group()) - len(match.group().lstrip()), match.end()), column,
        bool(value) and _filled(line, span),
    )  # fmt: skip


def _across(line: Line, match: re.Match[str], following: Line, column: int) -> Entry:
    """内容在右边一格。"""
    empty = _entry(line, match, len(line.text), len(line.text), column)
    text = following.text.strip()
    cut = TAIL.search(text) if empty.kind in ("party", "account-name") else None
    value = (text[: cut.start()] if cut else text).strip(" \u3000\t_＿.。;；")
    start = following.text.find(value) if value else 0
    span = Span(following.index, start, start + len(value))
    return replace(empty, value=value, span=span, filled=bool(value) and _filled(following, span))


def _filled(line: Line, span: Span) -> bool:
    """确有内容：不全是占位、下划线、年月日。"""
    rest = list(line.text[span.start : span.end])
    for hole in holes(line.text):
        for place in range(max(hole.start, span.start), min(hole.end, span.end)):
            rest[place - span.start] = " "
    return any(c.isalnum() and c not in "年月日" for c in rest)
