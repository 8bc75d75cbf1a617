"""草稿里已有的批注：谁写的、写了什么、附在哪几个字上。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from contractgen.model.reading import Remark, Span
from contractgen.word.markup import w
from contractgen.word.package import Package, UnreadableDocxError
from contractgen.word.reading.relations import related
from contractgen.word.reading.stories import read_each
from contractgen.word.reading.visible_paragraph import VisibleParagraph


class _Point(NamedTuple):
    """第几个段落的第几个字之前。"""

    paragraph: int
    offset: int


def remarks(
    package: Package, paragraphs: Sequence[VisibleParagraph], lines: Sequence[int | None]
) -> tuple[Remark, ...]:
    """全部批注，依所附文字的次序；lines 是各段落成为第几行（空段落为 None）。"""
    edges = _edges(paragraphs)
    written = list(_written(package))
    order = {number: place for place, number in enumerate(edges)}
    written.sort(key=lambda one: order.get(one[0], len(order)))
    return tuple(
        Remark(author, text, _span(edges.get(number, {}), paragraphs, lines))
        for number, author, text in written
    )


def _written(package: Package) -> Iterator[tuple[str, str, str]]:
    """各批注的编号、作者与文字。"""
    name = related(package, "comments")
    try:
        root = package.tree(name) if name else None
    except UnreadableDocxError:
        return
    comments = list(root.iterfind(w("comment"))) if root is not None else []
    texts = read_each(package, "comment", name or "", comments)
    for comment, paragraphs in zip(comments, texts, strict=True):
        text = "\n".join(one.text for one in paragraphs if one.text.strip())
        yield comment.get(w("id"), ""), comment.get(w("author"), ""), text


def _edges(paragraphs: Sequence[VisibleParagraph]) -> dict[str, dict[str, _Point]]:
    """批注编号 → 起、止、引用处；各取最先遇到的。"""
    found: dict[str, dict[str, _Point]] = {}
    for position, paragraph in enumerate(paragraphs):
        for anchor in paragraph.anchors:
            edges = found.setdefault(anchor.comment, {})
            edges.setdefault(anchor.edge, _Point(position, anchor.offset))
    return found


def _span(
    edges: Mapping[str, _Point], paragraphs: Sequence[VisibleParagraph], lines: Sequence[int | None]
) -> Span | None:
    """所附的文字；跨几段的取第一段中的部分。"""
    end = edges.get("end") or edges.get("reference")
    start = edges.get("start") or end
    if start is None:
        return None
    last = end if end is not None and end >= start else start
    for position in range(start.paragraph, last.paragraph + 1):
        line = lines[position]
        if line is None:
            continue
        first = start.offset if position == start.paragraph else 0
        until = last.offset if position == last.paragraph else len(paragraphs[position].text)
        if until > first or position == last.paragraph:
            return Span(line, first, max(first, until))
    return None
