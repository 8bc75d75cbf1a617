"""示例的身份信息没有换成真实的。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.sample_identities import sample_identities
from contractgen.model.finding import Confidence, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class SampleIdentity(Rule):
    """“张三”“13800138000”多半是范本里的示例；照此签署，通知送不到，款项付错账户。

    换成真实的姓名、电话、账号，并与证照、开户证明核对。
    """

    title = "示例身份信息"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第四百七十条",)
    bad = (
        "通知寄至>>某省某市某路8号<<。",
        "电话：>>0579-1234567<<",
        "联系人：>>张三<<，电话：>>13800138000<<，邮箱：>>example@example.com<<",
        "甲方：>>某某科技有限公司<<",
        "账号：>>6222000000000000<<",
        "统一社会信用代码：>>91110000MA00000000<<",
    )
    good = (
        "联系人：陆闻笛，电话：022-55504411，邮箱：lu.wendi@qingyu.example",
        "账号：1200 5550 4411 2026 31，开户行：中国示例银行天津分行",
        "统一社会信用代码：91120116M0203K7T7H",
        "举例：甲公司迟延两日，乙公司可以主张违约金。",
        "张三丰先生为乙方项目经理，某些情形除外。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found: dict[tuple[str, str], list[Span]] = {}
        for item in draft.ask(sample_identities):
            found.setdefault((item.kind, draft.quote(item.span)), []).append(item.span)
        for (kind, _), spans in found.items():
            yield self.finding(
                spans[0],
                f"{draft.where(spans[0])}的{kind}“{draft.quote(spans[0])}”看来是示例，请换成真实的。",
                related=spans[1:],
                suggestion=f"写上真实的{kind}，与证照核对。",
            )
