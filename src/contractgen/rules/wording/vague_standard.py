"""标准用语含糊：合理、必要、最佳实践。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.vague_words import vague_words
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class VagueStandard(Rule):
    """“客户预期”“行业最佳实践”没有可以对照的尺度，质量争议时只能按国家标准、行业标准或者通常标准认定。

    改引一份特定的文件、标准号或者附件里的指标。全文合并为一条意见。
    """

    title = "标准用语含糊"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百一十一条",)
    bad = (
        "第一条 服务应当达到>>行业最佳实践<<的水平，符合甲方预期。",
        "第一条 乙方应当采取>>必要的<<技术措施和合理的管理措施。",
    )
    good = (
        "第一条 服务应当达到附件二所列的指标。",
        "第一条 违约方承担对方为此支出的合理费用，并在合理期限内补正，不合理的要求除外。",
        "第一条 必要时双方召开会议。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        words = [word for word in draft.ask(vague_words) if word.kind == "standard"]
        if not words:
            return
        quotes = "、".join(f"“{draft.quote(word.span)}”（{draft.where(word.span)}）" for word in words[:8])
        more = f"等{len(words)}处" if len(words) > 8 else ""
        yield self.finding(
            words[0].span,
            f"标准用语含糊：{quotes}{more}，履行是否合格没有可以对照的尺度。",
            related=[word.span for word in words[1:]],
            suggestion="改引特定的标准、文件或者附件里的指标。",
        )
