"""用了需要定义的词而没有定义。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.undefined_terms import UndefinedTerm, undefined_terms, working_day
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class UsedNotDefined(Rule):
    """“重大故障”“严重违约”“计划内维护”决定时限和解除，不定义就由主张的一方说了算。

    写法：在定义条款写“X是指……”，或者用判断标准的表格；缩写第一次出现时写全称。
    """

    title = "使用而未定义"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条、第四百六十六条", "民法典第五百一十条")
    bad = (
        "3.1 >>人为损坏<<的维修费由使用方承担。",
        "7.1 一方构成>>严重违约<<的，另一方可以立即解除。",
        "3.1 >>紧急变更<<可以先行实施，三日内补办批准手续。",
        "4.1 乙方进行的>>紧急维护<<不计入不可用时间。",
        "第一条 投放\n1.1 乙方按>>有效曝光<<计费，每千次30元。",
        "第一条 维修\n1.1 一个月内>>故障电梯<<超过两台的，扣减当月服务费5%。",
        "第一条 起算\n质保期自>>系统上线日<<起满一年。",
        "3.1 >>重大故障<<应在1小时内响应。\n3.2 乙方严重违约的，甲方有权解除。",
        "3.1 >>MTTR<<不超过4小时，每月统计MTTR。",
        "3.1 正常运行时间自>>服务承诺开始时间<<起计算，计划内维护安排在业务低峰期。",
    )
    good = (
        "7.1 乙方逾期交付满40日的，构成严重违约，甲方可以解除。",
        "3.1 常规变更提前5日、紧急变更提前1小时报物业工程部，经工程部同意后实施。",
        "3.1 为阻断正在发生的攻击而需要的紧急变更，可以先实施后补办手续。",
        "4.1 消除设备隐患的紧急维护提前2小时通知，计入不可用时间。",
        "4.1 时限如下：\n\n              紧急故障        一般故障\n  情形        全院停诊        单台终端\n              或收费中断      异常\n  修复        2小时           2日\n\n4.2 紧急故障每超时一次扣500元。",
        "3.1 时限如下：\n（1）紧急（出入口不能通行）：1小时；\n（2）一般（报表显示问题）：3日。\n3.2 紧急故障每月超时三次的，甲方可以解除合同。",
        "第一条 投放\n有效曝光指展示超过一秒的曝光。乙方按有效曝光计费，每千次30元。",
        "第一条 人员\n高级工程师（具有五年以上从业经验并持证）两名，缺一名每日扣500元。",
        "第一条 保管\n甲方应妥善保管核心设备。",
        "第六条 保密\n6.1 双方对履行中知悉的对方商业秘密保密。\n6.2 保密义务自取得保密信息之日起满五年为止。",
        "3.1 正常情况下，乙方应在【X个工作日，例如“紧急通道”“紧急通道”为2小时】内答复。",
        "鉴于甲方委托乙方开发“门店订货小程序系统”，双方约定如下：\n1.1 项目名称：门店订货小程序系统。\n"
        "1.2 本项目：甲方委托乙方开发的“门店订货小程序系统”。",
        "1.1 重大故障：指系统整体不可用。\n3.1 重大故障应在1小时内响应。",
        "3.1 平均修复时间（MTTR）不超过4小时，每月统计MTTR。",
        "3.1 有下列情形之一的，构成严重违约：\n(1) 泄露数据。\n3.2 乙方严重违约的，甲方有权解除。",
        "| 等级 | 判断标准 |\n|---|---|\n| 紧急故障 | 系统中断 |\n| 一般故障 | 个别功能异常 |\n\n"
        "3.1 紧急故障应在1小时内响应。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = list(draft.ask(undefined_terms))
        if not found:
            return
        day = draft.ask(working_day)
        if day is not None:
            found.append(day)
        yield self._rolled(draft, found)

    def _rolled(self, draft: Draft, found: list[UndefinedTerm]) -> Finding:
        weighty = any(one.decides for one in found)
        if weighty:  # 要紧的排在前面
            found = sorted(found, key=lambda one: one.incidental)
        listed = "、".join(f"{one.term}（{draft.where(one.span)}）" for one in found)
        first = found[0]
        return self.finding(
            first.span,
            f"下列用语没有定义：{listed}。",
            severity=Severity.WARNING if weighty else Severity.INFO,
            related=tuple(one.span for one in found[1:]),
            suggestion="在定义条款逐个写明所指；能用表格的用表格；缩写写出全称。",
        )
