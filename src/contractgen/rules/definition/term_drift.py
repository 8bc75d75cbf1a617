"""同一份文件自称不一，或者同一方有几种称呼。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.designations import SelfName, StrayLabel, self_names, stray_labels
from contractgen.facts.drifted_terms import DriftedTerm, drifted_terms
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class TermDrift(Rule):
    """“本协议”“本合同”混用，或者甲方忽而又叫“委托方”，读的人要猜是不是另一份文件、另一个人。

    写法：全文用一个自称、一套称呼；首部写“以下简称甲方”。“解除合同”“合同专用章”是通称，不必改。
    """

    title = "同一对象称谓不一"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条",)
    bad = (
        "园区方：霁川园区管理有限公司\n点检方：岚谷机电有限公司\n第一条 点检\n1.1 点检方按月点检。\n第五条 期限\n5.1 >>乙方<<期满前30日提交移交清单。",
        "第一条 仓储\n1.1 甲方租用的三号仓（“仓库”）由乙方管理。\n1.2 >>库房<<每日通风一次。\n1.3 仓库钥匙由乙方保管。",
        "第一条 单据\n1.1 甲方填写《维修申请单》。\n1.2 乙方凭《维修申请单》派工。\n1.3 >>《报修确认书》<<由双方各存一份。",
        "采购人：岚谷信息技术有限公司\n供应商：霁川冷链有限公司\n第一条 付款\n1.1 采购人按月付款，供应商开具发票。\n1.2 >>买受人<<逾期付款的，按日计息。\n1.3 采购人应核对账单。",
        "甲方委托乙方维护系统，订立本协议。\n1.1 本协议自签署起生效。\n1.2 本协议一式两份。\n"
        "1.3 >>本合同<<未尽事宜另行协商。",
        "委托单位（以下简称“甲方”）与服务单位（以下简称“乙方”）订立本协议。\n1.1 甲方付款。\n"
        "1.2 >>受托方<<应在5日内交付。",
    )
    good = (
        "保洁合同\n甲方（物业方）\n名称：霁川物业有限公司\n乙方（保洁方）\n名称：岚谷保洁有限公司\n第一条 保洁\n1.1 乙方应每日清扫大堂两次，甲方应提供用水。",
        "漆器加工契约\n定作方：青坞县百货公司以下简称甲方\n承揽方：岚谷漆器厂以下简称乙方\n第一条 加工\n1.1 乙方应照图样加工，甲方应在三日内验看样品。",
        "买方：霁川冷链有限公司\n卖方：岚谷设备有限公司\n第一条 运输\n1.1 卖方负责运输。\n买方代表（签章）：\n卖方代表（签章）：",
        "第一条 系统\n1.1 乙方维护甲方的订单系统（“系统”）。\n1.2 乙方通过监控平台查看系统状态。\n1.3 系统故障由乙方修复。",
        "第一条 设备\n1.1 甲方机房的服务器统称“设备”。\n1.2 乙方自带检测仪器，设备由甲方开机。",
        "甲方委托乙方维护系统，订立本协议。\n1.1 一方有权解除合同。\n1.2 本协议经加盖合同专用章生效，"
        "是主合同的组成部分。",
        "委托单位（以下简称“甲方”）与服务单位（以下简称“乙方”）订立本协议。\n1.1 甲方应付款，"
        "守约方有权解除。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        by_part: dict[int, list[SelfName]] = {}
        for name in draft.ask(self_names):
            by_part.setdefault(name.part, []).append(name)
        for names in by_part.values():
            if len(names) > 1:
                yield self._self(draft, names)
        for each in draft.ask(drifted_terms):
            yield self._term(draft, each)
        strays = draft.ask(stray_labels)
        for label in dict.fromkeys(stray.label for stray in strays):
            yield self._label(draft, [stray for stray in strays if stray.label == label])

    def _self(self, draft: Draft, names: list[SelfName]) -> Finding:
        usual = max(names, key=lambda name: len(name.spans))
        odd = [name for name in names if name is not usual]
        spans = [span for name in odd for span in name.spans]
        said = "、".join(f"“{name.name}”{len(name.spans)}处" for name in odd)
        return self.finding(
            spans[0],
            f"自称不一：“{usual.name}”{len(usual.spans)}处，{said}（首见{draft.where(spans[0])}）。",
            related=(usual.spans[0], *spans[1:10]),
            suggestion=f"统一为“{usual.name}”；指另一份文件的，写明其名称。",
        )

    def _term(self, draft: Draft, each: DriftedTerm) -> Finding:
        return self.finding(
            each.span,
            f"{draft.where(each.known_span)}约定的叫法是“{each.known.strip('《》')}”，{draft.where(each.span)}又说“{each.term.strip('《》')}”，看不出是不是一回事。",
            severity=Severity.INFO,
            related=(each.known_span,),
            suggestion=f"是一回事的，统一为“{each.known.strip('《》')}”；不是的，写明各指什么。",
        )

    def _label(self, draft: Draft, strays: list[StrayLabel]) -> Finding:
        first = strays[0]
        declared = "、".join(f"“{label}”" for label in first.declared[:3])
        return self.finding(
            first.span,
            f"{draft.where(first.span)}用“{first.label}”称呼当事人，而约定的称呼是{declared}。",
            severity=Severity.INFO if first.doubled or first.generic else Severity.WARNING,
            related=tuple(stray.span for stray in strays[1:8]),
            suggestion="改用约定的称呼。",
        )
