"""承诺的软硬：把“承诺”与“尝试、努力、力争”放在一起的话，和只写“目标”的可用性。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable, sentences

_PROMISE = re.compile(r"承诺|保证|应当?|须|必须|将|会|要|确保|负责|原则上|竭力|不以|不视为|追求")
#: 软化的话：尝试、尽力、原则上……
_SOFTENED = (
    r"(?:尝试|试着|尽(?:其|我方|乙方|一切|最大|最大的|合理|合理的|商业上合理的|所能的?)*(?:可能|能力|努力|力量|量|力|早|快(?!递))|尽可能"
    r"|竭力|竭尽(?:全力|所能)?|竭诚|努力|全力(?:以赴)?|力争|争取|力求|力图|力保|原则上|一般情况下|通常情况下|商业上合理的?努力|合理努力|酌情)"
)
_SOFT = re.compile(
    rf"{_SOFTENED}[^，。；,;]{{0,24}}?(?:解决|修复|修好|恢复|响应|到场|到达|处理|遵守|达到|完成|满足|实现|排除|履行|保障|保证|关闭|办结|接近|控制|做到|缩短|按上表|追求|答复|回复|反馈|交付|提交|处置)"
    rf"|{_SOFTENED}[^，。；,;]{{0,12}}?(?:应|须|于|在)?[^，。；,;]{{0,8}}?(?:\d|[一二三四五六七八九十两半]+\s*(?:个)?)(?:分钟|小时|个?工作日|[日天])[^，。；,;]{{0,16}}?(?:解决|修复|修好|恢复|响应|到场|到达|处理|完成|排除|关闭|办结|答复|回复|交付|提交|处置)"
    r"|[^，。；,;]{0,10}竭力追求[^，。；,;]{0,8}|(?:仅为|只是|系|为)[^，。；,;]{0,6}(?:努力|参考|追求)[^，。；,;]{0,6}(?:目标|方向|数值)"
    r"|(?:未达到?|没有达到|超过|做不到)[^，。；,;]{0,10}不(?:以|视为|算|构成)[^，。；,;]{0,6}违约"
)
_SOFTENERS = (
    "尝试",
    "试着",
    "尽",
    "努力",
    "力",
    "争取",
    "原则上",
    "一般",
    "通常",
    "酌情",
    "追求",
    "参考",
    "不以",
    "不视为",
)
#: 不是服务水平的事：安排时间、减少影响、友好协商
_MILD = re.compile(
    r"安排(?:在|于)|减少[^，。；]{0,10}影响|协商|合作关系|业务低峰|防止损失|减轻损失|避免[^，。；]{0,12}(?:影响|干扰)"
)
_HARD = re.compile(r"至迟|最迟|最晚|不迟于|不晚于|但(?:不得|最长|至多)|最长不超过|且不超过")
_BREACH = re.compile(r"视为[^，。；,;]{0,6}违约|构成违约")
_GOAL = re.compile(
    r"(?:可用性|可用率|可用度)[^，。；,;]{0,6}?(目标)(?!值|责任)(?:为|是)?(?:不低于|不少于|达到|≥|:|：)?\s*$"
)
_ABOUT = re.compile(
    r"SLA|服务级别|服务水平|故障|响应|解决|修复|恢复|时限|可用|[一-龥]率|指标|服务|到场|到达|\d\s*(?:分钟|小时|个?工作|日)"
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
        if line.zone in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)
        and line.part == "body"
        and (not line.heading or len(line.text) > 30)
        and (line.cell is None or len(line.text) > 16)
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
            if _MILD.search(sentence):
                continue
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
