"""定义了而没有用到的词。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.unused_terms import unused_terms
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class DefinedNotUsed(Rule):
    """定义了“服务窗口”而后文一次没有用到，不是定义多余，就是后文该用这个词的地方另用了别的说法。

    写法：删去多余的定义；后文另有说法的，统一成定义的词。全文合并为一条意见。
    """

    title = "定义后未使用"
    severity = Severity.INFO
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条、第四百六十六条",)
    bad = (
        "第一条 定义\n1.1 “>>服务窗口<<”指每日22时至次日6时。\n1.2 “平台”指订货系统。\n第二条 服务\n2.1 乙方维护平台。",
    )
    good = (
        "第一条 定义\n1.1 “平台”指订货系统。\n第二条 服务\n2.1 乙方维护平台。",
        "第一条 定义\n1.1 “一级故障”指平台停用。\n1.2 “平台”指订货系统。\n附件一 时限\n| 级别 | 响应 |\n|---|---|\n| 一级故障 | 15分钟 |",
        "第一条 定义\n1.1 期间与数字：“届满”“不超过”包含本数。\n1.2 平台：指订货系统。\n第二条 服务\n2.1 乙方维护平台。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(unused_terms)
        if found:
            said = "、".join(f"“{each.term}”（{draft.where(each.span)}）" for each in found)
            yield self.finding(
                found[0].span,
                f"下列用语定义以后没有再用到：{said}。",
                related=[each.span for each in found[1:]],
                suggestion="删去多余的定义，或者在后文统一使用这个词。",
            )
