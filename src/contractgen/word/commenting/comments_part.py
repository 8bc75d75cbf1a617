"""批注部件：编号接在已有的批注之后，已有的一字不动；没有这个部件时新建并登记。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from contractgen.word.markup import XML, W, w
from contractgen.word.package import Package
from contractgen.word.parts import serialized
from contractgen.word.reading.relations import related, relations

AUTHOR = "contractgen"
INITIALS = "cg"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_LARGEST = 2**30
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = tuple(w(name) for name in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference"))
_PLAIN = {"jc": {"val": "left"}, "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}}


class CommentsPart:
    """草稿的批注部件。"""

    def __init__(self, package: Package, story: Any) -> None:
        self.name, self.is_new = _name(package)
        root = None if self.is_new else package.tree(self.name)
        self._root = etree.Element(w("comments"), nsmap={"w": W}) if root is None else root
        self._styles = _styles(package)
        self._next = _first_free(self._root, story)

    @property
    def reference_style(self) -> str | None:
        """批注引用的字符样式。"""
        return self._styles.get("annotation reference")

    def add(self, lines: Sequence[str]) -> str:
        """加一条批注，返回它的编号。"""
        number, self._next = str(self._next), self._next + 1
        comment = etree.SubElement(self._root, w("comment"))
        comment.set(w("id"), number)
        comment.set(w("author"), AUTHOR)
        comment.set(w("initials"), INITIALS)
        for position, line in enumerate(lines):
            self._paragraph(comment, line, first=position == 0)
        return number

    def _paragraph(self, comment: Any, line: str, *, first: bool) -> None:
        paragraph = etree.SubElement(comment, w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        style = self._styles.get("annotation text")
        if style is not None:
            etree.SubElement(properties, w("pStyle")).set(w("val"), style)
        else:
            _set(etree.SubElement(properties, w("spacing")), _PLAIN["spacing"])
            _set(etree.SubElement(properties, w("ind")), {"firstLineChars": "0", "firstLine": "0"})
            _set(etree.SubElement(properties, w("jc")), _PLAIN["jc"])
        if first:
            mark = etree.SubElement(paragraph, w("r"))
            if self.reference_style is not None:
                shape = etree.SubElement(mark, w("rPr"))
                etree.SubElement(shape, w("rStyle")).set(w("val"), self.reference_style)
            etree.SubElement(mark, w("annotationRef"))
        run = etree.SubElement(paragraph, w("r"))
        if style is None:
            etree.SubElement(etree.SubElement(run, w("rPr")), w("sz")).set(w("val"), "20")
        text = etree.SubElement(run, w("t"))
        text.set(f"{{{XML}}}space", "preserve")
        text.text = _FORBIDDEN.sub("\ufffd", line)

    def content(self) -> bytes:
        """部件的字节。"""
        return bytes(serialized(self._root))


def _set(element: Any, values: dict[str, str]) -> None:
    for name, value in values.items():
        element.set(w(name), value)


def _name(package: Package) -> tuple[str, bool]:
    """部件名，是否要新建。"""
    existing = related(package, "comments")
    if existing is not None:
        return existing, False
    for relation in relations(package, package.main):
        if relation.kind == "comments" and not relation.external:
            return relation.target, True  # 登记了而没有内容
    return package.sibling("comments.xml"), True


def _first_free(root: Any, story: Any) -> int:
    """比已有的编号都大；大得离谱的（再大就容不下了）不算。"""
    used = (_number(mark) for tree in (root, story) for mark in tree.iter(*_MARKS))
    return max((number for number in used if number < _LARGEST), default=-1) + 1


def _number(mark: Any) -> int:
    written = mark.get(w("id"), "")
    return int(written) if re.fullmatch(r"[0-9]{1,12}", written, re.ASCII) else -1


def _styles(package: Package) -> dict[str, str]:
    """与批注有关的样式：通行名 → 草稿里的标识。"""
    name = related(package, "styles")
    root = package.tree(name) if name else None
    found: dict[str, str] = {}
    for style in root.iterfind(w("style")) if root is not None else ():
        named = style.find(w("name"))
        said = named.get(w("val"), "").lower() if named is not None else ""
        if said in ("annotation text", "annotation reference") and style.get(w("styleId")):
            found[said] = style.get(w("styleId"))
    return found
