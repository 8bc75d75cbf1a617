"""一条批注附在哪里：由所见文字的偏移找到文件中的元素；不能加批注的地方，移到最近的正文段落。

起止标记不能落在域的结果、公式、两种写法并存的内容里面，遇到时扩到其外；文本框、页眉页脚、脚注里
Word 不许加批注，分别附在放文本框的那一处、正文第一段、脚注的引用处。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from contractgen.word.markup import MC, w
from contractgen.word.reading.alternatives import M
from contractgen.word.reading.visible_paragraph import FieldRange, Piece, VisibleParagraph

_P, _PPR, _R, _BOX = w("p"), w("pPr"), w("r"), w("txbxContent")
_CLOSED = (f"{{{MC}}}AlternateContent", f"{{{M}}}oMath", f"{{{M}}}oMathPara", w("fldSimple"), w("ruby"))
_GONE = (w("del"), w("moveFrom"))
_FIELD_CHARACTER, _KIND = w("fldChar"), w("fldCharType")

Paragraphs = Mapping[tuple[str, int], VisibleParagraph]


class Cut(NamedTuple):
    """断在哪里：element 的直接子元素 child 的第 at 个所见的字之前；没有 child 的，在 element 之前或之后。"""

    element: Any
    child: Any | None = None
    at: int = 0
    after: bool = False


class Anchor(NamedTuple):
    """批注的起止；moved 表示不在所指的字上，而在最近的正文。"""

    start: Cut
    end: Cut
    moved: bool = False


def anchor(paragraph: VisibleParagraph, start: int, end: int, all_paragraphs: Paragraphs) -> Anchor:
    """[start, end) 的批注附在哪里；没有字的附在整段。"""
    if paragraph.part == "body":
        length = len(paragraph.text)
        start, end = max(0, min(start, length)), min(end, length)
        return _words(paragraph, start, end) if start < end else _whole(paragraph)
    host = _mark_in_body(paragraph, all_paragraphs)
    if host is not None:
        return Anchor(*_around(host), moved=True)
    return _whole(_nearest(paragraph, all_paragraphs))._replace(moved=True)


# —— 正文里的字 ——


def _words(paragraph: VisibleParagraph, start: int, end: int) -> Anchor:
    return Anchor(_opening(paragraph, start), _closing(paragraph, end))


def _whole(paragraph: VisibleParagraph) -> Anchor:
    """整段；段里没有字的，附在段尾。"""
    if paragraph.pieces:
        return _words(paragraph, 0, len(paragraph.text))
    last = paragraph.element[-1] if len(paragraph.element) else None
    point = Cut(paragraph.element) if last is None else Cut(last, after=True)
    return Anchor(point, point)


def _opening(paragraph: VisibleParagraph, start: int) -> Cut:
    for field in paragraph.fields:
        if field.start <= start < field.end:
            return _field_edge(paragraph, field, "begin")
    piece = next((one for one in paragraph.pieces if one.start <= start < one.end), paragraph.pieces[-1])
    return _before(piece, start)


def _closing(paragraph: VisibleParagraph, end: int) -> Cut:
    for field in paragraph.fields:
        if field.start < end <= field.end:
            return _field_edge(paragraph, field, "end")
    piece = next((one for one in paragraph.pieces if one.start < end <= one.end), paragraph.pieces[-1])
    if end < piece.end and _splits(piece):
        return _before(piece, end)
    return _after(piece)


def _splits(piece: Piece) -> bool:
    """可以从中间断开：是 ``w:t``，直接在片段里，片段不在断不开的东西里面。"""
    if piece.run is None or not piece.divisible or piece.node.getparent() is not piece.run:
        return False
    return bool(piece.run.tag == _R and _closed(piece.run) is piece.run)


def _before(piece: Piece, offset: int) -> Cut:
    if _splits(piece):
        return Cut(piece.run, piece.node, max(0, offset - piece.start))
    element = _unit(piece)
    return Cut(element, _child(element, piece.node))


def _after(piece: Piece) -> Cut:
    element = _unit(piece)
    return _past(element, _child(element, piece.node))


def _past(element: Any, child: Any | None) -> Cut:
    """child 之后，也就是下一个子元素之前。"""
    following = child.getnext() if child is not None else None
    return Cut(element, after=True) if following is None else Cut(element, following)


def _unit(piece: Piece) -> Any:
    """这一片所在的、标记可以放在其前后的元素。"""
    return _closed(piece.node if piece.run is None else piece.run)


def _closed(element: Any) -> Any:
    """最外层断不开的东西；没有时是元素自己。"""
    found = element
    for outer in element.iterancestors():
        if outer.tag == _P:
            break
        if outer.tag in _CLOSED:
            found = outer
    return found


def _child(element: Any, node: Any) -> Any | None:
    """node 在片段 element 的哪个直接子元素里；element 不是片段的不分。"""
    if element.tag != _R:
        return None
    while node is not None and node.getparent() is not element:
        node = node.getparent()
    return node


def _field_edge(paragraph: VisibleParagraph, field: FieldRange, kind: str) -> Cut:
    """域的开头之前或结尾之后。同一片段里还有别的字时，从域的边上断开；跨段落的域，到段落的边上。"""
    run = field.first if kind == "begin" else field.last
    if run is None:
        return _paragraph_edge(paragraph, kind)
    element = _closed(run)
    if element is not run or run.tag != _R:
        return Cut(element) if kind == "begin" else Cut(element, after=True)
    marks = [child for child, offset in _offsets(paragraph, run) if _is_edge(child, kind, offset, field)]
    if kind == "begin":
        return Cut(run, marks[0]) if marks else Cut(run)
    return _past(run, marks[-1]) if marks else Cut(run, after=True)


def _paragraph_edge(paragraph: VisibleParagraph, kind: str) -> Cut:
    """段落的开头（段落属性之后）或末尾。"""
    piece = paragraph.pieces[0 if kind == "begin" else -1]
    source = piece.node if piece.run is None else piece.run
    element = next(source.iterancestors(_P), paragraph.element)
    if kind == "end":
        return Cut(element[-1], after=True)
    return Cut(next(child for child in element if child.tag != _PPR))


def _is_edge(child: Any, kind: str, offset: int | None, field: FieldRange) -> bool:
    place = field.start if kind == "begin" else field.end
    return bool(child.tag == _FIELD_CHARACTER and child.get(_KIND) == kind and offset in (None, place))


def _offsets(paragraph: VisibleParagraph, run: Any) -> Iterator[tuple[Any, int | None]]:
    """片段的各个子元素，连同此前所见的字到了哪里（还没有字的为 None）。"""
    ends = {one.node: one.end for one in paragraph.pieces if one.run is run}
    starts = [one.start for one in paragraph.pieces if one.run is run]
    place = min(starts, default=None)
    for child in run:
        place = ends.get(child, place)
        yield child, place


# —— 不能加批注的地方 ——


def _mark_in_body(paragraph: VisibleParagraph, all_paragraphs: Paragraphs) -> Any | None:
    """正文里放着这个文本框、或者引用这条脚注的片段；在域里面的不用。"""
    if paragraph.part == "textbox":
        run = _holder(paragraph.element)
    elif paragraph.part in ("footnote", "endnote"):
        run = _reference(paragraph, all_paragraphs)
    else:
        return None
    if run is None:
        return None
    outer = next((one for one in run.iterancestors(_P)), None)
    host = next((one for one in all_paragraphs.values() if one.element is outer), None)
    return run if host is not None and host.part == "body" and not host.fields else None


def _holder(element: Any) -> Any | None:
    """放着这个段落的最外层片段。"""
    return next(reversed(list(element.iterancestors(_R))), None)


def _reference(paragraph: VisibleParagraph, all_paragraphs: Paragraphs) -> Any | None:
    note = next(paragraph.element.iterancestors(w(paragraph.part)), None)
    root = _body(all_paragraphs)
    if note is None or root is None:
        return None
    for mark in root.iter(w(f"{paragraph.part}Reference")):
        outside = [one.tag for one in mark.iterancestors()]
        if mark.get(w("id")) == note.get(w("id")) and not {_BOX, *_GONE} & set(outside):
            return _holder(mark)
    return None


def _around(run: Any) -> tuple[Cut, Cut]:
    element = _closed(run)
    return Cut(element), Cut(element, after=True)


def _nearest(paragraph: VisibleParagraph, all_paragraphs: Paragraphs) -> VisibleParagraph:
    """放文本框的段落；没有时是正文的第一段（有字的优先）。"""
    body = [one for one in all_paragraphs.values() if one.part == "body"]
    outer = list(paragraph.element.iterancestors(_P))
    hosts = [one for one in body if any(one.element is each for each in outer)]
    return (hosts or [one for one in body if one.text.strip()] or body)[0]


def _body(all_paragraphs: Paragraphs) -> Any | None:
    first = next((one for one in all_paragraphs.values() if one.part == "body"), None)
    return None if first is None else first.element.getroottree().getroot()
