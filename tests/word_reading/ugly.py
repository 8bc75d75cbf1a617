"""一份什么都有的草稿，以及把它弄坏的办法：删、换、搬动元素，改乱属性。"""

from __future__ import annotations

import copy
import random
from typing import Any

from lxml import etree

from contractgen.model.zipped import zip_parts
from contractgen.word.package import open_package
from tests.word_reading.builders import (
    cell,
    control,
    definition,
    deleted,
    docx,
    field,
    inserted,
    instance,
    level,
    numbered,
    p,
    r,
    relation,
    style,
    table,
    tr,
)

_VALUES = ("", "0", "-1", "99999999999", "x", "一", "F0A8", "none", "1")


def everything() -> bytes:
    """各种写法各有一处。"""
    box = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('盒')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    either = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    checkbox = control(r("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>')
    gone = '<w:rPr><w:del w:id="3" w:author="甲方"/></w:rPr>'
    merged = tr(cell("一级", '<w:vMerge w:val="restart"/>'), cell("15分钟", '<w:gridSpan w:val="2"/>'))
    body = (
        p("定义", properties=numbered(1))
        + p(
            "期限",
            deleted("两"),
            inserted(r("三")),
            "年",
            field(r"REF a \n", "第二条"),
            properties=numbered(1, 1),
        )
        + p("相连", properties=gone)
        + p(
            r('<w:sym w:font="Wingdings" w:char="F0A8"/>'),
            checkbox,
            r("   ", '<w:u w:val="single"/>'),
            r(either),
        )
        + p(
            field(r"EQ \o\ac(○,11)", separate=False), f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>'
        )
        + table("级别|响应|解决", merged, tr(cell("", "<w:vMerge/>"), cell(table("内|表")), cell(p())))
        + control(p("整段", r('<w:footnoteReference w:id="2"/>')), "<w:showingPlcHdr/>")
        + p('<w:commentRangeStart w:id="0"/>', "批注", '<w:commentRangeEnd w:id="0"/>', style="Head")
        + '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    )
    return docx(
        body,
        relations=relation("h1", "header", "header1.xml"),
        header1=p("页眉"),
        footnotes=f'<w:footnote w:id="2">{p("脚注")}</w:footnote>',
        comments=f'<w:comment w:id="0" w:author="法务">{p("问")}</w:comment>',
        styles=style("Head", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        numbering=definition(
            0, level(0, "chineseCountingThousand", "第%1条"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
        )
        + instance(1, 0),
    )


def spoiled(data: bytes, seed: int, blows: int = 12) -> bytes:
    """弄坏之后仍是合法 XML 的文件。"""
    chance = random.Random(seed)
    package = open_package(data)
    parts = dict(package.parts)
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml") and chance.random() < 0.8:
            root: Any = package.tree(name)
            for _ in range(blows):
                _strike(root, chance)
            parts[name] = etree.tostring(root)
    return zip_parts(parts, level=1)


def _strike(root: Any, chance: random.Random) -> None:
    elements = [element for element in root.iter() if element is not root]
    if not elements:
        return
    one, other = chance.choice(elements), chance.choice(elements)
    blow = chance.randrange(6)
    if blow == 0:
        one.getparent().remove(one)
    elif blow == 1:
        one.tag = other.tag
    elif blow == 2:
        other.append(copy.deepcopy(one))
    elif blow == 3:
        other.addnext(copy.deepcopy(one))
    elif blow == 4 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(_VALUES))
    elif one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]
