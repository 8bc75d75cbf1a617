"""条款空白或重复。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.repetitions import duplicates, empty_articles, repeated_members
from contractgen.model.finding import Confidence, Severity
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
        "第一条 服务范围\n乙方维护甲方的系统。\n>>第二条 验收<<\n第三条 费用\n服务费人民币1000元。",
        "第一条 乙方应当在每月最后一个工作日前向甲方提交上个月的服务报告。\n第二条 服务费按月支付。"
        "\n第三条 >>乙方应当在每月最后一个工作日前，向甲方提交上个月的服务报告。<<",
        "第一条 乙方配合甲方进行系统升级、>>备份、数据备份<<及故障排查。",
    )
    good = (
        "第一条 服务范围\n乙方维护甲方的系统。\n第二条 （保留）\n第三条 费用\n服务费人民币1000元。",
        "第一条 乙方提供巡检、备份、数据恢复和系统升级。",
        "第一条 服务范围\n1.1 乙方维护甲方的系统。\n第二条 费用\n2.1 服务费人民币1000元。",
        "第一条 乙方应当在每月最后一个工作日前向甲方提交上个月的服务报告。"
        "\n第二条 甲方应当在每月最后一个工作日前向乙方支付上个月的服务费用。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for article in draft.ask(empty_articles):
            yield self.finding(
                article.span,
                f"{article.name}“{article.heading}”只有标题，没有正文。",
                suggestion="补上正文；不要这一条的，写“（保留）”或者删去并重新编号。",
            )
        for copy in draft.ask(duplicates):
            yield self.finding(
                copy.span,
                f"{draft.where(copy.span)}与{draft.where(copy.original)}的文字相同。",
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
