"""管着时限、扣款，却不在级别表里的叫法：关键故障、四级事件、急修。认得松，只作提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.severities import severities
from contractgen.facts.words.levels import plain
from contractgen.facts.words.outline import outlined, sentences, speaks
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.saying import saying
from contractgen.zh.duration_words import durations
from contractgen.zh.grades import grade_of
from contractgen.zh.sentences import readable

_THINGS = ("故障", "事件", "报修", "工单", "客诉", "投诉", "事故", "修")
_NAMED = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:Critical|Major|Minor|Urgent|High|Medium|Low)|[特一二三四五六1-6ⅠⅡⅢⅣⅤIVA-DPS][0-5]?[级类]?|[一-龥]{1,4}?)\s*(?:级别?|类|优先级)?的?(?P<thing>系统故障|故障|事件|报修|工单|客诉|投诉|事故|修)(?![复理改订缮正])"
)
_LINED = re.compile("[扣罚赔]|违约金|通报|升级|上报|驻场|优先")


def loose_levels(reading: Reading) -> Iterator[Span]:
    """草稿自己的一套有说明、说的又不是这些名称的，才算。"""
    known = severities(reading)
    schemes = [scheme for scheme in known.schemes if scheme.defined]
    if not schemes:
        return
    names = frozenset().union(*(scheme.names for scheme in known.schemes))
    shown = "".join(names)
    outline = outlined(reading)
    for line in saying(reading, _THINGS):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or not speaks(line) or line.cell is not None:
            continue
        if re.search("定义|分级|级别|保密|个人信息|不可抗力|安全", outline.titles(line.index)):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            if not (durations(readable(text)) or _LINED.search(text)):
                continue
            for found in _NAMED.finditer(text):
                name = found["name"]
                grade = grade_of(name)
                sure = grade is not None or re.fullmatch("[A-Za-z]{3,}", name) or found[0] in ("急修", "抢修")
                if (
                    sure
                    and not plain(name) & names
                    and name.rstrip("级类") not in shown
                    and not _lightest(name)
                ):
                    yield Span(line.index, start + found.start(), start + found.end())


def _lightest(name: str) -> bool:
    return name in ("一般", "普通", "其他", "其余", "日常", "常规")
