"""恢复目标（RPO、RTO）应当各处一致，备份间隔不长于RPO。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.recovery import recovery
from contractgen.facts.recovery_steps import recovery_steps
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.outline import outlined
from contractgen.facts.words.recovery_values import RecoveryValue
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.rules.service_level._loose_recovery import loose_recovery
from contractgen.rules.service_level._recovery_needs import needs
from contractgen.rules.service_level._recovery_sides import comparable, conflicting, densest, one_line, sides
from contractgen.zh.working_time import equal, longer

_NAMES = {"rpo": "恢复点目标（RPO）", "rto": "恢复时间目标（RTO）", "interval": "备份间隔"}


class RecoveryObjectives(Rule):
    """RPO是最多丢失多久的数据：一天只备份一次，却承诺RPO不超过1小时，出事时必然违约。

    写法：相邻两次备份（连同周末、失败不补做的）的最长间隔≤RPO；演练的合格线、恢复各步的合计不超过RTO；RTO、RPO只写一处，别处引用；有实时复制的写明复制方式。
    灾难恢复（RTO）与一般故障的解决是两件事，RTO短于解决时限的只作提示。
    """

    title = "RTO/RPO 与备份、解决时限不符"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百零九条", "民法典第五百一十一条第一项")
    bad = (
        "第一条 数据安全\n1.1 发生故障后，数据最多回退到一小时前；备份>>只在下班后进行<<。",
        "第一条 备份\n1.1 RPO 24小时；备份>>周一至周五<<各做一次，周末不备份。",
        "第一条 灾备\n1.1 恢复时间目标6小时。备份介质存放于异地，取回需>>1个工作日<<。",
        "六、备份\n| 系统 | 全量备份 | 增量层 | RPO |\n|---|---|---|---|\n| 排产 | 每日2:00 | >>每2小时<< | 30分钟 |\n| 考勤 | 每日3:00 | 无 | 24小时 |",
        "5.1 挂号数据库的RPO为>>20分钟<<；影像系统的RPO为24小时。\n附件一\n2.1 挂号数据库的RPO为2小时。",
        "5.1 恢复点目标（RPO）为【15】分钟；数据库>>每【4】小时备份一次<<。",
        "4.1 订单库RPO为1分钟，RTO为>>1小时<<，每年演练两次。\n4.2 订单库容灾切换：RPO 1分钟，RTO 4小时。",
        "5.1 RTO不超过>>4小时<<，RPO不超过4小时。\n附件一\n| 事项 | 目标 |\n|---|---|\n| 机房级灾难 | RTO不超过8小时，RPO不超过4小时 |",
        "5.1 RPO≤1小时；系统数据>>每日一次<<备份。",
        "2.1 恢复点目标（RPO）为>>12小时<<。\n附件一\n5.1 恢复点目标（RPO）为24小时，每日一次全量备份。",
        "5.1 恢复时间目标（RTO）为>>4小时<<。\n附件一\n5.2 RTO不超过8小时。",
        "5.1 RTO为3小时。\n5.2 每年演练一次，>>7小时<<内恢复业务的，为演练合格。",
        "5.1 RTO为3小时。\n5.2 恢复分三步依次进行：取回磁带>>2小时，装载4小时，核对1小时<<。",
        "5.1 恢复点目标为24小时；乙方>>每个工作日22:00备份一次<<。",
        "5.1 恢复点目标为24小时，每日备份一次；>>备份失败的，不再补做<<。",
        "5.1 RTO为5小时，数据量约8TB。\n5.2 恢复时的装载速度为>>每小时400GB<<。",
    )
    good = (
        "第一条 备份\n1.1 每日备份一次，保存30日；误删数据的，乙方在24小时内从备份恢复，最多丢失一日数据。",
        "第一条 业务连续性\n| 项目 | 目标 |\n|---|---|\n| RTO | 2小时 |\n| RPO | 30分钟 |\n| 备份频率 | 每30分钟 |",
        "5.1 恢复点目标为15分钟。\n附件二 验收\n一、26台采集器连续3日无丢失；二、抽查无差错。",
        "5.1 RPO为30 min；每15 min对配方库做一次增量备份，每日02:00做全量备份。",
        "六、备份\n| 系统 | 全量备份 | 流水 | RPO |\n|---|---|---|---|\n| 排产 | 每日2:00 | 每20分钟 | 30分钟 |\n| 考勤 | 每日3:00 | 无 | 24小时 |",
        "一、恢复目标\n| 指标 | 计费系统 | 客服系统 |\n|---|---|---|\n| RPO | 10分钟 | 12小时 |\n| RTO | 1小时 | 16小时 |\n\n二、解除\n灾备机房断电，60日内未恢复的，甲方可以解除合同。",
        "4.6 数据库采用连续归档，每日1:30做全量备份。RPO为10分钟，RTO为2小时。",
        "5.1 RTO为3小时，RPO为1小时，每小时备份一次。\n5.2 冷存档案由读者申请后48小时内恢复在线；馆方付清欠费后2日内恢复借阅服务；时钟同步间隔为3小时。\n6.1 租用方可以催验，催验函送达后6个工作日届满，视为合格。",
        "5.1 挂号数据库的恢复点目标（RPO）为20分钟，恢复时间目标（RTO）为3小时；影像系统的RPO为24小时，RTO为16小时。",
        "5.1 日志每10分钟备份一次，备份文件的保存周期为60日；RPO为15分钟。\n5.2 数据丢失的，10分钟内到场。\n9.1 恢复超过RTO的，每超过30分钟（不足30分钟的按30分钟计）扣500元。\n5.3 RTO为2小时。",
        "5.1 订单库集群：RPO不超过5分钟，日志每3分钟传送一次。\n5.2 归档平台自身：RPO为24小时，每日备份一次。",
        "5.1 恢复速度每小时300GB，RTO为8小时。\n5.2 每日3:00备份一次，RPO为24小时。",
        "5.1 RTO为8小时。\n5.2 每年演练一次，7小时内恢复业务的，为演练合格。",
        "5.1 RTO为8小时。\n5.2 恢复分三步依次进行：取回磁带2小时，装载4小时，核对1小时。",
        "5.1 恢复点目标为24小时，每日备份一次；备份失败的，2小时内补做。",
        "2.1 服务包括数据库的每日备份。\n5.1 每日全量备份，每小时一次增量备份，RPO为1小时。",
        "5.1 RPO为24小时，每日2:00进行一次全量备份。",
        "5.1 RPO≤15分钟；数据实时同步至异地，每日一次全量备份。",
        "5.1 RPO为24小时；每日一次增量备份，每周一次全量备份。",
        "5.1 备份保留期为90日；备份失败的，24小时内补做。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: set[int] = set()
        for finding in self._sure(draft):
            told.update(span.line for span in (finding.span, *finding.related))
            yield finding
        for clash in loose_recovery(draft):
            if clash.span.line not in told:
                told.add(clash.span.line)
                yield self.finding(
                    clash.span,
                    f"{draft.where(clash.span)}：{clash.message}",
                    severity=clash.severity,
                    related=clash.related,
                    suggestion=clash.suggestion,
                )

    def _sure(self, draft: Draft) -> Iterator[Finding]:
        known = draft.ask(recovery)
        firm = tuple(each for each in known.values if not each.verbal and not each.drill)
        values = firm
        systems = list(dict.fromkeys(each.object for each in values if each.object))
        if len(systems) > 1:  # 按系统分列的，各比各的
            yield from self._by_system(draft, values, systems, known.continuous)
            values = tuple(each for each in values if not each.object)
        groups = {kind: [each for each in values if each.kind == kind] for kind in _NAMES}
        agreed: dict[str, list[RecoveryValue]] = {}
        for kind, group in groups.items():
            hints = groups["interval" if kind == "rpo" else "rpo"] if kind != "rto" else []
            odd, main = sides(comparable(group), hints)
            agreed[kind] = densest(group, main) if kind == "interval" and not odd else main
            if kind == "interval" and (used := _used(draft, group)):
                agreed[kind] = used
            for wrong in odd if not one_line(group) else ():
                yield self._different(draft, kind, wrong, main)
        clashing = conflicting(groups["rpo"]) and conflicting(groups["interval"])
        if not clashing:
            yield from self._interval(draft, agreed["interval"], agreed["rpo"], known.continuous)
        if len(systems) < 2:
            others = [each for each in known.values if each.verbal or each.drill]
            yield from self._otherwise(draft, others, agreed)
            for clash in needs(draft, agreed, others):
                yield self.finding(
                    clash.span,
                    clash.message,
                    severity=clash.severity,
                    related=clash.related,
                    suggestion=clash.suggestion,
                    provisional=clash.provisional,
                )
        yield from self._shorter_than_repair(draft, agreed["rto"])

    def _otherwise(
        self, draft: Draft, others: list[RecoveryValue], agreed: dict[str, list[RecoveryValue]]
    ) -> Iterator[Finding]:
        """演练的合格线、“几小时内恢复”的话，与目标对照。"""
        for each in others:
            main = agreed.get(each.kind) or []
            if each.kind == "interval" or not main or equal(each.duration, main[0].duration):
                continue
            over = longer(each.duration, main[0].duration)
            if each.drill and over:
                yield self._clash(
                    draft,
                    each,
                    f"演练以{each.words}为合格（{draft.where(each.span)}），{_NAMES[each.kind]}却是{main[0].words}（{draft.where(main[0].span)}）。",
                    main,
                    "使演练的合格线不宽于目标。",
                    Severity.WARNING,
                )
            elif not each.drill and (over or (over is False and _same_matter(draft, each, main[0]))):
                yield self._clash(
                    draft,
                    each,
                    f"{draft.where(each.span)}要求{each.words}内恢复，{_NAMES[each.kind]}却是{main[0].words}（{draft.where(main[0].span)}）。",
                    main,
                    "核实后统一；两处所指事件不同的，各自写明。",
                    Severity.INFO,
                )

    def _clash(
        self,
        draft: Draft,
        wrong: RecoveryValue,
        message: str,
        main: list[RecoveryValue],
        suggestion: str,
        severity: Severity,
    ) -> Finding:
        provisional = wrong.provisional or main[0].provisional
        return self.finding(
            wrong.span,
            message,
            severity=severity,
            related=[each.span for each in main],
            suggestion=suggestion,
            provisional=provisional,
        )

    def _by_system(
        self, draft: Draft, values: tuple[RecoveryValue, ...], systems: list[str], continuous: bool
    ) -> Iterator[Finding]:
        for each in values:
            whole = next((one for one in values if not one.object and one.kind == each.kind), None)
            if each.object and each.kind != "interval" and whole and longer(each.duration, whole.duration):
                yield self._different(draft, each.kind, each, [whole], Severity.INFO)
        for system in systems:
            own = [each for each in values if each.object == system]
            for kind in ("rpo", "rto"):
                odd, main = sides([each for each in own if each.kind == kind], [])
                for wrong in odd if not one_line([*odd, *main]) else ():
                    yield self._different(draft, kind, wrong, main)
            rpos = [each for each in own if each.kind == "rpo"]
            intervals = [each for each in own if each.kind == "interval"]
            yield from self._interval(draft, densest(intervals, intervals), rpos, continuous)

    def _different(
        self,
        draft: Draft,
        kind: str,
        wrong: RecoveryValue,
        main: list[RecoveryValue],
        severity: Severity | None = None,
    ) -> Finding:
        provisional = wrong.provisional or main[0].provisional
        if any(each.loose for each in (wrong, *main)):
            severity = Severity.INFO  # 只说“不丢失”的，未必说的是灾难时
        return self.finding(
            wrong.span,
            f"{_NAMES[kind]}不一致：{draft.where(wrong.span)}为“{wrong.words}”，{draft.where(main[0].span)}为“{main[0].words}”。",
            severity=Severity.WARNING if provisional and severity is None else severity,
            related=[each.span for each in main],
            suggestion="核实后统一；只在一处写数，别处引用。",
            provisional=provisional,
        )

    def _interval(
        self, draft: Draft, intervals: list[RecoveryValue], rpos: list[RecoveryValue], continuous: bool
    ) -> Iterator[Finding]:
        if continuous:  # 有实时复制的，只看写明的复制延迟
            intervals = [each for each in intervals if not each.derived]
        if not intervals or not rpos or longer(intervals[0].duration, rpos[0].duration) is not True:
            return
        wrong, other = (rpos[0], intervals[0]) if len(intervals) > len(rpos) else (intervals[0], rpos[0])
        provisional = wrong.provisional or other.provisional
        loose = Severity.INFO if other.loose or wrong.loose else None
        yield self.finding(
            wrong.span,
            f"备份间隔（{draft.where(intervals[0].span)}“{intervals[0].words}”{'，周末不备份' if intervals[0].weekend else ''}）长于恢复点目标（RPO）"
            f"{rpos[0].words}（{draft.where(rpos[0].span)}），恢复点目标无法兑现。",
            severity=loose or (Severity.WARNING if provisional else None),
            related=[
                *(each.span for each in (*intervals, *rpos) if each is not wrong),
                *(span for each in intervals for span in each.sparser),
            ],
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


def _used(draft: Draft, group: list[RecoveryValue]) -> list[RecoveryValue]:
    """写明用来恢复的那一种备份（异地、磁带）的间隔。"""
    only = draft.ask(recovery_steps).only
    return [each for each in group if any(what in each.mode for what in only)][:1]


def _same_matter(draft: Draft, one: RecoveryValue, two: RecoveryValue) -> bool:
    """同一条里说的同一次恢复：不是先切换、先接管的一步。"""
    outline = outlined(draft.reading)
    line = draft.line(one.span)
    near = line.text[one.span.end : one.span.end + 14]
    return outline.article(one.span.line) == outline.article(two.span.line) and not re.search(
        "切换|接管|启动|拉起|关键|核心|部分|临时", near
    )


def _heaviest(limits: tuple[TimeLimit, ...]) -> TimeLimit | None:
    """最重一级的解决时限。"""
    limits = tuple(each for each in limits if each.bound in ("within", "bare"))
    top = [each for each in limits if each.rank == 1 and each.duration and each.clock != "服务"]
    return next(
        (each for each in top if each.action == "解决"),
        next((each for each in top if each.action == "恢复"), None),
    )
