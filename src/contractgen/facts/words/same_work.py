"""两句话说的是不是同一项工作：同一个名目、同一种活动；词表认得的按词表，不认得的按原文。"""

from __future__ import annotations

import re

from contractgen.facts.words.noun_chunks import noun_chunks, shared_chunks
from contractgen.facts.words.phrases import Match, acts_alike, compare, content

#: 没有说做什么、只说归谁管的
_IN_CHARGE = re.compile(r"负责|责任|职责|义务|正常(?:运行|使用|工作)|完好|自理|管理|归口|排除|修好")
_UPKEEP = frozenset({"维护", "修复", "备份", "巡检", "更换", "清洁", "加固", "监控", "升级", "恢复"})


def same_work(served: str, done: str) -> Match:
    """服务方做的 served 与另一方要做的 done。"""
    one, two = content(served), content(done)
    known = compare(one, two)
    named = any(not thing.generic for thing in two.things)
    if known >= Match.WIDER and named and two.activities and one.activities:
        return known
    shared = shared_chunks(done, served)
    if not shared and not noun_chunks(done) and one.activities & two.activities & _UPKEEP:
        return Match.WIDER  # 备份店主自己做
    if not shared:
        return Match.NONE
    if one.activities & two.activities:
        return Match.SAME
    if acts_alike(one, two):
        return Match.WIDER
    in_charge = not two.activities and bool(one.activities & _UPKEEP) and bool(_IN_CHARGE.search(done))
    return Match.WIDER if in_charge else Match.NONE
