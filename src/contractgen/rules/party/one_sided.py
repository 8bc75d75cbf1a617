"""名为双方，只写了一方。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.endings import cut_endings
from contractgen.facts.parties import parties
from contractgen.facts.party_lists import PartyList, party_lists
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class OneSided(Rule):
    """标题是“双方权利与义务”，下面却只有一方的，多半是删漏了另一方的一段；违约责任只写一方违约的，另一方违约时要另找依据。

    补上另一方的内容；有意只写一方的，标题改成“乙方的义务”。
    """

    title = "名为双方、实为单方"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第六条", "民法典第五百七十七条")
    bad = (
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 合作\n>>双方应当做到<<：\n（1）乙方按期提交成果；\n（2）乙方保守秘密；\n（3）乙方不得分包。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 >>廉洁（双方共同遵守）<<\n5.1 乙方不得向甲方人员送礼。\n5.2 乙方违反的，甲方可以解除合同。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 >>双方权利与义务<<\n5.1 乙方应按月巡检。\n5.2 乙方应保守秘密。\n5.3 乙方有权收取费用。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第九条 >>违约责任<<\n9.1 甲方逾期付款的，每日支付0.05%的违约金。\n9.2 甲方违反保密义务的，应当赔偿。\n第十条 其他\n本合同一式两份。",
    )
    good = (
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 双方义务\n5.1 甲方提供场地，乙方自带工具。\n5.2 甲方按季付款。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 甲方与乙方人员的进场\n5.1 乙方人员进场须登记。\n5.2 乙方人员应佩戴工牌。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 双方权利与义务\n5.1 乙方应按月巡检。\n5.2 甲方应提供场地。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 双方权利与义务\n5.1 甲方的权利与义务：\n（1）提供场地；\n5.2 乙方的权利与义务：\n（1）按月巡检。\n第六条 费用\n甲方按季支付。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第二条 双方权利与义务\n2.1 乙方的权利与义务：\n2.1.1 乙方应按照约定及服务标准，及时",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第九条 违约责任\n9.1 甲方逾期付款的，支付违约金。\n9.2 甲方违反保密义务的，应当赔偿。\n9.3 任何一方违反本合同的，赔偿对方的损失。",
        "第一条 服务\n甲方委托乙方提供维护服务。\n第五条 乙方的义务\n5.1 乙方应按月巡检。\n5.2 乙方应保守秘密。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        lists = [each for each in draft.ask(party_lists) if len(each.labels) == 1 and not each.general]
        if not lists:
            return
        cut = {ending.span.line for ending in draft.ask(cut_endings)}
        everyone = [party.label for party in draft.ask(parties)]
        for each in lists:
            truncated = any(each.span.line <= line <= each.last for line in cut)
            others = [label for label in everyone if label != each.labels[0]]
            if not truncated and each.statements >= 2 and each.labels[0] in everyone:
                yield self._judged(draft, each, others[0] if others else "另一方")

    def _judged(self, draft: Draft, each: PartyList, other: str) -> Finding:
        both = each.kind == "both"
        told = "权利和义务" if both else "违约"
        return self.finding(
            each.span,
            f"{draft.where(each.span)}“{each.heading}”只写了{each.labels[0]}的{told}，没有{other}的。",
            severity=Severity.WARNING if both else Severity.INFO,
            suggestion=f"补上{other}的内容"
            + ("；有意只写一方的，改标题。" if both else "，或者写明“任何一方”。"),
        )
