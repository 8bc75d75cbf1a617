"""“至少……以内”“提前……内”一类上下限用词自相抵触，“30日前”所指不明。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.bound_words import BoundClash, bound_words
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class BoundWordMisuse(Rule):
    """“提前5日内”既可读成至少早5日，也可读成最后5日之内，意思正好相反；“不少于……以内”没有一个数能同时满足。

    写法：下限写“至少提前5日”“不少于5日”，上限写“不超过5日”“5日内”，二者不并用；限期写明日期或者起算点。
    """

    title = "以内、以上、提前等用词矛盾"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一千二百五十九条", "民法典第一百四十二条")
    bad = (
        "3.3 报告应>>最迟不早于维修后3日提交<<；赔偿金额>>不高于货值以上<<。",
        "4.5 不再续租的，应>>至少在期满前30日以内<<告知；录像>>至少保存90天以内<<。",
        "4.1 乙方实施变更的，应>>提前5日内<<通知甲方。",
        "4.2 日志应当保存，期限>>不超过5日以上<<；整改应>>至少在3日以内<<完成。",
        "4.3 乙方应当在>>30日前<<提交总结报告。",
        "3.1 备件库存>>最低保持5件以内<<；单次延期>>最长不少于7日<<。",
        "3.2 缺勤>>超过3次以内<<的扣减；入场>>未满半年以上<<的不得上岗。",
        "| 项目 | 时限 |\n|---|---|\n| 换件 | >>≥6小时以内<< |\n| 巡查 | 2日以内 |",
        "3.3 报表应>>不晚于次月5日之后<<报送；议程应>>于评审会召开的2日内提前<<发出。",
    )
    good = (
        "4.1 乙方应至少提前5日通知甲方；甲方应于2026年3月30日之前答复。",
        "4.2 服务期限届满30日前，双方均未书面提出异议的，自动续期；变更实施5日前通知。",
        "4.3 乙方应在收到通知后5日内答复，最长不超过10日。",
        "3. 交货时间：____年__月__日前。",
        "4.4 日志留存不少于6个月；每月25日前提交报告。",
        "4.5 甲方应不晚于验收合格之后10日付款；服务期届满30日内移交；提前3日站内公告。",
        "4.6 班额不少于20人，最多不超过40人；与最低报价相差5%以内的，参加复评。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for clash in draft.ask(bound_words):
            message, suggestion = _say(clash)
            yield self.finding(
                clash.span,
                f"{draft.where(clash.span)}“{clash.words}”{message}",
                suggestion=suggestion,
                provisional=clash.provisional,
            )


def _say(clash: BoundClash) -> tuple[str, str]:
    if clash.kind == "vague":
        return "没有写明在何事之前，也可能是指限期，所指不明。", "写成“……之日前至少N日”，或者写明日期。"
    return "上限与下限的用词并用，意思相反。", "取其一：“至少提前N日”“不少于N日”，或者“不超过N日”“N日内”。"
