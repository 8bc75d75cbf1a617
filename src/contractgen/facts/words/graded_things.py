"""几套级别各分的是什么：投诉工单的特急、紧急，与系统故障的一级、二级，不是一回事。"""

from __future__ import annotations

import re

from contractgen.facts.words.outline import Outline

#: 分级的东西；故障、事件一类是一家，别的各是各
_FAULT = "故障"
_THINGS = re.compile(
    r"(?P<fault>故障|事件|事故|缺陷|告警|报警|中断|停机|停电|报修|报障|抢修|异常)"
    r"|投诉|诉求|咨询|需求|变更|订单|索赔|理赔|来[信电访]|询价|样品|运单|病害|漏洞|舆情|借阅|检索|试剂|标本|会诊|申请|建议"
)


def graded_things(outline: Outline, index: int) -> frozenset[str]:
    """这一行所在的、标题说了东西的最近一级所说的东西。"""
    for section in outline.chain(index):
        found = {_FAULT if hit["fault"] else hit[0] for hit in _THINGS.finditer(section.heading)}
        if found:
            return frozenset(found)
    return frozenset()


def unlike_things(outline: Outline, one: int, two: int) -> bool:
    """两处的标题都说了分的是什么，而不是一样东西。"""
    first, second = graded_things(outline, one), graded_things(outline, two)
    return bool(first and second) and not first & second
