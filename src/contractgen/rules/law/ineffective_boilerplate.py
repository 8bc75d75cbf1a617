"""写了也不起作用、只会给人错觉的惯用条款。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.boilerplate import boilerplate
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

#: 种类 → 说明、建议、依据、程度
_SAY: dict[str, tuple[str, str, tuple[str, ...], Severity]] = {
    "interpretation": (
        "不能排除法院、仲裁机构的解释，B2B合同中并非违法，但不起作用。",
        "删去；要约定解释的办法，写明文件的优先次序。",
        ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第四百九十八条（限于格式条款）"),
        Severity.WARNING,
    ),
    "unilateral": (
        "变更合同须经双方协商一致；属于格式条款的，还可能因不合理地加重对方责任、限制对方主要权利而无效。",
        "写成：变更须由双方书面确认；确需保留调整权的，限定事项并写明提前通知和对方的解除权。",
        ("民法典第五百四十三条", "民法典第四百九十七条第二项、第三项（限于格式条款）"),
        Severity.WARNING,
    ),
    "standard-terms": (
        "仅凭该约定不能排除格式条款规则；保留无害，但不可依赖。",
        "与对方有重大利害关系的条款加粗提示，并保留协商、说明的记录。",
        ("民法典合同编通则解释第九条第一款",),
        Severity.INFO,
    ),
    "adjustment": (
        "当事人仍可请求人民法院或者仲裁机构调整违约金，该约定不予支持。",
        "删去；把违约金定得与可预见的损失相当，并写明损失的计算办法。",
        ("民法典第五百八十五条第二款", "民法典合同编通则解释第六十四条第三款"),
        Severity.WARNING,
    ),
    "limitation": (
        "诉讼时效的期间、计算方法由法律规定，当事人的约定无效；事先放弃时效利益无效（届满后放弃的有效）。",
        "删去；需要保全债权的，约定定期书面对账、确认欠款。",
        ("民法典第一百九十七条", "民法典第一百九十二条"),
        Severity.WARNING,
    ),
}


class IneffectiveBoilerplate(Rule):
    """“最终解释权归乙方”“不得请求调整违约金”“时效延长为五年”这类话，争议时不会照办，写的人却可能当真，
    放松了本来有用的安排。

    删去，换成起作用的写法：文件优先次序、书面变更、可预见的违约金、定期对账。
    """

    title = "无效的惯用条款"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = (
        "民法典第一百九十七条",
        "民法典第五百四十三条",
        "民法典合同编通则解释第九条",
        "民法典合同编通则解释第六十四条",
    )
    bad = (
        "18.1 本合同的>>最终解释权归乙方所有<<。",
        "18.2 >>乙方有权随时单方修改本协议且无需通知甲方<<。",
        "18.3 双方确认本合同各条款均>>不属于格式条款<<。",
        "14.6 任何一方>>不得请求调整违约金<<。",
        "14.7 双方约定>>诉讼时效延长为5年<<，乙方>>放弃诉讼时效抗辩<<。",
    )
    good = (
        "14.6 约定的违约金过分高于造成的损失的，当事人可以请求人民法院或者仲裁机构予以适当减少；守约方请求法院或仲裁机构调整违约金的，应当举证。",
        "14.7 诉讼时效届满后，债务人书面同意履行的，不得以诉讼时效届满为由抗辩。",
        "18.1 双方已就第八条充分协商，乙方已加粗提示并按甲方的要求予以说明。",
        "18.2 乙方有权调整其服务团队的人员；任何一方不得单方修改本协议。",
        "18.3 本协议由双方共同解释；变更本协议应经双方协商一致并签署书面文件。",
        "14.8 依照民法典，普通诉讼时效期间为三年。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for each in draft.ask(boilerplate):
            message, suggestion, basis, severity = _SAY[each.kind]
            yield self.finding(
                each.span,
                f"“{each.words}”：{message}",
                severity=severity,
                basis=basis,
                suggestion=suggestion,
                provisional=each.provisional,
            )
