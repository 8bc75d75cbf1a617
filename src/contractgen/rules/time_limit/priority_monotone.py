"""较重的故障，时限不应比较轻的长。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.model.finding import Confidence, Finding, NotChecked, Severity
from contractgen.review.draft import Draft
from contractgen.review.outliers import culprits
from contractgen.review.rule import Outcome, Rule
from contractgen.zh.durations import Unit
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.working_time import longer

_HALF_DAY = 240  # 分钟


class PriorityMonotone(Rule):
    """级别越高，影响越大，同一步骤（响应、到场、解决……）的时限应当越短或相等；反过来的多半是填错了行。

    写法：由重到轻排列级别，逐列核对；两级相同可以，重的更长不可以。
    """

    title = "级别高而时限长"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百零九条", "民法典第五百一十一条")
    bad = (
        "3.1 P1故障：>>4小时<<内解决；P2故障：2小时内解决。",
        "3.1 时限如下：\n(1)一级故障：>>8小时<<内解决；\n(2)二级故障：4小时内解决。",
        "3.1 甲类故障：30分钟响应，>>12小时<<修复；乙类故障：1小时响应，8小时修复。",
        "| 步骤 | P1 | P2 |\n|---|---|---|\n| 应答 | 15min | 1h |\n| 修复 | >>12h<< | 8h |",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | >>不适用<< |\n| 二级 | 1小时 | 8小时 |",
        "| 故障级别 | 响应 | 解决 |\n|---|---|---|\n| 紧急 | 30分钟 | >>24小时<< |\n"
        "| 严重 | 1小时 | 8小时 |\n| 一般 | 4小时 | 12小时 |",
    )
    good = (
        "3.1 甲类故障：30分钟响应，4小时修复；乙类故障：1小时响应，8小时修复。",
        "3.1 P1故障：2小时内解决；P2故障：8小时内解决；P3故障：2个工作日内解决。",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | 4小时 |\n| 二级 | 30分钟 | 1个工作日 |",
        "3.1 优先级为“中”的故障，8小时内开始处理，24小时内解决；优先级为“低”的故障，下一个工作日内开始处理。",
        "3.1 对于系统中断，15分钟内响应；对于一般性技术咨询，4小时内响应。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for group in _groups(draft.ask(time_limits)):
            pairs = [(heavy, light) for heavy, light in pairwise(group) if _longer(heavy, light)]
            if len(pairs) > 1 and len(pairs) == len(group) - 1:
                yield self._undecided(group)
                continue
            for wrong, against in culprits(pairs):
                yield self._finding(draft, wrong, against, group)
        yield from self._unpromised(draft, draft.ask(time_limits))

    def _unpromised(self, draft: Draft, limits: tuple[TimeLimit, ...]) -> Iterator[Finding]:
        """表格里较重的一级写“不适用”，相邻较轻的一级却有时限。"""
        columns: dict[tuple[object, ...], list[TimeLimit]] = {}
        for limit in limits:
            if (
                limit.table is not None
                and limit.action in ("响应", "解决")
                and limit.hours != "out"
                and limit.severity
            ):
                columns.setdefault((limit.table, limit.action, limit.hours), []).append(limit)
        for column in columns.values():
            ordered = _ranked(column)
            for heavy, light in pairwise(ordered):
                if not heavy.promised and light.promised and heavy.clock == light.clock:
                    yield self.finding(
                        heavy.span,
                        f"较重的“{heavy.severity}”没有{heavy.action}时限（{heavy.words}），"
                        f"较轻的“{light.severity}”却是{light.words}（{draft.where(light.span)}）。",
                        severity=Severity.WARNING,
                        related=[light.span],
                        suggestion="核对两级的时限；由重到轻排列级别。",
                    )

    def _undecided(self, group: list[TimeLimit]) -> NotChecked:
        names = "、".join(each.severity for each in group)
        return self.unknown(
            f"级别{names}的{group[0].action}时限依次变短，可能是由轻到重排列，未作判断。", group[0].span
        )

    def _finding(
        self, draft: Draft, wrong: TimeLimit, against: list[TimeLimit], group: list[TimeLimit]
    ) -> Finding:
        other = against[0]
        heavy, light = (wrong, other) if _place(group, wrong) < _place(group, other) else (other, wrong)
        provisional = wrong.provisional or any(each.provisional for each in against)
        return self.finding(
            wrong.span,
            f"较重的“{heavy.severity}”{heavy.action}时限是{heavy.words}（{draft.where(heavy.span)}），"
            f"较轻的“{light.severity}”却是{light.words}（{draft.where(light.span)}）。",
            severity=Severity.WARNING if provisional else None,
            related=[each.span for each in against],
            suggestion="核对两级的时限，使较重的级别不长于较轻的级别。",
            provisional=provisional,
        )


def _place(group: list[TimeLimit], limit: TimeLimit) -> int:
    return next(i for i, each in enumerate(group) if each is limit)


def _longer(heavy: TimeLimit, light: TimeLimit) -> bool:
    if heavy.duration is None or light.duration is None:
        return False
    if heavy.clock != light.clock and not (_brief(heavy) and _brief(light)):
        return False
    return longer(heavy.duration, light.duration) is True


def _brief(limit: TimeLimit) -> bool:
    """半天之内的响应：计时口径不同，在服务时间里也是一样的钟点。"""
    if limit.duration is None or limit.action != "响应":
        return False
    minutes = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.WORKING_HOUR: 60}.get(limit.duration.unit, 0)
    return 0 < limit.duration.amount * minutes <= _HALF_DAY


def _groups(limits: tuple[TimeLimit, ...]) -> Iterator[list[TimeLimit]]:
    """同一表格或同一体系、同一步骤、同一时段的时限，由重到轻；全文里同级有两处的，只在一行之内比较。"""
    groups: dict[tuple[object, ...], list[TimeLimit]] = {}
    for limit in limits:
        if limit.action not in STEPS or not limit.severity or limit.hours == "out":
            continue
        if limit.bound in ("within", "bare"):
            where = limit.vocabulary if limit.table is None else limit.table
            groups.setdefault((where, limit.action, limit.hours), []).append(limit)
    for group in groups.values():
        if group[0].table is None and not _distinct(group):
            lines = {each.span.line for each in group}
            yield from (
                ranked for line in lines if (ranked := _ranked([e for e in group if e.span.line == line]))
            )
        elif ranked := _ranked(group):
            yield ranked


def _ranked(group: list[TimeLimit]) -> list[TimeLimit]:
    """由重到轻排好；级别的叫法看不出轻重的，表格按行的次序，其余不比较。"""
    if _distinct(group):
        return sorted(group, key=lambda each: each.rank or 0)
    if group[0].table is not None and len({each.severity for each in group}) == len(group):
        return sorted(group, key=lambda each: each.row or 0)
    listed = {each.lead for each in group} - {None}
    if len(listed) == 1 and len({each.severity for each in group}) == len(group):
        return group  # 同一句话引出的各级，依次
    return []


def _distinct(group: list[TimeLimit]) -> bool:
    ranks = [each.rank for each in group]
    return None not in ranks and len(set(ranks)) == len(ranks)
