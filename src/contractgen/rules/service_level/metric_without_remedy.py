"""写了指标而没有写达不到怎么办，或者只说“相应责任”。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.availability import availability
from contractgen.facts.credit_tiers import credit_tiers
from contractgen.facts.remedies import Remedies, remedies
from contractgen.facts.time_limits import time_limits
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.obligation_words import STEPS


class MetricWithoutRemedy(Rule):
    """有可用性、时限而没有抵扣、违约金或者解除权，达不到时客户只能另行举证损失；“相应责任”没有说是什么责任。

    写法：抵扣档位表、抵扣上限、累计几次可以解除，写在同一附件里。
    """

    title = "有指标无救济"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百七十七条", "民法典第五百八十二条", "民法典第五百八十五条")
    bad = (
        "3.2 一级故障15分钟内响应，4小时内恢复。\n3.3 甲方对乙方处置不及时的情况，有权向乙方>>提出批评<<。",
        "第三条 时限\n3.1 一级故障15分钟内响应，4小时内恢复。\n3.2 乙方未达到第三条规定的，应>>承担相应责任<<。",
        "3.1 系统的月度可用率不低于>>99.9%<<。\n3.2 一级故障应自收到报告之时起15分钟内响应，4小时内解决。",
        "3.3 服务商未能达到服务级别约定的关键绩效指标的，将>>承担相应的责任<<，具体按附件执行。",
        "3.2 一级故障4小时内解决；未能达到服务级别承诺的，则>>视为甲方违约<<。",
    )
    good = (
        "3.1 月度可用率不低于99.9%。\n7.1 可用率低于99.9%的，按下表抵扣当月服务费。",
        "3.1 一级故障4小时内解决。\n9.1 响应、解决超过时限的，每次支付违约金500元。",
        "3.1 在线服务的月度可用率不低于99.5%，低于的，参照附件三的赔偿方案补偿。",
        "3.1 一级故障4小时内解决。\n7.1 任何一方违反本协议，须在15日内纠正；逾期的，违约方须支付合同金额20%的违约金。",
        "8.1 甲方应自收到异议之日起5日内答复。",
        "3.1 一级故障4小时内解决。\n12.1 一方不履行义务或者履行不符合约定的，应赔偿对方因此受到的损失。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        known = draft.ask(remedies)
        metric = _first_metric(draft)
        if known.loose_metrics and known.money is not None:
            yield self._finding(draft, known.loose_metrics[0], "没有写明是什么责任", known, None)
            return
        if known.money is not None or draft.ask(credit_tiers):
            return
        if known.vague:
            yield self._finding(draft, known.vague[0], "没有写明是什么责任", known, metric)
        elif known.concrete is not None:
            return
        elif known.breach and metric and known.general is None:
            yield self._finding(draft, known.breach[0], "全文没有抵扣、违约金或者解除的约定", known, metric)
        elif metric and known.general is None:
            yield self._finding(draft, metric, "达不到时的抵扣、违约金或者解除权全文没有约定", known, None)

    def _finding(self, draft: Draft, span: Span, why: str, known: Remedies, metric: Span | None) -> Finding:
        related = [each for each in (metric, known.undefined_severe) if each is not None and each != span]
        severe = ""
        if known.undefined_severe is not None:
            where, words = draft.where(known.undefined_severe), draft.quote(known.undefined_severe)
            severe = f"{where}以“{words}”为条件，也没有定义。"
        return self.finding(
            span,
            f"{draft.where(span)}“{draft.quote(span)}”：{why}。{severe}",
            related=related,
            suggestion="写明服务抵扣的档位和上限、违约金，以及累计未达标到什么程度可以解除。",
        )


def _first_metric(draft: Draft) -> Span | None:
    """第一个可用性目标，或者带级别的时限。"""
    targets = draft.ask(availability).targets
    if targets:
        return targets[0].span
    return next(
        (
            each.span
            for each in draft.ask(time_limits)
            if each.action in STEPS and each.severity and each.bound == "within"
        ),
        None,
    )
