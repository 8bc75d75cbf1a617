"""引用的条款有，内容却不是引用处所说的事。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.references import Reference, references
from contractgen.facts.words.addresses import Place
from contractgen.facts.words.mismatches import Mismatch
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class WrongTopic(Rule):
    """“违约责任按第六条执行”而第六条是保密：引用的条款存在，却答非所问，等于没有约定。常见于插入、删除条款之后。

    写法：核对引用处所说的事项，改引真正约定它的条款；没有这样的条款的，补写。
    """

    title = "引用的条款内容不符"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第四百六十六条", "民法典第一百四十二条")
    bad = (
        "第一章 费用\n第一条 每月保洁费10,000元。\n第二章 保密\n第二条 双方对图纸保密。\n第三章 解除\n第三条 解除后的结算，按本合同>>第二条<<关于费用的约定计算至解除之日。",
        "A. 服务\nA-1 乙方每季点检风机。\nA-2 甲方提供电源。\nB. 指标\nB-1 运行率不低于99%。\nC. 费用\nC-1 月费900元，收票后30日内支付。\nD. 其他\nD-1 终止时的结算，按>>B-1<<所列费用和支付期限办理。",
        "第一条 定义\n1.1 系统：指订单系统。\n第二条 服务\n2.1 优先级由乙方按>>第一条<<确定。\n"
        "第三条 优先级\n3.1 优先级分为高、低两级。",
        "第五条 服务\n5.1 违约责任按>>第六条<<执行。\n第六条 保密\n6.1 双方保密。\n第七条 违约责任\n"
        "7.1 违约方支付违约金。",
        "第三条 服务水平\n3.1 高级故障应在8小时内解决。\n3.2 甲方遵守服务水平。\n第四条 服务时间\n"
        "4.1 紧急故障的解决时间按>>第三条第3.2款<<执行。",
        "第四条 服务\n4.1 违约责任按>>第五条<<执行。\n第五条 双方权利与义务\n5.1 乙方按期服务。",
    )
    good = (
        "第四条 考核\n4.1 漏派每发生一次，另扣300元。\n4.2 第4.1条的扣减每月不超过3,000元。\n第五条 保密\n5.1 双方保密。\n第六条 扣减\n6.1 扣减从月费中进行。",
        "第三条 指标\n3.1 见下表。\n| 指标 | 要求 |\n|---|---|\n| 录像保留 | 90日 |\n\n第八条 数据\n8.1 合同终止后15日内删除；第三条的保留期限自终止时起不再适用。\n第九条 终止\n9.1 提前30日通知可以终止。",
        "第四条 供冷安全指标\n4.1 月度供冷率不低于98%。\n第五条 期限\n5.1 共两年。\n第六条 费用\n6.1 半年验收以第四条的指标和抽查记录为标准。",
        "第六条 质保服务\n6.1 每超时一次，业主可从质保款中扣减1,500元。\n第七条 免于扣减的情形\n7.1 停水期间不扣减。\n第八条 违约\n8.1 承包方除依第六条扣减质保款外，还应赔偿。",
        "第三条 增补\n3.1 增补由双方签字。\n3.2 每次增补不足2人日的不收费，超出的按每人日1,200元计收。\n第七条 保养\n7.1 保养期一年。\n7.2 保养期内的修理时限：小修2日。\n7.3 因承租人改装引起的修理，由承租人按第3.2款的单价付费。",
        "第五条 修复\n5.1 乙方逾期修复的，按第七条支付违约金。\n第六条 费用\n6.1 年费8万元。\n第七条 违约责任\n7.1 每逾一小时扣90元。",
        "第一条 承诺\n1.1 可用率不低于99%。\n1.2 未达到第1.1条所述水平的，抵扣5%。\n第二条 其他\n2.1 服务水平以附件为准。",
        "第一条 定义\n1.1 P1：系统全部中断。\n1.2 P2：部分功能不能使用。\n第二条 服务\n"
        "2.1 优先级由乙方按第一条确定。\n第三条 付款\n3.1 甲方按月付款。",
        "第五条 服务\n5.1 违约责任按第七条执行。\n第六条 保密\n6.1 双方保密。\n第七条 违约责任\n"
        "7.1 违约方支付违约金。",
        "第五条 服务\n5.1 除第六条约定外，违约责任按第七条执行。\n第六条 保密\n6.1 双方保密。\n"
        "第七条 责任\n7.1 违约方支付违约金。",
        "第五条 综合约定\n5.1 付款、验收与保密按第六条办理。\n第六条 综合\n6.1 乙方按月付款，"
        "按期验收，并负保密义务。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for reference in draft.ask(references):
            if reference.mismatch is not None and reference.place is not None:
                yield self._found(draft, reference, reference.mismatch, reference.place)

    def _found(self, draft: Draft, reference: Reference, wrong: Mismatch, place: Place) -> Finding:
        where, quote = draft.where(reference.span), draft.quote(reference.span)
        title = f"（{place.heading}）" if place.heading else ""
        better = wrong.better
        named = f"{better.name}{f'（{better.heading}）' if better.heading else ''}" if better else ""
        topical = bool(wrong.topic)
        if topical:
            message = f"{where}说“{wrong.word}”按{quote}，而{place.name}{title}没有约定{wrong.word}。"
            if wrong.level:
                message += (
                    f"{named}有“{'、'.join(wrong.levels)}”的时限，但没有“{wrong.level}”的，请核对后改引。"
                )
            advice = (
                f"请核对是否应引{named}。" if better else f"草稿里没有约定{wrong.word}的条款，请补写后改引。"
            )
        else:
            said = f"“{wrong.word}”" if wrong.word else "所说的事项"
            message = f"{where}引用“{quote}”，{place.name}{title}与此处{said}不合，{named}更接近。"
            advice = f"请核对是否应引{named}。"
        error = topical and (better is not None or wrong.other_title) and not reference.provisional
        lines = draft.reading.lines
        related = [_opening(place, lines[place.first].text)]
        if better is not None:
            related.append(_opening(better, lines[better.first].text))
        return self.finding(
            reference.span,
            message,
            severity=Severity.ERROR if error else None if topical or _exact(wrong) else Severity.INFO,
            confidence=Confidence.HIGH if topical else Confidence.MEDIUM,
            related=related,
            suggestion=advice,
            provisional=reference.provisional,
        )


def _exact(wrong: Mismatch) -> bool:
    """另有一条的标题正是引用处所说的事；只是字词更接近的、引用之后另说了要引什么的，作提示。"""
    return bool(wrong.word and wrong.better and wrong.word in wrong.better.heading) and not wrong.aside


def _opening(place: Place, text: str) -> Span:
    """所引之处的第一行。"""
    return Span(place.first, 0, len(text.rstrip()))
