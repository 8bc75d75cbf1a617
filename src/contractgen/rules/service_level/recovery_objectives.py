"""恢复目标（RPO、RTO）应当各处一致，备份间隔不长于RPO。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.recovery import RecoveryValue, recovery
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.zh.working_time import equal, longer

_NAMES = {"rpo": "恢复点目标（RPO）", "rto": "恢复时间目标（RTO）", "interval": "备份间隔"}


class RecoveryObjectives(Rule):
    """RPO是最多丢失多久的数据：一天只备份一次，却承诺RPO不超过1小时，出事时必然违约。

    写法：相邻两次备份的最长间隔≤RPO；RTO、RPO只写一处，别处引用；有实时复制的写明复制方式。
    灾难恢复（RTO）与一般故障的解决是两件事，RTO短于解决时限的只作提示。
    """

    title = "RTO/RPO 与备份、解决时限不符"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百零九条", "民法典第五百一十一条第一项")
    bad = (
        "5.1 RTO不超过>>4小时<<，RPO不超过4小时。\n附件一\n| 事项 | 目标 |\n|---|---|\n| 机房级灾难 | RTO不超过8小时，RPO不超过4小时 |",
        "5.1 RPO≤1小时；系统数据>>每日一次<<备份。",
        "2.1 恢复点目标（RPO）为>>12小时<<。\n附件一\n5.1 恢复点目标（RPO）为24小时，每日一次全量备份。",
        "5.1 恢复时间目标（RTO）为>>4小时<<。\n附件一\n5.2 RTO不超过8小时。",
    )
    good = (
        "2.1 服务包括数据库的每日备份。\n5.1 每日全量备份，每小时一次增量备份，RPO为1小时。",
        "5.1 RPO为24小时，每日2:00进行一次全量备份。",
        "5.1 RPO≤15分钟；数据实时同步至异地，每日一次全量备份。",
        "5.1 RPO为24小时；每日一次增量备份，每周一次全量备份。",
        "5.1 备份保留期为90日；备份失败的，24小时内补做。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        known = draft.ask(recovery)
        values = known.values
        systems = list(dict.fromkeys(each.object for each in values if each.object))
        if len(systems) > 1:  # 按系统分列的，各比各的
            yield from self._by_system(draft, values, systems)
            values = tuple(each for each in values if not each.object)
        groups = {kind: [each for each in values if each.kind == kind] for kind in _NAMES}
        agreed: dict[str, list[RecoveryValue]] = {}
        for kind, group in groups.items():
            hints = groups["interval" if kind == "rpo" else "rpo"] if kind != "rto" else []
            odd, main = _sides(_comparable(group), hints)
            agreed[kind] = _densest(group, main) if kind == "interval" and not odd else main
            for wrong in odd:
                yield self._different(draft, kind, wrong, main)
        if not known.continuous and not (_conflicting(groups["rpo"]) and _conflicting(groups["interval"])):
            yield from self._interval(draft, agreed["interval"], agreed["rpo"])
        yield from self._shorter_than_repair(draft, agreed["rto"])

    def _by_system(
        self, draft: Draft, values: tuple[RecoveryValue, ...], systems: list[str]
    ) -> Iterator[Finding]:
        for each in values:
            whole = next((one for one in values if not one.object and one.kind == each.kind), None)
            if each.object and each.kind != "interval" and whole and longer(each.duration, whole.duration):
                yield self._different(draft, each.kind, each, [whole])
        for system in systems:
            own = [each for each in values if each.object == system]
            rpos = [each for each in own if each.kind == "rpo"]
            intervals = [each for each in own if each.kind == "interval"]
            yield from self._interval(draft, _densest(intervals, intervals), rpos)

    def _different(self, draft: Draft, kind: str, wrong: RecoveryValue, main: list[RecoveryValue]) -> Finding:
        provisional = wrong.provisional or main[0].provisional
        return self.finding(
            wrong.span,
            f"{_NAMES[kind]}不一致：{draft.where(wrong.span)}为“{wrong.words}”，{draft.where(main[0].span)}为“{main[0].words}”。",
            severity=Severity.WARNING if provisional else None,
            related=[each.span for each in main],
            suggestion="核实后统一；只在一处写数，别处引用。",
            provisional=provisional,
        )

    def _interval(
        self, draft: Draft, intervals: list[RecoveryValue], rpos: list[RecoveryValue]
    ) -> Iterator[Finding]:
        if not intervals or not rpos or longer(intervals[0].duration, rpos[0].duration) is not True:
            return
        wrong, other = (rpos[0], intervals[0]) if len(intervals) > len(rpos) else (intervals[0], rpos[0])
        provisional = wrong.provisional or other.provisional
        yield self.finding(
            wrong.span,
            f"备份间隔（{draft.where(intervals[0].span)}“{intervals[0].words}”）长于恢复点目标（RPO）"
            f"{rpos[0].words}（{draft.where(rpos[0].span)}），恢复点目标无法兑现。",
            severity=Severity.WARNING if provisional else None,
            related=[each.span for each in (*intervals, *rpos) if each is not wrong],
            suggestion="缩短备份间隔，或者放宽恢复点目标。",
            provisional=provisional,
        )

    def _shorter_than_repair(self, draft: Draft, rtos: list[RecoveryValue]) -> Iterator[Finding]:
        limit = _heaviest(draft.ask(time_limits))
        if rtos and limit and limit.duration and longer(limit.duration, rtos[0].duration):
            yield self.finding(
                rtos[0].span,
                f"恢复时间目标（RTO）{rtos[0].words}短于“{limit.severity}”故障的{limit.action}时限{limit.words}"
                f"（{draft.where(limit.span)}）：二者所指事件不同，请确认。",
                severity=Severity.INFO,
                related=[limit.span],
                suggestion="写明RTO适用于须以备份数据恢复的故障，或者统一两个时限。",
                provisional=rtos[0].provisional or limit.provisional,
            )


def _comparable(group: list[RecoveryValue]) -> list[RecoveryValue]:
    """由频率得出的间隔，写明全量、增量的各有各的，不与别的相比；写明“最长间隔”的与最密的相比。"""
    modes = {each.mode for each in group if each.derived}
    if len(modes) < 2:
        return group
    plain = [each for each in group if not each.derived]
    derived = [each for each in group if each.derived]
    if plain:
        dense = _densest(derived, derived)
        return [*plain, *dense]
    return []


def _densest(group: list[RecoveryValue], main: list[RecoveryValue]) -> list[RecoveryValue]:
    """最密的一个间隔。"""
    best = main[:1]
    for each in group:
        if not best or longer(best[0].duration, each.duration):
            best = [each]
    return best or main


def _sides(
    group: list[RecoveryValue], hints: list[RecoveryValue]
) -> tuple[list[RecoveryValue], list[RecoveryValue]]:
    """占少数的与占多数的；一样多时，与备份间隔（或RPO）相等的算占多数。"""
    odd, main = minority(group, lambda a, b: equal(a.duration, b.duration))
    if odd and len(odd) == len(main):
        backed = [any(equal(side[0].duration, hint.duration) for hint in hints) for side in (odd, main)]
        if backed == [True, False]:
            return main, odd
    return odd, main


def _conflicting(group: list[RecoveryValue]) -> bool:
    return any(not equal(group[0].duration, each.duration) for each in group[1:])


def _heaviest(limits: tuple[TimeLimit, ...]) -> TimeLimit | None:
    """最重一级的解决时限。"""
    limits = tuple(each for each in limits if each.bound in ("within", "bare"))
    top = [each for each in limits if each.rank == 1 and each.duration and each.clock != "服务"]
    return next(
        (each for each in top if each.action == "解决"),
        next((each for each in top if each.action == "恢复"), None),
    )
