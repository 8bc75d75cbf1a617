"""除外写在范围和除外条款之外的地方，看范围的人看不到。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.exclusions import exclusion_zones
from contractgen.facts.lifted_limits import lifted_limits
from contractgen.facts.sla_exclusions import sla_exclusions
from contractgen.facts.stray_denials import stray_denials
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class Stray(Rule):
    """除外散见于付款、双方义务等条款，看服务范围的人想不到，也容易与范围、服务水平相抵触。

    写法：全部除外集中在一条，别处需要说的，写“除外事项见第×条”。
    """

    title = "除外散见于他处"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条、第四百六十六条", "民法典第四百九十六条（属格式条款时）")
    bad = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 报酬\n2.1 每月结算一次。>>另，特殊教室的灯具维修不属乙方之事<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 保密条款\n2.1 双方保密。>>历史数据的清理不包含在本合同中<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 支付\n2.1 >>按季支付，不含夜间值守<<。",
        "第二条 服务范围\n2.1 服务内容包括冷链监测系统的维护。\n第四条 时限\n4.1 乙方2小时到场。\n"
        "第八条 知识产权\n8.1 >>定制报表的故障处理不适用第四条的到场时限<<。",
        "第三条 标准\n3.1 月度接通率不低于90%，每低1个百分点扣减3%。\n第八条 费用\n"
        "8.1 加派坐席按每人每日240元另计。>>双节期间的接通率不纳入扣减<<。",
        "第二条 服务范围\n2.1 服务内容包括系统维护。\n第三条 保密\n3.1 双方对商业秘密保密。\n3.2 涉密终端的故障，乙方>>不予处理<<。",
        "第二条 服务范围\n2.1 服务内容包括系统维护。\n第九条 解除及通知\n9.1 通知寄送首部住所。识别相机的调试，乙方>>概不承接<<。",
        "第二条 服务范围\n2.1 服务内容包括现场维护。\n第八条 付款\n8.1 甲方按季付款。"
        ">>现场服务不含<<差旅和备件。",
        "第五条 双方义务\n5.1 打印机的故障>>不在服务范围内<<。",
    )
    good = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 人员\n2.1 乙方派驻2名工程师，驻场人员不得兼职。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 合同的解除\n2.1 解除后乙方不再负责维保，双方结清费用。",
        "第八条 费用\n8.1 加派坐席按每人每日240元另计，违约金不计入扣减的上限，已扣的款项不重复扣减。",
        "第八条 保密\n8.1 已经公开的信息不适用前款的保密期限。",
        "第九条 解除及通知\n9.1 逾期付款满30日的，乙方可以暂停服务，由此造成的损失概不负责。",
        "第三条 除外事项\n3.1 打印机的故障不在服务范围内。",
        "第八条 付款\n8.1 服务费不含税，合同另有约定的除外。",
        "第四条 服务时间\n4.1 周一至周五9:00-18:00（法定节假日除外）。",
        "第二条 服务范围\n2.1 未列入清单的设备不在服务范围内。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told = [zone.lead for zone in draft.ask(exclusion_zones) if zone.stray]
        known = {lead.line for lead in told}
        for one in draft.ask(lifted_limits):
            if not any(
                one.whole.line == lead.line and one.whole.start <= lead.start < one.whole.end for lead in told
            ):
                known.add(one.whole.line)
                yield self.finding(
                    one.whole,
                    f"{draft.where(one.span)}以“{draft.quote(one.span)}”解除了别处约定的时限、指标，却写在服务范围、服务级别和除外条款之外。",
                    related=(one.span,),
                    suggestion="移到约定时限的条款或者除外条款，写明限于哪些事项；此处写“见第×条”。",
                )
        counted = {one.sentence.line for one in draft.ask(sla_exclusions) if one.subject != "other"}
        for zone in draft.ask(exclusion_zones):
            if not zone.stray or zone.lead.line in counted or (zone.items[0].cause and not zone.attribution):
                continue
            item = zone.items[0]
            around = draft.line(zone.lead).text[max(zone.lead.start - _NEAR, 0) : zone.lead.end + _NEAR]
            if _NOT_WORK.search(around):
                continue
            known.add(zone.lead.line)
            yield self.finding(
                zone.lead,
                f"{draft.where(zone.lead)}把“{item.text}”除外，却写在服务范围和除外条款之外。",
                related=(item.span,),
                suggestion="移到除外条款，此处写“见第×条”。",
            )
        for span in draft.ask(stray_denials):
            if span.line not in known | counted:
                known.add(span.line)
                yield self.finding(
                    span,
                    f"{draft.where(span)}“{draft.quote(span)}”说的是不做哪项工作，却写在服务范围和除外条款之外。",
                    suggestion="移到除外条款，此处写“见第×条”。",
                )


_NEAR = 24
#: 无故停止服务、限度不及于人身损害：说的是违约、责任，不是除外哪项工作
_NOT_WORK = re.compile("无故|擅自|中途|故意|重大过失|人身|明文|境外|累计不超过")
