"""读回起草的 .docx：全部文字、各段的自动编号、各处交叉引用与它所指的段落。"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contractgen.word.auto_numbers import AutoNumbers
from contractgen.word.markup import w
from contractgen.word.package import open_package

_REF = re.compile(r"^\s*REF\s+(\S+)\s+\\n\s+\\h\s*$")


@dataclass(frozen=True)
class Paragraph:
    """一个段落：自动编号、文字（不含编号）、段落上的书签。"""

    label: str
    text: str
    bookmarks: tuple[str, ...]


@dataclass(frozen=True)
class CrossReference:
    """一处交叉引用：所指的书签，Word 打开时显示的文字。"""

    bookmark: str
    shown: str


@dataclass(frozen=True)
class Written:
    """读回的合同。"""

    paragraphs: tuple[Paragraph, ...]
    references: tuple[CrossReference, ...]
    margins: str  # 页眉页脚的文字

    @property
    def text(self) -> str:
        """全部文字，一段一行。"""
        return "\n".join([*(each.text for each in self.paragraphs), self.margins])

    @property
    def labels(self) -> list[str]:
        """带编号的段落的编号，依次序。"""
        return [each.label for each in self.paragraphs if each.label]

    def label_at(self, bookmark: str) -> str:
        """书签所在段落的编号；书签须恰好一处。"""
        [label] = [each.label for each in self.paragraphs if bookmark in each.bookmarks]
        return label


def read_back(docx: bytes) -> Written:
    """读回一份 .docx。"""
    package = open_package(docx)
    body: Any = package.tree(package.main)
    numbers = AutoNumbers.of(package)
    paragraphs = []
    for element in body.iter(w("p")):
        number = numbers.next(element)
        marks = tuple(mark.get(w("name")) for mark in element.iter(w("bookmarkStart")))
        paragraphs.append(Paragraph(number.label if number else "", shown(element), marks))
    margins = [shown(package.tree(name)) for name in package.named("header", "footer")]
    return Written(tuple(paragraphs), tuple(_references(body)), "\n".join(margins))


def shown(element: Any) -> str:
    """一个段落（或部件）里看得见的文字。"""
    pieces = []
    for piece in element.iter(w("t"), w("br"), w("tab")):
        if piece.tag == w("t"):
            pieces.append(piece.text or "")
        elif piece.getparent().tag == w("r"):
            pieces.append("\n" if piece.tag == w("br") else "\t")
    return "".join(pieces)


def _references(body: Any) -> Iterator[CrossReference]:
    """依次读各个 REF 域；域不嵌套。"""
    for paragraph in body.iter(w("p")):
        code, result, state = "", "", ""
        for piece in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
            if piece.tag == w("fldChar"):
                state = piece.get(w("fldCharType"))
                if state == "end":
                    if found := _REF.match(code):
                        yield CrossReference(found[1], result)
                    code, result = "", ""
            elif piece.tag == w("instrText"):
                code += piece.text or ""
            elif state == "separate":
                result += piece.text or ""


def faults(docx: bytes) -> list[str]:
    """两个检查器对这个 Word 文件的意见：是否合 ECMA-376，各部分是否相互对得上。"""
    from docx_integrity import check

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "合同.docx"
        path.write_bytes(docx)
        return [*map(str, _validator().validate(path).errors), *map(str, check(path))]


@cache
def _validator() -> Any:
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()
