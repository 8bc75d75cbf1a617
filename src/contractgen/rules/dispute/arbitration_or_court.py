"""一句里既约定仲裁、又约定起诉。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.disputes import mixed_forums
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class ArbitrationOrCourt(Rule):
    """既可申请仲裁、又可起诉的约定，仲裁的部分可能被认定无效，争议一来先要打管辖的官司。

    二者选一。写法：“提交××仲裁委员会仲裁”，或者“由原告住所地有管辖权的人民法院管辖”。
    """

    title = "或裁或审"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("仲裁法司法解释第七条", "仲裁法第二十七条")
    bad = (
        "10.1 争议协商不成的，任何一方均可向乙方所在地人民法院提起诉讼。\n"
        "10.2 任何一方>>亦可选择将争议提交北京仲裁委员会按其仲裁规则仲裁<<。",
        "16.2 协商不成的，可>>向北京仲裁委员会申请仲裁，也可向甲方所在地人民法院起诉<<。",
        "16.2 双方发生争议，协商不成的，任何一方可以>>提交仲裁委员会仲裁或向人民法院起诉<<。",
        "16.2 因本合同发生的纠纷，双方可>>通过仲裁或者诉讼<<方式解决。",
        "16.2 争议协商不成时，任何一方可>>向有管辖权的人民法院起诉，或者申请仲裁<<。",
    )
    good = (
        "16.2 争议协商不成的，提交北京仲裁委员会仲裁。\n16.3 一方不履行裁决的，另一方也可以向人民法院申请执行。",
        "16.2 争议协商不成的，向甲方住所地人民法院起诉。\n16.3 诉讼期间，双方也可以继续协商。",
        "16.2 协商不成的，提交上海国际经济贸易仲裁委员会按其届时有效的规则仲裁。",
        "16.2 协商不成的，提交乙方住所地有管辖权的人民法院诉讼解决。",
        "16.3 争议提交深圳国际仲裁院仲裁，仲裁裁决作出后，一方不履行的，对方可以向有管辖权的人民法院申请执行，也可以申请财产保全。",
        "14.6 违约金过分高于损失的，违约方可以请求人民法院或者仲裁机构予以适当减少。",
        "12.2 败诉方承担诉讼费或仲裁费、律师费；在诉讼或仲裁期间，双方应继续履行不涉及争议的部分。",
        "16.2 争议协商不成的，按下列第__种方式解决：（1）提交仲裁委员会仲裁；（2）向人民法院起诉。",
        "16.2 争议协商不成的，按下列第（一）种方式解决：\n（一）提交北京仲裁委员会仲裁；\n（二）向甲方住所地人民法院起诉。",
        "9.2 乙方人员发生劳动争议的，可以向劳动争议仲裁委员会申请仲裁，也可以向人民法院起诉，与甲方无关。",
        "8.1 任何一方均不存在未决的诉讼或仲裁；因第三方提起诉讼或者仲裁发生的费用由乙方承担。",
        "8.3 接收方依司法机关、仲裁机构或者人民法院的要求披露的，应通知对方。",
        "16.2 争议由专用条件约定的仲裁机构仲裁或者人民法院管辖。",
        "10.1 经人民法院判决或者仲裁机构裁决确认的款项，乙方应在10日内支付。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for each in draft.ask(mixed_forums):
            yield self.finding(
                each.span,
                f"{draft.where(each.span)}“{each.words}”：仲裁约定可能被认定无效（仲裁法司法解释第七条），争议将由法院管辖；"
                "另一方首次开庭前未提异议的除外。",
                severity=Severity.WARNING if each.provisional else Severity.ERROR,
                suggestion="二者选一：写明仲裁机构的全称，或者写明与争议有实际联系的法院。",
                provisional=each.provisional,
            )
