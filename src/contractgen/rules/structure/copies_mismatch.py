"""合同份数与各方所执的份数对不上。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.copies import copies
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class CopiesMismatch(Rule):
    """“一式三份，双方各执一份”多出一份没有着落：不知道归谁保管、以哪份为准。

    让各方所执之和等于总数；多出的写明用途，如“一份用于备案”。
    """

    title = "份数与各方所执不符"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第四百九十条",)
    bad = (
        "第九条 合同正本两份，双方各执一份；>>副本八份<<，甲方执五份，乙方执二份。",
        "第九条 >>本合同打印四份<<，甲方、乙方及监理单位各存两份。",
        "第九条 本合同>>共计五份<<，由双方均分。",
        "第一条 本协议>>一式三份<<，甲乙双方各执一份，具有同等法律效力。",
        "第一条 本协议>>一式肆份<<，甲方执贰份，乙方执壹份。",
        "第一条 本协议>>一式2份<<，甲方执两份，乙方执一份，报主管部门备案一份。",
    )
    good = (
        "本合同一式两份，甲、乙方各执一份。",
        "7.4 本合同一式四份，甲乙各执两份，双方签章后生效。",
        "第九条 本合同一式六份，甲方执四份（其中两份用于备案），乙方执二份。",
        "第九条 本合同一式肆份，双方各执两份，附件一式两份，双方各执一份。",
        "第一条 本协议一式两份，甲乙双方各执一份，具有同等法律效力。",
        "第一条 本协议一式三份，双方各执一份，一份报主管部门备案。",
        "第一条 本协议一式陆份，甲方执肆份，乙方执贰份。",
        "第一条 本协议一式四份，双方各执一份，其余用于备案。",
        "第一条 本协议一式六份，甲、乙、丙三方各执两份。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for item in draft.ask(copies):
            if item.held is None:
                yield self.unknown("各方所执的份数算不清，没有与总数核对。", item.span)
            elif item.held != item.total and not (item.rest and item.held < item.total):
                held = "、".join(f"“{draft.quote(span)}”" for span in item.held_spans)
                yield self.finding(
                    item.span,
                    f"{draft.where(item.span)}“{draft.quote(item.span)}”共{item.total}份，而{held}合计"
                    f"{item.held}份。",
                    related=item.held_spans,
                    suggestion="使各方所执之和等于总数，多出的写明用途。",
                )
