"""合同的 numbering.xml：正文与附件两个多级列表，每处重新起编各一个实例。外壳自带的列表照样保留。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from contractgen.model.numbering import NumberingScheme
from contractgen.model.record import record
from contractgen.word.list_levels import LevelStyle, abstract_list, annex_levels, body_levels, list_instance
from contractgen.word.markup import DECLARATION, W, w

_HERE = "<?contractgen ?>"


@record
class NumberingPart:
    """numbering.xml 的前后两截（重新起编的实例写在中间），以及各列表的编号。"""

    head: str
    tail: str
    body_key: int
    annex_key: int
    first_restart: int
    links: tuple[tuple[str, int, int], ...]  # 样式名称、所属实例、级别

    def written(self, restarts: Sequence[tuple[int, int, int]]) -> bytes:
        """整个部件。"""
        made = "".join(list_instance(num_id, key, level) for num_id, key, level in restarts)
        return f"{DECLARATION}{self.head}{made}{self.tail}".encode()


def numbering_part(scheme: NumberingScheme, styles: Mapping[str, str], existing: Any | None) -> NumberingPart:
    """在外壳已有的列表（可以没有）之后，加上本体例的两个列表。"""
    root = existing if existing is not None else etree.Element(w("numbering"), nsmap={"w": W})
    key = 1 + _largest(root, "abstractNum", "abstractNumId")
    num_id = 1 + _largest(root, "num", "numId")
    body, annex = body_levels(scheme), annex_levels(scheme)
    definitions = abstract_list(key, body, styles) + abstract_list(key + 1, annex, styles)
    instances = list_instance(num_id, key) + list_instance(num_id + 1, key + 1)
    _append(root, "abstractNum", definitions)
    _append(root, "num", instances)
    _after_last(root, "num", etree.ProcessingInstruction("contractgen"))
    head, _, tail = etree.tostring(root, encoding="unicode").partition(_HERE)
    return NumberingPart(
        head, tail, key, key + 1, num_id + 2, (*_links(body, num_id), *_links(annex, num_id + 1))
    )


def link_styles(root: Any, styles: Mapping[str, str], links: Sequence[tuple[str, int, int]]) -> None:
    """在 styles.xml 中把各样式连到列表的对应级别（``w:numPr``）；外壳里原有的编号以此为准。"""
    by_id = {style.get(w("styleId")): style for style in root.iterfind(w("style"))}
    for name, num_id, level in links:
        style = by_id[styles[name]]
        properties = style.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            before = style.find(w("rPr"))
            style.append(properties) if before is None else before.addprevious(properties)
        for old in properties.findall(w("numPr")):
            properties.remove(old)
        numbering = etree.Element(w("numPr"))
        etree.SubElement(numbering, w("ilvl")).set(w("val"), str(level))
        etree.SubElement(numbering, w("numId")).set(w("val"), str(num_id))
        insert_numbering(properties, numbering)


def insert_numbering(properties: Any, numbering: Any) -> None:
    """把 numPr 放在 pPr 中规定的位置（ECMA-376 17.3.1.26）。"""
    earlier = {
        w(tag) for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    }
    position = 0
    for index, child in enumerate(properties):
        if child.tag in earlier:
            position = index + 1
    properties.insert(position, numbering)


def _links(levels: Sequence[LevelStyle], num_id: int) -> list[tuple[str, int, int]]:
    return [(level.style, num_id, index) for index, level in enumerate(levels)]


def _largest(root: Any, tag: str, attribute: str) -> int:
    return max((int(element.get(w(attribute), "0")) for element in root.iterfind(w(tag))), default=0)


def _append(root: Any, tag: str, xml: str) -> None:
    """加在同类元素之后：全部 abstractNum 须在全部 num 之前。"""
    for element in list(etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')):
        _after_last(root, tag, element)


def _after_last(root: Any, tag: str, element: Any) -> None:
    same = root.findall(w(tag))
    if same:
        same[-1].addnext(element)
    elif tag == "abstractNum":
        position = sum(1 for child in root if child.tag == w("numPicBullet"))
        root.insert(position, element)
    else:
        last = root.findall(w("abstractNum"))
        last[-1].addnext(element) if last else root.append(element)
