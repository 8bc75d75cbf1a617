"""写的是谁的服务时间：坐席、前台的作息，管不到另一种人的全天受理。"""

from __future__ import annotations

import re

from contractgen.facts.words.grams import grams
from contractgen.model.reading import Reading, Span

#: 谁的服务时间；乙方、标准、人工一类没有说是谁
_WHOSE = re.compile(r"(?<![一-龥])([一-龥]{2,6}?)(?:的)?(?:服务|工作|受理|在岗|值守|接听|营业)时[间段]")
#: 某某的服务时间：服务时间之前是“的”，说的是某样业务
_THING = re.compile(r"([一-龥A-Za-z]{2,20})的(?:服务|工作|受理|在岗|值守|接听|营业)时[间段]")
_ANYBODY = re.compile(r"[甲乙丙]方|标准|正常|人工|客服|服务[商方台]|日常|常规|基本|本|的|热线|故障|报修|报障")
_ANOTHER_DESK = re.compile(r"技术支持|技术人员|工程师|运维|维护|平台|系统|故障|报障|报修|抢修|监控|值班")


def of_another(before: str, told: str) -> bool:
    """before 是时段之前的话，写明了是谁的；told 是全天受理的话，说的另是一种人。客服、人工说的是谁来接，仍是一处。"""
    said = _WHOSE.search(before)
    who = _ANYBODY.sub("", said[1]) if said else ""
    return len(who) > 1 and bool(_ANOTHER_DESK.search(told)) and who not in told


def of_named(reading: Reading, hours: Span, promised: Span) -> bool:
    """“呼出回访与在线渠道的服务时间为……”写明是哪几样业务的，要求全天有人的那一句说的是另一样，没有一处字词相同。"""
    text = reading.lines[hours.line].text
    start = max(text.rfind(mark, 0, hours.start) for mark in "。；;") + 1
    named = _THING.search(text, start, hours.start)
    thing = _ANYBODY.sub("", named[1]) if named else ""
    told = reading.lines[promised.line].text
    return len(thing) > 1 and not any(pair in told for pair in grams(thing))
