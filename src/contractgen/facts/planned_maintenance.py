"""计划内维护的上限：次数、每次多久、累计多久，以及维护的时段。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import in_slot, readable

_ABOUT = re.compile(r"计划内?(?:性)?的?(?:维护|停机|检修)|停机维护|例行维护")
_COUNT = re.compile(rf"不(?:得)?超过\s*(\d{{1,3}}|[{CHINESE_NUMERALS}]{{1,3}})\s*次")
_EACH = re.compile(r"(?:每次|单次)[^，。；,;、]{0,10}(?:不(?:得)?超过|≤|最长)\s*$")
_TOTAL = re.compile(
    r"(?:累计|合计|总计|总时长)[^，。；,;、]{0,10}(?:不(?:得)?超过|≤|最长)\s*$|(?:每月|每季度?|每年)[^，。；,;次]{0,8}(?:合计|累计)[^，。；,;]{0,6}$"
)
_WINDOW = re.compile(
    r"((?:周|星期)[一二三四五六日天](?:[至到和、](?:周|星期)?[一二三四五六日天])?|工作日|每[日天])?\s*(\d{1,2}[:：]\d{2})\s*(?:至|到|[-—~～])\s*(?:次日)?\s*(\d{1,2}[:：]\d{2})"
)
_ITEM = re.compile(r"\s*(?:[（(][^（）()]{1,3}[)）]|[①-⑳]|[a-zA-Z\d]{1,2}[.、)）](?!\d))")


@record
class MaintenanceCap:
    """一处上限。kind：count 次数，each 每次，total 累计，window 时段；group 相同的属于同一条约定。"""

    span: Span
    kind: str
    words: str
    count: int | None
    duration: Duration | None
    group: int
    provisional: bool = False


def planned_maintenance(reading: Reading) -> tuple[MaintenanceCap, ...]:
    """全文的计划内维护上限。"""
    found: list[MaintenanceCap] = []
    lead: Line | None = None
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body" or line.cell is not None:
            continue
        if line.body.rstrip().endswith(("：", ":")):
            lead = line
        elif not _ITEM.match(line.number or line.label or line.text):
            lead = None
        led = lead is not None and lead is not line and bool(_ABOUT.search(lead.body))
        if led or _ABOUT.search(line.body):
            found.extend(_caps(line, lead.index if led and lead else line.index, led))
    return tuple(found)


def _caps(line: Line, group: int, led: bool) -> Iterator[MaintenanceCap]:
    body = line.body
    shadow = readable(body)
    about = _ABOUT.search(body)
    start = 0 if led or about is None else about.start()
    at = line.body_start
    for match in _COUNT.finditer(shadow, start):
        span = Span(line.index, at + match.start(1), at + match.end(1))
        yield MaintenanceCap(
            span,
            "count",
            match.group().strip(),
            int(parse_number(match[1])),
            None,
            group,
            in_slot(body, *match.span(1)),
        )
    for found in durations(shadow):
        if found.start < start or found.duration is None:
            continue
        before = shadow[start : found.start]
        kind = "each" if _EACH.search(before) else "total" if _TOTAL.search(before) else ""
        if kind:
            span = Span(line.index, at + found.start, at + found.end)
            words = body[found.start : found.end]
            yield MaintenanceCap(
                span, kind, words, None, found.duration, group, in_slot(body, found.start, found.end)
            )
    for match in _WINDOW.finditer(fold_width(body), start):
        span = Span(line.index, at + match.start(), at + match.end())
        yield MaintenanceCap(
            span,
            "window",
            re.sub(r"\s", "", fold_width(body[match.start() : match.end()])),
            None,
            None,
            group,
        )
