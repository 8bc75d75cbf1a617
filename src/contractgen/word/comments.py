"""给草稿的副本加批注：每条附在所指的那几个字上，草稿里的其余一切原样不动。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from lxml import etree

from contractgen.model.record import record
from contractgen.model.zipped import assembled, packed
from contractgen.word.commenting.anchors import Anchor, anchor
from contractgen.word.commenting.comments_part import RELATION, TYPE, CommentsPart
from contractgen.word.commenting.seams import Point, Seams
from contractgen.word.markup import W, w
from contractgen.word.package import Package, open_package
from contractgen.word.parts import register, serialized
from contractgen.word.reading.opening import as_strict, is_strict, open_draft
from contractgen.word.visible_text import VisibleParagraph, by_place

_PARTS = {
    "header": "页眉",
    "footer": "页脚",
    "footnote": "脚注",
    "endnote": "尾注",
    "textbox": "文本框",
}
_SHORT = 60
_LARGEST = 2**30
# 批注的引用不写进别人的修订、链接与控件里
_WRAPPERS = tuple(
    w(name)
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
)
_PROPERTIES = tuple(w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_ID = w("id")


@record
class Note:
    """一条要写的批注。part、paragraph、start、end 是 Reading 里的位置；lines 各成一段。"""

    part: str
    paragraph: int
    start: int
    end: int
    lines: tuple[str, ...]


@record
class _Placed:
    anchor: Anchor
    lines: tuple[str, ...]


def annotated(docx: bytes, notes: Sequence[Note]) -> bytes:
    """加了批注的副本。没有批注可加时就是原来的字节；同样的输入得到同样的字节。"""
    if not notes:
        return docx
    package = open_draft(docx)
    places = by_place(package)
    placed = [_placed(note, places) for note in notes if (note.part, note.paragraph) in places]
    bodies = [one.element for one in places.values() if one.part == "body"]
    if not placed or not bodies:
        return docx
    story = bodies[0].getroottree().getroot()
    comments = CommentsPart(package, story)
    _write(placed, comments, story)
    return _packed(docx, package, story, comments)


def _placed(note: Note, places: dict[tuple[str, int], VisibleParagraph]) -> _Placed:
    """批注附在哪里；不在所指的字上时，批注里说明所指。"""
    paragraph = places[note.part, note.paragraph]
    quote = paragraph.text[note.start : note.end]
    found = anchor(paragraph, note.start, note.end, places)
    lines = note.lines
    if found.moved:
        lines = (f"所指：{_PARTS.get(note.part, '')}“{_shortened(quote or paragraph.text)}”", *lines)
    elif not quote and paragraph.label:
        lines = (f"所指：编号“{paragraph.label}”", *lines)
    return _Placed(found, lines)


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHORT else f"{plain[:_SHORT]}…"


def _write(placed: Sequence[_Placed], comments: CommentsPart, story: Any) -> None:
    """先断开全部片段，再逐条插入标记。"""
    cuts = [cut for one in placed for cut in (one.anchor.start, one.anchor.end)]
    seams = Seams(cuts, _fresh_numbers(story))
    for one in placed:
        number = comments.add(one.lines)
        start, end = seams.point(one.anchor.start), seams.point(one.anchor.end)
        _insert(number, start, end, comments.reference_style, empty=one.anchor.start == one.anchor.end)


def _insert(number: str, start: Point, end: Point, style: str | None, *, empty: bool) -> None:
    opening: Any = etree.Element(w("commentRangeStart"))
    closing: Any = etree.Element(w("commentRangeEnd"))
    for mark in (opening, closing):
        mark.set(_ID, number)
    reference = _reference(number, style)
    if empty:
        _put(opening, end)
        opening.addnext(closing)
    else:
        _put(opening, start)
        _put(closing, end)
        _step_out(opening, closing)
    host = closing
    while host.getparent() is not None and host.getparent().tag in _WRAPPERS:
        host = host.getparent()
    host.addnext(reference)


def _put(mark: Any, point: Point) -> None:
    if point.element.tag == w("p"):
        point.element.append(mark)
    elif point.after:
        point.element.addnext(mark)
    else:
        point.element.addprevious(mark)


def _step_out(opening: Any, closing: Any) -> None:
    """整个修订、链接或控件都在范围内的，标记放到它外面。"""
    while (
        (outer := opening.getparent()).tag in _WRAPPERS
        and outer is not closing.getparent()
        and _is_edge(opening, preceding=True)
    ):
        outer.addprevious(opening)
    while (outer := closing.getparent()).tag in _WRAPPERS and _is_edge(closing, preceding=False):
        if outer is opening.getparent():
            if not _is_edge(opening, preceding=True):
                break
            outer.addprevious(opening)
        outer.addnext(closing)


def _is_edge(mark: Any, *, preceding: bool) -> bool:
    """标记在外壳的最前或最后；外壳的属性不算。"""
    return all(one.tag in _PROPERTIES for one in mark.itersiblings(preceding=preceding))


def _reference(number: str, style: str | None) -> Any:
    run = etree.Element(w("r"))
    if style is not None:
        shape = etree.SubElement(run, w("rPr"))
        etree.SubElement(shape, w("rStyle")).set(w("val"), style)
    etree.SubElement(run, w("commentReference")).set(_ID, number)
    return run


def _fresh_numbers(story: Any) -> Iterator[int]:
    """断开片段时复制出的修订标记所用的编号。"""
    used = [int(one) for one in story.xpath("//@w:id", namespaces={"w": W}) if one.isdecimal()]
    return count(max((number for number in used if number < _LARGEST), default=0) + 1)


def _packed(docx: bytes, package: Package, story: Any, comments: CommentsPart) -> bytes:
    """只换正文与批注两个部件（新建批注时另有登记），其余照抄，次序不变。"""
    original = open_package(docx)
    parts = dict(original.parts)
    changed = {package.main: bytes(serialized(story)), comments.name: comments.content()}
    relation = RELATION
    if is_strict(original):
        changed = {name: as_strict(data) for name, data in changed.items()}
        relation = as_strict(RELATION.encode()).decode()
    parts.update(changed)
    if comments.is_new:
        register(parts, comments.name, (TYPE, relation), owner=package.main)
    return assembled(packed(name, data, level=6) for name, data in parts.items())
