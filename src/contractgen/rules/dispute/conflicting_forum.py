"""一处约定仲裁、另一处约定法院，或者对裁决不服还可以起诉。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.arbitrations import arbitration_choices
from contractgen.facts.disputes import appeals, court_choices, mixed_forums
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class ConflictingForum(Rule):
    """正文交仲裁、附件交法院，争议一来先争管辖；仲裁实行一裁终局，“对裁决不服可以起诉”与之抵触，还可能连累仲裁条款。

    写法：全文只留一种；约定仲裁的，写“仲裁裁决是终局的，对双方均有约束力”。
    """

    title = "争议解决条款冲突"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("仲裁法第二十七条", "仲裁法（一裁终局）", "仲裁法司法解释第七条")
    bad = (
        "16.2 争议协商不成的，提交苏州仲裁委员会仲裁。\n附件一 服务级别\n8.1 就本附件发生的争议，>>由甲方住所地人民法院管辖<<。",
        "16.2 争议提交苏州仲裁委员会仲裁；>>裁决作出后一方不服的，可以向人民法院起诉<<。",
    )
    good = (
        "16.2 争议协商不成的，提交苏州仲裁委员会仲裁，仲裁裁决是终局的。\n16.3 一方不履行裁决的，可以向人民法院申请执行。",
        "16.2 争议协商不成的，由甲方住所地人民法院管辖。\n附件一 服务级别\n8.1 争议依本合同第16.2款解决。",
        "9.2 劳动争议裁决不服的，可以向人民法院起诉。\n16.2 争议提交苏州仲裁委员会仲裁。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for each in draft.ask(appeals):
            yield self.finding(
                each.span,
                f"{draft.where(each.span)}“{each.words}”与一裁终局抵触，可能影响仲裁条款的效力。",
                severity=Severity.WARNING,
                suggestion="删去，写“仲裁裁决是终局的，对双方均有约束力”。",
            )
        mixed = {each.span.line for each in draft.ask(mixed_forums)}
        against = {each.span.line for each in draft.ask(appeals)}
        choices = [each for each in draft.ask(arbitration_choices) if not each.blank]
        courts = [each for each in draft.ask(court_choices) if each.span.line not in mixed | against]
        lines = {each.span.line for each in choices}
        courts = [each for each in courts if each.span.line not in lines]
        if not choices or not courts or lines & mixed or mixed:
            return
        yield self.finding(
            courts[0].span,
            f"{draft.where(courts[0].span)}“{courts[0].words}”，而{draft.where(choices[0].span)}约定“{choices[0].words}”，"
            "两处互相冲突，仲裁约定可能被认定无效。",
            related=[choices[0].span, *(each.span for each in courts[1:])],
            suggestion="全文只留一种争议解决办法。",
        )
