"""定金超过主合同标的额的百分之二十。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.amounts import StatedTotal, stated_totals
from contractgen.facts.deposits import Deposit, deposits
from contractgen.model.finding import Confidence, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule

_CAP = Decimal("0.2")


class DepositCap(Rule):
    """定金不得超过主合同标的额的百分之二十，超过部分不产生定金的效力：守约方不能就超过部分主张双倍返还或者不予退还。

    写法：定金定在总价的20%以内；其余预付的款项写作“预付款”，另行约定抵扣和退还。
    """

    title = "定金超过百分之二十"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百八十六条第二款",)
    bad = (
        "四、费用\n1. 服务费含税240,000元/年，每月20,000元。\n2. 签约后5日内，甲方支付定金>>60,000元<<。",
        "6.1 合同总价为人民币50万元。\n6.2 甲方应于签订后5日内支付定金>>20万元<<。",
        "6.2 甲方应支付合同总价>>30%<<的定金。",
        "五、费用\n（一）年运维费人民币450,000.00元（大写：人民币肆拾伍万元整），含税。\n（二）甲方应于合同签署后七日内向乙方交付定金>>120,000.00元<<，定金抵作运维费。",
        "5. 预存240,000元，按量扣减。\n6. 协议生效后5日内接入方付定金>>60,000元<<，余款联调后付。",
        "6.1 服务费含税总额为人民币100,000.00元（大写：人民币壹拾万元整），签订后支付>>30,000.00元<<作为定金。",
        "第二条 付款\n| 期次 | 性质 | 金额（元） |\n|---|---|---|\n| 1 | 定金 | >>15,000<< |\n| 2 | 交货款 | 35,000 |",
        "五、钱怎么付\n1. 三处泵房的保养费一年36,000元。\n2. 签约时付定金>>9,000元<<。",
        "6.2 甲方以合同价款的>>三分之一<<作为定金。",
    )
    good = (
        "6.1 合同总价为人民币50万元。\n6.2 甲方应于签订后5日内支付定金10万元。",
        "6.1 合同总价为人民币50万元。\n6.2 甲方应支付订金20万元，定金不得超过总价的20%。",
        "6.1 合同总价为人民币50万元。\n6.2 乙方违约的，应双倍返还定金；甲方违约的，无权请求返还定金。",
        "6.2 甲方应支付合同总价20%的定金。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found = draft.ask(deposits)
        if not found:
            return
        totals = [each for each in draft.ask(stated_totals) if each.kind in ("gross", "total")]
        values = {value for each in totals for value in (each.value, each.spelled) if value}
        for deposit in found:
            if deposit.percent is not None:
                if deposit.percent > _CAP:
                    yield self._over(draft, deposit, f"占总价的{deposit.words}", "超过20%的部分", [])
            elif _over_base(deposit):
                yield self._based(draft, deposit, values)
            elif not values or (len(values) > 1 and not _over_all(deposit, values)):
                yield self.unknown(
                    "没有写明（或写了几个）合同总价，未能核对定金是否超过百分之二十。", deposit.span
                )
            else:
                yield from self._valued(draft, deposit, totals)

    def _valued(self, draft: Draft, deposit: Deposit, totals: list[StatedTotal]) -> Iterator[Outcome]:
        total = totals[0]
        if deposit.value is None or deposit.value <= total.value * _CAP:
            return
        excess = deposit.value - total.value * _CAP
        share = round(deposit.value / total.value * 100, 1)
        said = f"是总价{draft.quote(total.span)}（{draft.where(total.span)}）的{share}%"
        yield self._over(draft, deposit, said, f"超过部分（{excess:,.2f}元）", [total.span])

    def _based(self, draft: Draft, deposit: Deposit, values: set[Decimal]) -> Outcome:
        """同一条里的价款；写明的总价另有一个、对它并未超过的，只作提醒。"""
        assert deposit.base is not None and deposit.value is not None
        value, span = deposit.base
        share = round(deposit.value / value * 100, 1)
        said = f"是{value:,}元（{draft.where(span)}）的{share}%"
        excess = f"超过部分（{deposit.value - value * _CAP:,.2f}元）"
        sure = not values or _over_all(deposit, values)
        return self._over(draft, deposit, said, excess, [span] if span != deposit.span else [], sure)

    def _over(
        self, draft: Draft, deposit: Deposit, said: str, excess: str, related: list[Span], sure: bool = True
    ) -> Outcome:
        return self.finding(
            deposit.span,
            f"{draft.where(deposit.span)}的定金{deposit.words}{said}，{excess}不产生定金效力，不适用双倍返还或没收；不影响合同效力。",
            severity=Severity.WARNING if deposit.provisional or not sure else Severity.ERROR,
            related=related,
            suggestion="定金降到总价的20%以内，其余写作预付款。",
            provisional=deposit.provisional,
        )


def _over_all(deposit: Deposit, values: set[Decimal]) -> bool:
    """总价写了几个数的，对哪一个都超过。"""
    return deposit.value is not None and all(deposit.value > value * _CAP for value in values)


def _over_base(deposit: Deposit) -> bool:
    """超过同一条里所说价款的两成。"""
    return deposit.base is not None and deposit.value is not None and deposit.value > deposit.base[0] * _CAP
