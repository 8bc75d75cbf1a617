"""为转 PDF 造一份用后即弃的副本：自动编号写成文字，引用写成当前所显示的文字。

LibreOffice 7.4 不认正规形式编号（1.1 会显示成“一.1”），又会重算引用；写成文字，PDF 才与 Word 所见一致。
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from contractgen.model.zipped import zip_parts
from contractgen.word.auto_numbers import AutoNumber, AutoNumbers
from contractgen.word.list_definitions import value
from contractgen.word.markup import MC, XML, W, w
from contractgen.word.package import Package, open_package
from contractgen.word.parts import serialized

_FALLBACK = f"{{{MC}}}Fallback"
_FIRST_LINE = ("firstLine", "firstLineChars", "hanging", "hangingChars")


def flattened(docx: bytes) -> bytes:
    """副本的字节；原文件不动。"""
    package = open_package(docx)
    parts = dict(package.parts)
    numbers = AutoNumbers.of(package)
    indents = _style_indents(package)
    for name in (package.main, *package.named("header", "footer", "footnotes", "endnotes")):
        root: Any = package.tree(name)
        for paragraph in _paragraphs(root):
            number = numbers.next(paragraph)
            if number is not None:
                _write_out(paragraph, number, numbers, indents)
        _freeze_references(root)
        _remove_numbering(root)
        parts[name] = serialized(root)
    styles: Any = package.tree(package.sibling("styles.xml"))
    if styles is not None:
        _remove_numbering(styles)
        parts[package.sibling("styles.xml")] = serialized(styles)
    return zip_parts(parts, level=1)


def _paragraphs(root: Any) -> Iterator[Any]:
    """全部段落，依文档次序；同一文本框的两种写法只算一次。"""
    for paragraph in list(root.iter(w("p"))):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def _remove_numbering(root: Any) -> None:
    """编号已写成文字，段落与样式上的列表设置都去掉。"""
    for numbering in list(root.iter(w("numPr"))):
        numbering.getparent().remove(numbering)


def _write_out(
    paragraph: Any, number: AutoNumber, numbers: AutoNumbers, indents: dict[str, dict[str, str]]
) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    style = value(properties, "pStyle") or numbers.definitions.default_style
    _keep_indent(properties, number, _styles_over(number, style, numbers), indents)
    properties.addnext(_label_run(number, properties))


def _styles_over(number: AutoNumber, style: str | None, numbers: AutoNumbers) -> list[str]:
    """其缩进优先于列表缩进的样式，由远及近：带来编号的样式及依据它的样式。"""
    lineage = list(numbers.definitions.lineage(style))
    if number.owner is None or number.owner not in lineage:
        return []
    return lineage[: lineage.index(number.owner) + 1][::-1]


def _keep_indent(
    properties: Any, number: AutoNumber, styles: list[str], indents: dict[str, dict[str, str]]
) -> None:
    """编号没有了，列表的缩进要写到段落上：列表、样式、段落自身，后者优先。"""
    source = number.definition.element.find(f"{w('pPr')}/{w('ind')}")
    merged = dict(source.attrib) if source is not None else {}
    own = properties.find(w("ind"))
    for layer in (*(indents.get(style, {}) for style in styles), dict(own.attrib) if own is not None else {}):
        if any(w(name) in layer for name in _FIRST_LINE):
            merged = {name: size for name, size in merged.items() if name not in map(w, _FIRST_LINE)}
        merged |= layer
    if own is not None:
        properties.remove(own)
    indent = etree.Element(w("ind"))
    for name, size in merged.items():
        indent.set(name, size)
    _insert_indent(properties, indent)


def _insert_indent(properties: Any, indent: Any) -> None:
    """w:ind 之后只能是这些元素（ECMA-376 17.3.1.26）。"""
    later = ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment")
    last = ("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
    names = {w(name) for name in (*later, *last)}
    following = next((child for child in properties if child.tag in names), None)
    if following is None:
        properties.append(indent)
    else:
        following.addprevious(indent)


def _label_run(number: AutoNumber, properties: Any) -> Any:
    """写着编号的片段；格式取自列表的那一级，其次是段落标记。"""
    run = etree.Element(w("r"), nsmap={"w": W})
    shape = etree.SubElement(run, w("rPr"))
    for source in (number.definition.element.find(w("rPr")), properties.find(w("rPr"))):
        for child in source if source is not None else ():
            if shape.find(child.tag) is None and child.tag not in (w("ins"), w("del")):
                shape.append(copy.deepcopy(child))
    text = etree.SubElement(run, w("t"))
    text.set(f"{{{XML}}}space", "preserve")
    text.text = number.label + (" " if number.suffix == "space" else "")
    if number.suffix == "tab":
        etree.SubElement(run, w("tab"))
    return run


def _style_indents(package: Package) -> dict[str, dict[str, str]]:
    styles = package.tree(package.sibling("styles.xml"))
    found: dict[str, dict[str, str]] = {}
    for style in styles.iterfind(w("style")) if styles is not None else ():
        indent = style.find(f"{w('pPr')}/{w('ind')}")
        if indent is not None:
            found[style.get(w("styleId"), "")] = dict(indent.attrib)
    return found


def _freeze_references(root: Any) -> None:
    """REF 域只留下所显示的文字；其他域（页码等）不动。"""
    for simple in list(root.iter(w("fldSimple"))):
        if _is_reference(simple.get(w("instr"), "")):
            for child in list(simple):
                simple.addprevious(child)
            simple.getparent().remove(simple)
    fields: list[tuple[list[Any], list[str]]] = []
    for element in list(root.iter(w("fldChar"), w("instrText"))):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            fields.append(([], []))
        if not fields:
            continue
        fields[-1][0].append(element)
        if kind is None:
            fields[-1][1].append(element.text or "")
        elif kind == "end":
            elements, code = fields.pop()
            if _is_reference("".join(code)):
                for one in elements:
                    one.getparent().remove(one)


def _is_reference(code: str) -> bool:
    return code.split()[:1] in (["REF"], ["ref"])
