"""恢复目标与备份：RPO、RTO、备份间隔、演练的合格线；句子里的、表里的，按系统分开。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.backup_frequency import frequencies
from contractgen.facts.words.recovery_words import (
    BACKUP,
    BEFORE_FAULT,
    CONTINUOUS,
    DISASTER,
    DRILL,
    IDLE,
    IDLE_CELL,
    IDLE_HEAD,
    INTERVAL,
    LINK,
    NEGATED,
    NOT_BACKUP,
    RESTORED,
    RPO,
    RTO,
    RTO_LOOSE,
    RTO_NEAR,
    TRIGGER,
    ZERO,
)
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.sentences import in_slot, readable

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;]?")
_ABOUT = re.compile(
    r"备份|恢复|R[PT]O|丢|快照|归档|导出|拷|复制|同步|转储|回滚|回退|[障难故]前|recovery|演练|容灾|灾备",
    re.IGNORECASE,
)
_KINDS = (("rpo", RPO), ("rto", RTO), ("interval", INTERVAL))
_WHAT = re.compile(
    "全量|完全|增量|差异|日志|数据库|配置|文件|源代码|代码|虚拟机|录像|图片|影像|异地|本地|离线|云端|磁带|快照|文档|邮件|归档|镜像|导出|拷|同步|传送"
)
_IDLE_WORDS = re.compile(
    r"[^一-龥A-Za-z]|乙方|甲方|服务[商方]|平台方|供应商|承包人|对|将|由|应当?|须|负责|予以|进行|执行|完成|创建|自动|凌晨|夜间|一次|备份|数据|系统|并|均|的|及|和|与|做|至少|每|在|为"
)
_GRADED = re.compile(r"[一二三四]级|[PS][0-4]|优先级|紧急故障|重大故障|一般故障")
_NAME = re.compile(
    r"(?:^|[，。；;、：:（(])\s*(?P<name>[^，。；;、：:（(）)\s]{1,12}?)(?:的)?\s*(?:[:：]\s*)?(?:须|应|应当|要|必须)?(?:做到)?(?:零数据丢失)?[（(]?\s*(?=RTO|RPO|恢复(?:时间|点)|recovery)",
    re.IGNORECASE,
)
_PLAIN_NAME = re.compile(
    r"^(?:本|该|其|各|均|乙方|甲方|数据|系统|业务|灾难|灾备|容灾|本合同|本协议|服务|承诺|保证|实测|且|和|与|及|目标|生产环境?|应|须|为|任一|任何|以|达到|\d|①|②|③|The|the|恢复|a|自|从|最大|平均|演练|约定|前[款述项]|上述|一|备份)"
)
_NOT_NAME = re.compile(r"不|于|前|后|小时|分钟|超过|至|指|丢|的|是|为|recovery|RPO|RTO|数据", re.IGNORECASE)


@record
class RecoveryValue:
    """一处数值。kind：rpo rto interval（间隔，含由“每日一次”得出的）；drill 为演练的合格线（target 是它说的目标）。

    derived 为由频率得出的；verbal 为只说“几小时内恢复”而没有说是恢复时间目标的。
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
    drill: bool = False
    weekend: bool = False


@record
class Recovery:
    """恢复目标与备份的全部约定；continuous 为另有实时复制。"""

    values: tuple[RecoveryValue, ...]
    continuous: bool


def recovery(reading: Reading) -> Recovery:
    """全文的恢复目标与备份。"""
    found: list[RecoveryValue] = []
    continuous = False
    heads: dict[int, str] = {}  # 各表的标题行与行首，连在一起
    for line in reading.judged():
        if line.cell is not None and (line.cell.header or line.cell.row == 0 or line.cell.column == 0):
            heads[line.cell.table] = f"{heads.get(line.cell.table, '')} {line.text}"[:400]
    idle: set[tuple[int, int]] = set()  # 周末一格写着不备份的行
    idle_from: Span | None = None
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body" or line.heading:
            continue
        if line.cell is None and not _ABOUT.search(line.text):
            continue
        continuous = continuous or any(
            not NEGATED.search(line.text[: match.start()]) for match in CONTINUOUS.finditer(line.text)
        )
        if line.cell and IDLE_HEAD.search(line.cell.head) and IDLE_CELL.match(line.text):
            idle.add((line.cell.table, line.cell.row))
        if line.cell is None and (match := IDLE.search(line.text)):
            idle_from = Span(line.index, match.start(), match.end())
        found.extend(_cell(line, heads.get(line.cell.table, "")) if line.cell else _text(reading, line))
    if idle or idle_from:
        found = [_rested(reading, each, idle, idle_from) for each in found]
    return Recovery(tuple(_by_object(reading, found)), continuous)


