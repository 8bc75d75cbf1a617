"""附件与正文同等效力而没有说不一致时以何者为准，或者说法互相冲突。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.document_orders import order_clashes
from contractgen.facts.precedence import Precedence, precedences
from contractgen.facts.words.grams import overlaps
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_APART = 8  # 一句里的两处隔得比这还近，是一句话的两半


class DocumentPrecedence(Rule):
    """附件的指标与正文不一样时，“具有同等法律效力”不能回答以哪个为准。

    写法：“附件与正文不一致的，以正文为准；服务级别的指标以附件一为准。”
    """

    title = "文件优先顺序不明或冲突"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条、第四百九十八条（属格式条款时）")
    bad = (
        "9.1 报价单、中标通知书与本合同>>效力一样<<。",
        "9.1 本合同与附录不一致的，以本合同为准。\n9.2 附录1的内容与本合同正文冲突的，>>优先适用附录<<。\n附录1 清单\n1. 阀门。",
        "本附件是《托管合同》（以下简称主合同）的附件。\n五、其他\n1、本附件与主合同不一致的，以主合同为准。如有冲突，>>以最后送达的文件为准<<。",
        "1.2 时限以本附件为准，其他事项以主合同为准。\n9.1 本附件与主合同不一致的，一律>>以主合同为准<<。",
        "本附件是《托管合同》（以下简称主合同）的附件。\n一、可用率\n1、不低于99%。\n二、服务抵扣\n1、每低1%抵2%。\n三、其他\n1、本附件与主合同不一致的，以本附件为准。\n2、主合同与本附件就服务抵扣规定不同的，一律>>以主合同为准<<。",
        "8.1 附表与条文有出入的，以条文为准。\n附表 参数\n一、条文与本附表不一致的，>>以本附表所载为准<<。",
        "9.1 >>本协议附件与正文具有同等法律效力<<。",
        "9.1 附件与正文不一致的，以正文为准。\n9.2 附件与本协议不一致的，>>以附件为准<<。",
        "3.1 服务级别的指标和时限由附件一规定。就上述事项，该附件与正文不一致的，以正文为准。\n"
        "9.1 附件与正文不一致的，以正文为准，但服务级别的指标、时限>>以附件一为准<<。\n附件一 服务级别\n1. 指标。",
        "9.1 本合同正文与附件冲突的，以正文为准。\n附件一 服务级别\n1. 本附件与正文有冲突的，>>本附件优先适用<<。",
        "第二条 图纸\n2.1 图纸与清单不一致的，以图纸为准。\n2.2 >>清单与图纸有出入的，按清单执行<<。",
        "第二条 文件\n2.1 谈判纪要、报价书、正文共同构成合同，各文件具有>>同等效力<<。",
    )
    good = (
        "9.1 附件与正文不一致的，优先以正文为准；附件之间不一致的，优先适用较晚签署的附件。\n附件一 清单\n1. 阀门。",
        "9.1 附件与正文不一致的，以正文为准。同一附件先后有几版的，以签署在后的版本为准。",
        "1.2 时限以本附件为准，其他事项以主合同为准。\n9.1 本附件与主合同不一致的，除前款外一律以主合同为准。",
        "第二条 图纸\n2.1 图纸与清单不一致的，以图纸为准；但工程量以双方签字的清单为准。",
        "9.1 附件与正文具有同等法律效力；附件与正文不一致的，以正文为准，服务级别的指标以附件一为准。",
        "9.1 本协议一式四份，具有同等法律效力。",
        "9.1 附件与正文不一致的，以正文为准；但服务级别的指标以附件一为准。\n9.2 就抵扣事项，"
        "附件与正文不一致的，以附件为准。",
        "9.1 附件与正文不一致的，以正文为准，服务级别以附件一为准。\n附件一 服务级别\n"
        "1. 本附件与正文不一致的，以本附件为准。",
        "本附件与主合同不一致的，服务级别以本附件为准，其他事项以主合同为准。",
        "9.1 附件与正文不一致的，以正文为准。\n9.2 报价与附件二不一致的，价格以附件二为准。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        said: set[int] = set()
        for each in self._annexes(draft):
            said |= {each.span.line, *(one.line for one in each.related)}
            yield each
        for clash in draft.ask(order_clashes):
            if clash.span.line in said:
                continue
            if clash.other is None:
                yield self.finding(
                    clash.span,
                    f"{draft.where(clash.span)}只说几份文件效力同等，没有说不一致时以何者为准。",
                    suggestion="补上不一致时的先后次序。",
                )
            else:
                yield self.finding(
                    clash.span,
                    f"{draft.where(clash.span)}“{draft.quote(clash.span)}”，而{draft.where(clash.other)}"
                    f"“{draft.quote(clash.other)}”，互相冲突。",
                    severity=Severity.WARNING,
                    related=(clash.other,),
                    suggestion="只留一种，或者写明各自适用的事项。",
                )

    def _annexes(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(precedences)
        orders = [one for one in found if one.kind == "order"]
        if orders:
            yield from self._conflicts(draft, orders)
            return
        equal = [one for one in found if one.kind == "equal"]
        if equal:
            yield self.finding(
                equal[0].span,
                f"{draft.where(equal[0].span)}只说附件有同等效力，没有说不一致时以何者为准。",
                related=tuple(one.span for one in equal[1:]),
                suggestion="补上“附件与正文不一致的，以……为准”。",
            )

    def _conflicts(self, draft: Draft, orders: list[Precedence]) -> Iterator[Finding]:
        """就同样的事项，一说以正文为准，一说以附件为准。"""
        sides = [one for one in orders if one.winner in ("正文", "附件") and not one.rest]
        excepted: set[int | None] = {
            one.annex for one in sides if one.matter and one.winner == "附件" and one.annex
        }
        for place, other in enumerate(sides):
            first = next((one for one in sides[:place] if _clash(one, other, excepted)), None)
            if first is not None:
                yield self._both(draft, other, first)
                return
        for dated in (
            one for one in orders if one.winner == "日期"
        ):  # 以附件为准；如有冲突，以最后送达的为准
            first = next((one for one in sides if one.span.line == dated.span.line), None)
            if first is not None:
                yield self._both(draft, dated, first)
                return
        for one in sides:  # 本附件优先，本附件自己的一章却以主合同为准
            for two in sides:
                if one.matter or one.winner != "附件" or two.winner != "正文" or not two.matter:
                    continue
                if any(section.heading == two.matter for section in draft.reading.sections):
                    yield self.finding(
                        two.span,
                        f"{draft.where(two.span)}就“{two.matter}”“{draft.quote(two.span)}”，而{draft.where(one.span)}"
                        f"“{draft.quote(one.span)}”，请确认这一章确是例外。",
                        related=(one.span,),
                        suggestion="确是例外的，写“但”字并写在同一款；不是的，只留一种。",
                    )
                    return

    def _both(self, draft: Draft, other: Precedence, first: Precedence) -> Finding:
        return self.finding(
            other.span,
            f"{draft.where(other.span)}“{draft.quote(other.span)}”，而{draft.where(first.span)}"
            f"“{draft.quote(first.span)}”，互相冲突。",
            severity=Severity.WARNING,
            related=(first.span,),
            suggestion="只留一种，或者写明各自适用的事项。",
        )


def _clash(one: Precedence, two: Precedence, excepted: set[int | None]) -> bool:
    """都没有限定事项，或者所限的事项大半相同；一处说一律的，与限于某事的也冲突。另有例外的附件不算。"""
    if one.winner == two.winner:
        return False
    if one.span.line == two.span.line and (two.span.start - one.span.end < _APART or one.annex or two.annex):
        return False  # 一句话里先说正文、再说例外的
    if not one.matter and not two.matter:
        return not {one.annex, two.annex} & (excepted - {None})
    if not (one.matter and two.matter):
        plain = two if one.matter else one
        return plain.absolute and one.span.line != two.span.line
    return overlaps(one.matter, two.matter)
