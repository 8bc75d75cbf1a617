"""免责的话涉及人身损害、故意或者重大过失，或者概括免除一方的责任而没有例外。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.exemptions import exemptions
from contractgen.facts.loose_exemptions import loose_exemptions
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class ForbiddenExemption(Rule):
    """造成对方人身损害的、因故意或者重大过失造成对方财产损失的，约定免责的部分无效；其余部分不因此当然无效。

    写法：责任限制之后写明“上述限制不适用于人身损害，以及故意或者重大过失造成的财产损失”。只排除间接损失、
    只说各自人员和不可抗力的，不在此列。
    """

    title = "免责触及法律禁止的范围"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = (
        "民法典第五百零六条",
        "民法典第一百五十六条",
        "民法典第四百九十六条、第四百九十七条（属格式条款时）",
    )
    bad = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 赔付\n2.1 >>工人高空坠落致死的，甲乙双方同意以20万元为限结清<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 条款\n2.1 >>甲方承诺永不就任何事由向乙方索赔<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 责任限制\n2.1 >>责任限制条款适用于包括重大疏忽在内的一切情形<<。",
        "5.2 乙方因过失造成计量差错的，赔偿甲方损失，以年费为限；>>即使系故意或者重大过失所致，亦同<<。",
        "9.1 >>乙方的赔偿总额以年度仓储费为限，但因重大过失造成货损的，乙方仅按货值的10%赔偿<<。",
        "6.1 赔偿总额不超过年费。\n6.2 >>该限额适用于一切索赔，包括因人身损害、重大过失而提出的<<。",
        "2.1 >>吊篮坠落致人伤亡的，乙方的赔付以每人8万元为最高额<<。",
        "2.1 >>甲方人员配合作业时死亡的，乙方慰问2万元，双方就此两清<<。",
        "| 情形 | 乙方赔偿 |\n|---|---|\n| 一般过失损坏货物 | 照实赔 |\n| 故意损坏货物 | >>以当次运费为限<< |",
        "2.1 >>救生员玩忽职守致人溺水的，泳池公司仅退还当日门票，别无补偿<<。",
        "2.1 >>乙方搬运工明知超重仍强行搬运的，乙方最多赔付500元<<。",
        "2.1 >>不管过失大小，乙方的赔偿以一个月服务费为限<<。",
        "2.1 >>就任何性质的损失，乙方概予豁免<<。",
        "15. >>无论何种原因，包括乙方存在重大过失的，乙方的赔付都不超过最近三个月的费用<<。",
        "8.1 >>因服务造成的人身损害，乙方概不负责<<。",
        "8.2 >>即使存在故意或者重大过失，乙方的赔偿责任以1000元为限<<。",
        "8.3 >>在任何情况下，乙方均不承担任何责任<<。",
    )
    good = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 责任\n2.1 乙方的赔偿总额以年服务费为限，人身损害以及故意、重大过失造成的损失不受此限。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 安全\n2.1 乙方人员在作业中受伤的，由乙方依法承担工伤责任，甲方不承担责任，但甲方有过错的除外。",
        "5.2 乙方的赔偿总额以年费为限，但故意、重大过失的不受此限；因故意造成人身损害的，亦同。",
        "9.1 乙方的赔偿总额以年度仓储费为限，但故意、重大过失造成货损，造成人身损害，以及违反保密约定的，按实际损失赔偿。",
        "8.1 除泄露图纸、逾期交付两项违约，以及故意、重大过失、人身损害外，任何一方的全年赔偿以当年设计费为限。",
        "6.1 赔偿总额不超过年费；该限额适用于一切索赔，但人身损害、故意或者重大过失造成的除外。",
        "| 情形 | 乙方赔偿 |\n|---|---|\n| 设备损坏 | 按修复费用 |\n| 人身伤害 | 依法赔偿，不受限额约束 |",
        "2.1 甲方逾期30日未提出异议的，不得就该期账单再要求赔偿利息。",
        "8.1 甲方可随时解除本合同，且无需承担任何违约责任。",
        "2.1 甲方人员擅自进入作业区致人受伤的，由甲方自行负责，乙方不承担责任。",
        "2.1 因黑客恶意攻击造成的中断，乙方不承担责任。",
        "8.2 任何一方的赔偿总额以全年服务费为限，人身损害、故意或者重大过失造成的财产损失不在限制之列。",
        "8.1 责任上限不适用于人身损害、故意或者重大过失造成的财产损失。\n8.2 在任何情况下，"
        "乙方不承担超出上限的任何责任。",
        "8.1 对于任何间接损失或者利润损失，双方均不承担责任。",
        "8.1 乙方自行承担其人员的一切责任，甲方不承担任何责任。",
        "8.1 因不可抗力造成的一切损失，双方均不承担责任。",
        "8.1 甲方提前30日通知解除的，不承担任何违约责任。",
        "8.1 因甲方故意或者重大过失造成的损失，乙方不承担责任。",
        "8.1 本条不得免除乙方因故意造成的责任。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(exemptions)
        told: set[int] = set()
        for one in found.items:
            told.add(one.span.line)
            where, quote = draft.where(one.span), draft.quote(one.span)
            if one.grave is not None:
                verb = "限制" if one.capped else "免除"
                yield self.finding(
                    one.span,
                    f"{where}“{_short(quote)}”{verb}“{draft.quote(one.grave)}”的责任。"
                    "造成对方人身损害、因故意或者重大过失造成对方财产损失的免责部分无效，"
                    "其余部分不因此当然无效。",
                    severity=Severity.ERROR if one.sure else Severity.WARNING,
                    confidence=Confidence.HIGH if one.sure else Confidence.MEDIUM,
                    related=(one.grave,),
                    suggestion="删去，或者写明该项免责、限制不适用于人身损害、故意和重大过失。",
                )
            elif one.blanket and found.carved is None:
                yield self.finding(
                    one.span,
                    f"{where}“{_short(quote)}”概括免除责任。涉及人身损害、"
                    f"故意或者重大过失造成财产损失的部分无效"
                    "（民法典第五百零六条），其余部分不因此当然无效；如属格式条款，"
                    "另依第四百九十六条、第四百九十七条审查。",
                    suggestion="写明例外：人身损害，以及故意或者重大过失造成的财产损失。",
                )
        for span, grave in draft.ask(loose_exemptions):
            if span.line not in told:
                told.add(span.line)
                said = "伤人、故意或者重大过失一类的责任" if grave else "一方的责任"
                yield self.finding(
                    span,
                    f"{draft.where(span)}“{_short(draft.quote(span))}”像是免除、限制了{said}，请核对。",
                    severity=Severity.INFO,
                    suggestion="写明例外：人身损害，以及故意或者重大过失造成的财产损失。",
                )


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:46] + "……"
