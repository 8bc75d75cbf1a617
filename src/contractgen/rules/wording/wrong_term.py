"""用词错误：罚金、法人代表、权力义务、签定。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contractgen.facts.wrong_terms import WrongTerm as Term
from contractgen.facts.wrong_terms import wrong_terms
from contractgen.model.finding import Confidence, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class WrongTerm(Rule):
    """罚金是刑罚，罚款是行政处罚，当事人之间只能约定违约金；“法人代表”不是法律上的职务，应当写“法定代表人”。

    照建议改。引用法律原文或者机关所处罚款的，不在此列。同一个词合并为一条意见。
    """

    title = "用词错误"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第五百八十五条",)
    bad = (
        "第一条 乙方逾期的，应当支付>>罚金<<1000元，罚金从服务费中扣除。",
        "第一条 甲方可以对乙方处以>>罚款<<500元。",
        "第一条 由双方>>法人代表<<签字。",
        "第一条 双方的>>权力<<和义务如下，本合同由双方>>签定<<，>>其它<<事项另附，款项汇入乙方>>帐<<户。",
    )
    good = (
        "第一条 乙方逾期的，应当支付违约金1000元。",
        "第一条 甲方因此被主管部门处以罚款的，由乙方承担。",
        "第一条 由双方法定代表人签字，报权力机构批准。",
        "第一条 本合同由双方签订，款项汇入账户。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        groups: dict[str, list[Term]] = defaultdict(list)
        for term in draft.ask(wrong_terms):
            groups[term.wrong].append(term)
        for terms in groups.values():
            yield self._one(draft, terms)

    def _one(self, draft: Draft, terms: list[Term]) -> Outcome:
        first = next((term for term in terms if not term.provisional), terms[0])
        count = f"，共{len(terms)}处" if len(terms) > 1 else ""
        inside = "（在占位之内，填写时不要沿用）" if first.provisional else ""
        severity = Severity.INFO if first.provisional or not first.legal else Severity.WARNING
        return self.finding(
            first.span,
            f"{draft.where(first.span)}的“{first.wrong}”应当写作“{first.right}”{count}{inside}。",
            severity=severity,
            related=[term.span for term in terms if term is not first],
            basis=None if first.legal and first.wrong.startswith("罚") else (),
            suggestion=f"改为“{first.right}”。",
            fix=Fix(first.right, safe=not first.legal),
            provisional=first.provisional,
        )