def _rested(
    reading: Reading, each: RecoveryValue, idle: set[tuple[int, int]], idle_from: Span | None
) -> RecoveryValue:
    """周末不备份的，每日一次最长隔三日。"""
    cell = reading.lines[each.span.line].cell
    rests = (cell.table, cell.row) in idle if cell else idle_from is not None
    if not each.derived or not rests or each.duration.unit is Unit.WEEK or seconds(each.duration) > 86400:
        return each
    return replace(each, duration=Duration(Decimal(3), Unit.DAY), weekend=True)


# —— 表格 ——


def _cell(line: Line, above: str) -> Iterator[RecoveryValue]:
    assert line.cell is not None
    cell = line.cell
    name = f"{cell.row_head} {cell.head}"
    if cell.header:
        return
    if RPO.search(line.text) or RTO.search(line.text) or len(line.text) > 40:
        yield from _spoken(line, line.text)  # 一格里写着名目和数
        return
    if (
        cell.column == 0
        or "保留" in name
        or "份数" in name
        or not (_ABOUT.search(name) or BACKUP.search(line.text))
    ):
        return
    shadow = readable("—" + line.text)[1:]
    founds = [each for each in durations(shadow) if each.duration]
    loose = RTO_NEAR.search(f"{name} {above}")
    for kind, pattern in _KINDS:
        pattern = RTO_LOOSE if kind == "rto" and loose else pattern
        where = next((text for text in (cell.head, cell.row_head) if pattern.search(text)), None)
        if where is None or (kind == "interval" and not founds):
            continue
        zero = ZERO.search(line.text) or re.fullmatch(r"\s*(?:0|零)\s*(?:秒|分钟|小时)?\s*", line.text)
        if founds and founds[0].duration:
            made = _value(line, kind, founds[0].start, founds[0].end, founds[0].duration)
        elif zero and kind == "rpo":
            made = _value(line, kind, 0, len(line.text), Duration(Decimal(0), Unit.MINUTE))
        else:
            continue
        yield replace(made, object=cell.row_head) if where == cell.head and where != cell.row_head else made
        return
    if re.search(
        "(?:备份|复制|同步|快照|归档).{0,6}(?:频率|频次|方式|策略|周期|计划)?|频率|频次", name
    ) or BACKUP.search(line.text):
        across = not re.search("频率|频次|方式|策略|周期|备份|复制", cell.row_head)
        for each in _frequencies(line, 0, len(line.text), named=True):
            yield replace(each, object=cell.row_head) if across else each


# —— 句子 ——


def _text(reading: Reading, line: Line) -> Iterator[RecoveryValue]:
    above = " ".join(
        each.text for each in reading.lines[max(0, line.index - 3) : line.index] if each.cell is None
    )
    yield from _spoken(line, above)


def _spoken(line: Line, above: str) -> Iterator[RecoveryValue]:
    text = line.text
    shadow = readable(text)
    founds = [
        each for each in durations(shadow) if each.duration is not None and each.start >= line.body_start
    ]
    for match in _SENTENCE.finditer(text, line.body_start):
        start, end = match.span()
        inside = [each for each in founds if start <= each.start < end]
        drill = bool(DRILL.search(text, start, end))
        last = start
        for each in inside:
            kind, verbal = _kind(text, shadow, start, last, each, end, above)
            if kind and each.duration:
                made = _value(line, kind, each.start, each.end, each.duration)
                yield replace(made, verbal=verbal, drill=drill)
                last = each.end
        zero = ZERO.search(text, start, end)
        if (
            zero
            and not re.search(r"(?:不|未|非)\s*$", text[start : zero.start()])
            and "保证金" not in text[start:end]
        ):
            yield _value(line, "rpo", zero.start(), zero.end(), Duration(Decimal(0), Unit.MINUTE))
        if BACKUP.search(shadow, start, end):
            yield from _frequencies(line, start, end)


