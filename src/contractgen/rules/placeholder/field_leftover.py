"""合并域、内容控件没有填，交叉引用失效。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.placeholders import placeholders
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class FieldLeftover(Rule):
    """“{{客户名称}}”“单击此处输入文字”说明套打没有成功或者没有填；“错误！未找到引用源”说明所引的条款已被删去。

    填上内容，或者更新域以后核对所引的条款。
    """

    title = "合并域或内容控件未填"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条",)
    bad = (
        "| 项目 | 台数 |\n| --- | --- |\n| 东楼 | 6 |\n| 西楼 | >>=B2+1<< |",
        "2.1 值班人员>>（请输入姓名）<<在岗。",
        "甲方：>>{{customer_name}}<<，签订于>>${date}<<。",
        "乙方：>>«乙方名称»<<，编号>><%= number %><<。",
        "联系人：>>单击或点击此处输入文字。<<",
        "违约责任见本协议第>>错误！未找到引用源。<<条。",
        "管辖法院见>>Error! Reference source not found.<<",
        "项目：>>[[项目名称]]<<",
    )
    good = (
        "2.1 话题为#春茶上新#的活动由乙方统计。",
        "9.2 接通率每低于约定1%扣减当月费用2%，每高1%奖励月费的1%。",
        '接口返回示例如下：\n```\n{"name": "{{customer_name}}"}\n```',
        "用户单击此处的按钮即可提交工单。",
        "系统出现错误！时，乙方应当记录日志。",
        "若 a<5 且 b>3，则告警。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.kind == "field":
                shown = place.text.strip() or "（空）"
                broken = "错误" in shown or shown.startswith("Error")
                what = "交叉引用已经失效" if broken else "没有填入内容"
                yield self.finding(
                    place.span,
                    f"{draft.where(place.span)}的“{shown}”{what}。",
                    severity=Severity.INFO if place.unsure else None,
                    suggestion="改引现有的条款。" if broken else "填上内容，或者重新套打。",
                )
