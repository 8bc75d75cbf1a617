"""恢复目标与备份：RPO、RTO、备份频率、相邻两次备份的间隔。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import in_slot, readable, sentences

_KINDS = (
    ("rpo", re.compile(r"RPO|(?:数据)?恢复点目标|数据恢复点|数据丢失(?:量|时间)", re.IGNORECASE)),
    ("rto", re.compile(r"RTO|恢复时间目标", re.IGNORECASE)),
    ("interval", re.compile(r"备份[^，。；,;]{0,8}(?:最长)?间隔|备份周期")),
)
_ABOUT = re.compile("备份|恢复|R[PT]O", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[”\"）)』」\s]*(?:[（(][^（）()]{1,24}[)）])?\s*(?:均|应)?(?:[:：]|为|是|不(?:得)?(?:超过|大于|高于|多于)|小于|低于|≤|<=|<|＜|=|＝|控制在)*\s*"
)
_EVERY = re.compile(
    rf"每隔?\s*(?P<n>\d{{1,3}}|[{CHINESE_NUMERALS}]{{1,3}}|半)?\s*个?\s*(?P<unit>小时|分钟|[日天]|周|星期|月)(?!度)\s*(?:至少)?(?:进行|完成|执行|做)?\s*(?:(?P<times>\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,2}})\s*次)?"
)
_CONTINUOUS = re.compile(
    r"(?:主备|主从|异步|双机|实时|准实时|同步)(?:同步)?(?:复制|热备)|实时(?:同步|备份|复制)|连续(?:数据)?(?:复制|保护)|持续数据保护|CDP|双活|主从同步|日志(?:传送|归档)|增量日志"
)
_BACKUP = re.compile(
    r"(?:向|至|到)[^。；，]{0,10}同步|复制一次|备份(?!数据|文件|介质|保留|失败|机制|和恢复机制)"
)
_UNITS = {
    "分钟": Unit.MINUTE,
    "小时": Unit.HOUR,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "周": Unit.WEEK,
    "星期": Unit.WEEK,
}


@record
class RecoveryValue:
    """一处数值。kind：rpo rto interval（间隔，含由“每日一次”得出的）。derived 为由频率得出的。"""

    span: Span
    kind: str
    words: str
    duration: Duration
    derived: bool = False
    provisional: bool = False
    mode: str = ""  # 全量、增量、日志：写明的备份方式
    object: str = ""  # 表里按系统分列的，是哪一个系统


@record
class Recovery:
    """恢复目标与备份的全部约定；continuous 为另有实时复制。"""

    values: tuple[RecoveryValue, ...]
    continuous: bool


def recovery(reading: Reading) -> Recovery:
    """全文的恢复目标与备份。"""
    found: list[RecoveryValue] = []
    continuous = False
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body" or line.heading:
            continue
        if (
            "备份" not in line.text
            and "恢复" not in line.text
            and "RPO" not in line.text
            and "RTO" not in line.text
            and line.cell is None
        ):
            continue
        continuous = continuous or bool(_CONTINUOUS.search(line.text))
        found.extend(_cell(line) if line.cell else _text(line))
    return Recovery(tuple(found), continuous)


def _cell(line: Line) -> Iterator[RecoveryValue]:
    assert line.cell is not None
    name = f"{line.cell.row_head} {line.cell.head}"
    if not line.cell.header and re.search("R[PT]O|恢复(?:时间|点)目标", line.text):
        yield from _text(line)  # 一格里写着名目和数
        return
    if line.cell.header or line.cell.column == 0 or "保留" in name or not _ABOUT.search(name):
        return
    shadow = readable(line.text)
    founds = durations(shadow)
    for kind, pattern in _KINDS:
        if pattern.search(name) and founds and founds[0].duration:
            made = _value(line, kind, founds[0].start, founds[0].end, founds[0].duration, False)
            across = pattern.search(line.cell.head) and not pattern.search(line.cell.row_head)
            yield replace(made, object=line.cell.row_head) if across else made
            return
    if re.search("(?:备份|复制|同步).{0,6}(?:频率|频次|方式|策略|周期)|^频率|频次", name):
        across = bool(re.search("频率|频次|方式|策略|周期", line.cell.head))
        for each in _frequencies(line, shadow, 0, len(shadow), named=True):
            yield replace(each, object=line.cell.row_head) if across else each


def _text(line: Line) -> Iterator[RecoveryValue]:
    shadow = readable(line.text)
    for found in durations(shadow):
        if found.duration is None or found.start < line.body_start:
            continue
        for kind, pattern in _KINDS:
            before = shadow[max(0, found.start - 40) : found.start]
            last = None
            for match in pattern.finditer(before):
                last = match
            if last and _BETWEEN.fullmatch(before[last.end() :]):
                yield _value(line, kind, found.start, found.end, found.duration, False)
                break
    for start, end in sentences(line.text):
        if _BACKUP.search(shadow, start, end) and re.search(r"每", shadow[start:end]):
            yield from _frequencies(line, shadow, start, end)


def _frequencies(
    line: Line, shadow: str, start: int, end: int, named: bool = False
) -> Iterator[RecoveryValue]:
    """一句里的备份频率：取最密的一个（每日增量、每周全量，间隔是一日）。"""
    best: tuple[Duration, re.Match[str]] | None = None
    for match in _EVERY.finditer(shadow, start, end):
        near = re.split("[，,；;。]", shadow[max(start, match.start() - 14) : match.start()])[-1]
        near += match[0] + re.split("[，,；;。]", shadow[match.end() : match.end() + 16])[0]
        unit = _UNITS.get(match["unit"])
        if (
            not (named or re.search("备份|复制|同步|归档", near))
            or unit is None
            or re.search("检查|失败|演练|验证", near)
            or not (match["times"] or named or "全量" in near or re.search("备份|复制|同步", near))
        ):
            continue
        amount = parse_number(match["n"] or "一") / (parse_number(match["times"]) if match["times"] else 1)
        duration = Duration(amount, unit)
        if best is None or _seconds(duration) < _seconds(best[0]):
            best = (duration, match)
    if best:
        yield _value(line, "interval", best[1].start(), best[1].end(), best[0], True)


def _seconds(duration: Duration) -> float:
    sizes = {Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400, Unit.WEEK: 604800}
    return float(duration.amount) * sizes.get(duration.unit, 0)


def _value(line: Line, kind: str, start: int, end: int, duration: Duration, derived: bool) -> RecoveryValue:
    words = line.text[start:end].rstrip()
    return RecoveryValue(
        Span(line.index, start, start + len(words)),
        kind,
        words,
        duration,
        derived,
        in_slot(line.text, start, end),
        _mode(line.text, start, end) if kind == "interval" and derived else "",
    )


def _mode(text: str, start: int, end: int) -> str:
    """这一频率说的是哪种备份。"""
    near = re.split("[，,、；;。]", text[end:])[0][:12]
    found = re.search("全量|完全|增量|差异|日志", near) or re.search(
        "(?:全量|完全|增量|差异|日志)(?:数据)?备份$", text[:start]
    )
    return found[0][:2] if found else ""
