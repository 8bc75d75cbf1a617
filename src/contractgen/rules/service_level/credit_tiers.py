"""抵扣档位应当首尾相接、不空不叠，可用率越低抵扣越多，首档与可用性目标相接。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.availability import Availability, availability
from contractgen.facts.conventions import Conventions, conventions
from contractgen.facts.credit_tiers import Ladder, Tier, bounded_clauses, credit_tiers
from contractgen.facts.promised_values import credit_caps, promised_values
from contractgen.facts.words.rungs import Rung, inverted, rungs
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.rules.service_level._tier_edges import bottom_in, top_in
from contractgen.rules.service_level._tier_targets import exceeding, same_article, target
from contractgen.rules.service_level._tier_words import edge_span, edge_words, said

_FAR = Decimal("Infinity")


class CreditTiers(Rule):
    """档位留空当的，落在其中的水平没有约定的后果；重叠的有两个后果；服务越差后果越轻的，必有一处写错。

    可用率、合格率、得分、延误时长、差错次数，扣几成、付几成、打几折，都一样看。“以上”“以下”依通常含义均含本数
    （参照民法典第一千二百五十九条），所以“99.5%以上”与“99.5%以下”在99.5%一点上重叠。
    写法：用≥和＜，如“≥99.5%；≥99%且＜99.5%；＜99%”，或者约定一次“以上含本数、以下不含本数”。
    """

    title = "服务抵扣档位有缺口、重叠或倒挂"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百八十五条")
    bad = (
        "第一条 违约扣减\n1.1 丢件1件扣1%，2至3件扣3%，>>5件以上<<扣10%。",
        "第一条 违约扣减\n1.1 丢件1件扣1%，2至3件扣3%，>>5件以上<<扣10%。",
        "5.1 价目：\n| 名目 | 月费（元） |\n|---|---|\n| 保洁 | 20,000 |\n| 绿化 | 8,000 |\n\n7.1 保洁合格率低于96%但不低于90%的，扣当月保洁费的9%；低于90%的，扣25%。\n7.2 每月保洁扣减累计不超过当月保洁费的>>20%<<。",
        "| 满意度与目标的差距 | 扣减 |\n|---|---|\n| ≤2个百分点 | 6% |\n| ＞2个百分点且≤5个百分点 | >>3%<< |\n| ＞5个百分点 | 15% |",
        "5.1 运费按下表扣减：\n| 指标 | 轻度 | 扣减 | 重度 | 扣减 |\n|---|---|---|---|---|\n| 准点率 | ≥90%且＜95% | 3% | >>＜88%<< | 10% |\n| 温控合格率 | ≥97%且＜99% | 5% | ＜97% | 15% |",
        "| 情形 | 扣减 |\n|---|---|\n| 投递准时率≥95%且＜98% | 2% |\n| 投递准时率>>＜96%<< | 6% |\n| 退件及时率≥90%且＜95% | 1% |\n| 退件及时率＜90% | 3% |",
        "4.1 修复超时扣费：超过3小时至9小时（含），减免1%；超时>>20小时以上<<，减免4%。",
        "5.1 运行率未达标的，少付当月服务费：不低于98%、低于99%的，少付10%；不低于97%、低于98%的，少付>>6%<<；低于97%的，少付20%。",
        "7.1 月可用率99.5%以上的，不扣减；99%以上、>>99.5%以下<<的，扣减5%；99%以下的，扣减10%。",
        "| 可用率 | 抵扣比例 |\n|---|---|\n| ≥99.9% | 不抵扣 |\n| >>≥99%且＜99.5%<< | 5% |\n| ＜99% | 10% |",
        "| 月可用率 | 抵扣比例 |\n|---|---|\n| ≥99.5% | 不抵扣 |\n| ≥99%且＜99.5% | 5% |\n| ＜99% | >>3%<< |",
        "6.2 季度得分90分及以上的，支付全部维护费；80分及以上不足90分的，支付92%；>>70分及以上不足78分<<的，支付85%；不足70分的，支付70%。",
        "6.2 抵达延误不满2小时的，不扣；满2小时不满5小时的，扣运费的12%；满5小时的，扣>>9%<<。",
        "6.2 差错率超过1%但不超过2%的，扣4%；>>超过2%但不超过5%<<的，扣9%。",
        "6.1 准点率不低于97%。\n6.2 准点率>>低于94%但不低于90%<<的，扣3%；低于90%的，扣10%。",
        "6.2 差错率超过1%但不超过2%的，扣4%；超过2%的，扣25%；每月扣减最高不超过月费的>>20%<<。",
    )
    good = (
        "第一条 赔付\n| 月可用率 | 赔付（占月费） |\n|---|---|\n| ≥99.9% | 0 |\n| ≥99%且＜99.9% | 5% |\n| ＜99% | 30% |",
        "第一条 扣款\n| 迟到时间 | 扣款 |\n|---|---|\n| 不超过30分钟 | 100元 |\n| 超过30分钟不超过60分钟 | 200元 |\n| 超过60分钟 | 500元 |",
        "7.1 各站点单独计算，以当月服务费的三分之一为该站点的基数：\n| 站点月可用率 | 扣减比例 |\n|---|---|\n| ≥99% | 0 |\n| ≥97%且＜99% | 10% |\n| ＜97% | 30% |\n\n7.2 当月扣减合计不超过当月服务费的20%。",
        "4.1 门禁系统月可用率不低于99.7%。\n\n附件一 考核\n| 项目 | 分值 | 办法 |\n|---|---|---|\n| 住户满意度 | 10 | 低于90%扣5分，低于80%扣10分 |\n| 到岗 | 20 | 每缺一班扣2分 |",
        "5.1 价目：\n| 名目 | 月费（元） |\n|---|---|\n| 保洁 | 20,000 |\n| 绿化 | 8,000 |\n\n7.1 绿化成活率不低于95%的，不扣；不足95%的，扣当月绿化费的40%；两项合计每月扣减不超过当月费用的15%。\n7.2 保洁合格率：90%以上未满96%，扣当月保洁费的9%；未满90%，扣25%。\n7.3 到岗率：98%以上未满99%，扣当月保洁费的1%；未满98%，扣4%。",
        "6.1 漏检的，每次扣2%，每月最高5%。\n6.2 月度得分80分以上不足90分的，扣3%；不足80分的，扣9%。",
        "5.1 达标率没有达到98%的，违约金以当月运费8,000元为基数：96%以上不足98%的，3%；不足96%的，8%。",
        "| 准点率低于目标的幅度 | 扣减 |\n|---|---|\n| 不足2个百分点 | 3% |\n| 2个百分点以上、不足5个百分点 | 7% |\n| 5个百分点以上 | 15% |\n\n“以上”含本数，“不足”不含本数。",
        "5.1 运费按下表扣减：\n| 指标 | 轻度 | 扣减 | 重度 | 扣减 |\n|---|---|---|---|---|\n| 准点率 | ≥90%且＜95% | 3% | ＜90% | 10% |\n| 温控合格率 | ≥97%且＜99% | 5% | ＜97% | 15% |",
        "7.1 准点率未达到96%的，按当月运费（9,000元）的以下比例扣减：93%以上、低于96%的，扣减4%；低于93%的，扣减20%。\n7.2 完好率每低1个百分点扣减1%，以12%为限。",
        "4.1 月完好率不低于99%，不足99%的，扣减800元；不足97%的，扣减2500元。",
        "5.1 运行率未达标的，少付当月服务费：不低于98%、低于99%的，少付6%；不低于97%、低于98%的，少付10%；低于97%的，少付20%。",
        "| 月可用率 | 抵扣比例 |\n|---|---|\n| ≥99.5% | 0 |\n| ≥99%且＜99.5% | 5% |\n| ＜99% | 10% |",
        "1.9 “以上”含本数，“以下”不含本数。\n"
        "7.1 月可用率99.5%以上的，不扣减；99%以上、99.5%以下的，扣减5%；99%以下的，扣减10%。",
        "| 月可用率 | 赔偿比例 |\n|---|---|\n| 低于99.5%但等于或高于99% | 10% |\n"
        "| 低于99%但等于或高于95% | 25% |\n| 低于95% | 50% |",
        "7.1 月可用率99%以上不足99.5%的，扣减5%；不足99%的，扣减10%。",
        "6.2 季度得分取整数：90分至100分，支付全部维护费；75分至89分，支付85%；74分及以下，支付60%。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        agreed = draft.ask(conventions)
        blamed: set[Span] = set()
        for ladder in draft.ask(credit_tiers):
            tiers = rungs(ladder)
            odd = [each.tier for each in tiers if inverted(each.tier)]
            found = (
                [self._inverted(draft, tier) for tier in odd]
                if odd
                else self._all(draft, ladder, tiers, agreed)
            )
            for finding in found:
                if finding.span not in blamed:
                    blamed.add(finding.span)
                    yield finding
        yield from self._alone(draft)

    def _all(self, draft: Draft, ladder: Ladder, tiers: list[Rung], agreed: Conventions) -> Iterator[Finding]:
        known = draft.ask(availability)
        yield from self._edges(draft, ladder, tiers, agreed, known)
        yield from self._worst(draft, ladder, tiers)
        yield from self._losses(draft, tiers)
        yield from self._start(draft, ladder, tiers, known)
        yield from self._cap(draft, ladder, tiers)

    def _alone(self, draft: Draft) -> Iterator[Finding]:
        """只有一档的：承诺95%，却从97%起扣。"""
        inside = {tier.span for ladder in draft.ask(credit_tiers) for tier in ladder.tiers}
        for each in draft.ask(bounded_clauses):
            low, high = each.interval.low, each.interval.high
            edge = low or high
            span = each.span()
            if (
                edge is None
                or (low and high)
                or span in inside
                or not each.subject
                or each.interval.unit not in ("%", "分")
            ):
                continue
            if each.effect is None or not each.effect.loss or each.effect.kind == "ended":
                continue
            for promise in draft.ask(promised_values):
                named = promise.subject in each.subject or each.subject in promise.subject
                alike = promise.unit == each.interval.unit and named
                beyond = (
                    edge.value > promise.value if promise.better == "high" else edge.value < promise.value
                )
                worse = (high is not None) == (promise.better == "high")
                if alike and beyond and worse and same_article(draft, promise.span, span):
                    yield self.finding(
                        span,
                        f"承诺的数是{promise.words}（{draft.where(promise.span)}），却从{draft.quote(span)}起扣减（{draft.where(span)}）。",
                        severity=Severity.WARNING,
                        related=[promise.span],
                        suggestion="使开始扣减的边界与承诺相同。",
                        provisional=promise.provisional,
                    )
                    break

    def _inverted(self, draft: Draft, tier: Tier) -> Finding:
        return self.finding(
            tier.span,
            f"{draft.where(tier.span)}“{tier.words}”的下限不低于上限。",
            suggestion="核对这一档的上下限。",
        )

    def _edges(
        self, draft: Draft, ladder: Ladder, tiers: list[Rung], agreed: Conventions, known: Availability
    ) -> Iterator[Finding]:
        """相邻两档的边界。"""
        shared: list[tuple[Rung, Rung, Severity]] = []
        for upper, lower in pairwise(tiers):
            apart = upper.bottom - lower.top
            if apart:
                yield from self._unequal(draft, ladder, upper, lower, known)
                continue
            one, two = bottom_in(upper, agreed, ladder.worse), top_in(lower, agreed, ladder.worse)
            if one and two and upper.loss != lower.loss:
                clear = upper.bottom_loose != lower.top_loose  # 一侧写明“≥”或者“含”的，本意大致清楚
                shared.append((upper, lower, Severity.INFO if clear else Severity.WARNING))
            elif not one and not two:
                point = edge_words(draft, upper.tier, lower.tier, lower.top, ladder.worse)
                yield self._finding(
                    draft, lower.tier.span, upper.tier.span, f"恰为{point}时不属于任何一档", Severity.WARNING
                )
        if shared:
            yield self._shared(draft, ladder, shared)

    def _shared(self, draft: Draft, ladder: Ladder, shared: list[tuple[Rung, Rung, Severity]]) -> Finding:
        """边界值同时落入两档：一组档位一条。"""
        points = "、".join(
            edge_words(draft, upper.tier, lower.tier, lower.top, ladder.worse) for upper, lower, _ in shared
        )
        severity = max(each[2] for each in shared)
        upper, lower, _ = next(each for each in shared if each[2] is severity)
        rest = [span for one, two, _ in shared for span in (one.tier.span, two.tier.span)]
        return self.finding(
            edge_span(lower.tier, lower.top, ladder.worse),
            f"边界值{points}同时落入两档（“{upper.tier.words}”“{lower.tier.words}”；“以上”“以下”依通常含义均含本数，参照民法典第一千二百五十九条）。",
            severity=severity,
            related=rest,
            basis=("民法典第一千二百五十九条", "民法典第一百四十二条"),
            suggestion="改用≥和＜，或者约定“以上含本数、以下不含本数”。",
        )

    def _unequal(
        self, draft: Draft, ladder: Ladder, upper: Rung, lower: Rung, known: Availability
    ) -> Iterator[Finding]:
        """两档之间空着一段，或者叠着一段。"""
        gap = lower.top < upper.bottom
        severity = None
        if gap and upper.bottom_in and lower.top_in:
            size = upper.bottom - lower.top
            if ladder.step is not None and size <= ladder.step:
                return
            if size <= min(upper.step, lower.step) and (
                ladder.step is None and (ladder.unit != "%" or upper.step < Decimal("0.01"))
            ):
                if ladder.unit in ("时", "工作日", "月"):
                    return  # 第1日至第5日、第6日至第10日：一日一日地数
                severity = Severity.INFO  # 80至89分、90至100分：取整时才接得上
        one = edge_words(draft, upper.tier, upper.tier, upper.bottom, ladder.worse)
        two = edge_words(draft, lower.tier, lower.tier, lower.top, ladder.worse)
        between = f"{two}与{one}之间" if gap else f"{one}与{two}之间"
        message = f"{between}{'没有对应的档位' if gap else '同时落入两档'}"
        if not gap and upper.loss == lower.loss and upper.loss is not None:
            severity = Severity.INFO
        supported = {each.ratio for each in known.targets} if ladder.available else set()
        wrong, other = (
            (upper, lower)
            if abs(lower.top) in supported and abs(upper.bottom) not in supported
            else (lower, upper)
        )
        yield self._finding(draft, wrong.tier.span, other.tier.span, message, severity)

    def _finding(
        self, draft: Draft, span: Span, other: Span, message: str, severity: Severity | None
    ) -> Finding:
        return self.finding(
            span,
            f"{message}：{draft.where(other)}“{draft.quote(other)}”与{draft.where(span)}“{draft.quote(span)}”。",
            severity=severity,
            related=[other],
            suggestion="使相邻两档的边界相同，一档用≥，另一档用＜。",
        )

    def _worst(self, draft: Draft, ladder: Ladder, tiers: list[Rung]) -> Iterator[Finding]:
        """最差的一头没有约定。"""
        last = tiers[-1]
        end = abs(last.bottom)
        exact = last.top == last.bottom
        nothing = (
            exact or end == _FAR or (ladder.worse == "low" and end == 0) or (ladder.unit == "%" and end >= 1)
        )
        if nothing or not last.loss or last.loss >= 1 or _told(ladder, end):
            return
        edge = edge_words(draft, last.tier, last.tier, last.bottom, ladder.worse)
        side = "低于" if ladder.worse == "low" else "超过"
        yield self.finding(
            last.tier.span,
            f"最差的一档是“{last.tier.words}”（{draft.where(last.tier.span)}），{side}{edge}时没有约定。",
            suggestion=f"增加“{side}{edge}”一档，或者去掉这一档的那一头限度。",
            severity=None if ladder.unit == "%" else Severity.WARNING,
        )

    def _losses(self, draft: Draft, tiers: list[Rung]) -> Iterator[Finding]:
        """服务更差，后果反而更轻。"""
        for upper, lower in pairwise(tiers):
            one, two = upper.tier.effect, lower.tier.effect
            if one is None or two is None or one.loss is None or two.loss is None or two.loss >= one.loss:
                continue
            if one.kind != two.kind and one.loss and two.loss:
                continue
            related = [span for span in (upper.tier.effect_span, upper.tier.span, lower.tier.span) if span]
            yield self.finding(
                lower.tier.effect_span or lower.tier.span,
                f"更差的“{lower.tier.words}”{said(two)}，反而轻于“{upper.tier.words}”的{said(one)}。",
                related=related,
                suggestion="使后果逐档加重。",
            )

    def _start(
        self, draft: Draft, ladder: Ladder, tiers: list[Rung], known: Availability
    ) -> Iterator[Finding]:
        """开始扣减的边界与承诺的数。"""
        cut = [each for each in tiers if each.loss]
        if not cut or abs(cut[0].top) in (_FAR, Decimal(1) if ladder.unit == "%" else _FAR):
            return
        first = cut[0]
        edge = abs(first.top)
        promised = target(draft, ladder, edge, known)
        if promised is None:
            return
        span, words, provisional = promised
        place = tiers.index(first)
        spans = [span, *([tiers[place - 1].tier.span] if place else [])]
        shown = edge_words(draft, first.tier, first.tier, first.top, ladder.worse)
        named = "可用性目标" if ladder.available else "承诺的数"
        yield self.finding(
            first.tier.span,
            f"从{shown}起扣减（{draft.where(first.tier.span)}“{first.tier.words}”），{named}却是{words}（{draft.where(span)}）。",
            related=spans,
            severity=Severity.WARNING if provisional or not ladder.available else None,
            suggestion=f"把开始扣减的边界改为{words}，或者改正承诺。",
            provisional=provisional,
        )

    def _cap(self, draft: Draft, ladder: Ladder, tiers: list[Rung]) -> Iterator[Finding]:
        """某一档的扣减超过总上限。"""
        for cap in draft.ask(credit_caps):
            if not (over := exceeding(draft, ladder, tiers, cap)):
                continue
            worst = over[-1].tier
            yield self.finding(
                cap.span,
                f"扣减的总上限是{cap.words}（{draft.where(cap.span)}），“{worst.words}”一档的{said(worst.effect) if worst.effect else ''}超过上限，不能兑现。",
                severity=Severity.WARNING,
                related=[each.tier.effect_span or each.tier.span for each in over],
                suggestion="提高总上限，或者减轻这一档的扣减。",
            )


def _told(ladder: Ladder, end: Decimal) -> bool:
    """同一条里另有话说到更差的一头：低于90%的，可以解除。"""
    for each in ladder.tells:
        edge = each.high if ladder.worse == "low" else each.low
        if edge is not None and edge.value == end:
            return True
    return False
