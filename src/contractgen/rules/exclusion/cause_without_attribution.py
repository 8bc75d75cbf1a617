"""以“因……原因”除外，却没有写由谁、依何证据认定，也没有先行诊断。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.excluded_causes import excluded_causes
from contractgen.facts.exclusions import ExclusionZone, exclusion_zones
from contractgen.facts.loose_causes import loose_causes
from contractgen.facts.sla_exclusions import sla_exclusions
from contractgen.facts.words.attribution import proves
from contractgen.facts.words.causes import evident
from contractgen.facts.words.exclusion_items import ExclusionItem
from contractgen.facts.words.labels import LABELS
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_WORK = ("工作", "服务")
_WRITE = "写明先行诊断、原因报告、由谁举证，有争议时以共同检测或者鉴定为准。"


class CauseWithoutAttribution(Rule):
    """故障的原因在诊断之前无人知道。只写“因客户原因造成的问题不属于服务范围”，服务商可以先认定再拒绝；
    引导句说“以下工作”，列的却是原因和问题，连不做的是哪项工作也不清楚。

    写法：“下列故障的修复另行报价，但服务商仍应先行诊断并出具原因报告；原因有争议的，以双方共同检测的结果为准”。
    """

    title = "以原因除外而无认定办法"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百零九条", "民法典第一百四十二条")
    bad = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 不赔情况\n（1）>>包装不善导致<<的破损；\n（2）超过7日未申报的短少。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 保修例外\n2.1 >>人为的<<、外力的、虫鼠的损坏，一律自费。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 质量保证\n2.1 >>学生破坏<<的投影机不保修，由甲方出钱换新。",
        "第七条 免扣情形\n7.1 下列停梯不计入维保方责任：>>因业主方原因<<造成的停梯，因供电所原因造成的停梯。",
        "6. 质保\n6.1 等级有异议的，由双方负责人事后核定。\n6.2 质保不包括下列故障的修复：\n（1）>>因甲方原因<<造成的故障。",
        "第二条 可用率\n2.1 闸机月可用率不低于99%。\n2.2 >>因甲方原因<<导致的停机，乙方不承担任何责任。",
        "1.2 乙方负责门诊软件的故障修复。\n1.3 乙方不负责：\n医疗设备本身的维修；\n>>因用户原因<<造成的问题。",
        "第二条 水平\n2.1 月可用率不低于99.5%，中断按双方共管的日志认定。\n2.2 >>客户方面引起<<的中断不予计入。",
        "第二条 数据\n2.1 数据错误>>出在甲方录入一侧<<的，乙方不予订正。",
        "| 故障由来 | 乙方是否处理 |\n|---|---|\n| 软件缺陷 | 处理 |\n| >>甲方操作<< | 不处理 |",
        "2. 绿化\n2.1 苗木枯死>>起于业主浇灌过量的<<，养护单位不予补种。",
        "二、热线\n（一）通话中断，>>原因在运营商一侧的<<，外包商不作处理。",
        "第二条 例外\n（1）>>鼠害引发<<的线路短路；\n（2）灯具移位。",
        "一、做什么\n1、乙方的工作：远程监控、故障处理。\n2、下列断网不计入乙方的责任，修复另按每次300元收费：\n（1）>>因甲方方面的原因<<断网的；\n（2）商场施工挖断线路的。",
        "第五条 维修\n5.1 >>因用户机房潮湿，或者电压不稳、擅自改装等原因<<导致的故障不属于免费维修范围。",
        "第六条 维护\n6.1 >>因用户未按使用说明操作<<造成的故障，乙方可以另行收费。",
        "3.1 以下工作不属于服务范围：\n(1) >>因甲方原因<<造成的问题；\n(2) 甲方自行改造网络。",
        "第六条 维修\n6.1 >>因用户操作不当<<造成的故障不属于免费维修范围。",
    )
    good = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 保修\n2.1 因业主自行改装造成的停机，修复费用由业主承担；原因由双方共同查看监控和拆检记录认定。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 维护\n2.1 因使用科室操作不当导致的故障，乙方应先行到场诊断并出具检测报告，经甲方确认后按次收费。",
        "第七条 进度\n7.1 因业主方原因造成的延误不计入维保方违约责任。",
        "第三条 课时\n3.1 因学员原因缺课的，课时照常扣除。",
        "1.2 服务不可用：因平台原因连续超过一分钟无法调用接口，低于一分钟的时间不计算在内。",
        "7.5 管理员账号归用户保管，因账号外借造成的数据改动由用户自行处理。",
        "第一条 可用性\n1.1 冷链探头的月度在线率不低于98%。\n1.2 供电公司停电造成的离线，凭供电公司的书面说明从应在线时长中扣除。",
        "二、热线\n2.1 因外包方以外的线路原因中断的，乙方应出具线路检测记录，所用时间不计入恢复时限。",
        "第六条 维护\n6.1 因用户自行改动程序产生的问题，乙方经日志分析并书面说明后，可以另行收费。",
        "第三条 不属于服务范围的情形\n（一）甲方自购的碳粉；\n（二）门店装修、搬迁引起的柜体移位；\n（三）组织变动导致的权限调整。",
        "第九条 信息\n9.1 乙方因维护接触读者姓名、证号的，只能在现场查看，不得外传，也不予保存。",
        "第三条 除外\n3.1 租户弄坏的不免费修；乙方先上门查，拍照留存，双方说不拢的请另一家维修行看了再定。",
        "1.2 服务不可用：因第三方原因导致的连续5分钟，所有接入方式均无法召开会议，低于5分钟的时间不计算在内。",
        "第二条 接口\n2.1 接口因主管部门改版而须重新开发的部分，另行报价。",
        "第二条 维修\n2.1 设备故障由乙方免费修复。\n2.2 监控画面显示设备被人为撞坏的，配件另行收费。",
        "1.3 因线路老化的损坏，乙方负责更换维修，但不负责线路的采购。",
        "2. 绿化\n2.1 苗木枯死起于业主浇灌过量的，养护单位不予补种；是否过量，以双方共同查看的浇灌记录为准。",
        "2. 退换\n2.1 因乙方原因造成的损坏，由乙方免费更换，费用不另计。",
        "3.1 下列故障的修复不属于服务范围，但乙方仍应先行诊断并出具原因报告：\n(1) 因甲方原因造成的故障。",
        "3.1 以下工作不属于服务范围：\n(1) 因甲方操作失误造成的故障的修复。\n3.2 原因有争议的，"
        "由双方共同检测认定。",
        "9.1 因甲方原因造成工期延误的，工期相应顺延。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: set[int] = set()
        for zone in draft.ask(exclusion_zones):
            if zone.attribution or zone.kind == "liability":
                continue
            causes = [
                item
                for item in zone.items
                if item.cause is not None and not item.proof and _told(draft, item)
            ]
            odd = [item for item in zone.items if zone.noun in _WORK and item.noun and item not in causes]
            if causes:
                told.update(item.span.line for item in causes)
                yield self._found(draft, zone, causes, odd)
        counted = [one for one in draft.ask(sla_exclusions) if one.subject == "cause"]
        told |= {one.span.line for one in counted if not one.party}
        for exclusion in counted:
            span = exclusion.span
            text = draft.reading.lines[span.line].text
            plain = evident(text, span.start, span.end) or proves(text)
            if exclusion.party and not exclusion.proof and not plain and span.line not in told:
                told.add(exclusion.span.line)
                yield self._unproved(draft, exclusion.span)
        for one in draft.ask(excluded_causes):
            if one.cause.line not in told:
                told.add(one.cause.line)
                yield self._unproved(draft, one.cause)
        for cause in draft.ask(loose_causes):
            if cause.line not in told:
                told.add(cause.line)
                yield self._unproved(draft, cause, sure=False)

    def _unproved(self, draft: Draft, cause: Span, sure: bool = True) -> Finding:
        return self.finding(
            cause,
            f"{draft.where(cause)}以原因除外（“{draft.quote(cause)}”），"
            "没有约定由谁、依何证据认定，也没有要求先行诊断。",
            severity=None if sure and _open(draft, cause) else Severity.INFO,
            suggestion=_WRITE,
        )

    def _found(
        self, draft: Draft, zone: ExclusionZone, causes: list[ExclusionItem], odd: list[ExclusionItem]
    ) -> Finding:
        first = causes[0]
        span = first.cause or first.span
        listed = "、".join(dict.fromkeys(draft.where(item.span) for item in causes))
        message = (
            f"{listed}以原因除外（“{draft.quote(span)}”），没有约定由谁、依何证据认定，也没有要求先行诊断。"
        )
        strange = [item for item in (*causes, *odd) if zone.noun in _WORK and item.noun]
        if strange:
            nouns = "、".join(dict.fromkeys(item.noun for item in strange))
            message += f"引导句说的是“{zone.noun}”，所列的却是{nouns}，不做的是哪项工作不清楚。"
        related = [] if zone.lead.line == first.span.line else [zone.lead]
        related += [item.span for item in (*causes[1:], *odd)]
        return self.finding(
            span,
            message,
            severity=None if strange or any(_open(draft, item.cause) for item in causes) else Severity.INFO,
            related=related,
            suggestion=f"{_WRITE[:-1]}；所列改成“……的修复”。",
        )


#: 雷击、水浸等外部原因：举出了是哪些事
_SAMPLES = re.compile(r"[^，。；、]{2,}(?:、|以?及|和|或者?)[^，。；、]{2,}等[^，。；、]{0,6}$")
#: 供电部门和自来水公司原因：说出了是外面的哪一家
_OUTSIDER = re.compile(
    r"[一-龥]{2}(?:部门|公司|机关|机构|政府|管理局|管委会|气象台|电信局|供电局)(?:的|自身|一方)*$"
)
_ANYONE = re.compile(rf"{'|'.join(LABELS)}|第三|他方|他人|其他|其它|任何|有关|相关|本公司|贵公司|客户|用户")
_CAUSE = re.compile("原因|缘故|因素|方面|一侧|归因|归责")


def _open(draft: Draft, cause: Span | None) -> bool:
    """只说是谁的原因，什么都可以归进去；说出是什么事（雷击、搬迁、自行改装）的，认定起来容易些，只作提示。"""
    if cause is None:
        return False
    text = draft.line(cause).text
    found = _CAUSE.search(text, max(cause.start - 4, 0), cause.end + 4)
    if found is None:
        return False
    told, before = text[cause.start : found.start()], text[: found.start()]
    return not (_SAMPLES.search(before) or (_OUTSIDER.search(told) and not _ANYONE.search(told)))


def _told(draft: Draft, item: ExclusionItem) -> bool:
    """说的原因要人去认定。"""
    cause = item.cause
    return cause is not None and not evident(draft.reading.lines[cause.line].text, cause.start, cause.end)
