"""连接词两可：和/或、费用列举末尾的“等”。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.connectors import connectors
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class ConnectorAmbiguity(Rule):
    """“和/或”究竟要两样都做还是做一样就行，“差旅费、住宿费等费用”还包括哪些，双方都可以按有利于自己的意思去读。

    要两样的写“和”，任选的写“或者”；费用逐项列完，或者写明“以上为全部费用”。全文合并为一条意见。
    """

    title = "连接词歧义"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条")
    bad = (
        "第一条 乙方应提交月报>>和/或<<季报。",
        "第一条 差旅费、住宿费>>等<<费用由甲方承担。",
    )
    good = (
        "第一条 乙方应提交月报和季报。",
        "第一条 差旅费、住宿费由甲方承担，服务费分为一等、二等。",
        "第一条 支持输入/输出设备、显示器等外设。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found = draft.ask(connectors)
        if found:
            said = "、".join(f"{draft.where(each.span)}“{draft.quote(each.span)}”" for each in found[:6])
            yield self.finding(
                found[0].span,
                f"连接词两可：{said}{f'等{len(found)}处' if len(found) > 6 else ''}，范围可以有两种读法。",
                related=[each.span for each in found[1:]],
                suggestion="写明是“和”还是“或者”；费用逐项列完。",
            )
