"""一个没有定义的词用在什么话里：只用来说明别的词的，定不定义都不碍事；说了什么情形构成它的，已经清楚。"""

from __future__ import annotations

import re

from contractgen.facts.words.labels import LABELS
from contractgen.model.reading import Line, Span
from contractgen.zh.grades import grade_of

#: 某某资料均为保密信息；发生下列情形的，属于严重违约
_NAMED = re.compile(
    r"[^。；;]{6,}(?:[均都]?(?:为|是|属于?|视为|构成|作为|系))(?:本(?:合同|协议)(?:项下|所称)的?)?$"
)
_BRIEF = 6
_ANY_PARTY = re.compile(
    rf"{'|'.join(LABELS)}|[甲乙丙]方|任何?一方|另一方|一方|双方|对方|各方|或者?|如果?|若|的"
)
_DESCRIBING = re.compile(r"(?:[是系均仅]?指(?![定派示标])|即|包括|为下列|表现为)[^，。；;]{0,20}$")


#: 业务高峰保障，每年不超过4次
_CAPPED = re.compile(
    r"[^。；;]{0,24}每个?(?:年度?|月|季度?|周)[^。；;，,]{0,4}(?:不超过|不多于|至多|最多|限)\s*[\d一二两三四五六七八九十]+\s*[次场回]"
)


def aside(line: Line, span: Span) -> bool:
    """不是靠这个词来定的：说明别的词的话（特急，指核心系统全部停用），表里某一级的说明，写明一年几次为限的。"""
    if _CAPPED.match(line.text, span.end):
        return True
    if line.cell is not None and line.cell.column and grade_of(line.cell.row_head):
        return True
    sentence = line.text[max(line.text.rfind(mark, 0, span.start) for mark in "。；;") + 1 : span.start]
    return bool(_DESCRIBING.search(sentence))


def told_to_be(before: str) -> bool:
    """某某情形构成严重违约：前面说了是什么情形；只说“一方构成”的，没有说。"""
    found = _NAMED.search(before)
    return found is not None and len(_ANY_PARTY.sub("", found[0])) > _BRIEF