def _kind(
    text: str, shadow: str, start: int, last: int, each: FoundDuration, end: int, above: str
) -> tuple[str, bool]:
    """这个期间说的是哪一种目标；后一项为只说了“几小时内恢复”。"""
    before, after = shadow[start : each.start], shadow[each.end : end]
    clause = re.split("[，,；;]", before)[-1]
    if BEFORE_FAULT.search(before) and re.search(
        r"恢复|备份点|recovery|数据|回", text[start:end], re.IGNORECASE
    ):
        return "rpo", False
    if TRIGGER.search(before):
        return "", False
    if ahead := re.match(r"\s*的\s*(?:(RPO|恢复点)|RTO|恢复时间)", after):
        return ("rpo" if ahead[1] else "rto"), False
    own = shadow[max(start, last) : each.start]  # 上一个数之后的话
    loose = RTO_LOOSE if RTO_NEAR.search(f"{text[start:end]} {above}") else RTO
    named = [
        (match.end(), kind)
        for kind, pattern in _KINDS
        for match in (loose if kind == "rto" else pattern).finditer(own)
    ]
    if named:
        place, kind = max(named)
        between = own[place:]
        if kind == "interval" or not (BACKUP.search(between) or DRILL.search(between)):
            linked = LINK.fullmatch(between) and len(between) < 30
            if linked and not re.match(r"\s*(?:之?内|以内)[^，。；]{0,6}(?:响应|到场|通知|补)", after):
                return kind, False
    if re.search(r"提前|通知|响应|每隔?|保[存留]", clause[-8:]) or not RESTORED.match(after):
        return "", False
    if _GRADED.search(text, start, end) or not (DISASTER.search(text, start, end) or DISASTER.search(above)):
        return "", False
    return "rto", True


def _frequencies(line: Line, start: int, end: int, named: bool = False) -> Iterator[RecoveryValue]:
    """一句里的备份频率：取最密的一个（每日增量、每周全量，间隔是一日）。"""
    text = line.text
    best = None
    for each in frequencies(text, start, end):
        near = re.split("[，,；;。]", text[max(start, each.start - 16) : each.start])[-1]
        near += (
            text[each.start : each.end] + re.split("[，,；;。]", text[each.end : min(end, each.end + 22)])[0]
        )
        if NOT_BACKUP.search(near) or not (named or BACKUP.search(near) or re.search("全量|增量|差异", near)):
            continue
        if best is None or seconds(each.duration) < seconds(best.duration):
            best = each
    if best:
        made = _value(line, "interval", best.start, best.end, best.duration)
        mode = _mode(text, best.start, best.end)
        matter = _matter(line, best.start, best.end)
        yield replace(made, derived=True, mode=mode, matter=matter, weekend=best.weekend)


def seconds(duration: Duration) -> Decimal:
    """换成秒，用来比长短；月按30日。"""
    sizes = {
        Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.WORKING_HOUR: 3600, Unit.DAY: 86400, Unit.WORKING_DAY: 86400,
        Unit.WEEK: 604800, Unit.MONTH: 2592000, Unit.QUARTER: 7776000, Unit.YEAR: 31536000,
    }  # fmt: skip
    return duration.amount * sizes[duration.unit]


def _value(line: Line, kind: str, start: int, end: int, duration: Duration) -> RecoveryValue:
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
        return line.cell.row_head if not _ABOUT.fullmatch(line.cell.row_head) else ""
    before = re.split("[。；;]", line.text[line.body_start : start])[-1][-30:]
    after = re.split("[，,；;。]", line.text[end:])[0][:16]
    return _IDLE_WORDS.sub("", before + after)


# —— 按系统分开 ——


def _by_object(reading: Reading, found: list[RecoveryValue]) -> Iterator[RecoveryValue]:
    """点了两个以上系统名的，各归各；一句同时说几个系统的备份，各算一份。"""
    named = [replace(each, object=each.object or _named(reading, each)) for each in found]
    names = list(dict.fromkeys(each.object for each in named if each.object and each.kind != "interval"))
    if len(names) < 2:
        yield from (each if each.object in names else replace(each, object="") for each in found)
        return
    for each in named:
        if each.object in names:
            yield each
            continue
        text = reading.lines[each.span.line].text
        said = [name for name in names if name in text]
        yield from [replace(each, object=name) for name in said] or [replace(each, object="")]


def _named(reading: Reading, each: RecoveryValue) -> str:
    """目标前面点名的系统：“ERP：RTO 4h，RPO 1h”。"""
    line = reading.lines[each.span.line]
    if each.kind == "interval" or line.cell is not None:
        return ""
    text = re.split("[。；;]", line.text[line.body_start : each.span.start])[-1]
    for match in _NAME.finditer(text):
        name = match["name"].strip()
        if not _PLAIN_NAME.match(name) and not _NOT_NAME.search(name):
            return re.sub(r"(?:系统|平台|库)?(?:故障|损坏|停用)?(?:的)?$", "", name) or name
    return ""
