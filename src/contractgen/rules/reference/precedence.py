"""附件与正文同等效力而没有说不一致时以何者为准，或者说法互相冲突。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.annexes import Precedence, precedences
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class DocumentPrecedence(Rule):
    """附件的指标与正文不一样时，“具有同等法律效力”不能回答以哪个为准。

    写法：“附件与正文不一致的，以正文为准；服务级别的指标以附件一为准。”
    """

    title = "文件优先顺序不明或冲突"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条、第四百九十八条（属格式条款时）")
    bad = (
        "9.1 >>本协议附件与正文具有同等法律效力<<。",
        "9.1 附件与正文不一致的，以正文为准。\n9.2 附件与本协议不一致的，>>以附件为准<<。",
    )
    good = (
        "9.1 附件与正文具有同等法律效力；附件与正文不一致的，以正文为准，服务级别的指标以附件一为准。",
        "9.1 本协议一式四份，具有同等法律效力。",
        "9.1 附件与正文不一致的，以正文为准；但服务级别的指标以附件一为准。\n9.2 就抵扣事项，"
        "附件与正文不一致的，以附件为准。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(precedences)
        orders = [one for one in found if one.kind == "order"]
        if not orders:
            equal = [one for one in found if one.kind == "equal"]
            if equal:
                yield self.finding(
                    equal[0].span,
                    f"{draft.where(equal[0].span)}只说附件有同等效力，没有说不一致时以何者为准。",
                    related=tuple(one.span for one in equal[1:]),
                    suggestion="补上“附件与正文不一致的，以……为准”。",
                )
            return
        yield from self._conflicts(
            draft, [one for one in orders if not one.matter and one.winner in ("正文", "附件")]
        )

    def _conflicts(self, draft: Draft, plain: list[Precedence]) -> Iterator[Finding]:
        """没有限定事项的两句，一说以正文为准，一说以附件为准。"""
        first = plain[0] if plain else None
        for other in plain[1:]:
            if (
                first is not None
                and other.winner != first.winner
                and other.annex is None
                and first.annex is None
            ):
                yield self.finding(
                    other.span,
                    f"{draft.where(other.span)}“{draft.quote(other.span)}”，而{draft.where(first.span)}"
                    f"“{draft.quote(first.span)}”，互相冲突。",
                    severity=Severity.WARNING,
                    related=(first.span,),
                    suggestion="只留一种，或者写明各自适用的事项。",
                )
                return
