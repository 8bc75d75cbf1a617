"""定义：哪些词有定义，怎样定义，在哪里；没有用定义的写法而又说了一遍的也在内。"""

from __future__ import annotations

import re
from collections import Counter

from contractgen.facts.parties import parties
from contractgen.facts.words.defining import Definition, all_defined
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.retellings import retellings
from contractgen.model.reading import Reading, Zone

#: 没有引号而在句首说明的词：停梯：指……、用户为……、一课时为45分钟
_TOLD = re.compile(
    r"(?:^|[。；;])\s*(?:本(?:合同|协议)所称的?|一|每)?[“\"]?(?P<term>[\u4e00-\u9fffA-Za-z]{2,8}?)[”\"]?(?:[：:]\s*(?=\D)|，?(?:仅|专|均)?(?:是|系)?指(?![定示导标派引明挥令向数南纹控出认正望教])|为(?=\d+\s*(?:分钟|小时|日|天|人|次|页|时|点|:)))"
    r"|(?P<quoted>(?:本(?:合同|协议|条)所称的?)[“\"]?(?P<called>[\u4e00-\u9fff]{2,8}?)[”\"]?[，,]?(?:为|是|即|系|限于|包括))"
    r"|“(?P<marked>[\u4e00-\u9fffA-Za-z]{2,8})”(?:为|即|包括|限于|专指|仅指)"
)
#: 栏目的名字，不是术语
_FIELD = re.compile(
    r"名称|地址|住所|电话|联系|账[号户]|户名|开户|邮[箱编]|代码|代表|日期|^时间$|^服务时间$|地点|方式|内容|数量|金额|费用|备注|说明|标准|要求|事项|规格|型号|单价|合计|附件|条款|其中|如下|下列|以下|包括|范围$|甲方|乙方|[方人]$"
)
_LEVEL = re.compile(
    r"^(?:[一二三四五六七八九十甲乙丙丁ⅠⅡⅢⅣPSＰA-D\d]+[级档类]?|[特高中低]级?|紧急|严重|重大|一般|普通|次要|轻微)"
)
_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS)
_MOST = 40


def definitions(reading: Reading) -> tuple[Definition, ...]:
    """全部定义；当事人的称呼不算。"""
    outline = outlined(reading)
    found = [each for each in all_defined(outline) if each.term not in LABELS]
    named = {party.label for party in parties(reading)}
    first = {each.term: each for each in reversed(found)}
    taken = {(each.span.line, each.span.start) for each in found}
    taken |= {(each.whole.line, each.whole.start) for each in found}
    for term in _terms(outline, found, named):
        entries = 0
        for each in retellings(term, outline):
            entries += each.form == "entry"
            at = each.span.line, each.span.start
            known = any(line == at[0] and abs(start - at[1]) < len(term) + 6 for line, start in taken)
            same_line = term in first and first[term].span.line == at[0]  # 定义的一句里接着往下说
            listed = each.form == "entry" and (entries > 1 or term in first)  # 两处“词：……”多半是栏目
            if not (known or same_line or listed):
                kind = "means" if each.form == "means" else "told"
                found.append(Definition(each.span, term, kind, each.span, each.told, False))
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))


def _terms(outline: Outline, found: list[Definition], named: set[str]) -> list[str]:
    """值得找第二处说明的词：定义过的，和句首说明过的。"""
    terms = Counter(each.term for each in found if not each.local and each.kind == "means")
    for line in outline.lines():
        tabled = line.cell is not None and line.zone is Zone.OPENING
        if line.part != "body" or not (line.zone in _ZONES or tabled):
            continue
        if line.cell is not None:
            text = line.text.strip()
            if line.cell.column == 0 and not line.cell.header and _is_term(text):
                terms[text] += 1
            continue
        for hit in _TOLD.finditer(line.body):
            term = hit["term"] or hit["called"] or hit["marked"]
            if _is_term(term):
                terms[term] += 1
    return [term for term, _ in terms.most_common(_MOST) if term not in named]


def _is_term(text: str) -> bool:
    return 2 <= len(text) <= 8 and not _FIELD.search(text) and not _LEVEL.search(text)
