"""平均无故障时间与平均修复时间：二者算得出可用率。"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Unit
from contractgen.zh.sentences import readable

_BETWEEN = re.compile(r"(?:MTBF|平均(?:无故障|故障间隔)(?:运行|工作)?时间?)[^，。；\d]{0,20}$", re.IGNORECASE)
_REPAIR = re.compile(r"(?:MTTR|平均(?:修复|恢复|故障恢复|维修)时间?)[^，。；\d]{0,20}$", re.IGNORECASE)
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}


@record
class MeanTimes:
    """span 是平均无故障时间，other 是平均修复时间（秒）。"""

    span: Span
    other: Span
    between: Decimal
    repair: Decimal


def mean_times(reading: Reading) -> tuple[MeanTimes, ...]:
    """全文只有一对的才算。"""
    found: dict[str, list[tuple[Span, Decimal]]] = {"between": [], "repair": []}
    for line in saying(reading, ("MTBF", "MTTR", "平均")):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        head = f"{line.cell.row_head}" if line.cell else ""
        for each in durations(readable(line.text)):
            if each.duration is None or each.duration.unit not in _SECONDS:
                continue
            before = head + line.text[: each.start]
            for kind, pattern in (("between", _BETWEEN), ("repair", _REPAIR)):
                if pattern.search(before):
                    seconds = each.duration.amount * _SECONDS[each.duration.unit]
                    found[kind].append((Span(line.index, each.start, each.end), seconds))
    if len(found["between"]) != 1 or len(found["repair"]) != 1:
        return ()
    (span, between), (other, repair) = found["between"][0], found["repair"][0]
    return (MeanTimes(span, other, between, repair),) if between + repair else ()
