"""引用的是法律还是别的文件：看引用之前的几个字和同一句里的法律名称。"""

from __future__ import annotations

import re

from contractgen.facts.words.reference_forms import ANNEX, Pointer
from contractgen.model.reading import Line

_LAW_TITLE = (
    r"《[^《》]{2,40}?(?:法|法典|条例|办法|规定|解释|细则|准则|通则|规则|章程|规范|标准|指南|公约|决定"
    r"|意见|通知|纪要|制度|方案|文件)[^《》]{0,12}》"
)
_OTHER_TITLE = re.compile(r"《[^《》]{1,60}》[^。；;，,、第]{0,8}$")
_CHAINED = re.compile(
    r"《[^《》]{1,60}》[^。；;，,第]{0,8}(?:第[^。；;，,、]{1,16}[条款项][、和及与或至]?)+$"
)
_LAW_BEFORE = re.compile(
    r"(?:[该同前此][法规]|[该同此](?:条例|办法|规定|解释|细则|文件|标准|合同|协议|制度|规则|章程|决定)"
    r"|[一-龥]{1,12}(?:法典|(?<!办)(?<!方)(?<!无)(?<!依)(?<!用)法|条例|(?<!此)(?<!本)办法|司法解释"
    r"|细则|准则|通则|章程|规程))"
    r"(?:的|之|中|[（(][^（）()]{0,16}[)）])?$"
)
_DOCUMENT_BEFORE = re.compile(
    r"(?:文件|规范书?|标准|规程|手册|说明书|图纸|清单|指南|制度|公约|通用条款|专用条款|通用合同条款"
    r"|专用合同条款|通用条件|专用条件|条件|方案|报告|报价单|订单|订货单|要求"
    r"|(?:主|原|总|采购|框架|基础|租赁|劳动|买卖|借款|担保|施工|总包|分包|补充|其他|另|上述|前述"
    r"|双方[^，,。]{0,10})(?:合同|协议|协定))(?:的|中|之|里)?(?:第[^，。；、]{1,5}[章节编篇卷]"
    r"|第[^，。；、]{1,5}部分)*\s*$"
)
_STANDARD_BEFORE = re.compile(
    r"(?:GB|JGJ|ISO|IEC|YD|DL|CJJ|JTG|SH|HG|GA|DB)[/A-Z]*\s*[\d.\-—]+[^。；;，,]{0,6}$"
)
_LAW_ANYWHERE = re.compile(_LAW_TITLE)
BODY_BEFORE = re.compile(
    r"(?:本?(?:协议|合同))?(?:的)?正文(?:的|中)?\s*(?:条款)?$|(?:本协议|本合同|主合同)(?:的|中|项下)?$"
)
_HEARSAY = re.compile(r"^(?:的|之)?(?:司法解释|若干)")


def foreign(before: str, after: str) -> bool:
    """引的是法律或者别的文件。"""
    if BODY_BEFORE.search(before) and not before.endswith("主合同"):
        return False
    if ANNEX.search(before[-14:]) and re.search(r"附[件录表][^，。；]{0,30}$", before):
        return False
    named = "》" in before
    return bool(
        (named and (_OTHER_TITLE.search(before) or _CHAINED.search(before))) or _LAW_BEFORE.search(before)
        or _DOCUMENT_BEFORE.search(before) or _STANDARD_BEFORE.search(before) or _HEARSAY.match(after)
    )  # fmt: skip


def lawful(line: Line, pointer: Pointer) -> bool:
    """前一句提到法律而条数很大的，多半是法律的条文。"""
    if pointer.article is None:
        return False
    if pointer.article > 200:
        return True
    before = line.text[max(0, pointer.start - 200) : pointer.start]
    sentence = before[before.rfind("。") + 1 :]
    return bool(_LAW_ANYWHERE.search(sentence) or re.search(r"民法典|司法解释|法律|法规|条例", sentence))
