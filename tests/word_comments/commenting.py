"""给测试用的草稿加批注，再读回来看附在哪里、别的有没有变。"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contractgen.model.reading import Line, Reading
from contractgen.word.comments import Note, annotated
from contractgen.word.markup import w
from contractgen.word.package import open_package, parse_xml
from contractgen.word.read import read

_ADDED = tuple(w(name) for name in ("commentRangeStart", "commentRangeEnd"))


def on(reading: Reading, quote: str, *, part: str = "body", nth: int = 0, says: str = "请核对") -> Note:
    """附在某几个字上的批注；quote 是草稿里的字。"""
    found = [
        (line, at)
        for line in reading.lines
        if line.part == part
        for at in range(len(line.text))
        if line.text.startswith(quote, at)
    ]
    line, at = found[nth]
    return Note(line.part, line.paragraph, at, at + len(quote), (says,))


def all_of(line: Line, says: str = "请核对") -> Note:
    return Note(line.part, line.paragraph, 0, len(line.text), (says,))


def quoted(docx: bytes, author: str = "contractgen") -> list[str]:
    """各条批注所附的字，依行文次序。"""
    reading = read(docx)
    mine = [remark for remark in reading.remarks if remark.author == author]
    return [reading.text(remark.span) if remark.span else "" for remark in mine]


def commented(draft: bytes, *quotes: str) -> bytes:
    """在这些字上各加一条批注。"""
    reading = read(draft)
    return annotated(draft, [on(reading, quote) for quote in quotes])


def same_but_comments(before: bytes, after: bytes) -> None:
    """除了批注，什么都没有变：别的部件逐字节相同，正文去掉批注标记、合起断开的片段后相同。"""
    old, new = open_package(before), open_package(after)
    expected = {old.main, "[Content_Types].xml", f"{old.main.rpartition('/')[0]}/_rels/document.xml.rels"}
    assert list(new.parts)[: len(old.parts)] == list(old.parts)
    for name, data in old.parts.items():
        if name not in expected and "comments" not in name:
            assert new.parts[name] == data, name
    assert [n for n in new.parts if n not in old.parts] in ([], ["word/comments.xml"])
    own = _own_numbers(new.parts)
    assert _plain(old.parts[old.main], set()) == _plain(new.parts[new.main], own)


def _own_numbers(parts: Any) -> set[str]:
    """contractgen 所加批注的编号。"""
    name = next(name for name in parts if name.endswith("comments.xml"))
    root = parse_xml(parts[name].replace(_STRICT_W, _W))
    return {one.get(w("id")) for one in root if one.get(w("author")) == "contractgen"}


def _plain(data: bytes, own: set[str]) -> list[Any]:
    """正文，去掉编号在 own 中的批注标记；相邻而格式相同的片段合成一个。"""
    root: Any = parse_xml(data.replace(_STRICT_W, _W))
    for mark in list(root.iter(*_ADDED, w("commentReference"))):
        if mark.get(w("id")) in own:
            gone = mark.getparent() if mark.tag == w("commentReference") else mark
            gone.getparent().remove(gone)
    return _shape(root)


_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def _shape(element: Any) -> list[Any]:
    children: list[Any] = []
    for child in element:
        if child.tag == w("r"):
            properties = child.find(w("rPr"))
            look = _without_numbers(properties)
            content = _letters(child)
            if children and children[-1][0] == "r" and children[-1][1] == look:
                children[-1][2].extend(content)
            else:
                children.append(["r", look, content])
        else:
            children.append(_shape(child))
    for child in children:
        if child[0] == "r":
            child[2] = _joined(child[2])
    attributes = sorted((k, v) for k, v in element.attrib.items())
    return [element.tag, attributes, (element.text or "").strip(), children]


def _without_numbers(properties: Any) -> Any:
    return None if properties is None else _shape(properties)


def _letters(run: Any) -> list[Any]:
    found: list[Any] = []
    for child in run:
        if child.tag == w("t"):
            found.extend(child.text or "")
        elif child.tag != w("rPr"):
            found.append(_shape(child))
    return found


def _joined(content: Sequence[Any]) -> list[Any]:
    return [one for one in content if not (isinstance(one, str) and one.isspace())]
