"""可用性目标要有统计周期、公式、数据来源和不可用的认定，才算得出是否达到。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.availability import Availability, availability
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_PLANNED = "计划内维护是否计入"


class AvailabilityUnderspecified(Rule):
    """只写“可用性不低于99.9%”，按月算还是按年算、维护停机算不算、以谁的监控为准都没有，到时无法证明达标与否。

    写法：“月度可用率＝（当月总分钟数－不可用分钟数）÷当月总分钟数；计划内维护每月合计不超过4小时，不计入不可用；以双方认可的监控平台数据为准。”
    """

    title = "可用性缺周期、公式或数据来源"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第五百一十条", "民法典第五百一十一条第一项")
    bad = (
        "2.1 月度可用率＝（总分钟数－不可用分钟数）÷总分钟数，不低于>>99.5%<<，以网管平台记录为准。\n"
        "2.2 下列时长不计入不可用分钟数：\n(1)客户专线中断。\n2.3 计划维护由服务商安排。",
        "3.1 系统可用性不低于>>99.9%<<。",
        "3.1 核心平台的年度可用性不低于【例如：>>99.5%<<】，以监控平台的记录为准。",
    )
    good = (
        "2.1 月度可用率＝（总分钟数－不可用分钟数）÷总分钟数，不低于99.5%，以网管平台记录为准。\n"
        "2.2 下列时长不计入不可用分钟数：\n(1)提前两日告知的计划维护；\n(2)客户专线中断。",
        "3.1 月度可用率不低于99.9%。月度可用率＝（当月总分钟数－不可用分钟数）÷当月总分钟数；"
        "计划内维护每月合计不超过4小时，不计入不可用；以双方认可的监控平台数据为准。",
        "1.1 服务周期：一个服务周期为一个自然月。\n"
        "2.1 服务可用性＝（周期总分钟数－不可用分钟数）/周期总分钟数，以监控平台的记录为准。\n"
        "2.2 一个服务周期内的服务可用性不低于99%。\n2.3 因预先通知后进行系统维护所引起的中断不计算在内。",
        "1.3 工单按时关闭率不低于95%。",
        "3.4 任一统计周期的可用率低于98%的，构成严重违约。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(availability)
        if not found.targets:
            return
        bare = [each for each in found.targets if not each.period]
        missing = _missing(found, bool(bare) and len(bare) == len(found.targets))
        if not missing:
            return
        first = bare[0] if bare else found.targets[0]
        yield self.finding(
            first.span,
            f"{draft.where(first.span)}的可用性（{first.words}）没有写明{'、'.join(missing)}，无法计算是否达到。",
            severity=Severity.INFO if missing == [_PLANNED] else None,
            related=[each.span for each in found.targets if each is not first],
            suggestion="写明统计周期、计算公式、数据来源、不可用的认定和计划内维护是否计入。",
            provisional=first.provisional,
        )


def _missing(found: Availability, no_period: bool) -> list[str]:
    parts = (
        (no_period, "统计周期"),
        (not found.formula, "计算公式"),
        (not found.source, "数据来源"),
        (not found.downtime and not found.formula, "不可用的认定"),
        (not found.planned, _PLANNED),
    )
    return [name for lacking, name in parts if lacking]
