"""“承诺……尝试解决”“努力遵守……否则视为违约”：承诺与努力并用，究竟有没有义务不明。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.commitments import SoftWord, commitments
from contractgen.facts.loose_commitments import loose_commitments
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class SoftCommitment(Rule):
    """“承诺在8小时内尝试解决”，尝试过了就算履行；“一般在24小时内送达”“仅供参考”，到时谁也说不清有没有做到；可用性只写“目标”则没有约束力。

    写法：“应在8小时内恢复服务”；确要留余地的，写两个数：“力争2小时、至迟4小时”。
    """

    title = "承诺被尽力、目标等词架空"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百一十条", "民法典第五百一十一条第一项")
    bad = (
        "第一条 服务\n1.1 平台可用率>>计划<<达到99.9%。",
        "第一条 承诺\n1.1 >>若无特殊情况<<，乙方30分钟内到场。",
        "第一条 时限\n1.1 修复时间4小时，遇疑难问题>>可延长<<。",
        "5.2 甲级缺陷>>争取在8小时内修复<<；乙级缺陷48小时内修复；丙级缺陷随下一版修复，但最长不超过30日。",
        "| 级别 | 响应 | 上门 | 修复 |\n|---|---|---|---|\n| 甲 | 20分钟 | 2小时 | 5小时 |\n| 丙 | 3小时 | 2日 | >>视情况而定<< |",
        "2.1 接通时长：供方>>希望不超过40秒<<。",
        "2.1 供方保证>>尽量于每月6日前提交<<上月月报。",
        "2.1 供方保证>>力争将月漏检率控制在3%<<左右；超过的减收1%，计入第五条的上限。",
        "2.1 接口平均耗时200毫秒以内，成功率99%以上。\n2.2 >>未实现目标值不构成违约<<。",
        "3.1 更换的硬盘>>一般在两日内送达<<机房。\n3.2 乙方应在接报后1小时内到场，做不到的，以实际到场时间为准。",
        "| 事项 | 时限 | 说明 |\n|---|---|---|\n| 回电 | 20分钟 | 应做到 |\n| 修复 | 6小时 | >>尽量做到<< |",
        "3.4 乙方承诺>>尽力在接报后2小时内解决<<网络故障。",
        "3.1 对于一级故障，甲方承诺在8小时内>>尝试解决<<。",
        "3.2 乙方将>>努力遵守<<服务级别协议，未能达到的，视为乙方违约。\n3.3 年度可用性目标不低于99.5%。",
        "3.3 核心平台的年度可用性>>目标<<不低于99.5%。",
    )
    good = (
        "第一条 送达\n1.1 承运人应于3日内送达，因不可抗力不能送达的，及时通知。",
        "第一条 时限\n1.1 冷机故障4小时内修复，配件需要订货的，8小时内提供备机。",
        "5.2 甲级缺陷争取在4小时内修复，最迟不超过8小时；乙级缺陷24小时内修复。",
        "| 级别 | 响应 | 上门 | 修复 |\n|---|---|---|---|\n| 甲 | 20分钟 | 2小时 | 5小时 |\n| 丙 | 3小时 | 视需要 | 4日 |",
        "第十条 不可抗力\n因台风致使冷库停运的，乙方应在1小时内告知甲方，尽力安排转运，3日内提交证明。",
        "3.1 甲方应尽可能在1小时内提供登录账号；未按期通知的，不得据此主张免责。\n3.2 因甲方停电，乙方未在2小时内到场的，不视为违约。",
        "2.1 供方必须在30分钟内恢复，不得以已尽最大努力为由主张免责。",
        "2.1 接通率不低于80%；供方努力达到90%的，需方另付奖励500元。",
        "2.1 双方应尽合理努力协助对方在30日内取得许可。",
        "3.1 甲方应尽可能在1小时内提供登录账号。\n3.2 因甲方停电，乙方未在2小时内到场的，不视为违约。",
        "| 事项 | 力争值 | 保证值 |\n|---|---|---|\n| 修复 | 2小时 | 6小时 |",
        "3.1 对于一级故障，乙方应在8小时内恢复服务。",
        "3.1 对于一级故障，乙方应力争2小时解决、至迟4小时解决。",
        "2.1 计划内维护应提前5日通知，并尽量安排在业务低峰期进行。",
        "4.1 可用率应不低于99.9%（以下称“可用性目标值”）。",
        "5.2 恢复时间目标（RTO）为8小时。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told = draft.ask(commitments)
        if told:
            yield self._found(draft, told)
        known = {each.span.line for each in told}
        for span in draft.ask(loose_commitments):
            if span.line not in known:
                known.add(span.line)
                yield self.finding(
                    span,
                    f"{draft.where(span)}的承诺里有“{draft.quote(span)}”，做没做到也许说不清，请核对。",
                    severity=Severity.INFO,
                    suggestion="改为“应在……内解决（恢复）”“不低于……”；确要留余地的，另写一个至迟的时限。",
                )

    def _found(self, draft: Draft, found: tuple[SoftWord, ...]) -> Finding:
        quotes = "；".join(f"{draft.where(each.span)}“{each.words}”" for each in found)
        breach = next((each for each in found if each.breach), None)
        message = f"承诺被软化：{quotes}。"
        if breach:
            message += f"{draft.where(breach.span)}又写未达到即视为违约，与“{breach.words}”矛盾。"
        return self.finding(
            found[0].span,
            message,
            related=[each.span for each in found[1:]],
            suggestion="改为“应在……内解决（恢复）”“不低于……”；确要留余地的，另写一个至迟的时限。",
        )
