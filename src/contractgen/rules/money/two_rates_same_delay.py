"""同一迟延写了两个违约金标准。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.late_penalties import LatePenalty, late_penalties
from contractgen.facts.late_rates import LateRate, late_rates
from contractgen.facts.words.late_events import same_event
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class TwoRatesSameDelay(Rule):
    """正文写“每逾期一日0.05%”，附件又写“每逾期一日0.1%”，守约方会主张高的，违约方会主张低的，法院还可能因此调整。

    违约金的标准只写一处，别处引用；确要分段的，写明“逾期30日以内……，超过30日的部分……”。
    """

    title = "同一迟延两个违约金标准"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百八十五条", "民法典第一百四十二条")
    bad = (
        "5.1 承包人未按期完成节点的，每延误一日扣减合同价的千分之一。\n8.1 承包人延误任何一个节点的，每延误一日按合同价的>>万分之三<<支付违约金。",
        "9.1 乙方逾期交付的，每逾期一日按合同总价的>>千分之一<<支付违约金。\n\n附件一 技术要求\n1. 交付时限：逾期交付的，每逾期一日支付合同总价万分之五的违约金。",
        "14.1 甲方逾期付款的，每逾期一日按逾期金额的>>0.05%<<支付违约金。\n"
        "第十五条 付款\n15.3 甲方未按期支付服务费的，每逾期一日应按逾期金额的0.1%向乙方支付违约金。",
        "甲方：霁川冷链有限公司\n乙方：岚谷信息技术有限公司\n7.1 乙方未在规定时间内修复一级故障的，每延误一小时支付违约金>>二百元<<。\n"
        "附件一 考核\n| 事项 | 处理 |\n|---|---|\n| 一级故障修复延误 | 每延误一小时支付违约金五百元 |",
        "买算力的一方：霁川冷链有限公司（下称“霁川”）\n卖算力的一方：岚谷算力有限公司（下称“岚谷”）\n一、价钱\n1. 霁川拖欠的，每天按欠款的>>万分之五<<计违约金。\n"
        "二、责任\n2. 霁川未按月付租金的，每日须付欠额1‰的违约金。",
        "10.1 受托人迟延出具测试报告的，每日支付违约金>>1,000元<<。\n11.1 受托人逾期提交测试报告的，每日支付合同价款0.5%的违约金。",
        "14.2 乙方逾期交付成果的，每日按合同总价的>>千分之一<<支付违约金。\n附件一 交付\n1. 乙方迟延交付成果的，每逾期一日支付违约金2,000元。",
        "2.1 乙方逾期开通专线的，每逾期一日扣减月费的1%。\n2.2 专线未按期开通，乙方按每日>>300元<<支付违约金。",
        "2.1 甲方迟延付款的，按一年期贷款市场报价利率计付利息。\n2.2 甲方逾期付款的，按日>>万分之三<<支付违约金。",
    )
    good = (
        "6.1 迟延付款的，每日按未付款的万分之三支付违约金。\n9.1 图册逾期交付的，每逾期一个工作日扣减300元。",
        "7.1 岗位空缺的，除不支付空缺期间的费用外，每日支付300元违约金。\n7.2 业主逾期付款的，每日按逾期金额的0.03%支付违约金。",
        "7.1 保洁员缺勤的，不予支付当日费用，并按每人每日200元支付违约金。\n7.2 业主拖欠费用的，按日万分之三支付违约金。",
        "2.1 乙方逾期开通专线的，每日支付300元。\n2.2 乙方逾期拆除专线的，每日支付100元。",
        "2.1 送餐迟于12时的，当餐扣5%；迟于13时的，当餐扣20%。",
        "14.1 甲方逾期付款的，每逾期一日按逾期金额的0.05%支付违约金。\n14.2 乙方逾期交付的，每逾期一日按合同总价的0.1%支付违约金。",
        "14.1 甲方逾期付款30日以内的，每日按逾期金额的0.05%支付违约金；超过30日的，每日按逾期金额的0.1%支付违约金。",
        "14.1 甲方逾期付款的，每逾期一日按逾期金额的0.05%支付违约金。\n15.3 甲方未按期付款的，每日按逾期金额的万分之五支付违约金。",
        "7.1 一级故障逾期修复的，乙方每逾一小时支付违约金五百元。\n7.2 二级故障逾期修复的，乙方每逾一小时支付违约金二百元。",
        "7.1 一级故障逾期修复的，每逾一小时扣减当月服务费的1%。\n9.1 乙方逾期修复一级故障的，每逾一小时另行支付违约金五百元。",
        "14.1 甲方逾期支付尾款的，每日按0.05%支付违约金。\n14.2 甲方逾期支付首付款的，每日按0.1%支付违约金。",
        "14.1 甲方逾期付款的，每日按逾期金额的0.05%支付违约金。\n7.4 乙方逾期退还押金的，每逾期一日按应退金额的0.1%支付违约金。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        rates = [each for each in draft.ask(late_rates) if each.act and not each.tiered]
        reported: set[LateRate] = set()
        for place, each in enumerate(rates):
            other = next(
                (
                    later
                    for later in rates[place + 1 :]
                    if _same_delay(each, later, rates) and each.daily != later.daily
                ),
                None,
            )
            if other is None or each in reported:
                continue
            reported |= {each, other}
            yield self._clash(draft, each, other)
        said = {each.span.line for each in reported}
        yield from self._same_events(draft, said)

    def _same_events(self, draft: Draft, said: set[int]) -> Iterator[Finding]:
        """同一件事迟延，一处这样罚，一处那样罚。"""
        found = draft.ask(late_penalties)
        taken: set[LatePenalty] = set()
        for place, each in enumerate(found):
            for other in found[place + 1 :]:
                if taken & {each, other} or {each.span.line, other.span.line} & said:
                    continue
                if _two_standards(each, other):
                    taken |= {each, other}
                    yield self.finding(
                        other.span,
                        f"同一迟延有两个标准：{draft.where(each.span)}为每{each.unit}{each.words}，"
                        f"{draft.where(other.span)}为每{other.unit}{other.words}。",
                        severity=Severity.WARNING,
                        related=[each.span],
                        suggestion="统一为一个标准，只写一处；分段计算的写明界限。",
                        provisional=each.provisional or other.provisional,
                    )

    def _clash(self, draft: Draft, each: LateRate, other: LateRate) -> Finding:
        provisional = each.provisional or other.provisional
        unlike = bool(each.base and other.base and each.base != other.base) or (each.flat is None) != (
            other.flat is None
        )
        unsure = (each.guessed and not each.who) or (other.guessed and not other.who)
        return self.finding(
            each.span,
            f"{each.who or other.who}迟延{each.act}的违约金有两个标准：{draft.where(each.span)}为每{each.per}{each.words}，"
            f"{draft.where(other.span)}为每{other.per}{other.words}。",
            severity=Severity.INFO
            if unsure
            else Severity.WARNING
            if provisional or unlike
            else Severity.ERROR,
            related=[other.span],
            suggestion="统一为一个标准，只写一处；分段计算的写明界限。",
            provisional=provisional,
        )


def _two_standards(one: LatePenalty, two: LatePenalty) -> bool:
    """同一方的同一件事，标准不同；都写了界限而界限不同的，是分段。"""
    if one.who and two.who and one.who != two.who:
        return False
    if one.after and two.after and one.after != two.after:
        return False
    if one.levels != two.levels:
        return False
    periods = {"日", "周", "月"}
    if (
        one.unit != two.unit
        and not {one.unit, two.unit} <= periods
        and "market"
        not in (
            one.standard[0],
            two.standard[0],
        )
    ):
        return False
    return one.standard != two.standard and same_event(one.event, two.event, bool(one.after and two.after))


def _same_delay(one: LateRate, two: LateRate, rates: list[LateRate]) -> bool:
    """同一方、同一件事；写明的对象不同就不是一回事。附件里没有写哪一方的，全文迟延这件事的只有一方，就是他。"""
    things = {_whole(each.object) for each in (one, two)} - {""}
    if (one.act, one.per, one.deducted) != (two.act, two.per, two.deducted) or len(things) > 1:
        return False
    if one.levels != two.levels and not (one.levels and set(one.levels) & set(two.levels)):
        return False
    if not one.who or not two.who:
        late = {each.who for each in rates if each.act == one.act} - {""}
        told = bool(one.who or two.who)
        return told and (bool(one.levels) or one.per != "日" or (len(late) == 1 and not things))
    return one.who == two.who


def _whole(thing: str) -> str:
    """服务费、合同款泛指全部款项。"""
    return "" if thing in ("服务费", "服务费用", "维护费", "合同款") else thing
