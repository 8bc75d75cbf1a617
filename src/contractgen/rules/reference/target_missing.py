"""引用的条款在草稿里没有。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.references import Reference, references
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class TargetMissing(Rule):
    """“按第十八条承担责任”而合同只有十二条：责任按什么承担，只能靠解释。多半是删改条款之后没有改引用。

    写法：引用写到现有的条、款、项；用 Word 的交叉引用域，条款增减后更新。引用法律和别的文件的，写明其名称。
    """

    title = "引用的条款不存在"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百六十六条", "民法典第一百四十二条")
    bad = (
        "附件C　保洁服务等级\nC1 服务\nC1.1 清洗按C2.1的时限办理。\nC1.2 扣减见>>C3.9<<。\nC2 时限\nC2.1 接报后2小时到场。\nC3 扣减\nC3.1 每次扣80元。",
        "第一条 服务\n1.1 乙方提供服务，责任按>>第十八条<<承担。\n第二条 责任\n2.1 违约方承担责任。",
        "第一条 服务\n1.1 见>>第3.7款<<。\n第二条 付款\n2.1 按月付款。\n第三条 验收\n3.1 按期验收。",
        "第一条 服务\n1.1 内容见>>第二条第三款<<，程序见第一至>>第四条<<。\n第二条 付款\n"
        "2.1 按月付款。\n2.2 开具发票。\n第三条 验收\n3.1 按期验收。",
    )
    good = (
        "壹  服务\n1. 乙方每月巡检。\n2. 恢复目标为2小时。\n贰  验收\n1. 达到壹第2款的目标的，签署报告。\n叁  费用\n1. 每月900元。\n肆  争议\n1. 提交仲裁。",
        "第四条 付款\n4.1 按月付款。\n4.2 收票后10日内付款。\n附件B　值班\nB1 电话\nB1.1 值班电话见4.2。\nB2 到岗\nB2.1 按B1.1通知后一小时内到岗。",
        "1、本合同第一条目的规范合作关系，确保完成。第二条文件附件构成合同。第三条生效盖章之日生效。第四条需求乙方按需求开发。",
        "## 第一条 范围\n乙方每月巡检。\n## 第四条 质量保证与第五条 违约责任\n逾期的，按日支付违约金。",
        "2.1 未达到的，按本协议第3条赔付。\n3.1 赔付的计算：按当月费用的10%。\n3.2 赔付的申请：次月提出。",
        "第一条 依据\n1.1 违约金过高的，依《民法典》第五百八十五条请求减少；"
        "该法第五百八十四条同样适用。\n第二条 付款\n2.1 按第一条付款。",
        "第一条 依据\n1.1 根据《中华人民共和国民法典》的规定，依照第五百七十七条承担责任。",
        "第一条 服务\n1.1 按招标文件第三章第十二条执行，第三方、第一时间、第三级等保不是引用。",
        "第一条 服务\n1.1 按本条第二款和第三条执行。\n1.2 按前款执行。\n第二条 付款\n2.1 见第3.1款。"
        "\n第三条 验收\n3.1 按期验收。",
        "第一条 服务\n1.1 时限见附件一第2.1款。\n附件一 服务级别\n第一条 时间\n1.1 服务时间。\n"
        "第二条 时限\n2.1 响应时限为1小时。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for reference in draft.ask(references):
            if reference.place is None and reference.missing:
                yield self._found(draft, reference)

    def _found(self, draft: Draft, reference: Reference) -> Outcome:
        where, quote = draft.where(reference.span), draft.quote(reference.span)
        if not reference.sure:
            return self.unknown(
                f"{where}引用“{quote}”，可能是别的文件的条款，草稿里没有对应的编号。", reference.span
            )
        return self.finding(
            reference.span,
            f"{where}引用“{quote}”，草稿里没有{reference.missing}。",
            severity=Severity.WARNING if reference.provisional else Severity.ERROR,
            suggestion="改引现有的条款；引用别的文件的，写明文件名称。",
            provisional=reference.provisional,
        )
