"""以 X、×、*、● 代替的内容。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.placeholders import placeholders
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class MaskCharacters(Rule):
    """“XX系统”“X小时”没有说是哪个系统、几小时，等于没有约定。

    写上真实的名称和数字。作为公式里的未知数，应当在同一条写明它代表什么。
    """

    title = "以X、×、*等代替的内容"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条", "民法典第五百一十条")
    bad = (
        "1.1 本项目共计>>Z<<台，由甲方清点。",
        "1.1 甲方>>X<<家门店，每店>>N<<人，上限>>X<<万次。",
        "园区>>n<<台摄像机的维修。",
        "报表由>>某某<<部门签收。",
        "乙方维护甲方的>>XX<<系统，系统由>>××<<公司开发。",
        "服务费为>>XXX<<元，>>X<<小时内响应，>>N<<个工作日内解决。",
        "由>>○○<<有限公司交付，地点在>>●●<<市。",
        "押金为>>***<<元。",
    )
    good = (
        "合同标的及金额明细：??本合同服务期限一年。",
        "1.1 采用N+1冗余、X射线机两台；乙方仅可从10.8.*.*网段登录。",
        "乙方提供7x24小时服务，硬件为X86服务器，支持Layer 4/7。",
        "机柜尺寸3×8，管径Φ5.6×78m，共3 × 8小时。",
        "口令显示为******，身份证号脱敏为1201**********0016。",
        "请在□内打“×”。",
        "每迟延N日，违约金为N×100元，其中N为迟延的日数。",
        "统一社会信用代码：91120116M0203K7T7H",
        "* 巡检\n* 备份",
        "款项在验收合格后T+N日支付，MAX值另见附件一。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.kind == "mask" and not place.later:
                text = draft.line(place.span).text
                quote = text[max(0, place.span.start - 6) : place.span.end + 6]
                yield self.finding(
                    place.span,
                    f"{draft.where(place.span)}“{quote}”里以“{place.text}”代替了应当写明的内容。",
                    suggestion="写上真实的名称、数字或者编号。",
                )
