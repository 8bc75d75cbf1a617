"""日期没有填。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.placeholders import placeholders
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class DateMask(Rule):
    """起止日、付款日没有填，期限就无从计算；签署处的日期在签署时填，只作提示。

    写明年、月、日；日期取决于某件事的，写“自……之日起”并说明由谁、以什么证明那一天。
    """

    title = "日期未填"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第二百零一条", "民法典第五百一十一条")
    bad = (
        "2.1 乙方应于>> 月 日<<前提交名单。",
        "本协议自>>20__年__月__日<<起至>>20__年__月__日<<止。",
        "乙方应于>>X年X月X日<<前交付，>>202X年12月31日<<前验收。",
        "首次巡检在    >>年   月   日<<进行。",
        "甲方应在>>__月__日<<前付款，>>20XX年<<内付清。",
    )
    good = (
        "本协议自2026年12月1日起至二〇二七年十一月三十日止。",
        "财年内每年1月对账，服务期三年。",
        "签订于2026 年 1 月 5 日。",
        "登记证件所载出生年月日。",
        "日期格式为YYYY-MM-DD。",
        "本协议于__2026__年__12__月__1__日签订。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.kind != "date":
                continue
            where = draft.where(place.span)
            if place.later:
                yield self.finding(
                    place.span,
                    f"{where}的日期在签署或填表时填写。",
                    severity=Severity.INFO,
                    suggestion="签署时填上。",
                )
            else:
                yield self.finding(
                    place.span,
                    f"{where}的日期“{place.text.strip()}”没有填写。",
                    suggestion="写明年、月、日；取决于某件事的，写“自……之日起”。",
                )
