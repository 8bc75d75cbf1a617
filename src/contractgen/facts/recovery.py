"""恢复目标与备份：RPO、RTO、备份间隔、演练的合格线；句子里的、表里的，按系统分开。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.recovery_values import (
    KINDS,
    RecoveryValue,
    frequencies_in,
    spoken,
    value_at,
    values_in,
)
from contractgen.facts.words.recovery_words import (
    ABOUT,
    BACKUP,
    CONTINUOUS,
    IDLE,
    IDLE_CELL,
    IDLE_HEAD,
    NEGATED,
    NOT_BACKUP,
    RPO,
    RTO,
    RTO_LOOSE,
    RTO_NEAR,
    ZERO,
)
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.sentences import readable
from contractgen.zh.working_time import seconds

_NAME = re.compile(
    r"(?:^|[，。；;、：:（(])\s*(?P<name>[^，。；;、：:（(）)\s]{1,12}?)(?:的)?\s*(?:[:：]\s*)?(?:须|应|应当|要|必须)?(?:做到)?(?:零数据丢失)?[（(]?\s*(?=RTO|RPO|恢复(?:时间|点)|recovery)",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"备份|复制|同步|快照|归档|频率|频次|周期|多久")
#: 写着恢复点的表里，一格只写了多久一次：每10分钟、每周一次
_ONLY_OFTEN = re.compile(
    r"\s*每(?:间?隔)?\s*[\d一二两三四五六七八九十半]*\s*个?(?:秒|分钟|小时|[日天周月])(?:一次|1次)?\s*"
)
_MODES = re.compile("全量|完全|增量|差异|日志|异地|离线|磁带|云端")
_PLAIN_NAME = re.compile(
    r"^(?:本|该|其|各|均|乙方|甲方|数据|系统|业务|灾难|灾备|容灾|本合同|本协议|服务|承诺|保证|实测|且|和|与|及|目标|应|须|为|任一|任何|以|达到|\d|①|②|③|The|the|恢复|a|自|从|最大|平均|演练|约定|前[款述项]|上述|一|备份)"
)
#: 名字后面的话：订单库容灾切换 → 订单
_OWN_NAME = re.compile(
    r"(?:系统|平台|数据库|库)?(?:的)?(?:容灾|灾备|双活|热备|异地|同城|切换|恢复|故障|损坏|停用|演练|应急)*(?:的)?$"
)
#: 一句的主语是哪个系统
_SUBJECT = re.compile(r"\s*(?P<name>[一-龥A-Za-z]{2,8}?)(?:系统|平台|数据库|服务器)(?!的?数据|故障|中断)")
#: 一行开头的名目：交易数据库集群：……，这一行的数都是它的
_LED = re.compile(r"\s*(?P<name>[^，,。；;：:（）()、\d]{2,14})[：:]")
_NOT_LED = re.compile(
    r"R[PT]O|恢复|丢|目标|指标|时间|频率|频次|策略|方式|方法|间隔|周期|要求|说明|如下|包括|其中|备注|注$|演练|灾难|容灾|灾备|承诺|约定|保证|为$|是$|应|须|[甲乙丙]方|服务方|供应商|^(?:数据|系统|业务|日常|异地|本地)?备份$",
    re.IGNORECASE,
)

_NOT_NAME = re.compile(
    r"不|于|前|后|小时|分钟|超过|至|指|丢|的|是|为|recovery|RPO|RTO|数据(?![库仓湖]|平台|中心)", re.IGNORECASE
)


@record
class Recovery:
    """恢复目标与备份的全部约定；continuous 为另有实时复制。"""

    values: tuple[RecoveryValue, ...]
    continuous: bool


@once
def recovery(reading: Reading) -> Recovery:
    """全文的恢复目标与备份。"""
    found: list[RecoveryValue] = []
    continuous = False
    rows: dict[tuple[int, int], str] = {}  # 各行各格连在一起
    heads: dict[int, str] = {}  # 各表的标题行与行首，连在一起
    for line in reading.judged():
        if line.cell is not None and (line.cell.header or line.cell.row == 0 or line.cell.column == 0):
            known = heads.get(line.cell.table) or reading.lines[max(0, line.index - 1)].text  # 表前的一行
            heads[line.cell.table] = f"{known} {line.text}"[:400]
        if line.cell is not None:
            rows[line.cell.table, line.cell.row] = (
                f"{rows.get((line.cell.table, line.cell.row), '')} {line.text}"
            )
    idle: set[tuple[int, int]] = set()  # 周末一格写着不备份的行
    idle_from: Span | None = None
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body" or line.heading:
            continue
        if line.cell is None and not ABOUT.search(line.text):
            continue
        continuous = continuous or any(
            not NEGATED.search(line.text[: match.start()]) for match in CONTINUOUS.finditer(line.text)
        )
        if line.cell and IDLE_HEAD.search(line.cell.head) and IDLE_CELL.match(line.text):
            idle.add((line.cell.table, line.cell.row))
        if line.cell is None and (match := IDLE.search(line.text)):
            idle_from = Span(line.index, match.start(), match.end())
        if line.cell is None:
            found.extend(values_in(reading, line))
            continue
        row = rows[line.cell.table, line.cell.row]
        found.extend(_cell(line, heads.get(line.cell.table, ""), row))
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


#: 不是系统的名字：目标值、要求、说明
_PLAIN_HEAD = re.compile(
    r"目标|指标|数值|取值|要求|承诺|标准|约定|内容|说明|参数|时间|时限|期限|口径|备注|单位|值$|^值|[=＝\d]"
)


def _cell(line: Line, above: str, row: str) -> Iterator[RecoveryValue]:
    assert line.cell is not None
    cell = line.cell
    name = f"{cell.row_head} {cell.head}"
    often = bool(RPO.search(above) and _ONLY_OFTEN.fullmatch(line.text))
    if cell.header:
        return
    if RPO.search(line.text) or RTO.search(line.text) or len(line.text) > 40:
        yield from spoken(line, line.text)  # 一格里写着名目和数
        return
    if (
        cell.column == 0
        or "保留" in name
        or "份数" in name
        or not (
            ABOUT.search(name)
            or BACKUP.search(line.text)
            or (ABOUT.search(above) and (_OFTEN.search(name) or often))
        )
    ):
        return
    shadow = readable("—" + line.text)[1:]
    founds = [each for each in durations(shadow) if each.duration]
    loose = RTO_NEAR.search(f"{name} {above}")
    for kind, pattern in KINDS:
        pattern = RTO_LOOSE if kind == "rto" and loose else pattern
        where = next((text for text in (cell.head, cell.row_head) if pattern.search(text)), None)
        if where is None or (kind == "interval" and not founds):
            continue
        zero = ZERO.search(line.text) or re.fullmatch(r"\s*(?:0|零)\s*(?:秒|分钟|小时)?\s*", line.text)
        if founds and founds[0].duration:
            made = value_at(line, kind, founds[0].start, founds[0].end, founds[0].duration)
        elif zero and kind == "rpo":
            made = value_at(line, kind, 0, len(line.text), Duration(Decimal(0), Unit.MINUTE))
        else:
            continue
        across = where == cell.row_head != cell.head and not _PLAIN_HEAD.search(cell.head)
        named = cell.row_head if where != cell.row_head else cell.head if across else ""
        yield replace(made, object=named) if named else made
        return
    if NOT_BACKUP.search(f"{name if often else cell.row_head} {line.text}"):
        return
    if NOT_BACKUP.search(row):
        return
    if often or _OFTEN.search(name) or BACKUP.search(line.text):
        across = not re.search("频率|频次|方式|策略|周期|备份|复制", cell.row_head)
        for each in frequencies_in(line, 0, len(line.text), named=True):
            mode = "".join(sorted(set(_MODES.findall(f"{row} {cell.head}"))))
            yield replace(each, object=cell.row_head if across else "", mode=mode or each.mode)


# —— 按系统分开 ——


def _by_object(reading: Reading, found: list[RecoveryValue]) -> Iterator[RecoveryValue]:
    """点了两个以上系统名的，各归各；一句同时说几个系统的备份，各算一份。"""
    named = [replace(each, object=each.object or _named(reading, each)) for each in found]
    names = list(dict.fromkeys(each.object for each in named if each.object and each.kind != "interval"))
    if len(names) < 2:
        yield from (
            each if each.object in names else replace(each, object="") for each in found if not each.minor
        )
        return
    for each in named:
        if each.object in names:
            yield each
            continue
        said = _said(reading, each, names)
        if not each.minor or said:
            yield from [replace(each, object=name) for name in said] or [replace(each, object="")]


def _said(reading: Reading, each: RecoveryValue, names: list[str]) -> list[str]:
    """说的是哪几个系统：先看分句，再看句子。"""
    line = reading.lines[each.span.line]
    text = line.text[line.body_start :]
    at = each.span.start - line.body_start
    for marks in ("，,；;。", "；;。"):
        start = max(text.rfind(mark, 0, at) for mark in marks) + 1
        end = min((place for mark in marks if (place := text.find(mark, at)) >= 0), default=len(text))
        if said := [name for name in names if name in text[start:end]]:
            return said
    return []


def _named(reading: Reading, each: RecoveryValue) -> str:
    """目标前面点名的系统：“ERP：RTO 4h，RPO 1h”；取最近的一个。"""
    line = reading.lines[each.span.line]
    if line.cell is not None:
        return ""
    led = _LED.match(line.text, line.body_start)
    if led is not None and not _NOT_LED.search(led["name"]):
        return led["name"]  # 备份平台自身：RTO不超过48小时；……
    if each.kind == "interval":
        return ""
    text = re.split("[。；;]", line.text[line.body_start : each.span.start])[-1]
    found = ""
    for match in _NAME.finditer(text):
        name = match["name"].strip()
        if not _PLAIN_NAME.match(name) and not _NOT_NAME.search(name):
            found = _OWN_NAME.sub("", name) or name
    if not found and (subject := _SUBJECT.match(text)) and not _PLAIN_NAME.match(subject["name"]):
        found = subject["name"]  # “报表系统周一至周五备份，恢复点目标为……”
    return found
