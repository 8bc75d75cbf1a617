"""条款空白或重复。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.loose_repeats import loose_repeats
from contractgen.facts.misheadings import misheaded
from contractgen.facts.repetitions import duplicates, empty_articles, repeated_members
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class EmptyOrDuplicated(Rule):
    """只有标题没有正文的条，等于没有约定；同一段写了两遍，改了一处忘了另一处就会互相矛盾。

    补上正文或者写“（保留）”；重复的只留一处，另一处改为引用。
    """

    title = "条款空白、题文不符或重复"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第五百一十条")
    bad = (
        "第一条 保管\n1.1 乙方负责库房通风和除湿。\n1.2 甲方每周盘点一次。\n1.3 >>乙方负责库房的通风和除湿。<<",
        "第一条 保洁\n1.1 乙方每日清扫走廊。\n>>1.2 垃圾清运<<\n1.3 乙方每周擦窗一次。",
        "第一条 值守\n（1）值班人员不得脱岗。\n（2）值班人员须着工装。\n（3）>>值班人员不得脱岗。<<",
        "第一条 服务\n乙方每月巡检一次。\n>>第二条 保险<<\n甲方每周三提供会议室一间，供乙方召开例会，水电由甲方承担。",
        "第一条 服务范围\n乙方维护甲方的系统。\n>>第二条 知识产权<<\n甲方逾期付款的，按日支付违约金；乙方逾期部署的，违约金由双方核对后结清。\n第三条 费用\n服务费人民币1000元。",
        "第一条 服务范围\n乙方维护甲方的系统。\n>>第二条 保密<<\n2.1 因本合同发生争议的，双方协商；协商不成的，提交苏州仲裁委员会仲裁。\n第三条 费用\n服务费人民币1000元。",
        "第一条 服务范围\n乙方维护甲方的系统。\n>>第二条 验收<<\n第三条 费用\n服务费人民币1000元。",
        "第一条 乙方应当在每月最后一个工作日前向甲方提交上个月的服务报告。\n第二条 服务费按月支付。"
        "\n第三条 >>乙方应当在每月最后一个工作日前，向甲方提交上个月的服务报告。<<",
        "第一条 乙方配合甲方进行系统升级、>>备份、数据备份<<及故障排查。",
    )
    good = (
        "第三条 里程碑\n里程碑1：签约\n交付物：启动报告\n付款金额：360000元（三成）\n计划完成：2026年1月20日\n里程碑2：上线\n交付物：验收报告\n付款金额：360000元（三成）\n计划完成：2026年6月30日",
        "第一条 设备\n（一）型号：[请填写型号]，序列号：[请填写序列号]；\n（二）型号：[请填写型号]，序列号：[请填写序列号]；",
        "第一条 服务\n乙方每月巡检两次。\n第二条 签章\n甲方（盖章）：\n乙方（盖章）：",
        "第五条 违约责任\n5.1 合同存续期间，甲方单方面终止合同的，乙方有权删除已提供的资源。",
        "第一条 内容\n（一）巡检\n（二）备份\n（三）修复",
        "第一条 免责\n因甲方断电致设备停机的，乙方不担责。",
        "第一条 联络\n1.1 甲方联系人：____________________\n1.2 乙方\n联系人：____________________\n联系人：____________________",
        "第一条 服务范围\n乙方维护甲方的系统。\n第二条 （保留）\n第三条 费用\n服务费人民币1000元。",
        "第一条 知识产权\n乙方编写的脚本归甲方；乙方逾期移交的，按日支付违约金。\n第二条 不可抗力\n遇有战争、地震等挡不住的事，谁也不怪谁。\n第三条 通知\n书面材料寄往首部地址，签收即为送达。",
        "第一条 乙方提供巡检、备份、数据恢复和系统升级。",
        "第一条 服务范围\n1.1 乙方维护甲方的系统。\n第二条 费用\n2.1 服务费人民币1000元。",
        "第一条 乙方应当在每月最后一个工作日前向甲方提交上个月的服务报告。"
        "\n第二条 甲方应当在每月最后一个工作日前向乙方支付上个月的服务费用。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        said: set[int] = set()
        for each in self._sure(draft):
            if isinstance(each, Finding):
                said |= {each.span.line, *(one.line for one in each.related)}
            yield each
        for loose in draft.ask(loose_repeats):
            if loose.span.line in said:
                continue
            where = draft.where(loose.span)
            told = {
                "alike": f"{where}与{draft.where(loose.other) if loose.other else ''}只差几个字，请核对是不是重复。",
                "member": f"{where}的列举里“{loose.words}”出现了两次。",
                "annex": f"“{loose.words}”只有题目，没有内容。",
            }[loose.kind]
            yield self.finding(
                loose.span,
                told,
                severity=Severity.INFO,
                related=(loose.other,) if loose.other else (),
                suggestion="附上内容，或者注明另附。" if loose.kind == "annex" else "只留一处。",
            )

    def _sure(self, draft: Draft) -> Iterator[Outcome]:
        for article in draft.ask(empty_articles):
            yield self.finding(
                article.span,
                f"{article.name}“{article.heading}”只有标题，没有正文。",
                suggestion="补上正文；不要这一条的，写“（保留）”或者删去并重新编号。",
            )
        for odd in draft.ask(misheaded):
            yield self.finding(
                odd.span,
                f"{odd.name}的标题是“{odd.heading}”，正文说的却是{odd.told}。",
                severity=Severity.INFO if odd.told == "别的事" else Severity.WARNING,
                suggestion="核对正文是不是误粘了别处的文字；补上标题所说的内容，或者改标题。",
            )
        for copy in draft.ask(duplicates):
            yield self.finding(
                copy.span,
                f"{draft.where(copy.span)}与{draft.where(copy.original)}的文字相同。",
                severity=Severity.INFO if copy.row else Severity.WARNING,
                related=(copy.original,),
                suggestion="只留一处，另一处改为引用。",
            )
        for member in draft.ask(repeated_members):
            yield self.finding(
                member.span,
                f"{draft.where(member.span)}的并列里“{member.first}”与“{member.second}”重复。",
                severity=Severity.INFO,
                suggestion=f"只留“{member.second}”，或者写明“{member.first}”另指什么。",
            )
