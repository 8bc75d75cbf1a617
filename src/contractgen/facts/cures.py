"""解除之前给不给改正的机会：逾期满几日就可以解除，还是须先给予几日改正；连续几次不合格才可以解除。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Duration
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import nearby, readable, sentence_at, sentences

_END = r"(?:解除|终止|解约|退出)"
_MAY_END = re.compile(rf"(?:可以?|有权|得以?|即?可)[^，,。；;不]{{0,12}}{_END}")
_MUST_WAIT = re.compile(
    rf"(?:不得|不能|不可|(?<![甲乙丙丁供需买卖约违委受托务对双另披收用客户])方(?:可(?!以)|得(?!以)|能)|才可以?|才能|始得|始可|无权)[^，,。；;]{{0,12}}{_END}|{_END}[^，。；]{{0,6}}(?:前|之前)[，,]?[^，。；]{{0,10}}(?:应|须)"
)
_MUST_GIVE = re.compile(
    r"(?:应当?|须|必须|均应)(?:先|首先|事先)?[^，,。；;]{0,8}?(?:给予|给|留出|留给|容许|允许|宽限)"
)
_CHANCE = re.compile(
    r"整改|改正|纠正|补救|补正|补交|补足|补缴|补做|宽限|催告|改善|缓冲|修正|付清|履行完毕|治愈"
)
_WARNED = re.compile(r"催告|催促|(?:通知|要求)[^，。；]{0,8}(?:整改|改正|纠正|补救)|整改|改正|纠正|补救|宽限")
_LATE = re.compile(r"(?:逾期|迟延|延迟|拖欠|拖延?|欠付|超期|延误|违约|不履行|未履行|中断|停[工运摆])")
_PAST = re.compile(r"(?:超过|满|达到?|逾|已)\s*$")
_ANYONE = re.compile(
    r"任何(?:一方)?(?:违约|违反)|任[何一]方|一方(?:违|迟|不|未|有)|违约(?:方|的)|另一方|对方|守约方"
)
_STREAK = re.compile(
    rf"(?:连续|累计|年度内|一年内)\s*(?:发生|出现|达到?)?\s*(?P<count>\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,2}})\s*个?(?P<unit>次|月|季度?|期|周|日|天)"
)


@record
class Cure:
    """一处关于解除的期间。kind：at_once 满几日即可解除，warned 催告后几日未改可以解除，first 须先给几日。"""

    span: Span
    kind: str
    words: str
    duration: Duration
    general: bool  # 说的是任何违约
    matter: str


@record
class Streak:
    """连续几次（月）如何，就可以解除。"""

    span: Span
    words: str
    count: Decimal
    unit: str
    matter: str


def cures(reading: Reading) -> tuple[Cure, ...]:
    """全文关于解除的期间。"""
    return tuple(each for line in _lines(reading) for each in _cures(line))


def streaks(reading: Reading) -> tuple[Streak, ...]:
    """连续几次不合格可以解除的各处。"""
    return tuple(each for line in _lines(reading) for each in _streaks(line))


def _lines(reading: Reading) -> Iterator[Line]:
    return (
        line
        for line in saying(
            reading, ("解除", "终止", "解约", "退出", "整改期", "纠正期", "补救期", "改正期", "宽限期")
        )
        if line.zone in (Zone.ARTICLE, Zone.ANNEX)
        and line.part == "body"
        and line.cell is None
        and not line.heading
    )


def _cures(line: Line) -> Iterator[Cure]:
    shadow = readable(line.body)
    founds = durations(shadow)
    for found in founds:
        start, end = sentence_at(shadow, found.start)
        if not found.duration or not (kind := _kind(shadow, start, end, found)):
            continue
        whole = kind == "at_once" or not re.search("[一-龥]{4}", shadow[start : found.start])
        matter = shadow[nearby(start) if whole else start : found.start]
        at = line.body_start
        yield Cure(
            Span(line.index, at + found.start, at + found.end),
            kind,
            line.body[found.start : found.end],
            found.duration,
            bool(_ANYONE.search(matter)),
            matter,
        )


def _kind(shadow: str, start: int, end: int, found: FoundDuration) -> str:
    said, before, after = shadow[start:end], shadow[start : found.start], shadow[found.end : end]
    chance = _CHANCE.search(said)
    if (
        chance
        and _MUST_GIVE.search(before)
        and (
            told := re.match(r"\s*的?[^，,。；;]{0,8}期|\s*(?:以?内)?[^，,。；;]{0,4}(?:改|纠|补|整)", after)
        )
        and (_CHANCE.search(told[0]) or not _MAY_END.search(before))  # 可以解除，但应给予30日的迁出期
    ):
        return "first"
    if chance and _MUST_WAIT.search(said):
        return "first"
    if not _MAY_END.search(after):
        return ""
    if _WARNED.search(before) or re.match(
        r"\s*(?:之|以)?内?[^，,。；;]{0,4}(?:未|不)[^，,。；;]{0,4}(?:改|纠|补|整)", after
    ):
        return "warned"
    if _WARNED.search(after):
        return ""
    return "at_once" if _LATE.search(before) and (_PAST.search(before) or re.match(r"\s*以上", after)) else ""


def _streaks(line: Line) -> Iterator[Streak]:
    shadow = readable(line.body)
    if "连续" not in shadow and "累计" not in shadow:
        return
    for start, end in sentences(shadow):
        if not _MAY_END.search(shadow, start, end):
            continue
        for match in _STREAK.finditer(shadow, start, end):
            at = line.body_start
            words = line.body[match.start() : match.end()]
            matter = shadow[start : match.start()] + "｜" + shadow[match.end() : end]
            span = Span(line.index, at + match.start(), at + match.end())
            yield Streak(span, words, parse_number(match["count"]), match["unit"], matter)
