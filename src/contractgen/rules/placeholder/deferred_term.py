"""内容留到以后再定。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.deferrals import deferrals
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class DeferredTerm(Rule):
    """“待定”等于没有约定；“由双方另行约定”而没有写约定不成怎么办，到时谈不拢就没有依据。

    现在谈定；确实要以后定的，写明由谁在何时提出、按什么标准、谈不成时按什么执行。
    """

    title = "待定或另行约定"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百一十条", "民法典第五百一十一条", "民法典第五百四十四条")
    bad = (
        "3.1 夜班补贴标准>>尚在协商中<<。\n3.2 用餐地点由>>甲方后续指定<<。",
        "3.1 超出免费额度部分的计费标准>>另行约定<<。",
        "1.1 合同>>暂定金额<<为30万元。\n2.1 每季度结算一次。",
        "3.1 违约金数额>>容后商定<<。\n3.2 新增接口是否纳入范围，>>尚待信息中心决定<<。",
        "巡检的具体内容由>>甲乙双方另行商定<<。",
        "驻场人数>>待甲方确认<<，验收标准：>>详见后续提供的技术文件<<。",
        "响应时限：>>TBD<<",
        "服务费为>>待定<<，培训次数：>>待双方确认后填入<<。",
        "备件清单（>>暂缺<<）。",
        "第三条 验收\n验收标准由>>双方另行约定<<。",
        "合同>>暂定总价<<为人民币100万元。",
        "| 级别 | 响应时限 |\n| --- | --- |\n| 一级 | >>待定<< |\n| 二级 | 4小时 |",
    )
    good = (
        "2.2 大件由乙方另行报价，经甲方书面同意后更换。",
        "3.1 夜间叫修每次200元；晚于零点返程的另议。",
        "2.3 因甲方迟交场地的，交付期限相应顺延，双方另行书面确认。",
        "2.2 以下维修由乙方另行报价，经甲方同意后实施：1.雷击造成的损坏；2.进水造成的损坏。",
        "3.1 送货数量有出入的，先按送货单结算，差额由双方事后核定。",
        "第三条 不在维保内的事项\n3.1 设备遭水浸、摔落损坏的，乙方先行检测，经双方签字确认原因后，维修费另行报价。",
        "质保期满后，双方可另行协商维保费用。",
        "合同期限届满后的服务内容，由双方另行商定。",
        "任何修改须另行签订书面补充协议。",
        "未尽事宜，双方可另行协商签订补充协议。",
        "备份策略、忽略规则见附件一，工单状态分为待确认、处理中、已关闭。",
        "验收标准由双方另行约定；未另行约定的，按附件二执行。",
        "除双方另行约定外，付款期限为30日。",
        "新增服务内容的费用由双方另行协商确定。",
        "| 项目 | 税率 |\n| --- | --- |\n| 服务 | 6% |\n| 硬件 | N/A |",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found = draft.ask(deferrals)
        unsettled = [item.span for item in found if item.kind == "provisional" and not item.later]
        for item in found:
            if item.later or (item.kind == "agree" and item.fallback):
                continue
            quote = draft.quote(item.span)
            where = draft.where(item.span)
            if item.kind == "open":
                yield self.finding(
                    item.span,
                    f"{where}写的是“{quote}”，没有内容。",
                    suggestion="谈定以后写上；不适用的写“不适用”。",
                )
            elif item.kind == "provisional":
                if item.span != unsettled[0]:
                    continue  # 同一个价款说几次，只提一次
                yield self.finding(
                    item.span,
                    f"{where}的“{quote}”不是最后的数目，请确认写明了如何结算。",
                    severity=Severity.INFO if item.fallback else Severity.WARNING,
                    confidence=Confidence.MEDIUM,
                    related=unsettled[1:],
                    suggestion="写明以什么为准结算、何时确认、差额如何处理。",
                )
            else:
                yield self.finding(
                    item.span,
                    f"{where}把{'主要内容' if item.essential else '这一点'}留待“{quote}”，没有写谈不成时按什么执行。",
                    severity=Severity.WARNING
                    if item.essential and not quote.endswith(("指定", "通知", "告知", "协议", "合同"))
                    else Severity.INFO,
                    confidence=Confidence.MEDIUM,
                    suggestion="现在约定；或者写明提出的时间、标准和谈不成时的办法。",
                )
