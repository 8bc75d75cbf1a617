"""看不见的字符、形近的字符。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.odd_characters import odd_characters
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class InvisibleOrHomoglyph(Rule):
    """“2O27年”里的字母 O、名称里的零宽字符，看着没有毛病，检索、比对、开票时却对不上，日期和金额还可能另生歧义。

    删去看不见的字符；数字里的字母改成数字。全文合并为一条意见。
    """

    title = "不可见字符或形近字符"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条",)
    bad = (
        "第一条 乙方应于>>2O27<<年3月1日前交付。",
        "第一条 乙方应自收到通知之日起>>l5<<个工作日内答复。",
        "第一条 乙方为岚>>谷\u200b信<<息技术有限公司。",
    )
    good = (
        "第一条 乙方应于2027年3月1日前交付，型号为O2I1-S，支持IPv6和I/O监控。",
        "第一条 服务器型号Z10l，端口10个。\u200b",
        "第一条 参数为1.5l/min。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found = draft.ask(odd_characters)
        if not found:
            return
        letters = [each for each in found if each.kind == "letter"]
        first = (letters or list(found))[0]
        quotes = "、".join(f"{draft.where(each.span)}“{draft.quote(each.span)}”" for each in found[:6])
        more = f"等{len(found)}处" if len(found) > 6 else ""
        yield self.finding(
            first.span,
            f"有看不见的或者形近的字符：{quotes}{more}。",
            severity=Severity.WARNING if letters else Severity.INFO,
            related=[each.span for each in found if each is not first],
            suggestion="删去看不见的字符，把数字里的字母、冒充的字母改成应写的字。",
        )
