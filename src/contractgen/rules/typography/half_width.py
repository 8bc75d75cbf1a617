"""中文里夹着半角标点。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.punctuation import half_width_marks
from contractgen.model.finding import Confidence, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class HalfWidth(Rule):
    """正式文本的中文标点用全角；半角全角混用，常是从不同来源拼接的痕迹，也不便检索。

    把紧挨着汉字的半角标点换成全角。时刻、数字、网址、代码里的不改。全文合并为一条意见。
    """

    title = "中文中的半角标点"
    severity = Severity.INFO
    confidence = Confidence.HIGH
    basis = ("GB/T 15834—2011《标点符号用法》",)
    bad = ("第一条 甲方>>:<<北辰数科(天津)有限公司,以下简称甲方。",)
    good = (
        "第一条 甲方：北辰数科（天津）有限公司，服务时间为9:00-18:00。",
        "第一条 接口地址为 https://api.qingyu.example/v1?a=1 ，版本 3.2，比例 1:2。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        marks = draft.ask(half_width_marks)
        if marks:
            first = marks[0]
            yield self.finding(
                first.span,
                f"全文有{len(marks)}个半角标点紧挨着汉字，应当用全角（如“{first.full}”）。",
                related=[mark.span for mark in marks[1:]],
                suggestion="统一换成全角标点。",
                fix=Fix(first.full, safe=True),
            )
