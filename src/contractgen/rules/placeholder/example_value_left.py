"""占位里的示例值没有换成约定的值。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.placeholders import placeholders
from contractgen.model.finding import Confidence, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class ExampleValueLeft(Rule):
    """“【例如：4小时】”不是约定：一方会说那只是举例，另一方会说那就是数字。

    谈定数值以后删去括号和“例如”二字。与其他条款比较时，本工具把它当作暂定的值。
    """

    title = "示例值未替换"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条", "民法典第五百一十条")
    bad = (
        "| 区域 | 频次 |\n| --- | --- |\n| 大厅 | 每日 |\n| >>例：地下车库<< | 每周 |",
        "月度正常运行率为>>（例：99.5%）<<以上。",
        "份数为>>（例：5份）<<。",
        "工程师应在>>【例如:2小时】<<内到场。",
        "系统可用性不低于>>[如:99.95%]<<。",
        "服务地点为>>【填写地点，例如：XX公司总部（含机房）】<<。",
        "甲方应在收到发票后>>【如5个工作日】<<内付款。",
    )
    good = (
        "3.2 割草在业主批准的时间（一般为9:00至17:00）进行。",
        "工程师应在2小时内到场。",
        "系统支持常见浏览器（例如Chrome、Edge）。",
        "如甲方逾期付款，乙方可以暂停服务。",
        "【如甲方逾期付款，乙方有权暂停服务。】",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.kind != "example" or place.example is None or place.later:
                continue
            example = draft.quote(place.example)
            yield self.finding(
                place.span,
                f"{draft.where(place.span)}还留着示例“{_short(example)}”，没有换成约定的内容。",
                severity=Severity.INFO if place.unsure else None,
                suggestion="写上约定的内容，删去括号和“例如”。",
                fix=Fix(example) if example else None,
            )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"
