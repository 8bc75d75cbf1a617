"""引用的法律已经废止。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.dates import dates, signing_dates
from contractgen.facts.law_citations import LawCitation, law_citations
from contractgen.model.finding import Confidence, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.registers import Law, laws, title_key
from contractgen.review.rule import Outcome, Rule


class RepealedStatute(Rule):
    """引用废止的法律，条号就落了空，也让人怀疑整份文本的来历；不过一般不影响合同的效力。

    写法：改引现行法，如“根据《中华人民共和国民法典》”；原来引了条号的，到新法里找对应的一条再写条号。
    确要提到旧法的，写明“原《……》（已废止）”。
    """

    title = "引用已废止的法律"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第一千二百六十条",)
    bad = (
        "鉴于：双方根据>>《中华人民共和国合同法》<<及有关法律订立本协议。",
        "8.1 乙方的保证责任依照>>《担保法》<<第三十九条确定。",
        "9.1 税费依照>>《中华人民共和国增值税暂行条例》<<由乙方负担。",
        "1.1 依据>>合同法<<及相关规定，双方达成如下约定。",
        "12.1 参照>>《最高人民法院关于适用〈中华人民共和国合同法〉若干问题的解释（二）》<<第二十九条执行。",
    )
    good = (
        "1.1 乙方应与派驻人员依照《中华人民共和国劳动合同法》签订书面合同。",
        "1.2 双方此前依据原《合同法》（已废止）签订的合同继续履行。",
        "1.3 本合同法定代表人签字有效；一方享有合同法定解除权的，依照法律行使；适用合同法律规定的除外。",
        "1.4 乙方应遵守《网络安全法》《中华人民共和国仲裁法》《民法典》及合同法务部的要求。",
        "1.5 争议由合同签订地的法院管辖；符合合同法人资格要求；依照民法典合同编处理。",
        "1.6 根据《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》认定。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        grouped: dict[str, tuple[Law, list[LawCitation]]] = {}
        citations = draft.ask(law_citations)
        if not citations:
            return
        register = laws(draft.settings.get("library"))
        for citation in citations:
            law = register.find(citation.title)
            if law is not None and law.status == "repealed" and not citation.former:
                grouped.setdefault(law.title, (law, []))[1].append(citation)
        for law, found in grouped.values():
            yield self._judged(draft, law, found)

    def _judged(self, draft: Draft, law: Law, found: list[LawCitation]) -> Outcome:
        first = found[0]
        beside = any(title_key(each) == title_key(law.replacement) for each in first.companions)
        action = "同处已引现行法，删去即可" if beside else f"改引{_titled(law.replacement)}"
        others = "、".join(dict.fromkeys(draft.where(each.span) for each in found[1:]))
        return self.finding(
            first.span,
            f"{_titled(law.title)}已于{law.ended_on}废止（{law.by}），{action}。引用旧法一般不影响合同效力。"
            + (f"（{others}也引用了）" if others else ""),
            severity=self._severity(draft, law, first),
            related=[each.span for each in found[1:]],
            basis=(law.by,) if law.by else self.basis,
            suggestion=f"{action}；引了条号的，先核对新法的对应条文。" if first.articles else f"{action}。",
            fix=None if beside or first.articles else _fix(law, first),
            provisional=first.provisional,
        )

    def _severity(self, draft: Draft, law: Law, first: LawCitation) -> Severity:
        if self._signed_before(draft, law):
            return Severity.INFO
        return Severity.WARNING if first.provisional else Severity.ERROR

    def _signed_before(self, draft: Draft, law: Law) -> bool:
        """签订在废止之前的旧合同，引用并不错；没有写签订日期的，看全文最晚的日期。"""
        signed = [each.date for each in draft.ask(signing_dates) if each.date]
        told = signed or [each.date for each in draft.ask(dates) if each.date]
        stated = draft.settings.get("signing_date")
        when = stated or (max(told) if told else None)
        return bool(when and law.ended and when < law.ended)


def _titled(title: str) -> str:
    """加书名号；里面的书名号改用单书名号。"""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def _fix(law: Law, citation: LawCitation) -> Fix:
    """只换名称；原来写全称的仍写全称。"""
    full = citation.title.startswith("中华人民共和国") or not law.replacement.startswith("中华人民共和国")
    title = law.replacement if full else law.replacement.removeprefix("中华人民共和国")
    return Fix(_titled(title) if citation.quoted else title)
