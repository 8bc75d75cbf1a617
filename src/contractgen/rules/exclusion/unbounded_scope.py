"""服务范围以“包括但不限于”“其他服务”敞开，又没有除外条款。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.open_scopes import loosely_open, open_scopes
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_FIGURE = re.compile(r"[\d一二两三四五六七八九十]\s*次")


class UnboundedScope(Rule):
    """范围敞开，一方以为什么都包括，另一方以为只有列出的，价款也无从核算。对接受服务的一方有利，但争议也由此而来。

    写法：逐项列明服务对象和内容，增加的走变更程序；另写一条除外事项。
    """

    title = "范围无边界且无除外"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条", "民法典第一百四十二条、第四百六十六条")
    bad = (
        "第一条 服务内容\n1.1 乙方替医院管好所有电脑、打印机和>>一切与信息有关的东西<<。",
        "第一条 工作内容\n1.1 工作>>内容由采购人根据情况随时调整<<，费用包干。",
        "第一条 服务内容\n1.1 设备维护，>>以后添置的设备自动纳入<<，年费不变。",
        "第一条 开发\n1.1 乙方开发的范围>>包括但不限于<<售票端、检票端和报表。",
        "第二条 服务内容\n| 项目 | 内容 | 时限 |\n|---|---|---|\n| 监控 | 主机监控 | 每日 |\n| 杂项 | 甲方交办的>>其他工作<< | 2小时 |",
        "二、供货范围\n（一）供方的供货范围>>包括但不限于<<下列各项：\n1. 水泵；\n2. 阀门。",
        "2. 乙方为甲方开展讲座，>>主题、场次、人数以甲方要求为准<<，总价不变。",
        "第二条 展会服务包含设计、搭建、撤展各环节，由乙方>>一条龙承办<<。",
        "第二条 数据标注（>>含框选、分类，不限于此<<）由乙方完成。",
        "第二条 乙方负责果园的灌溉、施肥以及园主临时>>吩咐的农活<<。",
        "第二条 服务内容\n2.1 乙方维护现有机房，>>将来新建的机房一并维护<<，费用不变。",
        "第二条 >>凡与舞台灯光沾边的问题均由乙方处理<<。",
        "第一条 服务范围\n1.1 >>服务范围包括但不限于<<系统监控和备份。",
        "第二条 服务内容\n2.1 服务内容包括：\n(1) 系统监控；\n(2) >>双方约定的其他维护服务<<。\n"
        "2.2 以下工作不属于服务范围：\n(1) 机房装修。",
    )
    good = (
        "第一条 服务\n1.1 乙方负责泵房的巡检。\n1.2 故障分级：甲级为全部停泵，乙级为单泵停机，丙级为误报等其他问题，由甲方认定。",
        "第一条 服务内容\n1.1 乙方对附件一所列全部设备每月巡检一次。\n附件一 设备清单\n| 设备 | 数量 |\n|---|---|\n| 电梯 | 4 |\n| 空调主机 | 2 |",
        "第一条 服务内容\n1.1 乙方负责网络维护、多媒体设备维护，频次见下表。\n| 项目 | 频次 |\n|---|---|\n| 网络巡检 | 每月 |\n| 投影机清洁 | 每季 |",
        "第二条 服务内容\n2.1 自报修起算：\n| 程度 | 远程 | 现场 |\n|---|---|---|\n| 特急：系统中断 | 20分钟响应 | 6小时到场 |\n| 一般：其他问题 | 4小时响应 | 48小时到场 |",
        "第二条 服务内容\n2.1 乙方修剪行道树；遇有古树需要会诊的，由甲方另行安排，乙方先修剪其余树木。",
        "第二条 服务范围\n2.1 以下所列情形不应被计入服务不可用时间：\n(1) 乙方以外的设备故障，包括但不限于第三方云的故障。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第三条 配合\n3.1 甲方应提供乙方所需的全部账号。",
        "2. 乙方为甲方开展四场讲座，每场不超过60人，日期以甲方提前10日的书面通知为准。",
        "第二条 服务内容\n2.1 乙方维护清单所列全部水泵，清单见附件一。\n2.2 甲方增设水泵的，双方另签补充协议。",
        "第三条 人员\n3.1 乙方人员应服从现场管理，遵守各项制度。",
        "第一条 服务范围\n1.1 服务范围限于下列事项：\n(1) 系统监控；\n(2) 数据备份。",
        "第八条 保密\n8.1 保密信息包括但不限于技术资料。",
        "第一条 服务范围\n1.1 服务范围包括[列出服务，如：包括但不限于监控]。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(open_scopes)
        if not found.items:
            yield from self._loose(draft)
            return
        closed = found.exclusions is not None
        open_ones = [one for one in found.items if not one.bounded]
        worst = next(
            (one for one in open_ones if not _count_of_one(draft, one.span)), (*open_ones, *found.items)[0]
        )
        mild = closed or worst.bounded or _count_of_one(draft, worst.span)
        others = [one.span for one in found.items if one is not worst]
        tail = "，也没有除外条款" if not closed else "，另有除外条款"
        yield self.finding(
            worst.span,
            f"{draft.where(worst.span)}“{draft.quote(worst.span)}”使服务范围没有列尽{tail}，服务边界不确定。",
            severity=Severity.INFO if mild else Severity.WARNING,
            related=(*others, *((found.exclusions,) if found.exclusions else ())),
            suggestion="逐项列明服务对象和内容，增加的走变更程序；另写除外事项。",
        )

    def _loose(self, draft: Draft) -> Iterator[Finding]:
        """认得松的，只作提示；全文一条。"""
        spans = draft.ask(loosely_open)
        if spans:
            yield self.finding(
                spans[0],
                f"{draft.where(spans[0])}“{draft.quote(spans[0])}”，服务范围也许没有列尽，请核对。",
                severity=Severity.INFO,
                related=spans[1:],
                suggestion="逐项列明服务对象和内容，增加的走变更程序；另写除外事项。",
            )


def _count_of_one(draft: Draft, span: Span) -> bool:
    """表里一行的次数不限，别的行各有频次：敞开的只是这一样做几次，做什么还是列明的。"""
    cell = draft.line(span).cell
    if cell is None or not cell.column or "次" not in draft.quote(span):
        return False
    return any(
        line.cell is not None
        and (line.cell.table, line.cell.column) == (cell.table, cell.column)
        and line.cell.row != cell.row
        and not line.cell.header
        and _FIGURE.search(line.text)
        for line in draft.reading.judged()
    )
