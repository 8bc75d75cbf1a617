"""不计入服务水平的时间没有上限，或者除外的情形正是服务水平承诺处理的情形。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.defined_down import defined_down
from contractgen.facts.exclusions import ExclusionZone, exclusion_zones
from contractgen.facts.loose_uncounted import loose_uncounted
from contractgen.facts.promised_situations import PromisedSituation, promised_situations
from contractgen.facts.references import references
from contractgen.facts.sla_exclusions import (
    SlaExclusion,
    bounded,
    left_open,
    listed_exclusion,
    sla_exclusions,
)
from contractgen.facts.words.attribution import proves
from contractgen.facts.words.exclusion_items import ExclusionItem
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class SwallowsSla(Rule):
    """计划内维护不计入停机而没有次数和总时长的上限，可用率可以任意做高；“因网络原因”一类的扣除没有认定办法，
    中断多半可以归入；除外的情形就是系统不可访问的，承诺的响应和可用性便落空。

    写法：“每月计划内维护不超过2次、合计不超过4小时，提前72小时通知”；因某原因扣除的，写明由服务商举证和所凭的记录。
    """

    title = "除外事项架空服务水平"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第五百零九条", "民法典第四百九十七条（属格式条款时）")
    bad = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 在线率\n2.1 监控在线率每月不低于98%，以平台统计为准，低于的扣500元。\n2.2 >>摄像机清洗、调试、离线检修，皆当作在线<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 时限\n2.1 乙方保证30分钟到场。>>夜里十点以后的报修不算时限<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 完好率\n2.1 投影机完好率不低于95%，以抽查为准，不足的扣2%。\n2.2 >>灯泡烧坏的投影机不计为不完好<<。",
        "2. 准点\n2.1 准点率每月不低于95%，每低1个点扣1%。\n2.2 >>日客流超过上月日均的130%的，当日不计入准点率统计<<。",
        "4.1 泊位系统年可用率不低于99%。\n4.2 >>计划检修不计入不可用时间<<。\n6.1 每月巡检一次。\n6.2 全年扣减合计不超过年费的一成。",
        "2. 可用率\n| 系统 | 月可用率 | 单次检修上限 |\n|---|---|---|\n| 挂号 | 99.5% | 3小时 |\n\n2.1 >>计划检修不计入不可用时间<<。",
        "五、服务水平\n5.1 供电月可用率不低于99.9%。\n5.2 以下不计入中断：（1）甲方书面申请的停电；（2）>>机柜失电的时间<<。",
        "2. 到场\n2.1 乙方30分钟内到场，迟到一次扣200元。\n2.2 >>夜间和雨天，前款到场时间不予考核<<。",
        "2. 准确率\n2.1 识别准确率不低于98%。\n2.2 >>模糊图片的识别错误，按正确计<<。",
        "2. 接通\n2.1 热线接通率每月不低于92%，接通率＝接通量÷呼入量。\n2.2 >>排队超过两分钟的呼入不计入呼入量<<。",
        "2. 到场\n2.1 乙方2小时内到场，每迟到一次扣300元。\n2.2 >>雨雪天不适用前款<<。",
        "2. 可用率\n2.1 月可用率不低于99%，每低1个点扣2%。\n2.2 >>发布新版本时不可用的，视为可用<<。",
        "4.1 可用性不低于99.9%。>>计划停机不计入不可用时间<<，次数和时长由乙方根据需要安排。",
        "4.1 可用性不低于99.9%，>>计划内维护时间不计入停机<<，每次不超过4小时。",
        "4.1 系统可用率每月不低于99.5%。>>因网络原因导致的不可用不计入可用率<<。",
        "3.1 系统中断的，乙方应在15分钟内响应。\n3.2 以下情形不属于服务范围：\n(1)"
        " >>因甲方原因导致的系统无法访问<<。",
        "5.2 下列时间不计入停机时间：\n(1) 例行检修，>>次数和时长由乙方自行安排<<；\n(2) 不可抗力期间。",
    )
    good = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 响应\n2.1 乙方接到报修后2小时内到场，超时一次扣500元；因不可抗力不能到场的除外，由乙方提供证明。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 可用性\n2.1 系统每月可用率不低于99.5%，可用率＝（总分钟数－停机分钟数）÷总分钟数，以监控日志为准。\n2.2 系统升级每月不超过1次、合计不超过3小时，提前3日通知，不计入停机分钟数；其余升级时间计入。",
        "二、维保费\n2.1 年度维保费不超过设备原值的10%，设备完好率不低于95%。\n2.2 百万元以上的设备出保后，费用另核算，不在10%范围内。",
        "2. 到场\n2.1 乙方2小时内到场，迟到一次扣200元。\n2.2 同一班次已按考勤扣款的，不再按2.1扣款。",
        "4.1 泊位系统年可用率不低于99%。\n4.2 计划检修全年不超过4次、每次不超过2小时的，不计入不可用时间。",
        "2. 抽检\n2.1 每批扫描件合格率不低于97%，每低1个点扣2%。\n2.2 委托人在收到后7日内抽检，出具抽检单；逾期未出具的，该批视为合格。",
        "2. 备份\n2.1 核心库的RPO不超过1小时。\n2.2 测试库由甲方选择是否备份，不适用前项指标。",
        "2. 可用率\n2.1 年度可用率不低于99.9%。\n2.2 下列时间不计入不可用：全年不超过4次、每次不超过2小时的计划检修；甲方自行关机。",
        "4.1 月度合格率不低于95%，低于95%的扣减3%。\n5.1 采购人每半年考核一次，在半年末后10日内完成；逾期未组织考核的，视为合格。",
        "2. 可用率\n2.1 门禁月可用率不低于99%，每低1个点扣2%。\n2.2 市电停电、光缆中断不计入不可用时间，由供电单位停电单或者运营商故障单证明。",
        "2. 准确率\n2.1 识别准确率不低于98%，每低1个点扣1%。\n2.2 采购人未组织测试的，经供应商催告后6日视为通过。",
        "2. 可用率\n2.1 网关可用率每月不低于99%。\n2.2 网关升级提前三日通知，每月不超过一次、不超过两小时，不计入中断时间。",
        "2. 接通\n2.1 热线接通率每月不低于92%，接通率＝接通量÷呼入量。\n2.2 试运营结束后，甲方按上述指标确认；逾期未书面提出意见的，视为合格。",
        "2. 译文\n2.1 抽检合格率不低于97%，每低1个点扣2%。\n2.2 委托人在前述期限内未提出书面意见的，视为通过。",
        "2. 接通\n2.1 热线接通率每月不低于90%，每低1个点扣1%。\n2.2 来话量超过前四周均值六成的时段，经双方比对话务记录，不参与考核。",
        "2. 可用率\n| 项目 | 挂号 | 影像 |\n|---|---|---|\n| 月可用率 | 99.5% | 99% |\n| 计划检修（每月上限） | 2次、合计3小时 | 2次、合计6小时 |\n\n2.1 计划检修不计入不可用时间。",
        "3.1 一级故障4小时恢复。\n3.2 数据库损坏须从备份还原的，12小时内还原，不适用3.1的恢复时限。",
        "3.1 验证码的到达率不低于98%。\n3.2 经运营商公告，系由网络调整造成的失败，不计入到达率。",
        "2. 离线\n2.1 月在线率不低于99%。\n2.2 计划停机每月至多一次、累计不超过两小时，提前五日告知；合于本款的时间不计为离线。",
        "2. 可用率\n2.1 月可用率不低于99.5%，计算时不扣除任何维护时间。",
        "2. 到场\n2.1 乙方2小时内到场，每迟到一次扣300元。\n2.2 客户要求改约的工单不计入迟到次数。",
        "2. 恢复\n2.1 系统中断的，乙方4小时内恢复。\n2.2 临时绕行不算恢复。",
        "4.1 可用性不低于99.9%。计划停机每月不超过1次、合计不超过2小时，不计入不可用时间，日期由乙方根据需要安排。",
        "5.2 下列时间不计入停机时间：\n(1) 例行检修，每月不超过1次、合计不超过2小时；\n(2) 不可抗力期间。",
        "4.1 可用性不低于99.9%，计划内维护时间不计入停机；计划内维护每月不超过2次、合计不超过4小时，"
        "提前72小时通知。",
        "4.1 因网络原因导致的不可用不计入可用率，由乙方以监控日志举证。",
        "4.1 平台可用率不低于99.5%，检修窗口为每月第一个周六2:00至5:00，不计入不可用时间。",
        "3.1 系统中断的，乙方应在15分钟内响应。\n3.2 以下情形的修复另行报价，原因由双方共同检测认定："
        "\n(1) 因甲方原因导致的系统无法访问。",
        "4.1 服务费按月支付，税费不包括在内；逾期期间不计入服务期限。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: set[int] = set()
        for finding in self._sure(draft):
            told.update(span.line for span in (finding.span, *finding.related))
            yield finding
        for span in draft.ask(loose_uncounted):
            if span.line not in told:
                told.add(span.line)
                yield self.finding(
                    span,
                    f"{draft.where(span)}“{draft.quote(span)}”，没有上限，也没有约定由谁、依何证据认定，请核对考核的数会不会由此做高。",
                    severity=Severity.INFO,
                    suggestion="删去，或者限于客户要求的、不可抗力的情形；确要扣除的，写明上限和所凭的记录。",
                )

    def _sure(self, draft: Draft) -> Iterator[Finding]:
        for exclusion in draft.ask(sla_exclusions):
            found = self._uncapped(draft, exclusion)
            if found is not None:
                yield found
        promised = draft.ask(promised_situations)
        for zone in draft.ask(exclusion_zones):
            if zone.kind == "sla":
                yield from self._listed(draft, zone, bool(promised))
            if zone.kind == "liability":
                continue
            for item in zone.items:
                plain = zone.kind == "scope" and not item.qualified and item.cause is None
                plain = plain and not proves(draft.quote(zone.lead))  # 引导句自己写了凭据，各项都要凭它
                if item.proof or (zone.attribution and not plain) or bounded(item.text):
                    continue
                found = self._swallowed(draft, item, promised)
                if found is not None:
                    yield found

    def _listed(self, draft: Draft, zone: ExclusionZone, promised: bool) -> Iterator[Finding]:
        """“下列不计入”之下的各项：次数、时长由一方看着办的，没有上限的维护，本来该计的情形。"""
        for item in zone.items:
            if (found := left_open(item.text)) is not None:
                span = Span(item.span.line, item.span.start + found[0], item.span.start + found[1])
                yield self.finding(
                    span,
                    f"{draft.where(span)}不计入的时间，“{draft.quote(span)}”，没有上限，可以无限扣除。",
                    related=(zone.lead,),
                    suggestion="写明每一统计周期的次数和累计时长的上限，以及提前通知的时间。",
                )
                continue
            if defined_down(draft.reading, item.span):
                yield self.finding(
                    item.span,
                    f"{draft.where(item.span)}不计入“{draft.quote(item.span)}”，而草稿正以此为不可用、故障，考核的数恒为达标。",
                    related=(zone.lead,),
                    suggestion="删去；确要扣除的，写明限于哪些原因、以什么记录为准。",
                )
                continue
            if (
                not _below(draft, zone, item)
                or item.cause is not None
                or (promised and item.down and not zone.attribution)
            ):
                continue
            one = listed_exclusion(draft.reading, item.span)
            if one is not None and (one.subject == "maintenance" or not zone.attribution):
                yield from filter(None, (self._uncapped(draft, one),))

    def _uncapped(self, draft: Draft, exclusion: SlaExclusion) -> Finding | None:
        quote, where = draft.quote(exclusion.span), draft.where(exclusion.span)
        told = exclusion.sentence
        text = draft.line(told).text[told.start : told.end + _NEXT]
        limited = bool(_LIMITED.search(text)) or _cited_limit(draft, exclusion.span)
        if exclusion.subject == "maintenance":
            missing = [
                name
                for name, cap in (("次数", exclusion.times), ("累计时长", exclusion.total))
                if cap is None
            ]
            if not missing:
                return None
            return self.finding(
                exclusion.span,
                f"{where}“{quote}”，没有约定{'和'.join(missing)}的上限，可以无限扣除。",
                severity=Severity.INFO if exclusion.total or limited else Severity.WARNING,
                suggestion="写明每一统计周期的次数和累计时长的上限，以及提前通知的时间。",
            )
        if exclusion.proof or exclusion.party:  # 一方的原因由谁认定，另有一条说
            return None
        if exclusion.subject == "other":
            return self.finding(
                exclusion.span,
                f"{where}“{quote}”，没有次数、时长的上限，也没有约定由谁、依何证据认定，考核的数可以由此做高。",
                severity=Severity.INFO if limited or _unsure(draft, exclusion, text) else None,
                suggestion="删去，或者限于客户要求的、不可抗力的情形；确要扣除的，写明上限和所凭的记录。",
            )
        return self.finding(
            exclusion.span,
            f"{where}“{quote}”，没有约定原因由谁、依何证据认定，中断多半可以归入。",
            severity=Severity.INFO if _RECORDED.search(text) else None,
            suggestion="写明由服务商举证、所凭的记录，以及双方有争议时的检测办法。",
        )

    def _swallowed(
        self, draft: Draft, item: ExclusionItem, promised: tuple[PromisedSituation, ...]
    ) -> Finding | None:
        others = [one for one in promised if one.span.line != item.span.line]
        if not item.down or not others:
            return None
        first = others[0]
        cause = f"以“{draft.quote(item.cause)}”" if item.cause else ""
        contrary = ""
        if item.contrary is not None:
            contrary = f"“{item.contrary[0]}”使{item.contrary[1]}时反而不在排除之列，疑与本意相反。"
        return self.finding(
            item.span,
            f"{draft.where(item.span)}{cause}排除“{item.down}”，"
            f"而{draft.where(first.span)}承诺处理“{first.word}”；"
            f"没有约定由谁、依何证据认定，也没有写先行诊断。{contrary}",
            severity=None if contrary or _bare(draft, item) else Severity.INFO,
            related=tuple(one.span for one in others[:3]),
            suggestion="写明先行诊断、由谁举证和认定的依据；不能证明的，仍按服务水平处理。",
        )


def _cited_limit(draft: Draft, span: Span) -> bool:
    """不计入的是第6项所说的停机，那一项自己写了几次、几小时。"""
    lines = draft.reading.lines
    return any(
        _LIMITED.search(line.text)
        for each in draft.ask(references)
        if each.place is not None and each.span.line == span.line and span.start <= each.span.start < span.end
        for line in lines[each.place.first : each.place.last + 1]
    )


#: 话里已经有每月几次、几点到几点这样的限度：是不是管得住，只作提示
_LIMITED = re.compile(
    r"(?:每个?[月季年周次]|季度|全年|当月|合计|累计)[^。；]{0,16}?[\d一两二三四五六七八九十]\s*(?:次|个?小时|分钟)|\d[:：]\d\d"
)
_QUALIFIED = re.compile("计划|维护|检修|升级|约定|因|致|引起|造成|操作|记录|时段|期间")
#: 换一种算法、视为如何，未必是把坏的算成好的
_DEEMED = re.compile("视为|视同|不适用")
_NEXT = 60  # 连同下一句的开头
#: 来电量超过预测量的120%的：和另一个数相比，超没超算得出来
_COMPARED = re.compile(r"(?:超过|超出|高于|大于|达到?|低于|不足)[^。；;，,]{1,20}?(?:[%％成倍]|百分之|分之)")
_FORMULA = re.compile("[＝=÷×]")  # 算式里就扣掉的：这个率本来就是这样算的
#: 话里已经有凭据：够不够作认定的依据，只作提示
_RECORDED = re.compile("证明|记录|凭|公告|通告|登记|核对|日志|报告")


def _bare(draft: Draft, item: ExclusionItem) -> bool:
    """就说系统不可访问不管，没有说是因为什么、什么时候。"""
    quote = draft.quote(item.span)
    return item.cause is None and not _LIMITED.search(quote) and not _QUALIFIED.search(quote)


def _unsure(draft: Draft, exclusion: SlaExclusion, text: str) -> bool:
    """换一种算法的、有凭据的、和另一个数相比的、写在算式里的，未必能把数做高。"""
    quote, sentence = draft.quote(exclusion.span), draft.quote(exclusion.sentence)
    told = _DEEMED.search(quote) or _RECORDED.search(text) or _COMPARED.search(quote)
    return bool(told or _FORMULA.search(sentence))


def _below(draft: Draft, zone: ExclusionZone, item: ExclusionItem) -> bool:
    """引导句之下的一项，或者同一行里冒号之后的一项。"""
    if item.span.line != zone.lead.line:
        return True
    return "：" in draft.reading.lines[zone.lead.line].text[zone.lead.start : item.span.start]
