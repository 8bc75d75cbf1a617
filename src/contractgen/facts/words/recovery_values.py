"""句子里的恢复目标与备份间隔：一个数说的是恢复点、恢复时间还是隔多久备份一次。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.backup_frequency import frequencies
from contractgen.facts.words.outline import outlined
from contractgen.facts.words.recovery_words import (
    ABOUT,
    ASKED,
    BACK_TO,
    BACKUP,
    BEFORE_FAULT,
    BEFORE_NOW,
    COPIED,
    DISASTER,
    DRILL,
    INTERVAL,
    LINK,
    NOT_BACKUP,
    PASSES,
    RESTORED,
    RPO,
    RTO,
    RTO_LOOSE,
    RTO_NEAR,
    TRIGGER,
    ZERO,
)
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record, replace
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.sentences import in_slot, readable
from contractgen.zh.working_time import seconds

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;]?")
#: 每6小时：是隔多久一次，不是目标
_EVERY = re.compile(r"每(?:间?隔|[多少增再另][一-龥]{0,3})?\s*$")
_GRADED = re.compile(r"[一二三四]级|[PS][0-4]|优先级|紧急故障|重大故障|一般故障")
_APART = re.compile("异地|离线|磁带|云端")
_WHAT = re.compile(
    "全量|完全|增量|差异|日志|数据库|配置|文件|源代码|代码|虚拟机|录像|图片|影像|异地|本地|离线|云端|磁带|快照|文档|邮件|归档|镜像|导出|拷|同步|传送"
)
_IDLE_WORDS = re.compile(
    r"[^一-龥A-Za-z]|乙方|甲方|服务[商方]|平台方|供应商|承包人|对|将|由|应当?|须|负责|予以|进行|执行|完成|创建|自动|凌晨|夜间|一次|备份|数据|系统|并|均|的|及|和|与|做|至少|每|在|为"
)
KINDS = (("rpo", RPO), ("rto", RTO), ("interval", INTERVAL))

_TOLD = re.compile(r"\s*(?:之?内|以内)[^，。；]{0,6}(?:响应|到场|通知|补)")
_DONE = re.compile(
    r"\s*(?:之?内|以内)?(?:予以|完成|进行|作出)?(?:响应|到场|到达|受理|接[听单报]|通[知报]|报告|上报|告知|处[理置]|修复|恢复(?!点)|解决|排查)"
)

#: 每【4】小时：填好的括号不妨碍读；长度不变
_BARE = str.maketrans("【】[]", "    ")
#: 每小时200GB：说的是快慢，不是多久一次
_MEASURED = re.compile(r"\s*[\d.]+\s*[KMGTP]B?(?![a-z])")


@record
class RecoveryValue:
    """一处数值。kind：rpo rto interval（间隔，含由“每日一次”得出的）；drill 为演练的合格线（target 是它说的目标）。

    derived 为由频率得出的；verbal 为只说“几小时内恢复”而没有说是恢复时间目标的；loose 为只说“不丢失”而没有说到灾难、备份的。
    """

    span: Span
    kind: str
    words: str
    duration: Duration
    derived: bool = False
    provisional: bool = False
    mode: str = ""  # 全量、增量、日志：写明的备份方式
    matter: str = ""  # 备份的是什么：同一句里去掉频率与动词剩下的话
    object: str = ""  # 是哪一个系统
    verbal: bool = False
    loose: bool = False
    drill: bool = False
    weekend: bool = False
    minor: bool = False  # 同一句里还有更密的
    sparser: tuple[Span, ...] = ()  # 同一句里较疏的各处


def values_in(reading: Reading, line: Line) -> Iterator[RecoveryValue]:
    article = outlined(reading).article(line.index)  # 另一条的话、首部，不说这一处
    first = max(line.index - 3, 0 if article is None else article.first)
    yield from spoken(line, " ".join(e.text for e in reading.lines[first : line.index] if e.cell is None))


def spoken(line: Line, above: str) -> Iterator[RecoveryValue]:
    text = line.text
    shadow = readable(text)
    founds = [
        each for each in durations(shadow) if each.duration is not None and each.start >= line.body_start
    ]
    for match in _SENTENCE.finditer(text, line.body_start):
        start, end = match.span()
        inside = [each for each in founds if start <= each.start < end]
        drills = bool(DRILL.search(text, start, end))
        passes = drills and bool(PASSES.search(text, start, end))
        last = start
        for each in inside:
            kind, verbal = _kind(text, shadow, start, last, each, end, above)
            if kind and each.duration:
                made = value_at(line, kind, each.start, each.end, each.duration)
                # “RTO为1小时，每年演练两次”说的是目标；“演练时3小时内恢复的，为合格”才是合格线
                drill = passes or (verbal and drills and bool(DRILL.search(text, start, each.start)))
                yield replace(made, verbal=verbal, drill=drill)
                last = each.end
            elif _counted(shadow[start : each.start]):
                last = each.end  # “超过RTO的，每超过30分钟”：名目说的是这个数，不管后面的
        if (zero := ZERO.search(text, start, end)) and _promised(text, start, end, zero, inside):
            made = value_at(line, "rpo", zero.start(), zero.end(), Duration(Decimal(0), Unit.MINUTE))
            about = text[start:end] + above
            yield replace(made, loose=not (RPO.search(zero[0]) or DISASTER.search(about)))
        if back := BACK_TO.search(text, start, end):
            size = Decimal(7 if "周" in back["unit"] else 30 if "月" in back["unit"] else 1)
            yield value_at(line, "interval", back.start(), back.end(), Duration(size, Unit.DAY))
        if BACKUP.search(shadow, start, end):
            yield from frequencies_in(line, start, end)


def _promised(text: str, start: int, end: int, zero: re.Match[str], inside: list[FoundDuration]) -> bool:
    """“不丢失”是承诺的目标；连续5日无丢失，说的是那几日里量得的结果。"""
    first = max(text.rfind(mark, start, zero.start()) for mark in "，,") + 1
    measured = any(first <= each.start < zero.start() for each in inside)
    negated = re.search(r"(?:不|未|非)\s*$", text[start : zero.start()])
    return not (negated or measured or "保证金" in text[start:end])


def _kind(
    text: str, shadow: str, start: int, last: int, each: FoundDuration, end: int, above: str
) -> tuple[str, bool]:
    """这个期间说的是哪一种目标；后一项为只说了“几小时内恢复”。"""
    before, after = shadow[start : each.start], shadow[each.end : end]
    clause = re.split("[，,；;]", before)[-1]
    if BEFORE_NOW.match(text, each.end) and re.search(r"(?:恢复|回退|回滚|还原)(?:到|至)\s*$", before):
        return "rpo", False
    if BEFORE_FAULT.search(before) and re.search(
        r"恢复|备份点|recovery|数据|回", text[start:end], re.IGNORECASE
    ):
        return "rpo", False
    if _counted(before):
        return "", False
    if ahead := re.match(r"\s*的\s*(?:(RPO|恢复点)|RTO|恢复时间)", after):
        return ("rpo" if ahead[1] else "rto"), False
    own = shadow[max(start, last) : each.start]  # 上一个数之后的话
    loose = RTO_LOOSE if RTO_NEAR.search(f"{text[start:end]} {above}") else RTO
    named = [
        (match.end(), kind)
        for kind, pattern in KINDS
        for match in (loose if kind == "rto" else pattern).finditer(own)
    ]
    if named:
        place, kind = max(named)
        between = own[place:]
        if kind == "interval" and not COPIED.search(text):
            return "", False  # 时钟同步间隔、监测数据的延迟：不是备份
        if kind == "interval" or not (BACKUP.search(between) or DRILL.search(between)):
            linked = LINK.fullmatch(between) and len(between) < 30
            if linked and not _does(kind, after):
                return kind, False
    if re.search(r"提前|通知|响应|每隔?|保[存留]", clause[-8:]) or not RESTORED.match(after):
        return "", False
    if (
        ASKED.search(before)
        or _GRADED.search(text, start, end)
        or not (DISASTER.search(text, start, end) or DISASTER.search(above))
    ):
        return "", False
    return "rto", True


#: 频率前后没有说做什么的话
_BARE_TIME = re.compile(
    r"\s*(?:均|各|于|在|定于|频率|频次|周期|为|按|：|:)*[\d:：点时分半凌晨零上下午晚间夜]*(?:自动|定时|各|执行|进行|实施|开展|做|作|完成|运行|一次|次|即可)*\s*"
)


def _counted(before: str) -> bool:
    """超过几小时的、每几小时：说的是界线、隔多久，不是目标。"""
    return bool(TRIGGER.search(before) or _EVERY.search(before))


def _does(kind: str, after: str) -> bool:
    """数后面说要做什么事：数据丢失的，15分钟响应；丢数据的，2小时内恢复。不是恢复点。"""
    clause = re.split("[，,、；;。]", after)[0]
    return bool(_TOLD.match(clause)) or (kind == "rpo" and _DONE.match(clause) is not None)


def frequencies_in(line: Line, start: int, end: int, named: bool = False) -> Iterator[RecoveryValue]:
    """一句里的备份频率：取最密的一个（每日增量、每周全量，间隔是一日）。"""
    text = line.text
    found = []
    for each in frequencies(text.translate(_BARE), start, end):
        before = re.split("[，,；;。]", text[max(start, each.start - 30) : each.start])
        after = re.split("[，,；;。]", text[each.end : min(end, each.end + 22)])[0]
        near = before[-1][-16:] + text[each.start : each.end] + after
        if _BARE_TIME.fullmatch(before[-1] + after) and len(before) > 1:
            near = before[-2] + near  # 对云硬盘作快照备份，每日2时执行一次
        if (
            _MEASURED.match(text, each.end)
            or NOT_BACKUP.search(near)
            or not (named or BACKUP.search(near) or re.search("全量|增量|差异", near))
        ):
            continue
        found.append(each)
    best = min(found, key=lambda each: seconds(each.duration), default=None)
    sparser = tuple(Span(line.index, each.start, each.end) for each in found if each is not best)
    for each in found:
        apart = each is best or bool(_APART.search(_mode(text, each.start, each.end)))  # 异地、磁带各算各的
        made = value_at(line, "interval", each.start, each.end, each.duration)
        mode, matter = _mode(text, each.start, each.end), _matter(line, each.start, each.end)
        made = replace(made, derived=True, mode=mode, matter=matter, weekend=each.weekend, minor=not apart)
        yield replace(made, sparser=sparser) if each is best else made


def value_at(line: Line, kind: str, start: int, end: int, duration: Duration) -> RecoveryValue:
    words = line.text[start:end].rstrip("，, ")
    return RecoveryValue(
        Span(line.index, start, start + len(words)),
        kind,
        words,
        duration,
        provisional=in_slot(line.text, start, end),
    )


def _mode(text: str, start: int, end: int) -> str:
    """这一频率说的是哪种备份、备份什么：全量、增量、数据库、配置。"""
    after = re.split("[，,、；;。]", text[end:])[0][:14]
    before = re.split("[，,；;。]", text[:start])[-1][-16:]
    return "".join(sorted(set(_WHAT.findall(before + after))))


def _matter(line: Line, start: int, end: int) -> str:
    """备份的是什么：客户数据、主库；没有说的为空。"""
    if line.cell is not None:
        return line.cell.row_head if not ABOUT.fullmatch(line.cell.row_head) else ""
    before = re.split("[。；;]", line.text[line.body_start : start])[-1][-30:]
    after = re.split("[，,；;。]", line.text[end:])[0][:16]
    return _IDLE_WORDS.sub("", before + after)
