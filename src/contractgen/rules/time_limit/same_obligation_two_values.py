"""同一级故障的同一步骤、同一起算点的同一件事，两处写了不同的时限。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.parallel_items import PARALLEL
from contractgen.facts.words.same_matter import one_thing
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.zh.matters import alike, is_vague
from contractgen.zh.obligation_words import STEPS, trigger_class
from contractgen.zh.restated import restates_limit
from contractgen.zh.severity_words import same_level
from contractgen.zh.working_time import equal


class SameObligationTwoValues(Rule):
    """正文和附件各写一遍时限，改了一处忘了另一处，履行时各执一词；解释起来要看目的、习惯，结果难料。

    写法：时限只在一处（时限表）写数，别处写“见附件一第三条”；确须重复的，逐字核对。服务时间内外分别写明。
    """

    title = "同一事项两个时限"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "合同编通则解释第一条")
    bad = (
        "4.2 紧急故障，乙方应自收到报告之时起>>30分钟<<内响应。\n"
        "附件二 服务级别\n"
        "| 等级 | 响应时限 |\n|---|---|\n| 紧急 | 2小时 |",
        "3.1 对于系统中断，乙方应在收到报告后>>30分钟<<内响应。\n"
        "4.2 服务时间以外发现紧急故障的，乙方应在接到通知后2小时内响应。",
        "3.2 乙方应自每个自然月结束之日起>>5日<<内，向甲方提交服务级别报告。\n"
        "6.2 乙方应自每个自然月结束之日起10日内，向甲方提交书面的服务级别报告。",
        "3.1 乙方应自每月结束之日起>>5日<<内提交服务月报。\n6.2 服务月报应于每月结束后10日内提交。",
        "5.2 甲方应自收到乙方开具的增值税专用发票之日起>>10日<<内支付。\n8.1 甲方收到发票后30日内，将服务费用汇入乙方账户。",
        "2.1 一级安全事件自告警之时起>>15分钟<<内通报。\n附件一\n"
        "| 级别 | 通报时限（自告警之时起） |\n|---|---|\n| 一级 | 1小时 |",
        "5.1 紧要故障自报修起>>3小时<<内修复。\n7.3 紧要故障修复超过5小时的，每次减收服务费300元。",
        "2.3 故障满>>1小时<<未解决的，升级至服务经理。\n"
        "6.1 升级如下：\n"
        "| 层级 | 升级时限 | 升级对象 |\n|---|---|---|\n| 1 | 2小时 | 服务经理 |",
    )
    good = (
        "4.2 紧急故障：服务时间内30分钟响应，非工作时间2小时响应。",
        "4.2 服务时间内，紧急故障30分钟内响应。\n4.3 服务时间以外，紧急故障2小时内响应。",
        "3.1 提供7x24小时监控，收到一级故障报告后15分钟内响应。\n3.2 一级故障应在15分钟内响应。",
        "3.1 对于系统中断，15分钟内响应。\n3.2 对于一般性技术咨询，4小时内响应。",
        "3.1 东区仓储系统一级故障15分钟内响应。\n3.2 西区配送系统一级故障30分钟内响应。",
        "3.1 一级故障应自收到报告之时起4小时内到场。\n3.2 一级故障应自收到报告之时起240分钟内到场。",
        "3.1 首期款由甲方自收到发票之日起10日内支付。\n3.2 尾款由甲方自收到发票之日起20日内支付。",
        "3.1 乙方应在接到报修后4小时内修复。\n3.2 需要更换备件的，乙方应在接到报修后24小时内修复。",
        "3.1 一级故障应自报修起4小时内恢复。\n9.2 一个季度内一级故障逾期恢复达三次的，甲方可以解除。",
        "5.1 紧要故障自报修起3小时内修复。\n7.3 紧要故障修复超过8小时的，甲方可以解除合同。",
        "5.1 甲方应提前5日通知乙方变更账户。\n5.2 甲方应提前10日通知乙方变更联系人。",
        "3.1 “高”级故障的响应时限为15分钟。\n"
        "| 等级 | 响应（服务时间内） | 响应（服务时间外） |\n|---|---|---|\n| 高 | 15分钟 | 1小时 |",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        limits = [each for each in draft.ask(time_limits) if each.duration is not None]
        steps = [
            each
            for each in limits
            if each.action in _LEVELLED
            and each.severity
            and each.vocabulary != PARALLEL
            and (each.bound in ("within", "bare") or _as_limit(draft, each, limits))
        ]
        for group in _by_level(steps):
            yield from self._conflicts(draft, group)
        yield from self._across_vocabularies(draft, steps)
        told: set[Span] = set()
        for group in (
            *_by_matter(limits),
            *_by_thing([each for each in limits if draft.line(each.span).cell is None]),
        ):
            for finding in self._conflicts(draft, group):
                if finding.span not in told:
                    told |= {finding.span, *finding.related}
                    yield finding

    def _conflicts(self, draft: Draft, group: list[TimeLimit]) -> Iterator[Finding]:
        """同一事项：占少数的说法是要核对的。"""
        comparable = [each for each in group if not _covered(each, group)]
        odd, main = minority(comparable, _same_value)
        for wrong in odd:
            against = [each for each in main if _comparable(wrong, each)]
            if against:
                yield self._finding(draft, wrong, against)

    def _across_vocabularies(self, draft: Draft, steps: list[TimeLimit]) -> Iterator[Finding]:
        """叫法不同、都是最重一级的（系统中断与紧急故障），时限不同且有一处没有写明适用时间。"""
        top = [each for each in steps if each.rank == 1 and each.action == "响应"]
        for i, one in enumerate(top):
            for two in top[i + 1 :]:
                if one.vocabulary == two.vocabulary or same_level(one.severity, two.severity):
                    continue
                if not _comparable(one, two) or _same_value(one, two) or _answered(one, two, top):
                    continue
                yield self._finding(draft, one, [two], across=True)
                return

    def _finding(
        self, draft: Draft, wrong: TimeLimit, against: list[TimeLimit], across: bool = False
    ) -> Finding:
        other = against[0]
        hours = {"in": "服务时间内", "out": "服务时间外", "all": "不分时间"}
        provisional = wrong.provisional or any(each.provisional for each in against)
        here, there = draft.where(wrong.span), draft.where(other.span)
        silent = wrong.hours != other.hours
        if silent:
            stated = wrong if wrong.hours else other
            plain = other if stated is wrong else wrong
            message = (
                f"{draft.where(plain.span)}的{_matter(plain)}时限（{plain.words}）未写明适用时间，"
                f"与{draft.where(stated.span)}（{hours[stated.hours]}，{stated.words}）的关系不明。"
            )
            suggestion = f"写明{draft.where(plain.span)}是否仅适用于标准服务时间，或者统一两处时限。"
        else:
            message = f"{_matter(wrong)}的时限不一致：{here}为{wrong.words}，{there}为{other.words}。"
            suggestion = "核实后统一；只在一处写数，另一处写“见×条”。"
        if across:
            message += f"“{wrong.severity}”与“{other.severity}”是否同一级，也请写明。"
        return self.finding(
            wrong.span,
            message,
            severity=Severity.WARNING if provisional or silent or across else None,
            related=[each.span for each in against],
            suggestion=suggestion,
            provisional=provisional,
        )


_LEVELLED = (*STEPS, "通知")


def _as_limit(draft: Draft, limit: TimeLimit, limits: list[TimeLimit]) -> bool:
    """违约条款里超过多久算违约，就是时限；一句里分几档的不是。"""
    if limit.bound != "elapsed" or limit.table is not None:
        return False
    alone = sum(1 for each in limits if each.sentence == limit.sentence) == 1
    text, whole, here = draft.line(limit.span).text, limit.sentence, limit.span
    return alone and restates_limit(text, whole.start, here.start, here.end, whole.end)


def _matter(limit: TimeLimit) -> str:
    level = f"“{limit.severity}”" if limit.severity else ""
    thing = (
        f"至{limit.object}"
        if limit.action == "升级" and limit.object
        else ""
        if limit.severity
        else limit.object
    )
    return f"{level}{limit.action}{thing}"


def _by_level(steps: list[TimeLimit]) -> list[list[TimeLimit]]:
    """同一步骤、同一级别的归在一起。"""
    groups: list[list[TimeLimit]] = []
    for limit in steps:
        for group in groups:
            if not same_level(group[0].severity, limit.severity) or group[0].action != limit.action:
                continue
            if limit.action != "通知" or (limit.since and alike(group[0].since, limit.since)):
                group.append(limit)
                break
        else:
            groups.append([limit])
    return [group for group in groups if len(group) > 1]


def _by_matter(limits: list[TimeLimit]) -> list[list[TimeLimit]]:
    """同一动作、同一事物、同一起算点的归在一起；升级按升级对象。"""
    groups: dict[tuple[str, ...], list[TimeLimit]] = {}
    for limit in limits:
        if not limit.object or limit.severity:
            continue
        if limit.action == "升级" and limit.bound in ("within", "elapsed", "bare"):
            groups.setdefault(("升级", _target(limit.object, groups)), []).append(limit)
        elif limit.bound == "within" and limit.trigger and limit.table is None:
            key = (limit.action, limit.object, re.sub(r"[\W_]+", "", limit.trigger), *sorted(limit.case))
            groups.setdefault(key, []).append(limit)
    return [group for group in groups.values() if len(group) > 1]


#: 说得出对象才看得出是同一件事的动作
_BY_THING = (
    "付款",
    "验收",
    "提交",
    "更换",
    "返还",
    "删除",
    "交付",
    "整改",
    "开票",
    "完成",
    "签署",
    "通知",
    "答复",
)


def _by_thing(limits: list[TimeLimit]) -> list[list[TimeLimit]]:
    """正文里同一动作、同一对象、从同一件事起算的；全文没有分级的，报修后的响应、解决也算。"""
    graded = any(each.severity and each.action in STEPS for each in limits)
    groups: list[list[TimeLimit]] = []
    for limit in limits:
        if limit.table is not None or limit.bound not in ("within", "bare"):
            continue
        if limit.severity or not limit.trigger or (limit.bound == "bare" and not limit.thing):
            continue
        report = limit.action in STEPS and trigger_class(limit.trigger) == "report"
        if report and graded:
            continue
        if limit.action in STEPS and not report and (not limit.since or is_vague(limit.thing)):
            continue
        if limit.action not in STEPS and (limit.action not in _BY_THING or not limit.since):
            continue
        for group in groups:
            if one_thing(group[0], limit):
                group.append(limit)
                break
        else:
            groups.append([limit])
    return [group for group in groups if len(group) > 1]


def _target(name: str, groups: dict[tuple[str, ...], list[TimeLimit]]) -> str:
    """升级对象的称谓：服务经理与“服务经理某某”视为一人。"""
    for key in groups:
        if key[0] == "升级" and len(key) == 2 and (key[1].startswith(name) or name.startswith(key[1])):
            return key[1]
    return name


def _same_value(one: TimeLimit, two: TimeLimit) -> bool:
    return one.duration is not None and two.duration is not None and equal(one.duration, two.duration)


def _comparable(one: TimeLimit, two: TimeLimit) -> bool:
    """同一张表之内、同一行之内、服务时间一内一外、起算点不同、系统不同的，不是同一事项。"""
    if one.span.line == two.span.line or (one.table is not None and one.table == two.table):
        return False
    if {one.hours, two.hours} == {"in", "out"}:
        return False
    if one.table is None and two.table is None and (not one.since or not alike(one.since, two.since)):
        starts = {trigger_class(one.trigger), trigger_class(two.trigger)} - {""}
        if len(starts) > 1 and ("onsite" in starts or not one.severity):
            return False
    return one.system == two.system or not one.system or not two.system


def _covered(limit: TimeLimit, group: list[TimeLimit]) -> bool:
    """没有写明服务时间内外的一处，与分内外写明的某一处相同，即已说清；反之亦然。"""
    if not any(each.hours != limit.hours for each in group):
        return False
    if limit.hours:
        unstated = [each for each in group if not each.hours]
        others = [each for each in group if each.hours and each.hours != limit.hours]
        return bool(unstated) and any(_same_value(u, o) for u in unstated for o in others)
    return any(each.hours and _same_value(limit, each) for each in group)


def _answered(one: TimeLimit, two: TimeLimit, top: list[TimeLimit]) -> bool:
    """两处里没有写明时间的那处，另有同值的写明时间的说法。"""
    plain = one if not one.hours else two
    return any(each is not plain and each.hours and _same_value(each, plain) for each in top)
