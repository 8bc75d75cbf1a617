"""一行里允许停机的时间：每月不超过43分钟、停机时间上限……"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.availability_records import Budget, Target
from contractgen.facts.words.availability_words import DOWN, period_in
from contractgen.model.reading import Line, Span
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Unit
from contractgen.zh.sentences import in_slot, readable, sentence_at

_BUDGET = re.compile(r"(?:不(?:得)?超过|相当于|允许|即|累计|合计|约|为|≤|<=|少于|低于)[^，。；,;]{0,14}$")
_EXCUSED = re.compile(r"不计|不作|不算|不视为|不作为|不纳入|除外|扣除|剔除")
_PLANNED = re.compile(r"计划|维护|检修")
_STATED_DAYS = re.compile(r"每个?(?:自然)?(?:月|季度?|年)(?:均|统一)?(?:按|以)\s*(\d{2,3})\s*[日天]计")


def budgets(line: Line, targets: list[Target]) -> Iterator[Budget]:
    body = line.body
    shadow = readable(body)
    founds = durations(shadow)
    if not founds:
        return
    whole_about = bool(targets) or re.search(
        r"(?:停机|不可用|中断)(?:的)?(?:时间|时长)?的?(?:上限|额度)|允许(?:的)?(?:停机|不可用)|(?:月|年|季)度?(?:累计)?(?:停机|不可用|中断)",
        body,
    )
    if not whole_about:
        return
    for found in founds:
        start = sentence_at(body, found.start)[0]
        before = shadow[start : found.start]
        if found.duration is None or found.duration.unit not in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
            continue
        near = re.split(r"[，,]", before)[-1]
        told = shadow[start : sentence_at(body, found.start)[1]]
        if _EXCUSED.search(told):  # 经同意的停机累计不超过4小时的，不计入
            continue
        if not DOWN.search(before) or not _BUDGET.search(before) or _PLANNED.search(near) or "每次" in near:
            continue
        if re.search(r"之?内|以内", shadow[found.end : found.end + 3]) and "停机" not in near:
            continue
        earlier = [each for each in targets if each.span.start < line.body_start + found.start]
        target = earlier[-1] if earlier else None
        seconds = (
            found.duration.amount * {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}[found.duration.unit]
        )
        at = line.body_start
        yield Budget(
            Span(line.index, at + found.start, at + found.end),
            body[found.start : found.end],
            seconds,
            period_in(near) or period_in(before) or (target.period if target else ""),
            target,
            in_slot(body, found.start, found.end),
            _stated_days(body),
        )


def _stated_days(body: str) -> int | None:
    """“每月按30日计”写明的天数；没有写或者写了几种的为 None。"""
    found = {int(match[1]) for match in _STATED_DAYS.finditer(body)}
    return found.pop() if len(found) == 1 else None
