"""约定了仲裁，却没有选定仲裁机构，或者机构的名称不明确。"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from contractgen.facts.arbitral_bodies import LooseBody, loose_bodies
from contractgen.facts.arbitrations import ArbitrationChoice, Body, arbitration_choices
from contractgen.facts.disputes import mixed_forums
from contractgen.facts.loose_forums import loose_forums
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.registers import Institution, InstitutionRegister, institutions
from contractgen.review.rule import Outcome, Rule

_TOLD = {
    "two": "写了两家仲裁机构",
    "local": "没有写明是哪一家仲裁机构，有几家或者没有的，仲裁约定可能无效",
    "none": "没有写明仲裁机构的名称",
}
_SUGGEST = "写明一家仲裁机构的全称，如“中国国际经济贸易仲裁委员会”。"


class ArbitrationBody(Rule):
    """仲裁条款须有选定的仲裁机构。没有写明、又不能确定的，仲裁条款可能无效，争议由法院管辖。

    写明机构的全称，只写一家；不写“当地仲裁委员会”，也不在两家之间写“或”。
    """

    title = "仲裁机构不明确"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("仲裁法第二十七条", "仲裁法第二十九条", "仲裁法司法解释第三条至第六条")
    bad = (
        "7.1 争议交>>本市当地的仲裁委员会<<或者>>宁波仲裁委员会<<裁决。",
        "7.1 有争议的，请主管局或者>>仲裁部门<<裁定。",
        "16.2 争议交>>本地仲裁委<<裁决。",
        "16.2 争议>>适用贸仲规则仲裁<<解决。",
        "16.2 争议>>由上级主管部门的仲裁委员会<<裁决。",
        "16.2 争议协商不成的，>>提交仲裁委员会仲裁<<。",
        "16.2 争议协商不成的，应>>通过仲裁<<方式解决。",
        "16.2 争议协商不成的，提交>>甲方所在地仲裁委员会<<仲裁。",
        "16.2 争议协商不成的，提交>>北京仲裁委员会<<或者上海仲裁委员会仲裁。",
        "16.2 争议协商不成的，提交>>北京市仲裁委员会<<仲裁。",
    )
    good = (
        "7.1 协商不成的，向甲方所在地人民法院起诉，不适用仲裁。",
        "9.1 本协议独立于商户与房东签订的各类租约，由此发生的任何争议、纠纷乃至诉讼、仲裁等，均与平台无关。",
        "16.2 争议协商不成的，提交【仲裁机构/法院】解决。",
        "16.2 争议协商不成的，提交深圳国际仲裁院仲裁，仲裁裁决是终局的。",
        "16.2 争议均提交中国国际经济贸易仲裁委员会仲裁，适用该机构受理仲裁申请时施行的仲裁规则，仲裁地为天津市。",
        "16.2 争议提交上海国际经济贸易仲裁委员会（上海国际仲裁中心）仲裁。",
        "16.2 争议协商不成的，提交____仲裁委员会仲裁。",
        "16.2 争议协商不成的，提交【仲裁机构名称】仲裁。",
        "16.2 争议协商不成的，按下列第__种方式解决：提交仲裁委员会仲裁；向人民法院起诉。",
        "16.2 争议提交绍兴仲裁委员会仲裁。",
        "12.2 败诉方承担仲裁费；一方申请仲裁的，对方应予配合。\n16.2 争议提交广州仲裁委员会仲裁。",
        "9.2 乙方人员的劳动争议，由乙方向劳动人事争议仲裁委员会申请仲裁。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        said: set[int] = set()
        for each in self._plain(draft):
            if isinstance(each, Finding):
                said |= {each.span.line, *(span.line for span in each.related)}
            yield each
        said |= {each.span.line for each in draft.ask(mixed_forums)}
        for loose in draft.ask(loose_forums):
            if loose.kind != "both" and loose.span.line not in said:
                said.add(loose.span.line)
                yield self.finding(
                    loose.span,
                    f"{draft.where(loose.span)}“{loose.words}”：{_TOLD[loose.kind]}，请核对。",
                    severity=Severity.INFO,
                    suggestion=_SUGGEST,
                )

    def _plain(self, draft: Draft) -> Iterator[Outcome]:
        mixed = {each.span.line for each in draft.ask(mixed_forums)}
        choices = [
            each for each in draft.ask(arbitration_choices) if not each.blank and each.span.line not in mixed
        ]
        loose = [each for each in draft.ask(loose_bodies) if each.span.line not in mixed]
        yield from (self._loose(draft, each) for each in loose[:3])
        if not choices:
            return
        register = institutions(draft.settings.get("library"))
        named = [body for choice in choices for body in choice.bodies if body.kind == "named"]
        for choice in choices:
            known = [body for body in choice.bodies if body.kind == "named"]
            if len(known) > 1 and choice.alternative:
                yield from self._two(draft, register, choice, known)
            for body in known[:1]:
                yield from self._unlisted(draft, register, body)
        if named or loose:
            return
        placed = [(choice, body) for choice in choices for body in choice.bodies if body.kind == "place"]
        if placed:
            yield self._place(draft, *placed[0])
        else:
            yield self._none(draft, register, choices[0])

    def _loose(self, draft: Draft, body: LooseBody) -> Outcome:
        told = {
            "none": f"“{body.name}”没有说定是哪一家仲裁机构；双方达不成补充协议的，仲裁约定可能无效。",
            "place": f"只写了地点（“{body.name}”）：该地恰有一家仲裁机构的，视为约定的机构；有两家以上又达不成协议的，仲裁约定可能无效（仲裁法司法解释第六条）。",
            "rules": "只约定了仲裁规则，没有约定仲裁机构；按规则能够确定机构的除外，视为未约定（仲裁法司法解释第四条）。",
            "two": "约定了两家仲裁机构；达不成选择其一的协议的，仲裁约定可能无效（仲裁法司法解释第五条）。",
        }[body.kind]
        firm = body.kind in ("none", "two") and not body.provisional
        return self.finding(
            body.span,
            f"{draft.where(body.span)}{told}",
            severity=Severity.ERROR if firm else Severity.WARNING,
            suggestion=_SUGGEST,
        )

    def _none(self, draft: Draft, register: InstitutionRegister, choice: ArbitrationChoice) -> Outcome:
        for each in register.institutions:
            short = next((word for word in each.short if word in choice.words), "")
            if short:
                return self.finding(
                    choice.span,
                    f"{draft.where(choice.span)}的仲裁机构用了简称“{short}”；能够确定是哪一家的，视为选定（仲裁法司法解释第三条）。",
                    severity=Severity.INFO,
                    suggestion=f"写全称“{each.name}”。",
                )
        return self.finding(
            choice.span,
            f"{draft.where(choice.span)}约定仲裁而没有选定仲裁机构；双方达不成补充协议、又不能确定机构的，仲裁约定可能无效。",
            severity=Severity.WARNING if choice.provisional else Severity.ERROR,
            suggestion=_SUGGEST,
            provisional=choice.provisional,
        )

    def _place(self, draft: Draft, choice: ArbitrationChoice, body: Body) -> Outcome:
        return self.finding(
            body.span,
            f"{draft.where(body.span)}只写了“{body.name}”：该地恰有一家仲裁机构的，视为约定的机构；有两家以上又达不成协议的，"
            "仲裁约定可能无效（仲裁法司法解释第六条）。",
            severity=Severity.WARNING,
            suggestion=_SUGGEST,
            provisional=choice.provisional,
        )

    def _two(
        self, draft: Draft, register: InstitutionRegister, choice: ArbitrationChoice, known: list[Body]
    ) -> Iterator[Outcome]:
        """两家机构之间是“或”；同一家的两个名称不算。"""
        first, second = known[:2]
        one, two = register.find(first.name), register.find(second.name)
        if one is not None and one is two:
            return
        yield self.finding(
            first.span,
            f"{draft.where(first.span)}约定了两家仲裁机构（“{first.name}”“{second.name}”）；达不成选择其一的协议的，"
            "仲裁约定可能无效（仲裁法司法解释第五条）。",
            severity=Severity.WARNING if choice.provisional else Severity.ERROR,
            related=[second.span],
            suggestion="只留一家。",
            provisional=choice.provisional,
        )

    def _unlisted(self, draft: Draft, register: InstitutionRegister, body: Body) -> Iterator[Outcome]:
        """名册里没有的：与某一家只差一两个字的请核对，其余未能核对。"""
        outside, _, inside = body.name.partition("（")
        if any(register.find(name) for name in (body.name, outside, inside.strip("）").removeprefix("现名"))):
            return
        near = _near(register, outside)
        if near is None:
            yield self.unknown(
                f"仲裁机构“{body.name}”不在名册里，未能核对名称；请在该机构的网站上核对全称。", body.span
            )
            return
        yield self.finding(
            body.span,
            f"{draft.where(body.span)}的“{body.name}”与名册里的“{near.name}”只差一两个字；能够确定是哪一家的，"
            "视为选定（仲裁法司法解释第三条），否则仲裁约定可能无效。",
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
            suggestion=f"核对机构的全称，如系该机构，写成“{near.name}”。",
        )


def _near(register: InstitutionRegister, name: str) -> Institution | None:
    """只多、只少“市”“省”“中国”之类，或错一两个字的。"""
    for each in register.institutions:
        for other in (each.name, *each.names):
            trimmed = name.replace("市", "").replace("省", "").removeprefix("中国")
            if trimmed == other or trimmed == other.removeprefix("中国"):
                return each
            if (
                len(other) >= 10
                and abs(len(other) - len(name)) <= 2
                and SequenceMatcher(None, name, other).ratio() >= 0.9
            ):
                return each
    return None
