"""抵扣档位应当首尾相接、不空不叠，可用率越低抵扣越多，首档与可用性目标相接。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.availability import Availability, availability
from contractgen.facts.conventions import Conventions, conventions
from contractgen.facts.credit_tiers import Tier, credit_caps, credit_tiers
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.numerals import plain_decimal
from contractgen.zh.percentages import Percent, format_percent

_DAYS = {"month": 30, "quarter": 90, "year": 365}


class CreditTiers(Rule):
    """档位留空当的，落在其中的可用率没有约定的后果；重叠的有两个后果；服务越差抵扣越少的，必有一处写错。

    “以上”“以下”依通常含义均含本数（参照民法典第一千二百五十九条），所以“99.5%以上”与“99.5%以下”在99.5%一点上重叠。
    写法：用≥和＜，如“≥99.5%；≥99%且＜99.5%；＜99%”，或者约定一次“以上含本数、以下不含本数”。
    """

    title = "服务抵扣档位有缺口、重叠或倒挂"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百八十五条")
    bad = (
        "5.1 运行率未达标的，少付当月服务费：不低于98%、低于99%的，少付10%；不低于97%、低于98%的，少付>>6%<<；低于97%的，少付20%。",
        "7.1 月可用率99.5%以上的，不扣减；99%以上、>>99.5%以下<<的，扣减5%；99%以下的，扣减10%。",
        "| 可用率 | 抵扣比例 |\n|---|---|\n| ≥99.9% | 不抵扣 |\n| >>≥99%且＜99.5%<< | 5% |\n| ＜99% | 10% |",
        "| 月可用率 | 抵扣比例 |\n|---|---|\n| ≥99.5% | 不抵扣 |\n| ≥99%且＜99.5% | 5% |\n| ＜99% | >>3%<< |",
    )
    good = (
        "5.1 运行率未达标的，少付当月服务费：不低于98%、低于99%的，少付6%；不低于97%、低于98%的，少付10%；低于97%的，少付20%。",
        "| 月可用率 | 抵扣比例 |\n|---|---|\n| ≥99.5% | 0 |\n| ≥99%且＜99.5% | 5% |\n| ＜99% | 10% |",
        "1.9 “以上”含本数，“以下”不含本数。\n"
        "7.1 月可用率99.5%以上的，不扣减；99%以上、99.5%以下的，扣减5%；99%以下的，扣减10%。",
        "| 月可用率 | 赔偿比例 |\n|---|---|\n| 低于99.5%但等于或高于99% | 10% |\n"
        "| 低于99%但等于或高于95% | 25% |\n| 低于95% | 50% |",
        "7.1 月可用率99%以上不足99.5%的，扣减5%；不足99%的，扣减10%。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        agreed = draft.ask(conventions)
        known = draft.ask(availability)
        for group in draft.ask(credit_tiers):
            tiers = _joined(sorted(group, key=lambda tier: (tier.high, tier.low), reverse=True))
            if any(_inverted(tier) for tier in tiers):
                yield from self._inverted(draft, tiers)
                continue
            yield from self._edges(draft, tiers, agreed, known)
            yield from self._credits(draft, tiers)
            yield from self._target(draft, tiers, known)
            yield from self._cap(draft, tiers)

    def _inverted(self, draft: Draft, tiers: list[Tier]) -> Iterator[Finding]:
        for tier in tiers:
            if _inverted(tier):
                yield self.finding(
                    tier.span,
                    f"{draft.where(tier.span)}“{tier.words}”的下限不低于上限。",
                    suggestion="核对这一档的上下限。",
                )

    def _edges(
        self, draft: Draft, tiers: list[Tier], agreed: Conventions, known: Availability
    ) -> Iterator[Finding]:
        shared: list[tuple[Tier, Tier]] = []
        for upper, lower in pairwise(tiers):
            if upper.low != lower.high:
                yield self._unequal(draft, upper, lower, known)
            elif _low_in(upper, agreed) and _high_in(lower, agreed) and upper.credit != lower.credit:
                if not (upper.low_loose and lower.high_loose):
                    continue  # 一侧写明“≥”或者“含”的，本意清楚
                shared.append((upper, lower))
            elif not _low_in(upper, agreed) and not _high_in(lower, agreed):
                yield self._finding(
                    draft,
                    lower.span,
                    upper.span,
                    f"可用率恰为{_percent(upper.low)}时不属于任何一档",
                    Severity.WARNING,
                )
        if shared:
            yield self._shared(draft, shared)
        last = tiers[-1]
        if last.low > 0 and last.credit:
            yield self.finding(
                last.span,
                f"抵扣档位最低一档是“{last.words}”（{draft.where(last.span)}），可用率低于{_percent(last.low)}时没有约定。",
                suggestion=f"增加“＜{_percent(last.low)}”一档，或者把这一档的下限改为0%。",
            )

    def _shared(self, draft: Draft, shared: list[tuple[Tier, Tier]]) -> Finding:
        """边界值同时落入两档：一份草稿一条。"""
        points = "、".join(_percent(upper.low) for upper, _ in shared)
        upper, lower = shared[0]
        rest = [span for one, two in shared[1:] for span in (one.span, two.span)]
        return self.finding(
            _edge_words(lower),
            f"边界值{points}同时落入两档（“{upper.words}”“{lower.words}”；“以上”“以下”依通常含义均含本数，参照民法典第一千二百五十九条）。",
            severity=Severity.WARNING,
            related=[upper.span, *rest],
            basis=("民法典第一千二百五十九条", "民法典第一百四十二条"),
            suggestion="改用≥和＜，或者约定“以上含本数、以下不含本数”。",
        )

    def _unequal(self, draft: Draft, upper: Tier, lower: Tier, known: Availability) -> Finding:
        gap = lower.high < upper.low
        low, high = sorted((upper.low, lower.high))
        between = f"{_percent(low)}至{_percent(high)}"
        message = f"可用率在{between}之间{'没有对应的档位' if gap else '同时落入两档'}"
        supported = {each.ratio for each in known.targets}
        wrong, other = (
            (upper, lower) if lower.high in supported and upper.low not in supported else (lower, upper)
        )
        return self._finding(draft, wrong.span, other.span, message, None)

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

    def _credits(self, draft: Draft, tiers: list[Tier]) -> Iterator[Finding]:
        for upper, lower in pairwise(tiers):
            if upper.credit is None or lower.credit is None or lower.credit >= upper.credit:
                continue
            if upper.unit != lower.unit and upper.credit and lower.credit:
                continue
            yield self.finding(
                lower.credit_span or lower.span,
                f"可用率更低的“{lower.words}”抵扣{_credit(lower)}，反而少于“{upper.words}”的{_credit(upper)}。",
                related=[upper.credit_span or upper.span, lower.span],
                suggestion="使抵扣比例逐档不减。",
            )

    def _target(self, draft: Draft, tiers: list[Tier], known: Availability) -> Iterator[Finding]:
        """开始抵扣的边界与可用性目标。"""
        cut = [tier for tier in tiers if tier.credit]
        if not cut or not known.targets or cut[0].high == 1 or not cut[0].available:
            return
        edge = cut[0].high
        if any(target.ratio == edge for target in known.targets) or _backed(edge, known):
            return
        if len({target.object for target in known.targets if target.object}) > 1:
            return
        target = known.targets[-1]
        upper = tiers[tiers.index(cut[0]) - 1] if tiers.index(cut[0]) else None
        spans = [target.span, *([upper.span] if upper else [])]
        yield self.finding(
            cut[0].span,
            f"从{_percent(edge)}起抵扣（{draft.where(cut[0].span)}“{cut[0].words}”），"
            f"可用性目标却是{target.words}（{draft.where(target.span)}）。",
            related=spans,
            severity=Severity.WARNING if target.provisional else None,
            suggestion=f"把开始抵扣的边界改为{target.words}，或者改正目标。",
            provisional=target.provisional,
        )

    def _cap(self, draft: Draft, tiers: list[Tier]) -> Iterator[Finding]:
        """某一档的抵扣超过总上限。"""
        for cap in draft.ask(credit_caps):
            over = [
                tier
                for tier in tiers
                if tier.credit is not None and not tier.unit and tier.credit > cap.ratio
            ]
            if over:
                yield self.finding(
                    cap.span,
                    f"抵扣的总上限是{cap.words}（{draft.where(cap.span)}），“{over[0].words}”一档的抵扣"
                    f"{_percent(over[0].credit or Decimal(0))}超过上限，不能兑现。",
                    severity=Severity.WARNING,
                    related=[tier.credit_span or tier.span for tier in over],
                    suggestion="提高总上限，或者降低这一档的抵扣比例。",
                )


def _joined(tiers: list[Tier]) -> list[Tier]:
    """只写一端的几档依次排开：低于99.5%、低于99%、低于98%，上一档到下一档为止。"""
    made = list(tiers)
    for place, (upper, lower) in enumerate(pairwise(tiers)):
        if upper.low_open and lower.high < upper.high:
            made[place] = replace(made[place], low=lower.high, low_in=not lower.high_in)
        if lower.high_open and upper.low > lower.low:
            made[place + 1] = replace(made[place + 1], high=upper.low, high_in=not upper.low_in)
    return made


def _inverted(tier: Tier) -> bool:
    """下限高于上限；“≥100%”只含一点，不算。"""
    return tier.low > tier.high or (tier.low == tier.high and not (tier.low_in and tier.high_in))


def _low_in(tier: Tier, agreed: Conventions) -> bool:
    return tier.low_in and not (tier.low_loose and agreed.exclusive_above)


def _high_in(tier: Tier, agreed: Conventions) -> bool:
    return tier.high_in and not (tier.high_loose and agreed.exclusive_below)


def _backed(edge: Decimal, known: Availability) -> bool:
    """写明的允许停机时间支持这个边界：目标可能才是写错的一处（由停机额度的规则报告）。"""
    for budget in known.budgets:
        seconds = _DAYS.get(budget.period, 0) * 86400 * (1 - edge)
        if seconds and abs(seconds - budget.seconds) <= seconds / 100:
            return True
    return False


def _edge_words(tier: Tier) -> Span:
    """上限那几个字，如“99.5%以下”。"""
    for value, span in tier.edges:
        if value == tier.high:
            return Span(
                span.line, span.start, max(span.end, tier.span.end) if span.end <= tier.span.end else span.end
            )
    return tier.span


def _credit(tier: Tier) -> str:
    credit = tier.credit or Decimal(0)
    return f"{plain_decimal(credit)}{tier.unit}" if tier.unit else _percent(credit)


def _percent(ratio: Decimal) -> str:
    return format_percent(Percent(ratio))
