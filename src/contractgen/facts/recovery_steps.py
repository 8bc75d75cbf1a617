"""恢复要走的步骤、先要做完的事、要搬的数据，以及失败了不补做的备份：用来看恢复目标做不做得到。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from contractgen.facts.recovery import recovery
from contractgen.facts.words.leads import lead_of
from contractgen.facts.words.recovery_values import RecoveryValue
from contractgen.facts.words.recovery_words import (
    ASKED,
    FAILED,
    GATE,
    HINT,
    MOVED,
    ONLY_FROM,
    ONLY_HOURS,
    PREPARED,
    REDO,
    REDONE,
    RESTORED,
    RTO,
    SPEED,
    STEP,
    TRIGGER,
    VOLUME,
)
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.sentences import readable
from contractgen.zh.working_time import seconds

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_STEP_HEAD = re.compile(r"步骤|环节|阶段|工序|动作|事项|流程")
_TIME_HEAD = re.compile(r"时间|时限|用时|时长|耗时|期限")
_WHOLE = re.compile(r"合计|总计|共计")
_BESIDE = re.compile(r"同时|并行|同步进行|分别由")
_NOT_STEP = re.compile(r"提前|报告|总结|复盘|通知(?!之)|支付|扣|每(?:超)?$|保[存留]|演练|付款|整改")
#: 说的是灾难之后的恢复，不是验收合格、催告送达
_RECOVERS = re.compile(r"恢复|重建|切换|接管|还原|灾|备份|机房|损[毁坏]|毁损|瘫痪|勒索|R[PT]O", re.IGNORECASE)
_MATERIAL = re.compile(r"介质|磁带|备机|备用|备件|冷备|异地|数据|系统|机房")
_SIZES = {"T": Decimal(1024), "G": Decimal(1), "M": Decimal(1) / 1024}
_PER = {"小时": 1, "h": 1, "H": 1, "hour": 1, "分钟": 60, "min": 60, "秒": 3600, "s": 3600, "S": 3600}


@record
class Need:
    """恢复至少要用的时间。how：steps 各步合计、step 一步、volume 搬数据。"""

    span: Span
    how: str
    seconds: Decimal
    parts: tuple[Span, ...] = ()


@record
class RecoverySteps:
    needs: tuple[Need, ...]
    failed: tuple[Span, ...]  # 备份失败、不补做的话
    late: tuple[tuple[Span, Decimal], ...] = ()  # 备份失败的，多久以内重做
    hours: tuple[Span, ...] = ()  # 只在工作时间恢复的话
    only: frozenset[str] = frozenset()  # 只用来恢复的那一种备份：异地、磁带


def recovery_steps(reading: Reading) -> RecoverySteps:
    """全文恢复要走的步骤与失败了不补做的备份；没有恢复目标的不看。"""
    values = recovery(reading).values
    if not values:
        return RecoverySteps((), ())
    taken = {each.span for each in values}
    lines = [
        line
        for line in reading.judged()
        if line.zone in (Zone.ARTICLE, Zone.ANNEX) and line.part == "body" and not line.heading
    ]
    failed, hours = [], []
    only: set[str] = set()
    late: list[tuple[Span, Decimal]] = []
    needs: list[Need] = []
    for line in lines:
        if line.cell is None:
            needs.extend(_in_line(line, taken))
        if not HINT.search(line.text):
            continue
        if match := FAILED.search(line.text):
            failed.append(Span(line.index, match.start(), match.end()))
        late.extend(_redone(line))
        if match := ONLY_HOURS.search(line.text):
            hours.append(Span(line.index, match.start(), match.end()))
        only |= {match["what"] for match in ONLY_FROM.finditer(line.text)}
    needs.extend(_listed(reading, lines, taken))
    needs.extend(_tables(lines))
    needs.extend(_moved(lines, values))
    return RecoverySteps(tuple(needs), tuple(failed), tuple(late), tuple(hours), frozenset(only))


def _redone(line: Line) -> Iterator[tuple[Span, Decimal]]:
    """备份失败的，3日内重新备份。"""
    if not (match := REDO.search(line.text)):
        return
    end = next((at for at in range(match.end(), len(line.text)) if line.text[at] in "。；;"), len(line.text))
    for each in durations(readable(line.text)):
        if each.duration and match.end() <= each.start < end and REDONE.search(line.text, each.end, end):
            yield Span(line.index, each.start, each.end), seconds(each.duration)
            return


def _free(line: Line, taken: set[Span]) -> list[FoundDuration]:
    """这一行里不是恢复目标的期间。"""
    return [
        each
        for each in durations(readable(line.text))
        if each.duration is not None
        and not any(span.line == line.index and span.start <= each.start < span.end for span in taken)
    ]


def _in_line(line: Line, taken: set[Span]) -> Iterator[Need]:
    text = line.text
    free = _free(line, taken)
    if not free:
        return
    for match in _SENTENCE.finditer(text, line.body_start):
        start, end = match.span()
        steps = []
        for each in free:
            if not start <= each.start < end:
                continue
            clause = (
                re.split("[，,、；;]", text[start : each.start])[-1]
                + re.split("[，,、；;。]", text[each.end : end])[0]
            )
            asked = ASKED.search(text[start : each.start]) and RESTORED.match(text, each.end)
            if not asked and not TRIGGER.search(text[start : each.start]) and not _NOT_STEP.search(clause):
                steps.append(each)
        whole = text[start:end]
        if (
            len(steps) > 1
            and STEP.search(whole)
            and not _BESIDE.search(whole)
            and re.search("恢复|切换|灾|重建|RTO", whole)
        ):
            yield _sum(line, steps)
        for each in steps:
            clause = (
                re.split("[，,；;]", text[start : each.start])[-1]
                + re.split("[，,；;。]", text[each.end : end])[0]
            )
            gated = GATE.search(text) or (_MATERIAL.search(clause) and re.search("恢复|重建|灾", whole))
            if PREPARED.search(clause) and gated and _RECOVERS.search(text):
                yield (
                    Need(_clause_span(line, start, each, end), "step", seconds(each.duration))
                    if each.duration
                    else _sum(line, [each])
                )


def _clause_span(line: Line, start: int, each: FoundDuration, end: int) -> Span:
    text = line.text
    first = max(text.rfind(mark, start, each.start) for mark in "，,；;") + 1
    rest = re.search("[，,；;。]", text[each.end : end])
    return Span(line.index, max(first, start), each.end + rest.start() if rest else end)


def _sum(line: Line, steps: list[FoundDuration]) -> Need:
    parts = tuple(Span(line.index, each.start, each.end) for each in steps)
    total = sum((seconds(each.duration) for each in steps if each.duration), Decimal(0))
    return Need(Span(line.index, steps[0].start, steps[-1].end), "steps", total, parts)


def _listed(reading: Reading, lines: Iterable[Line], taken: set[Span]) -> Iterator[Need]:
    """“恢复依下列步骤进行：”引出的各项，每项一个时间。"""
    groups: dict[str, list[tuple[Line, FoundDuration]]] = {}
    for line in lines:
        if line.cell is not None or not (free := _free(line, taken)) or len(free) > 1:
            continue
        lead = lead_of(reading, line)
        if lead.rstrip().endswith(("：", ":")) and STEP.search(lead) and re.search("恢复|切换|灾", lead):
            groups.setdefault(lead, []).append((line, free[0]))
    for items in groups.values():
        if len(items) > 1:
            spans = tuple(Span(line.index, each.start, each.end) for line, each in items)
            total = sum((seconds(each.duration) for _, each in items if each.duration), Decimal(0))
            yield Need(spans[-1], "steps", total, spans)


def _tables(lines: Iterable[Line]) -> Iterator[Need]:
    """步骤表：一列是步骤，一列是用时。"""
    tables: dict[int, list[tuple[Line, FoundDuration]]] = {}
    for line in lines:
        cell = line.cell
        if cell is None or cell.header or not _TIME_HEAD.search(cell.head) or _WHOLE.search(cell.row_head):
            continue
        first = next((each for each in lines if each.cell and each.cell.table == cell.table), None)
        if first is None or not _STEP_HEAD.search(first.text) or RTO.search(cell.row_head):
            continue
        if founds := [each for each in durations(readable(line.text)) if each.duration]:
            tables.setdefault(cell.table, []).append((line, founds[0]))
    for items in tables.values():
        about = " ".join(line.cell.row_head for line, _ in items if line.cell)
        if len(items) > 1 and re.search("恢复|切换|装载|启动|校验|重建|还原", about):
            spans = tuple(Span(line.index, each.start, each.end) for line, each in items)
            total = sum((seconds(each.duration) for _, each in items if each.duration), Decimal(0))
            yield Need(spans[-1], "steps", total, spans)


def _moved(lines: Iterable[Line], values: tuple[RecoveryValue, ...]) -> Iterator[Need]:
    """数据量除以恢复的速度。"""
    if not any(each.kind == "rto" for each in values):
        return
    speeds = [
        (line, match) for line in lines if MOVED.search(line.text) for match in SPEED.finditer(line.text)
    ]
    if len(speeds) != 1:
        return
    line, speed = speeds[0]
    rate = (
        Decimal(speed["n"] or speed["n2"])
        * _SIZES[(speed["unit"] or speed["unit2"])[0]]
        * _PER[speed["per"] or speed["per2"]]
    )
    volumes = [
        (other, match, Decimal(match["n"]) * _SIZES[match["unit"]])
        for other in lines
        for match in VOLUME.finditer(other.text)
        if re.search("数据|容量|库|总量|备份|存量|镜像", other.text)
        and not (other is line and speed.start() <= match.start() < speed.end())
    ]
    if not volumes or not rate:
        return
    other, match, most = max(volumes, key=lambda each: each[2])
    span = Span(line.index, speed.start(), speed.end())
    yield Need(span, "volume", most / rate * 3600, (Span(other.index, match.start(), match.end()),))
