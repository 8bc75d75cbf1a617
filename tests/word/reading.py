"""读回写好的 .docx：各段的样式、编号与文字，供测试断言。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contractgen.word.auto_numbers import AutoNumbers
from contractgen.word.markup import w
from contractgen.word.package import open_package


@dataclass(frozen=True)
class Line:
    style: str
    label: str
    text: str
    element: Any


def lines(docx: bytes) -> list[Line]:
    """正文各段，依次序。"""
    package = open_package(docx)
    names = style_names(docx)
    numbers = AutoNumbers.of(package)
    found = []
    for paragraph in document(docx).iter(w("p")):
        number = numbers.next(paragraph)
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name = names[style.get(w("val"))] if style is not None else ""
        found.append(Line(name, number.label if number else "", shown(paragraph), paragraph))
    return found


def style_names(docx: bytes) -> dict[str, str]:
    tree: Any = open_package(docx).tree("word/styles.xml")
    return {s.get(w("styleId")): s.find(w("name")).get(w("val")) for s in tree.iter(w("style"))}


def document(docx: bytes) -> Any:
    package = open_package(docx)
    return package.tree(package.main)


def shown(paragraph: Any) -> str:
    """段落所见的文字，不含编号。"""
    pieces = []
    for element in paragraph.iter(w("t"), w("br"), w("tab")):
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif element.getparent().tag == w("r"):
            pieces.append("\n" if element.tag == w("br") else "\t")
    return "".join(pieces)


def find(docx: bytes, text: str) -> Line:
    """含某些字的第一段。"""
    return next(line for line in lines(docx) if text in line.text)
