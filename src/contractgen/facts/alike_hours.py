"""同一处地方、同一拨人，一处说几点到几点，一处说全天或者另一个时段：只看话像不像，拿不准，只供提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from contractgen.facts.service_hours import service_hours
from contractgen.facts.words.likeness import Valued, common_grams, doer, likeness
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.grades import grades_in
from contractgen.zh.sentences import sentence_at

_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)
_MANY = 40
_LIKE = 0.5
_ALWAYS = re.compile(
    r"(?<![\d.])(?:24|二十四)\s*个?小时(?!之?内|以内|后|前|响应|到|解决|修|恢复|完成|发|通)(?=[一-龥，,。；;、]|$)|全天候|不分昼夜|昼夜|不间断|全年无休"
)
#: 一段时间才做的事、另作安排的、机器做的：本来就不同
_OTHER = re.compile(
    r"停机|割接|检修|窗口|升级|备份|巡检|监控(?![室岗中])|监测|自动|机器人|语音|除外|以外|之外|其余|其他时|非工作|非服务|节假日|次日|顺延|夏季|冬季|午休|噪|施工|培训|供电|访问|运行(?![维])"
)
_LIGHT = re.compile(
    r"服务|工作|时[间段]|期间|受理|提供|有人|值守|待命|在岗|接听|响应|实行|每[日天]|周[一二三四五六日天]|星期[一二三四五六日天]|法定|工作日|全[天年]|小时|上午|下午|早上|晚上|不间断"
)


@record
class Hours:
    """一处的时段：shape 是几点到几点，全天的为 always。"""

    span: Span
    words: str
    shape: tuple[object, ...]
    said: Valued


def alike_hours(reading: Reading) -> tuple[tuple[Hours, Hours], ...]:
    """话像是说一处、时段不同的各对。"""
    found = tuple(_hours(reading))[:_MANY]
    shapes: dict[int, set[tuple[object, ...]]] = {}
    for each in found:
        shapes.setdefault(each.span.line, set()).add(each.shape)
    return tuple(
        (one, two)
        for one, two in combinations(found, 2)
        if one.span.line != two.span.line
        and not shapes[one.span.line] & shapes[two.span.line]
        and len(shapes[one.span.line]) == len(shapes[two.span.line]) == 1
        and _alike(one.said, two.said)
    )


def _alike(one: Valued, two: Valued) -> bool:
    if one.table is not None and one.table == two.table:
        return False
    who = {doer(one), doer(two)}
    levels = [{(each.family, each.rank) for each in grades_in(each.context)} for each in (one, two)]
    if levels[0] == levels[1] and (_row(one, two) or _row(two, one)):
        return True
    return len(who - {""}) < 2 and levels[0] == levels[1] and likeness(one, two, 2) >= _LIKE


def _row(one: Valued, two: Valued) -> bool:
    """表里一行的名目（电话），另一处的话里说到了。"""
    name = one.context.split("｜")[0]
    return one.table is not None and two.table is None and len(name) > 1 and name in two.context


def _hours(reading: Reading) -> Iterator[Hours]:
    common = common_grams(reading)
    told: set[tuple[int, int]] = set()
    for window in service_hours(reading):
        if window.start is not None and window.end is not None and window.start < window.end:
            shape: tuple[object, ...] = (window.start, window.end)
        elif window.always:
            shape = ("always",)
        else:
            continue
        told |= {(window.span.line, at) for at in range(window.span.start, window.span.end)}
        if said := _said(reading, window.span, common):
            yield Hours(window.span, window.words, shape, said)
    for line in saying(reading, ("24", "二十四", "全天", "昼夜", "不间断", "无休")):
        if line.zone not in _ZONES or line.part != "body" or line.heading:
            continue
        for match in _ALWAYS.finditer(line.text):
            span = Span(line.index, match.start(), match.end())
            if (line.index, match.start()) not in told and (said := _said(reading, span, common)):
                yield Hours(span, match.group(), ("always",), said)
                break


def _said(reading: Reading, span: Span, common: frozenset[str]) -> Valued | None:
    line = reading.lines[span.line]
    start, end = sentence_at(line.text, span.start)
    cell = line.cell
    section = reading.section_at(span.line)
    head = f"{cell.row_head}｜{cell.head}｜" if cell and cell.column else ""
    before, after = line.text[max(start, line.body_start) : span.start], line.text[span.end : end]
    context = f"{head}{_LIGHT.sub('｜', before)}｜{_LIGHT.sub('｜', after)}"
    if _OTHER.search(f"{head}{before}{after}"):
        return None
    clauses = re.split("[，,：:]", before)[-1], re.split("[，,：:]", after)[0]
    local = f"{head}{_LIGHT.sub('｜', clauses[0])}｜{_LIGHT.sub('｜', clauses[1])}"
    heading = _LIGHT.sub("｜", section.heading) if section else ""
    return Valued(span, "", "hours", 0.0, None, local, context, heading, common, cell.table if cell else None)
