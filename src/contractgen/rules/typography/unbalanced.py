"""括号、引号不成对。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.punctuation import unbalanced_marks
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class Unbalanced(Rule):
    """少了半个括号，就不知道限定、除外到哪里为止；简称少了半个引号，不知道简称是什么。

    补上另一半，或者删去多余的一半。全文合并为一条意见。
    """

    title = "括号、引号不成对"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("GB/T 15834—2011《标点符号用法》",)
    bad = (
        "第一条 乙方维护配送看板系统>>（<<以下简称“系统”，包括硬件。\n第二条 服务费按月支付。",
        "第一条 本协议所称“系统”是指看板系统，由乙方维护>>”<<。",
    )
    good = (
        "2) 送检时间（工作日8:30至16:30）以外的标本，次日签收。",
        "4) 第2条2)当月没有达到的，减收1%。",
        "4.1 甲方支付服务费。（或者按下列标准：值班\n费若干元，\n加班费若干元。）",
        "第一条 乙方维护配送看板系统（以下简称“系统”），包括：1）硬件；2）软件。",
        "第一条 服务范围（包括巡检、备份、\n升级和培训）由乙方承担。",
        "a) 巡检；\nb) 备份。",
        "1）巡检\n2）备份",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        marks = draft.ask(unbalanced_marks)
        if marks:
            places = "、".join(
                f"{draft.where(mark.span)}的“{mark.sign}”缺“{mark.wanted}”" for mark in marks[:6]
            )
            more = f"等{len(marks)}处" if len(marks) > 6 else ""
            yield self.finding(
                marks[0].span,
                f"括号或引号不成对：{places}{more}。",
                related=[mark.span for mark in marks[1:]],
                suggestion="补上另一半，或者删去多余的一半。",
            )
