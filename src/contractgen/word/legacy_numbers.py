"""补上转换时丢失的正规形式编号：LibreOffice 7.4 把 1.1 变成“一.1”，引用它的文字也跟着变。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from contractgen.model.zipped import zip_parts
from contractgen.word.list_definitions import switched_on, value
from contractgen.word.markup import w
from contractgen.word.package import open_package
from contractgen.word.parts import serialized
from contractgen.zh.numerals import parse_number

_CHAIN = re.compile(r"%\d(?:\.%\d)+\.?")  # 1.1、1.1.1
_CHINESE = re.compile("(?i)chinese|japanese|taiwanese|ideograph")
_MIXED = re.compile(r"([一二三四五六七八九十百零]+)(?=\.\d)")


def with_legal_numbers(docx: bytes) -> bytes:
    """刚转换成的 .docx，连写的编号恢复成阿拉伯数字。"""
    package = open_package(docx)
    name = package.sibling("numbering.xml")
    numbering = package.tree(name)
    changed = (
        [_make_legal(one) for one in numbering.iterfind(w("abstractNum"))] if numbering is not None else []
    )
    if not any(changed):
        return docx
    document: Any = package.tree(package.main)
    for text in _reference_texts(document):
        text.text = _MIXED.sub(_arabic, text.text or "")
    return zip_parts({**package.parts, name: serialized(numbering), package.main: serialized(document)})


def _arabic(found: re.Match[str]) -> str:
    try:
        return str(parse_number(found[1]))
    except ValueError:
        return found[1]


def _make_legal(definition: Any) -> bool:
    """一个列表里应当是正规形式的各级；有没有改动。"""
    levels = list(definition.iterfind(w("lvl")))
    changed = False
    if not any(_CHINESE.search(value(level, "numFmt") or "") for level in levels):
        return changed
    for level in levels:
        text = level.find(w("lvlText"))
        chained = text is not None and _CHAIN.fullmatch(text.get(w("val"), ""))
        if chained and value(level, "numFmt") == "decimal" and not switched_on(level, "isLgl"):
            suffix = level.find(w("suff"))
            (suffix if suffix is not None else text).addprevious(etree.Element(w("isLgl")))
            changed = True
    return changed


def _reference_texts(document: Any) -> Iterator[Any]:
    """REF 域结果里的文字（``w:t``）。"""
    codes: list[list[str]] = []
    for element in document.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            codes.append([])
        elif kind == "end":
            del codes[-1:]
        elif codes and element.tag == w("instrText"):
            codes[-1].append(element.text or "")
        elif codes and element.tag == w("t") and "".join(codes[-1]).split()[:1] == ["REF"]:
            yield element
