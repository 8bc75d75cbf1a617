"""计划内维护的上限：各处一致，次数、每次、累计彼此算得上。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.planned_maintenance import MaintenanceCap, planned_maintenance
from contractgen.model.finding import Severity
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.rules.service_level._clash import Clash
from contractgen.zh.durations import Duration, Unit, compare, format_clock_span
from contractgen.zh.working_time import equal

_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}
_CAPS = {"count": "次数", "each": "每次时长", "total": "累计时长", "window": "时段"}


def cap_clashes(draft: Draft) -> Iterator[Clash]:
    """计划内维护的上限：各处一致，且算得上。"""
    caps = draft.ask(planned_maintenance)
    blamed: set[int] = set()
    for kind, name in _CAPS.items():
        group = [each for each in caps if each.kind == kind]
        odd, main = minority(group, _same_cap)
        odd = [each for each in odd if each.group != main[0].group]
        if odd and len(odd) == len(main) and not _coherent(main, caps) and _coherent(odd, caps):
            odd, main = main, odd
        for wrong in odd:
            blamed.add(wrong.group)
            yield Clash(
                wrong.span,
                f"计划内维护的{name}上限不一致：{draft.where(wrong.span)}为“{wrong.words}”，{draft.where(main[0].span)}为“{main[0].words}”。",
                (main[0].span,),
                "核实后统一；上限只写一处，别处引用。",
                Severity.WARNING,
                wrong.provisional or main[0].provisional,
            )
    for group_id in dict.fromkeys(each.group for each in caps):
        if group_id not in blamed:
            yield from _coherence(draft, [each for each in caps if each.group == group_id])


def _coherence(draft: Draft, group: list[MaintenanceCap]) -> Iterator[Clash]:
    count, each, total = (_only(group, kind) for kind in ("count", "each", "total"))
    if each and total and each.duration and total.duration and compare(each.duration, total.duration) == 1:
        yield Clash(
            each.span,
            f"计划内维护每次上限{each.words}长于累计上限{total.words}（{draft.where(total.span)}）。",
            (total.span,),
            "核对每次与累计的上限。",
            Severity.WARNING,
            each.provisional or total.provisional,
        )
    elif count and each and total and count.count and each.duration and total.duration:
        most = Duration(each.duration.amount * count.count, each.duration.unit)
        if compare(total.duration, most) == 1:
            yield Clash(
                total.span,
                f"计划内维护累计上限{total.words}用不到：{count.count}次、每次{each.words}，最多"
                f"{format_clock_span(most.amount * _SECONDS[most.unit])}"
                f"（{draft.where(total.span)}）。",
                (count.span, each.span),
                "核对次数、每次与累计的上限。",
                Severity.WARNING,
                total.provisional or each.provisional,
            )


def _same_cap(one: MaintenanceCap, two: MaintenanceCap) -> bool:
    if one.duration is not None and two.duration is not None:
        return equal(one.duration, two.duration)
    return one.count == two.count and (one.kind != "window" or one.words == two.words)


def _only(group: list[MaintenanceCap], kind: str) -> MaintenanceCap | None:
    found = [each for each in group if each.kind == kind]
    return found[0] if len(found) == 1 else None


def _coherent(side: list[MaintenanceCap], caps: tuple[MaintenanceCap, ...]) -> bool:
    """这一处的几个上限彼此算得上。"""
    group = [each for each in caps if each.group == side[0].group]
    count, each, total = (_only(group, kind) for kind in ("count", "each", "total"))
    if each and total and each.duration and total.duration and compare(each.duration, total.duration) == 1:
        return False
    if count and each and total and count.count and each.duration and total.duration:
        return compare(total.duration, Duration(each.duration.amount * count.count, each.duration.unit)) != 1
    return True
