"""除外事项以“其他”“等”“包括但不限于”兜底，范围由一方说了算。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.exclusions import exclusion_zones
from contractgen.facts.open_exclusions import loosely_open, open_exclusions
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

#: 工商、信用等数据：限于某一类东西，不像“等工作”什么都装得下
_OF_KIND = re.compile(r"等(?:各类|各项|相关)?(?:数据|货[物品]|样品|物品|功能|区域|费用|支出|开[支销])")
_SAYS = {
    "ended": "使除外没有收口，所指没有列明",
    "sample": "使所列的除外只是例子，之外还有哪些没有写明",
    "left": "除外的边界由一方掌握",
    "adds": "除外可以由一方增添",
}


class CatchAll(Rule):
    """兜底的除外使范围没有底线：服务商认为不属于的都可以不做。以双方书面约定为界的，问题小得多，仍以列明为好。

    写法：逐项列明；以后需要增加的，写“双方以书面补充协议明确排除的事项”。
    """

    title = "兜底式除外"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条、第四百六十六条", "民法典第四百九十七条、第四百九十八条（属格式条款时）")
    bad = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 收费项目\n2.1 除上述清单所列外，>>其余一切需求均视为额外服务<<，由乙方报价。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 除外\n（1）危险品存放；\n（2）前述以外乙方>>没有明确答应<<的工作。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 例外\n2.1 以下不在合同价内：电缆敷设、开槽打孔。如有遗漏，>>以乙方解释为准<<。",
        "第一条 服务\n1.1 乙方提供检票服务。\n1.2 以下事情需另签补充协议另行计价：\n(1) 新增站台的布线；\n(2) >>其他乙方认为不宜纳入的工作<<。",
        "第二条 不包括\n2.1 向外购买气象、水文>>等数据<<。",
        "3.1 不包括的内容：扎带的更换；>>其他工作<<（如搬运、吊装等）。",
        "第三条 不包括\n3.1 冷库门的改造；\n3.2 >>经乙方评估须另行收费的其他需求<<。",
        "二、车队对下列事项不负责办理：卸货上架；代收货款；>>及其他类似性质的琐事<<。",
        "5. 计算当月停机分钟数时，应当剔除以下各项：\n（a）经客户同意的停机；\n（b）>>平台方合理地认定应予剔除的其他情形<<。",
        "第二条 配送\n2.1 不派送：活禽、>>液体和乙方当日决定不收的货品<<。",
        "第二条 养护的例外\n2.1 枯死乔木的更换、假山修补。\n2.2 >>上述列举仅为举例，并未穷尽<<。",
        "第二条 配送\n2.1 承接方不配送冰鲜、活禽，>>以及其认为不便配送的物品<<。",
        "第二条 边界\n2.1 门禁不归乙方维护；乙方>>可随时增补不予维护的设备<<。",
        "第二条 除外\n2.1 除外的是灯箱、旗杆。\n2.2 前款>>未列明的，由乙方按内部口径认定<<。",
        "3.1 乙方不承担的工作：座席人员的培训；电话线路的租用；>>以及与之类似的工作<<。",
        "3.1 下列工作不属于服务范围：\n(1) 机房装修；\n(2) >>其他乙方认为不属于服务范围的工作<<。",
        "3.1 本服务不包括以下内容：\n(1) 硬件采购、网络改造>>等工作<<；\n(2) 第三方软件的故障，"
        ">>包括但不限于<<办公软件的故障。",
        "3.1 不在服务内容之中的事项>>包括但不限于<<：源代码的修改；设备的采购。",
        "3.1 以下情形不属于维护范围：\n(1) 人为损坏>>以及类似情形<<。",
    )
    good = (
        "第五条 维护\n5.1 线路割接等由运营商发起的维护，乙方在收到通知后4小时内转告甲方。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 不承运物品\n2.1 枪支、毒品、活物以及法律规定禁止运输的物品。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 保险\n2.1 承保范围以保单为准，保险除外责任由保险公司解释，费用由乙方承担。",
        "3.1 用户不得利用平台发布侵犯其他商户或者第三方合法权益的内容，不得发布与石材无关的广告。",
        "3.1 不包括的内容：低值易耗品（如扎带、标签等）；外设（扫描枪、打印机等）的维修。",
        "第三条 值守\n3.1 值守方不保证园区不发生任何盗抢事件；已按约巡逻并有打卡记录的，不承担赔偿责任。",
        "第四条 免费维护\n4.1 被许可方自行修改报表造成的错误不属于免费维护，由双方根据日志共同认定。",
        "第三条 不包括\n3.1 等级保护评估的整改。\n3.2 经双方评估确认属于新增的需求。",
        "第二条 费用\n2.1 往返交通费、住宿费等差旅费用由乙方承担，甲方不另行支付。",
        "二、保修\n2.1 零部件（不含耗材）达不到要求的，乙方换新，换下的归乙方并须立即退还。",
        "一、清洗范围\n1、沿街各类招牌（楼顶的除外）、橱窗的清洗。",
        "第二条 除外\n2.1 电话机、传真机、碎纸机等三种设备不在维护范围内。",
        "第二条 除外\n2.1 除外清单由双方以补充协议增补。",
        "3.1 乙方不承担的工作：座席人员的培训；电话线路的租用。",
        "8.1 下列情形不属于违约：\n(1) 房屋被列入拆迁范围；\n(2) 发生地震、火灾等不可抗力。",
        "3.1 下列工作不属于服务范围：\n(1) 机房装修；\n(2) 硬件采购。",
        "3.1 服务内容包括但不限于监控和备份。\n3.2 下列工作不属于服务范围：\n(1)"
        " 其他供应商提供的软件的升级；\n(2) 等级保护测评。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: set[int] = set()
        for zone in draft.ask(exclusion_zones):
            if zone.open_lead is not None and zone.kind != "liability":
                told.add(zone.open_lead.line)
                yield self.finding(
                    zone.open_lead,
                    f"{draft.where(zone.open_lead)}的除外以“{draft.quote(zone.open_lead)}”引出，所列之外还有哪些没有写明。",
                    suggestion="逐项列明，写“限于下列事项”。",
                )
            for item in zone.items:
                if item.open_end is None:
                    continue
                told.add(item.open_end.line)
                quote = draft.quote(item.open_end)
                bounded = "以双方约定为界，" if item.bounded else ""
                yield self.finding(
                    item.open_end,
                    f"{draft.where(item.span)}的除外以“{quote}”兜底，{bounded}所指没有列明。",
                    severity=Severity.INFO if item.bounded or _OF_KIND.fullmatch(quote) else Severity.WARNING,
                    related=(zone.lead,) if zone.lead != item.span else (),
                    suggestion="逐项列明；或者写“双方以书面补充协议明确排除的事项”。",
                )
        for one in draft.ask(open_exclusions):
            if one.span.line in told:
                continue
            told.add(one.span.line)
            yield self.finding(
                one.span,
                f"{draft.where(one.span)}“{draft.quote(one.span)}”，{_SAYS[one.how]}。",
                severity=Severity.INFO
                if one.bounded or _OF_KIND.match(draft.quote(one.span))
                else Severity.WARNING,
                suggestion="逐项列明；或者写“双方以书面补充协议明确排除的事项”。",
            )
        for span in draft.ask(loosely_open):
            if span.line not in told:
                told.add(span.line)
                yield self.finding(
                    span,
                    f"{draft.where(span)}的除外里有“{draft.quote(span)}”，所指没有列明，或者由一方说了算，请核对。",
                    severity=Severity.INFO,
                    suggestion="逐项列明；或者写“双方以书面补充协议明确排除的事项”。",
                )
