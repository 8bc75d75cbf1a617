"""下划线、空格、空括号留的空白没有填。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.placeholders import Placeholder, placeholders
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class BlankRun(Rule):
    """留白没有填，这一点就没有约定；签署以后由一方补填的，另一方可以不认。

    填上内容；不填的划掉或者写“/”。签署处由人手写的空白不在此列。
    """

    title = "下划线或空格留白"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条", "民法典第五百一十条")
    bad = (
        "2.1 值班电话不另行收费。\n2.2 >>乙方的值班邮箱为：<<\n2.3 值班人员应登记来电。",
        "服务费共计>>______<<元，由>>＿＿＿＿<<支付。",
        "违约责任按第>>____<<条执行。",
        "质保期>>（　　）<<个月，项目名称为>>《　》<<。",
        "合同总价为人民币>>      <<元。",
        "第一条 维护范围为>>__________<<\n____________________\n____________________"
        "\n第二条 服务费一次付清。",
        "一、甲方账户\n>>账号：<<\n开户行：中国示例银行天津分行",
    )
    good = (
        "服务费共计__120000__元，按__60__%支付首付款。",
        "变量名用 snake_case_name，配置项见 max__retry__count。",
        "第一章 总则……………………3\n第二章 服务……………………5",
        "乙方承担下列责任：\n（一）按时巡检；\n（二）按时报告。",
        "甲  方：北辰数科（天津）有限公司\n地  址：天津市滨海新区",
        "甲方违约的，乙方可以请求赔偿……直至解除合同。",
        "调用 start() 之后检查返回值。",
        "家教服务合同\n甲方：程某\n乙方：周某\n第一条 服务\n每周授课一次。\n第二条 费用\n每次200元。\n"
        "第三条 生效\n经双方签字后生效。\n甲方确认：＿＿＿＿＿＿＿＿    乙方确认：＿＿＿＿＿＿＿＿",
        "租赁合同\n第一条 设备\n笔记本电脑两台。\n第二条 租期\n一年。\n第三条 租金\n每月350元。\n附件：设备交付验收清单\n"
        "| 序号 | 设备 | 序列号 |\n|---|---|---|\n| 1 | 笔记本电脑 | ________ |\n交付地点：________\n签收人：________",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.later or place.kind not in ("line", "label"):
                continue
            yield self._label(draft, place) if place.kind == "label" else self._line(draft, place)

    def _line(self, draft: Draft, place: Placeholder) -> Outcome:
        return self.finding(
            place.span,
            f"{draft.where(place.span)}“{_around(draft, place)}”处的空白没有填写。",
            related=place.continued,
            suggestion="填上约定的内容；不适用的写“/”。",
        )

    def _label(self, draft: Draft, place: Placeholder) -> Outcome:
        return self.finding(
            place.span,
            f"{draft.where(place.span)}“{place.text}”之后没有内容。",
            severity=Severity.INFO if place.unsure else Severity.WARNING,
            confidence=Confidence.MEDIUM,
            suggestion="填上内容；没有的写“无”。",
        )


def _around(draft: Draft, place: Placeholder) -> str:
    """空白连同前后几个字。"""
    text = draft.line(place.span).text
    before = text[max(0, place.span.start - 10) : place.span.start]
    after = text[place.span.end : place.span.end + 6]
    return f"{before}____{after}".strip()
