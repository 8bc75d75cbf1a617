"""承诺的软硬：把“承诺”与“尝试、努力、力争”放在一起的话，和只写“目标”的可用性。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable, sentences

_PROMISE = re.compile(r"承诺|保证|应当?|须|必须|将|确保|负责")
_SOFT = re.compile(
    r"(?:尝试|尽力|尽量|努力|力争|争取|力求|尽可能|原则上|尽最大努力|合理努力)"
    r"(?:应当?|须|能够?|保证)?(?:在[^，。；,;]{1,16}[内前])?[^，。；,;]{0,6}?(?:解决|修复|恢复|响应|到场|到达|处理|遵守|达到|完成|满足|实现|排除|履行|保障|保证)"
)
_SOFTENERS = ("尝试", "尽", "努力", "力", "争取", "原则上")
_HARD = re.compile(r"至迟|最迟|最晚|不迟于|不晚于|但(?:不得|最长|至多)|最长不超过|且不超过")
_BREACH = re.compile(r"视为[^，。；,;]{0,6}违约|构成违约")
_GOAL = re.compile(
    r"(?:可用性|可用率|可用度)[^，。；,;]{0,6}?(目标)(?!值|责任)(?:为|是)?(?:不低于|不少于|达到|≥|:|：)?\s*$"
)
_ABOUT = re.compile(
    r"SLA|服务级别|服务水平|故障|响应|解决|修复|恢复|时限|可用|指标|服务|到场|到达|\d\s*(?:分钟|小时|个?工作|日)"
)


@record
class SoftWord:
    """一处软化的承诺。breach 为同一句又说视为违约；goal 为可用性只写“目标”。"""

    span: Span
    words: str
    breach: bool
    goal: bool


def commitments(reading: Reading) -> tuple[SoftWord, ...]:
    """全文软化的承诺。"""
    return tuple(
        each
        for line in reading.judged()
        if line.zone in (Zone.ARTICLE, Zone.ANNEX)
        and line.part == "body"
        and not line.heading
        and line.cell is None
        for each in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[SoftWord]:
    body = line.body
    shadow = readable(body)
    at = line.body_start
    if "可用" not in body and not any(word in body for word in _SOFTENERS):
        return
    for start, end in sentences(body):
        sentence = shadow[start:end]
        for match in _SOFT.finditer(sentence):
            breach = bool(_BREACH.search(sentence))
            promised = _PROMISE.search(sentence[: match.end()])
            if (promised or breach) and not _HARD.search(sentence) and _ABOUT.search(body[start:end]):
                yield SoftWord(
                    Span(line.index, at + start + match.start(), at + start + match.end()),
                    match.group(),
                    breach,
                    False,
                )
        for found in percents(shadow, start, end):
            goal = _GOAL.search(shadow[start : found.start])
            if goal:
                place = start + goal.start(1)
                yield SoftWord(Span(line.index, at + place, at + place + 2), "目标", False, True)
                break
