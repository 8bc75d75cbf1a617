"""方括号一类的占位没有填。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.placeholders import placeholders
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class BracketSlot(Rule):
    """占位没有填，双方对这一点就没有约定；是价款、期限、数量的，只能事后补充协议或按法律推定。

    把括号连同里面的提示换成约定的内容。确实不适用的，写“不适用”或者“/”，并说明由哪一条代替。
    """

    title = "括号占位未填"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条", "民法典第五百一十条", "民法典第五百一十一条")
    bad = (
        "2.1 转运单由>>{承运单位}<<签发。",
        "| 楼层 | 清洁频次 |\n| --- | --- |\n| 一层 | 每日 |\n| >>【楼层名】<< | 每周 |",
        "合作期共计>>[X]<<个月，服务费人民币>>[X]<<元（￥>>[X]<<）。",
        "甲方：>>【请填写单位全称】<<",
        "系统部署于>>[机房地址]<<，由>>[联系人姓名]<<管理。",
        "质保期>>〔 〕<<个月，服务费>>【●】<<元。",
        "保密期限为>>【待填：保密期限（年）】<<。",
        "乙方为甲方的>>【XX仓储系统】<<提供维护服务。",
        "本协议由>>{客户名称}<<与>><服务商名称><<签订。",
    )
    good = (
        "| 楼层 | 状态 |\n| --- | --- |\n| 一层 | 【已拆除】 |\n| 二层 | 在用 |",
        "工单状态分为【待处理】【处理中】【已关闭】。",
        "一、订货\n【品名】丁腈手套\n【规格】中号\n【数量】300盒\n【交期】2027年1月8日",
        "争议由【甲方住所地】有管辖权的人民法院管辖。",
        "付款方式：[X] 按季支付　[ ] 按年支付",
        "甲方：北辰数科（天津）有限公司",
        "本条【重要提示】由双方签字确认。",
        "依照法释〔2023〕13号第六十七条处理，参见国办发[2022]5号文件和脚注[1]。",
        "违约金为【2千】元，在【15】个工作日内支付。",
        "【服务内容】乙方按附件一提供服务。",
        "附件见[服务清单](https://example.test/list.md)，缺陷记入数组 a[0]。",
        "提交【北京仲裁委员会】仲裁。\n（以下无正文）",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.kind in ("blank", "plain") and not place.later:
                yield self.finding(
                    place.span,
                    f"{draft.where(place.span)}的占位“{_short(place.text)}”没有填写。",
                    severity=Severity.INFO if place.unsure else None,
                    suggestion="换成约定的内容；不适用的写明“不适用”。",
                )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"
