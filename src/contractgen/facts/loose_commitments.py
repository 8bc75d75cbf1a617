"""留了余地的承诺，认得松的：一句里有时限、比例，又有紧张时、可行时、可延长一类的话。只作提示。"""

from __future__ import annotations

import re

from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import outlined, speaks
from contractgen.facts.words.service_results import DEED, METRIC
from contractgen.facts.words.soft_words import (
    BILLED,
    CAUSED,
    HARD,
    MILD,
    NOMINAL,
    NOT_BINDING,
    NOT_SOFT,
    PAST,
    REWARDED,
)
from contractgen.model.reading import Reading, Span, Zone
from contractgen.zh.duration_words import durations
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable, sentences

_HEDGE = re.compile(
    r"(?:如|若)?(?:无|没有)(?:特殊|意外|其他)(?:情况|情形|原因)|计划(?=达到|做到|实现|完成|恢复|修复)|(?:在|如|若|当)?[^，,。；;]{0,8}(?:可行|允许|许可|可能|方便|具备条件|有条件)[^，,。；;]{0,4}(?:情况|条件|前提|范围)?[之以]?[下时内](?=[，,、乙服供承运维])"
    r"|(?:人手|人力|人员|资源|车辆|配件|备件|运力|任务|业务|路况|天气|客流|话务|订单)[^，,。；;]{0,6}(?:紧张|不足|繁忙|较多|不够|短缺|拥堵|不佳|高峰|积压)[^，,。；;]{0,4}[，,]?[^，,。；;]{0,6}(?:视|酌情|另行|顺延|适当|灵活|延长|延后|推迟|除外)"
    r"|可(?:以)?(?:适当|酌情|相应|视情况?|灵活)?(?:延长|延后|推迟|顺延|放宽|宽限)|视(?:情况|情形|具体情况|实际情况)|努力|尽[可力量最]|争取|力争|力求|尝试|致力|通常|一般情况|原则上|多数情况|正常情况下"
    r"|预计|预期|有望|希望|打算|计划(?=于|在|将)|拟(?=于|在)|(?:以|按)实际(?:情况|时间)?为准|不(?:作|做)(?:硬性|绝对)?(?:保证|承诺)|仅供参考|参考[值性]|大约|大致|大概|左右|理想|想办法|愿意|愿景"
)
_PROMISED = re.compile(
    r"可用|恢复|修复|解决|响应|到场|到达|赶到|送达|派送|答复|回复|处理|排除|完成|达到|率|交付|办结|上门|抢修|接通|报送|提交"
)
_OTHER = re.compile(
    r"费|元|验收|不可抗力|解除|终止|保密|争议|协商|低峰|夜间|减少|避免|影响|双方|违约金|赔|起算|工期|天气预报|预计(?:超过|无法|不能|时间|用时|恢复时间|完成时间)"
)


def loose_commitments(reading: Reading) -> tuple[Span, ...]:
    """依行文次序；另有硬的时限、说的是对方的、事出有因的不算。"""
    outline, provider, parties = outlined(reading), naming(reading).provider, party_pattern(reading)
    found: list[Span] = []
    for line in outline.lines():
        if (
            line.zone not in (Zone.ARTICLE, Zone.ANNEX)
            or not speaks(line)
            or (line.cell and line.cell.header)
        ):
            continue
        for start, end in sentences(line.text):
            raw = line.text[start:end]
            hedge = _HEDGE.search(raw) or NOMINAL.search(raw) or NOT_BINDING.search(raw)
            if hedge is None or not _PROMISED.search(raw):
                continue
            if any(one.search(raw) for one in (HARD, MILD, PAST, REWARDED, CAUSED, BILLED, _OTHER)):
                continue
            shadow = readable(raw)
            if not durations(shadow) and not percents(shadow):
                continue
            who = parties.search(raw)
            if (who is not None and provider and who[0] != provider) or NOT_SOFT.search(
                raw, 0, hedge.start()
            ):
                continue
            if DEED.search(raw) or METRIC.search(raw) or _PROMISED.search(raw):
                found.append(Span(line.index, start + hedge.start(), start + hedge.end()))
    return tuple(found)
