"""恢复目标做不做得到：各步合计、要搬的数据、只在工作时间恢复、备份失败了怎样补。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.recovery_steps import recovery_steps
from contractgen.facts.words.recovery_values import RecoveryValue
from contractgen.model.finding import Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.rules.service_level._clash import Clash
from contractgen.rules.service_level._tier_targets import same_article
from contractgen.zh.durations import Unit, format_clock_span
from contractgen.zh.working_time import seconds

_HOW = {"steps": "恢复的各步合计", "step": "恢复之前先要", "volume": "按写明的速度搬完数据要"}
_WEEKEND = 62 * 3600  # 周五下班到周一上班
_REDO = "约定备份失败的，在恢复点目标之内补做。"


def needs(
    draft: Draft, agreed: dict[str, list[RecoveryValue]], others: list[RecoveryValue]
) -> Iterator[Clash]:
    """agreed 是各项目标的数，others 是只说“几小时内恢复”的。"""
    goals = agreed["rto"] or [each for each in others if each.kind == "rto" and not each.drill]
    if goals:
        yield from _too_slow(draft, goals[0])
    if agreed["rto"]:
        yield from _office_hours(draft, agreed["rto"][0])
    if agreed["rpo"] and not agreed["rpo"][0].loose:
        yield from _failures(draft, agreed["rpo"][0], agreed["interval"])


def _too_slow(draft: Draft, goal: RecoveryValue) -> Iterator[Clash]:
    for need in draft.ask(recovery_steps).needs:
        if need.seconds > seconds(goal.duration):
            yield _clash(
                draft,
                need.span,
                f"{_HOW[need.how]}{format_clock_span(Decimal(round(need.seconds)))}（{draft.where(need.span)}），"
                f"超过恢复时间目标（RTO）{goal.words}（{draft.where(goal.span)}）。",
                (goal.span, *need.parts),
                "缩短步骤的用时，或者放宽恢复时间目标。",
                goal,
            )


def _office_hours(draft: Draft, goal: RecoveryValue) -> Iterator[Clash]:
    if goal.duration.unit not in (Unit.MINUTE, Unit.HOUR) or seconds(goal.duration) >= _WEEKEND:
        return
    for span in draft.ask(recovery_steps).hours:
        yield _clash(
            draft,
            span,
            f"恢复只在工作时间进行（{draft.where(span)}），夜间、周末发生的灾难不能在{goal.words}内恢复（{draft.where(goal.span)}）。",
            (goal.span,),
            "约定灾难恢复全天候进行，或者写明RTO只计工作时间。",
            goal,
        )


def _failures(draft: Draft, goal: RecoveryValue, intervals: list[RecoveryValue]) -> Iterator[Clash]:
    steps = draft.ask(recovery_steps)
    for span, length in steps.late:
        if length > seconds(goal.duration):
            yield _clash(
                draft,
                span,
                f"备份失败后{draft.quote(span)}内才重做（{draft.where(span)}），长于恢复点目标（RPO）{goal.words}（{draft.where(goal.span)}）。",
                (goal.span,),
                _REDO,
                goal,
            )
    for span in steps.failed if intervals else ():
        if 2 * seconds(intervals[0].duration) > seconds(goal.duration):
            yield _clash(
                draft,
                span,
                f"备份失败不补做的，相邻两次成功的备份至少隔“{intervals[0].words}”的两倍（{draft.where(span)}），"
                f"长于恢复点目标（RPO）{goal.words}（{draft.where(goal.span)}）。",
                (goal.span, intervals[0].span),
                _REDO,
                goal,
            )


def _clash(
    draft: Draft, span: Span, message: str, related: tuple[Span, ...], suggestion: str, goal: RecoveryValue
) -> Clash:
    """不在说目标的那一条里的，也许说的是别的恢复，只作提示。"""
    near = same_article(draft, span, goal.span)
    severity = Severity.WARNING if near else Severity.INFO
    return Clash(span, message, related, suggestion, severity, goal.provisional)
