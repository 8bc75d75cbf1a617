"""选项没有选定。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.choices import Choice, choices
from contractgen.facts.placeholders import placeholders
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule

#: 写在括号里的、要在几个办法里选的，也许另有说法；只差一个字的两个词，只作提示
_UNSURE = {
    "brackets": Severity.WARNING,
    "lead": Severity.WARNING,
    "plans": Severity.WARNING,
    "alike": Severity.INFO,
    "loose": Severity.INFO,
}


class UnresolvedChoice(Rule):
    """两种做法并列而没有选定，各方会各按有利于自己的理解执行。

    选定一种，删去其余；保留选框的，勾选所选的一项。
    """

    title = "选项未选定"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第五百一十条")
    bad = (
        "3.1 货款（>>汇款/承兑<<）支付。",
        "3.1 承运方式为>>陆运/铁运<<。",
        "| 项目 | 频次 |\n| --- | --- |\n| 通风 | 每周 |\n| 熏蒸 | >>每季/每半年<< |\n| 盘库 | 每月 |",
        "4.1 供电方式采用>>单回路/双回路<<，由乙方施工。",
        "| 项目 | 约定 |\n|---|---|\n| 到店时限 | >>1小时/2小时<< |\n| 付款期 | 15日 |",
        "3.1 单价>>含税（不含税）<<。\n3.2 承包方>>每季度/每半年<<清洗一次滤网。",
        "开具增值税>>普通/专用<<发票，违约金按>>日/月<<计算，服务方式为>>（1）驻场；（2）远程<<（二选一）。",
        "付款方式：>>□一次性 □分期<<",
        "付款方式（择一）：>>☑季付 ☑年付<<",
        "争议按下列>>第____种<<方式解决：提交仲裁，或者提起诉讼。",
        "期限按>>自然日/工作日<<计算，提交（>>甲方/乙方<<）所在地人民法院。",
        "付款方式为>>【一次性支付】【分期支付】<<。",
        "付款方式\n>>□ 一次性支付<<\n□ 分期支付",
    )
    good = (
        "4.1 交换方式为请求/应答，计量单位为元/吨。",
        "| 级别 | 白天 | 夜间 |\n|---|---|---|\n| | 响应 / 到店 | 响应 / 到店 |\n| 甲级 | 10分钟 / 1小时 | 30分钟 / 2小时 |\n| 乙级 | 1小时 / 4小时 | 2小时 / 次日 |",
        "工单分【特急】【加急】【平】：特急指全店停业；加急指一台收银机停用；平指其余。",
        "考核得分 | 95% | 5% | 扣减",
        "3.1 单价含税（税率6%）。",
        "8.2 用户应向乙方/乙方指派的机构提供诊断所需的资料。",
        "状态显示为【处理中】【已完成】的工单计入统计。",
        "付款方式：☑分期 ☐一次性",
        "响应时间为24小时/7天，支持输入/输出设备和/或外设。",
        "请在□内打“√”，按第 2 种方式支付。",
        "服务范围：☑巡检 ☑备份 ☐培训",
        "甲方/乙方均应指定联系人。",
        "□ 需要加急服务",
        "违约金为【2千】元。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for place in draft.ask(placeholders):
            if place.kind == "way" and not place.later:
                yield self.finding(
                    place.span,
                    f"{draft.where(place.span)}“{place.text.strip()}”没有写明选哪一种。",
                    confidence=Confidence.HIGH,
                    suggestion="填上所选的序号，删去其余选项。",
                )
        for choice in draft.ask(choices):
            if not choice.later and (outcome := self._choice(draft, choice)):
                yield outcome

    def _choice(self, draft: Draft, choice: Choice) -> Outcome | None:
        where = draft.where(choice.span)
        names = "、".join(f"“{option}”" for option in choice.options[:6] if option)
        if choice.kind == "boxes" and choice.ticked:
            if len(choice.ticked) < 2 or not choice.one_only:
                return None
            ticked = "、".join(f"“{choice.options[place]}”" for place in choice.ticked)
            message = f"{where}的选项只能选一个，却同时勾选了{ticked}。"
        elif choice.kind == "boxes":
            message = f"{where}的选项{names}一个也没有勾选。"
        elif choice.kind == "lead":
            message = f"{where}要在几种办法里选定一种，没有写明选的是哪一种。"
        else:
            message = f"{where}并列了{names}，没有选定哪一个。"
        return self.finding(
            choice.span,
            message,
            severity=_UNSURE.get(choice.kind),
            related=choice.others,
            suggestion="选定一项，删去其余。",
        )
