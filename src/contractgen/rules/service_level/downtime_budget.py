"""可用性目标、允许的停机时间、恢复时限和计划内维护的上限应当互相算得上。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.availability import Availability, Budget, Target, Threshold, availability
from contractgen.facts.credit_tiers import credit_tiers
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.recovery_words import asked_for
from contractgen.facts.words.rungs import bounds
from contractgen.facts.words.uptime import DOWN, UP
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Cell, Span
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.rules.service_level._loose_budget import loose_budget
from contractgen.rules.service_level._maintenance_caps import cap_clashes
from contractgen.rules.service_level._stoppage_clashes import clashes
from contractgen.zh.durations import Unit, format_clock_span

_DAYS = {"month": (28, 30, 31), "quarter": (90, 91, 92), "year": (365, 365, 366)}
_NAMES = {"month": "每月按30日", "quarter": "每季度按90日", "year": "每年按365日"}
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}
_MOST = 60  # 再多的可用性目标不逐一比较
_WHOLE = ("系统", "本系统", "平台", "服务")
#: 系统之中另行考核的部分
_PART = re.compile(
    r"(?:接口|模块|链路|专线|网络|线路|终端|设备|机房|数据库|小程序|门户|网站|前置机|队列|报表)$"
)
_GENERIC = ("系统", "本系统", "服务", "平台", "考核对象", "")


class DowntimeBudget(Rule):
    """每月99.95%只允许停机约21分36秒；写“即每月停机不超过2小时”，或者最重故障8小时才恢复，承诺就前后不一。

    写法：目标只写一处，允许的停机时间按目标和周期算出；最重故障的临时恢复时限短于允许的停机时间；
    计划内维护的次数×每次≥累计，且只写一处。停机到临时恢复时为止，故先看临时恢复，没有承诺的才看解决。
    """

    title = "可用性与停机时间对不上"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百一十一条第一项")
    bad = (
        "第一条 供水\n1.1 供水保证率全年99%，停水累计不超过>>10日<<。",
        "第一条 冷库\n1.1 冷库温控达标率每月不低于99.8%，允许超温时间每月不超过>>5小时<<。",
        "4.1 订座平台月可用率不低于99.9%。\n| 事件 | 优先级 | 应答 | 修复 |\n|---|---|---|---|\n| 不能订座 | 高 | 5分钟 | >>5小时<< |\n| 报表出错 | 低 | 2小时 | 48小时 |",
        "4.1 供电年可用率不低于99.9%。\n4.2 年可用率＝供电分钟数÷全年分钟数，以电表记录为准。全年按365日计，99.9%对应的停电时间约为>>52小时<<。",
        "4.1 汛期为6月1日至8月31日，共92日。\n4.2 汛期在线率不低于99.5%，即汛期停止上传累计不超过>>30小时<<。",
        "4.1 营业时段月可用率不低于99%，每月以300小时为基数，停机不超过>>7.2小时<<。",
        "3.2 可用率按自然月统计，应不低于99.8%；每月按30日计，相当于允许不可用>>82分24秒<<。",
        "4.1 月度可用率不低于99.95%（即月停机累计不超过>>2小时<<）。",
        "2.1 系统的可用率按自然月统计，应不低于>>99.9%<<。\n附件一\n4.1 系统的可用率按自然月统计，应不低于99.5%。",
        "4.1 系统的可用率按自然月统计，不低于99.9%。\n9.1 连续3个自然月未达到服务级别（即可用率低于>>99.5%<<）的，客户可以解除合同。",
        "4.1 系统的月度可用率不低于99.5%。\n4.2 月度可用率低于>>99.9%<<的，服务方应提交整改报告。",
        "4.1 系统的月度可用率不低于99.9%。\n| 等级 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 15分钟 | >>8小时<< |",
        "4.4 计划内维护每月不超过2次，每次不超过2小时，累计不超过>>6小时<<。",
        "2.1 计划内维护每次不超过>>4小时<<。\n附件一\n4.4 计划内维护每次不超过2小时。",
        "4.1 全年不可用率不超过0.1%，折合全年停用不超过>>87.6小时<<。",
        "| 系统 | 月可用率 | 每月停机上限 |\n|---|---|---|\n| 门禁 | 99.95% | >>216分钟<< |\n| 报表 | 99% | 7.2小时 |",
        "4.1 允许停机的时间按年计算：>>8760×0.2%＝175.2小时<<。",
        "4.1 月可用率不低于99.9%，升级停机一并计入。\n4.2 乙方>>每周六2:00至5:00停机<<升级。",
        "4.1 年可用率不低于99.99%，任何一次停机不超过>>2小时<<。",
    )
    good = (
        "第一条 可用性\n1.1 系统月可用率不低于99.9%，换算成停机时间，每月（30日）不多于43.2分钟。",
        "第一条 可用性\n1.1 年可用率99.95%，即一年不可用时间合计不超过4.38小时，以监控日志统计，可用率＝（8760小时－不可用小时）÷8760小时，检修计入不可用。",
        "1.1 停供，是指预计3小时以上（含3小时）中断供热的情形。\n4.1 供热的月可用率不低于99.5%。\n5.2 每日清晨备份一次。故障时流水丢失不超过1小时。",
        "4.1 主站月可用率不低于99.8%，子站月可用率不低于99%。\n4.2 月可用率＝（总分钟数－停机分钟数）÷总分钟数，以网管记录为准。按30日计，99.8%对应的停机时间为86.4分钟，99%对应432分钟。",
        "4.1 门禁月可用率不低于99.7%，补传的记录计入应收。\n4.2 计划停机每月不超过2次、合计不超过4小时，在1:00至5:00进行。计划停机不计入不可用时间。\n6.1 门禁可用率：99.0%以上未满99.7%，扣当月费用的5%；未满99.0%，扣18%。",
        "4.1 平台的月可用率不低于99.5%。\n4.2 路灯完好率（完好灯数÷灯总数，按月末巡查统计）不低于97%。",
        "4.1 闸机月在线率不低于99%。\n4.2 月在线率低于99%的，另按下列标准扣减当季费用：97%以上不满99%，扣3%；不满97%，扣9%。",
        "4.1 月可用率不低于99.5%。\n4.2 停机检修安排在1:00至6:00之间，每月一次，每次不超过90分钟。",
        "4.1 系统月可用率不低于99.5%，接口月可用率不低于99%。",
        "4.1 平台月在线率不低于98.5%。\n4.2 不到98.5%但在97%以上的减5%，不到97%的减12%。",
        "4.1 月在线率不低于99.9%。\n4.2 计划停机每月累计不超过三小时，提前五日告知；合于本款的时间不计为离线。",
        "4.1 全年可用率不低于99.9%，按8760小时计，停机总时间不超过8.76小时。",
        "4.1 营业时段月可用率不低于99%，每月以300小时为基数，停机不超过3小时。",
        "4.1 全年不可用率不超过0.1%，折合全年停用不超过8.76小时。",
        "| 系统 | 月可用率 | 每月停机上限 |\n|---|---|---|\n| 门禁 | 99.95% | 21.6分钟 |\n| 报表 | 99% | 7.2小时 |",
        "4.1 月可用率不低于99.9%，升级停机不计入。\n4.2 乙方每周六2:00至5:00停机升级。",
        "2.2 看板的可用率按自然月统计，不低于99.9%。\n| 可用率 | 赔付 |\n|---|---|\n| 99%≤可用率<99.9% | 当月费用的10% |\n| 可用率<99% | 当月费用的100% |",
        "3.2 可用率按自然月统计，应不低于99.8%；每月按30日计，相当于允许不可用86分24秒。",
        "3.2 可用率按自然月统计，应不低于99.8%；每月按31日计，相当于允许不可用约89分钟。",
        "4.1 年度可用率不低于99.5%（不可用累计不超过43.8小时）。",
        "4.1 可用率按自然月统计，应不低于99.9%；每月按30日计，相当于允许不可用43分12秒。",
        "4.1 核心平台的年度可用性不低于【例如：99.5%】。\n3.1 对于优先级为“高”的故障，8小时内解决。",
        "4.1 月度可用率不低于99.9%。\n| 等级 | 响应 | 临时恢复 | 解决 |\n|---|---|---|---|\n| 一级 | 15分钟 | 40分钟 | 4小时 |",
        "4.1 订单系统的可用率按自然月统计，应不低于99.9%。\n4.2 报表系统的可用率按自然月统计，应不低于99%。",
        "4.4 计划内维护每月不超过2次，每次不超过4小时，累计不超过6小时。",
        "4.1 系统的月度可用率不低于99.9%。\n9.1 连续3个月可用率低于99%的，客户可以解除合同。",
        "4.1 系统的月度可用率不低于99.9%。\n9.1 月度可用率低于99.9%的，按下表抵扣；严重违约，是指月度可用率低于98%。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        known = draft.ask(availability)
        blamed: set[Span] = set()
        for finding in self._targets(draft, known):
            blamed.add(finding.span)
            yield finding
        for clash in clashes(draft):
            if not blamed & {clash.span, *clash.related}:
                blamed.add(clash.span)
                yield self._finding(
                    clash.span,
                    clash.message,
                    list(clash.related),
                    clash.suggestion,
                    clash.provisional,
                    clash.severity,
                )
        for clash in loose_budget(draft):
            if not blamed & {clash.span, *clash.related}:
                blamed.add(clash.span)
                yield self.finding(
                    clash.span,
                    clash.message,
                    severity=clash.severity,
                    related=clash.related,
                    suggestion=clash.suggestion,
                )
        yield from self._thresholds(draft, known)
        yield from self._recovery(draft, known)
        for clash in cap_clashes(draft):
            yield self._finding(
                clash.span,
                clash.message,
                list(clash.related),
                clash.suggestion,
                clash.provisional,
                clash.severity,
            )

    def _targets(self, draft: Draft, known: Availability) -> Iterator[Finding]:
        """同一对象的可用性目标写在几处而不同。"""
        groups: list[list[Target]] = []
        for target in known.targets[:_MOST]:
            group = next((g for g in groups if _same_object(draft, g[0], target)), None)
            groups.append([target]) if group is None else group.append(target)
        for group in groups:
            odd, main = minority(group, lambda a, b: a.ratio == b.ratio)
            if (
                odd
                and len(odd) == len(main)
                and self._supported(draft, main[0], known) < self._supported(draft, odd[0], known)
            ):
                odd, main = main, odd
            for wrong in odd:
                yield self._finding(
                    wrong.span,
                    f"可用性目标不一致：{draft.where(wrong.span)}为{wrong.words}，{draft.where(main[0].span)}为{main[0].words}。",
                    [each.span for each in main],
                    "核实后统一；目标只写一处，别处引用。",
                    wrong.provisional or main[0].provisional,
                )

    def _thresholds(self, draft: Draft, known: Availability) -> Iterator[Finding]:
        """以多少为没有达到、低于多少要承担后果，与目标。"""
        targets = [each for each in known.targets if not each.provisional]
        if not targets or len({each.ratio for each in targets}) > 1:
            return
        target = targets[0]
        for each in known.thresholds:
            over = each.ratio > target.ratio and not _other_period(each, target)
            if each.ratio == target.ratio or not (over or each.unmet) or not _named_alike(each, target):
                continue
            said = (
                f"以可用率低于{each.words}为没有达到" if each.unmet else f"自可用率低于{each.words}起即有后果"
            )
            yield self._finding(
                each.span,
                f"{draft.where(each.span)}{said}，可用性目标却是{target.words}（{draft.where(target.span)}）。",
                [one.span for one in targets],
                "核实后统一；此处改写“低于可用性目标值”。",
                each.provisional,
                Severity.WARNING,
            )

    def _supported(self, draft: Draft, target: Target, known: Availability) -> int:
        """有几处别的数字（允许停机时间、抵扣档位的边界）支持这个目标。"""
        budgets = sum(_matches(target.ratio, each) for each in known.budgets)
        return budgets + (target.ratio in bounds(draft.ask(credit_tiers)))

    def _recovery(self, draft: Draft, known: Availability) -> Iterator[Finding]:
        """最重故障的恢复时限长于整个周期允许的停机时间。"""
        targets = [each for each in known.targets if each.period in _DAYS and each.ratio < 1]
        limit = _heaviest(draft.ask(time_limits))
        if not targets or limit is None or limit.duration is None or limit.duration.unit not in _SECONDS:
            return
        if _graver(draft, limit):
            return
        target = targets[-1]
        allowed = _seconds_allowed(target.ratio, target.period, 2)
        seconds = limit.duration.amount * _SECONDS[limit.duration.unit]
        said = draft.quote(limit.sentence)
        apart = "处置" in said or not (
            limit.severity or DOWN.search(said) or "故障" in said
        )  # 处置、数据恢复：另一件事
        if not apart and seconds > allowed and len({each.ratio for each in targets}) == 1:
            provisional = limit.provisional or target.provisional
            yield self.finding(
                limit.span,
                f"{f'“{limit.severity}”' if limit.severity else ''}故障的{limit.action}时限是{limit.words}（{draft.where(limit.span)}），"
                f"而{target.words}的可用性（{draft.where(target.span)}）整个周期只允许停机"
                f"{_budget_words(target.ratio, target.period)}，"
                f"一次故障即可能用尽。",
                severity=Severity.WARNING if seconds > allowed * Decimal("1.5") else Severity.INFO,
                related=[target.span],
                suggestion="缩短最重故障的临时恢复时限，或者调整可用性目标。",
                provisional=provisional,
            )

    def _finding(
        self,
        span: Span,
        message: str,
        related: list[Span],
        suggestion: str,
        provisional: bool,
        severity: Severity | None = None,
    ) -> Finding:
        return self.finding(
            span,
            message,
            severity=Severity.WARNING if provisional else severity,
            related=related,
            suggestion=suggestion,
            provisional=provisional,
        )


def _same_object(draft: Draft, one: Target, two: Target) -> bool:
    """考核对象、指标相同，或者有一处只说“系统”“服务”；同一张表里各行说的是各自的系统。"""
    if one.span.line == two.span.line or one.kind != two.kind or _other_period(one, two):
        return False
    here, there = draft.line(one.span).cell, draft.line(two.span).cell
    if here and there and here.table == there.table:
        return False
    a, b = one.object or _rowed(here), two.object or _rowed(there)
    if (a in _WHOLE and _PART.search(b)) or (b in _WHOLE and _PART.search(a)):
        return False  # 系统99.5%，接口99%：整体与它的一部分各有目标
    return a in _GENERIC or b in _GENERIC or a in b or b in a


def _rowed(cell: Cell | None) -> str:
    """表里按系统分行的，行首是系统的名称。"""
    return "" if cell is None or UP.search(cell.row_head) else cell.row_head


def _other_period(one: Threshold | Target, target: Target) -> bool:
    return bool(one.period and target.period and one.period != target.period)


def _named_alike(one: Threshold, target: Target) -> bool:
    """考核对象没有写明，或者相同。"""
    a, b = one.object, target.object
    return a in _GENERIC or b in _GENERIC or a in b or b in a


def _seconds_allowed(ratio: Decimal, period: str, which: int = 1) -> Decimal:
    return _DAYS[period][which] * 86400 * (1 - ratio)


def _budget_words(ratio: Decimal, period: str) -> str:
    seconds = _seconds_allowed(ratio, period)
    return format_clock_span(seconds.normalize() + 0)


def _matches(ratio: Decimal, budget: Budget) -> bool:
    """允许停机时间与目标相符：周期天数的不同习惯和四舍五入都算相符。"""
    if budget.period not in _DAYS:
        return True
    values = [_seconds_allowed(ratio, budget.period, i) for i in range(3)]
    if budget.days:
        values = [budget.days * 86400 * (1 - ratio)]
    slack = Decimal(1) if budget.days and budget.words.endswith("秒") else max(values) / 100
    return min(values) - slack <= budget.seconds <= max(values) + slack


def _graver(draft: Draft, limit: TimeLimit) -> bool:
    """同一张表里还有特级：这一级不是最重的。"""
    cell = draft.line(limit.span).cell
    return cell is not None and any(
        line.cell is not None
        and line.cell.table == cell.table
        and (line.cell.row == 0 or line.cell.column == 0)
        and line.text.lstrip().startswith(("特级", "特等", "特大", "特别"))
        for line in draft.reading.lines
    )


def _heaviest(limits: tuple[TimeLimit, ...]) -> TimeLimit | None:
    """最重一级的临时恢复时限；没有承诺的取解决时限。"""
    limits = tuple(
        each for each in limits if each.bound in ("within", "bare") and not asked_for(each.trigger)
    )
    graded = [each for each in limits if each.duration is not None and each.severity and each.clock != "服务"]
    tables = [each.table for each in graded if each.table is not None]
    first = [each for each in graded if tables and each.table == tables[0]]
    ranks = [each.rank for each in first if each.rank is not None]
    top = [each for each in graded if each.rank == 1] or [
        each
        for each in first
        if (each.rank == min(ranks) if len(ranks) == len(first) else each.severity == first[0].severity)
    ]
    if len({each.severity for each in first}) == 1 and first[0].rank != 1:
        top = []  # 表里只认得出一级，又不是最重的：最重的一级是自拟的叫法
    ungraded = [each for each in limits if each.duration is not None and not each.severity and not graded]
    for group in (top, ungraded):
        for action in ("临时恢复", "恢复", "解决"):
            found = [each for each in group if each.action == action]
            if found:
                return found[0]
    return None
