"""除外的工作正是服务范围里的工作，或者除外的对象在范围和定义之内而没有划界。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from contractgen.facts.denied_work import denied_work
from contractgen.facts.exclusions import ExclusionZone, exclusion_zones
from contractgen.facts.said_work import SaidWork, spelled
from contractgen.facts.served import Served, served
from contractgen.facts.system_parts import SystemPart, system_parts
from contractgen.facts.words.borders import drawn, parted
from contractgen.facts.words.coverage import HALF, MOST, Told, pieces
from contractgen.facts.words.exclusion_items import ExclusionItem
from contractgen.facts.words.noun_chunks import says_own
from contractgen.facts.words.phrases import Match, acts_alike, compare, content
from contractgen.facts.words.same_work import UPKEEP
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class ContradictsScope(Rule):
    """同一对象的同一项工作，一处写在服务范围里，一处写在除外事项里，报障时双方各执一词，服务商可以据除外条款拒绝。

    写法：删去一处；确有部分不服务的，写明界线——因何原因、以何处为界、由谁认定。只排除对象而不说工作的，补上工作。
    """

    title = "除外事项与服务范围矛盾"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条、第四百六十六条", "民法典第四百九十七条、第四百九十八条（属格式条款时）")
    bad = (
        "第一条 平台服务\n1.1 服务商提供门店培训、账套初始化、月度对账支持。\n第二条 备注\n2.1 >>账套初始化<<须另购实施包，不含在年费之中。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 作业内容\n2.1 乙方办理入库清点、贴码、上架、循环盘点、退货整理。\n第三条 责任除外\n3.1 以下作业甲方自理：商品促销包装，>>循环盘点<<，票据邮寄。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 维保项目\n2.1 电梯每半月保养一次，困人时30分钟内到场放人；\n2.2 空调机组换季清洗滤网、检漏、补充冷媒；\n第三条 双方约定不做的事\n3.1 装修、增设新梯以及>>空调冷媒的补充<<，乙方概不受理。",
        "第二条 养护\n2.3 零件更换：继电器、密封圈及滤网的更换，料费已含在养护费中。\n第三条 除外\n3.1 >>继电器及密封圈的更换<<不属于本合同的服务内容。",
        "第1条 维护什么\n1.1 地磅传感器、摊位秤、结算软件、小票打印机，共四类，统称“称重系统”。\n1.2 乙方做三件事：坏了修，定期校，软件常更新。\n1.3 下列工作另收费：地磅基坑土建；>>摊位秤的修理等<<。",
        "第一条 范围\n1.1 维护范围：曳引机保养；门机、轿厢灯的更换；对讲检修。\n1.2 下列工作不在维护范围内：井道土建；>>轿厢灯的更换<<。",
        "第一条 服务范围\n1.1 乙方维护库房的下列设施：恒温机组四台；磁带库一套，含机械臂的校准与清洁。\n第二条 不在范围之内者\n下列各项，乙方不予承担：\n一、库房土建；\n二、>>磁带库机械臂之校准<<。",
        "第一条 服务范围\n1.1 乙方负责下列工作：\n（1）货架感应器及其网关的保养与故障部件更换；\n（2）盘点程序的维护。\n"
        "第二条 除外\n2.1 下列工作不属于服务范围：\n（1）>>货架感应器网关的更换<<；\n（2）货架喷漆。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第三条 乙方提供的服务\n3.1 市电、蓄电池组和柴油机组的巡视与维护；\n3.2 消防联动值守。\n第四条 不提供的服务\n4.1 租户设备的保修；\n4.2 >>柴油机组的养护<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 服务内容\n2.1 乙方负责医疗设备的计量校准、保养及故障维修。\n2.2 >>医疗设备的校验<<不包括在内。",
        "一 服务范围\n（1）32台道闸控制器的维修与更换；\n（2）平台数据的备份。\n下述工作由甲方另行安排：园区装修；>>道闸控制器的维修与更换<<；对接消防平台。",
        "第二条 服务范围\n2.1 乙方提供下列服务：\n(1) 数据库每日备份与恢复演练；\n(2) 应用软件故障修复。\n"
        "第三条 除外事项\n3.1 下列工作不属于服务范围：\n(1) >>数据库备份及恢复<<；\n(2) 机房装修。",
        "第一条 定义\n1.1 系统：指客户使用的订单系统，包括硬件设备、软件平台及数据。\n"
        "第二条 服务内容\n2.1 维护内容包括：\n"
        "(1) 定期进行系统备份与数据清理。\n2.2 以下工作不属于维护服务范围：\n(1)"
        " >>客户自有业务数据的质量问题<<。",
        "第二条 服务范围\n| 服务对象 | 服务内容 |\n|---|---|\n| 前置终端 | 故障诊断、更换部件 |\n"
        "2.2 以下工作不属于服务范围：\n| 对象 | 不包括的工作 |\n|---|---|\n| 前置终端 | >>更换部件<< |",
        "第二条 服务内容\n2.1 乙方提供下列服务：\n(1) 网络攻击应急处置；\n(2) 日志归档。\n"
        "2.2 不包括下列事项：\n(1) >>网络攻击的应急处置<<；\n(2) 机房装修。",
    )
    good = (
        "第一条 乙方的工作\n1.1 三套程序的巡检、报错处理和版本更新；每晚备份数据一次。\n第二条 哪些不管\n2.1 甲方自建科研库的备份、门诊楼网线重布，不在乙方工作之列。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 维保项目\n2.1 空调机组换季清洗滤网、检漏；冷媒补充每台每年一次以内由乙方负责。\n第三条 除外\n3.1 超过每台每年一次的冷媒补充，另行计价。",
        "2.1 乙方提供以下服务：\n（1）巡检：每月一次，并在巡检后3个工作日内交记录；\n（2）报修处理。\n3.1 时限如下：\n| 级别 | 到场（电话无法排除时） |\n|---|---|\n| 一级 | 2小时 |\n| 三级 | 1个工作日 |",
        "第一条 对象\n1.1 监测系统包括探头六十个和主机一台。\n第二条 内容\n2.1 乙方每月对监测系统巡检一次。\n2.2 下列事项不属于服务内容：\n（1）监测系统的扩容；\n（2）围墙的修补。",
        "第一条 范围\n1.1 乙方负责设备的月度保养、故障维修和零件更换。\n附件一 耗材与另行计费标准\n1. 重新安装每台150元；零件更换按制造商公布的零件价计收。",
        "第一条 服务范围\n1.1 乙方负责下列工作：\n（1）计重秤通信接口的维护；\n（2）标签打印服务的维护。\n"
        "第二条 除外\n2.1 下列工作不属于服务范围：\n（1）计重秤本体的检定与维修；\n（2）标签打印机的换件（打印队列仍由乙方维护）。",
        "第一条 服务范围\n1.1 乙方负责下列工作：\n（1）自助机内置的读卡器、打印头的更换。\n"
        "第二条 除外\n2.1 下列工作不属于服务范围：\n（1）收费窗口所用读卡器、打印头的更换。",
        "第一条 工作内容\n1.1 乙方负责草坪修剪、乔木浇灌、病虫害防治。\n1.2 乔木的移栽、古树的修剪由甲方另行委托他人，乙方不承担。",
        "第三条 价格\n3.2 合同价格包含完成全部工作的人工费、管理费。\n3.3 合同执行期间，合同价格不做调整，甲方不再支付费用。",
        "一 服务范围\n（1）道闸控制器的维修与更换；\n（2）平台数据的备份。\n下述工作由甲方另行安排：园区装修；打印机的维修；对接消防平台。",
        "第二条 服务范围\n2.1 乙方提供下列服务：\n(1) 中间件补丁的测试与安装；\n(2) 应甲方要求重启服务器；\n"
        "(3) 维修：设备卡纸的，乙方上门维修。\n第三条 除外事项\n3.1 下列工作不属于服务范围：\n"
        "(1) 操作系统补丁的安装；\n(2) 服务器的硬件维修；\n(3) 纸张的供应、电脑的维修。",
        "第二条 服务范围\n2.1 乙方提供下列服务：\n(1) 数据库每日备份与恢复演练。\n第三条 除外事项\n"
        "3.1 下列工作不属于服务范围：\n(1) 甲方自行搭建的测试库的备份；\n(2) 机房装修。",
        "第二条 服务内容\n2.1 服务内容包括：\n(1) 安全补丁安装；\n(2) 操作培训。\n"
        "2.2 以下工作不属于服务范围：\n"
        "(1) 甲方自行进行的软件安装；\n(2) 因甲方操作失误造成的故障的修复。",
        "第四条 服务时间\n4.1 服务时间为周一至周五9:00-18:00（法定节假日除外）。\n"
        "4.2 服务内容包括数据库备份。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        scope = draft.ask(served)
        told = Told([one.text for one in scope])
        known: set[int] = set()
        for zone in draft.ask(exclusion_zones):
            if zone.kind == "liability":
                continue
            for item in zone.items:
                if (
                    (item.open_end is not None and not _named(item))
                    or _INCLUDED.search(item.text)
                    or drawn(item.text)
                ):
                    continue
                shares = told.shares(item.text)
                hits = [
                    (match, one)
                    for place, one in enumerate(scope)
                    if (match := _match(zone, item, one, shares.get(place, 0.0))) is not Match.NONE
                    and not parted(one.text, item.text)
                ]
                if hits:
                    known.update(span.line for span in (item.span, *item.related))
                    yield self._found(draft, item, hits)
                elif part := next((one for one in draft.ask(system_parts) if _part_of(one, item)), None):
                    known.add(item.span.line)
                    yield self._part(draft, item, part)
        yield from self._word_for_word(draft, known)

    def _word_for_word(self, draft: Draft, known: set[int]) -> Iterator[Finding]:
        """认不出句式的：不做的一件，字逐一在要做的一句里，只作提示；一行只说一次。"""
        said = draft.ask(spelled)
        for one in draft.ask(denied_work):
            if one.span.line in known or drawn(one.text) or drawn(draft.quote(one.sentence)):
                continue
            whole = draft.quote(one.sentence)
            hits = [
                each
                for each in said.having(one.text, one.span.line)
                if not (parted(each.text, one.text) or parted(each.text, whole))
            ]
            if hits:
                known.add(one.span.line)
                yield self._alike(draft, one.span, hits[0])

    def _alike(self, draft: Draft, span: Span, said: SaidWork) -> Finding:
        return self.finding(
            span,
            f"{draft.where(span)}说不做的“{_short(draft.quote(span))}”，{draft.where(said.span)}"
            f"“{_short(draft.quote(said.span))}”里也说到，是否在服务范围之内请核对。",
            severity=Severity.INFO,
            related=(said.span,),
            suggestion="写明哪些在范围内、哪些不在，以何处为界。",
        )

    def _part(self, draft: Draft, item: ExclusionItem, part: SystemPart) -> Finding:
        return self.finding(
            item.span,
            f"{draft.where(item.span)}把“{_short(item.text)}”除外，而{draft.where(part.span)}把“{part.name}”列在"
            f"“{part.whole}”之内，请核对。",
            severity=Severity.INFO,
            related=(*item.related, part.span),
            suggestion="写明这一样的哪些工作在范围内、哪些不在。",
        )

    def _found(self, draft: Draft, item: ExclusionItem, hits: Sequence[tuple[Match, Served]]) -> Finding:
        best = max(match for match, _ in hits)
        same = [one for match, one in hits if match is best]
        both = best is Match.SAME and not item.qualified
        places = "、".join(dict.fromkeys(f"{draft.where(one.span)}“{_short(one.text)}”" for one in same[:3]))
        said = f"{draft.where(item.span)}把“{_short(item.text)}”除外，而{places}"
        related: list[Span] = [*item.related, *(one.span for one in same[:3])]
        if both:
            message, advice = f"{said}在服务范围之内，两处矛盾。", "删去一处，或者写明除外的具体情形和界线。"
        else:
            message = f"{said}也说到同一对象，边界没有划分。"
            advice = "写明哪些工作在范围内、哪些不在，以何处为界、由谁认定。"
        return self.finding(
            item.span,
            message,
            severity=Severity.ERROR if both else Severity.WARNING,
            related=related,
            suggestion=advice,
        )


_ET_CETERA = re.compile(r"(?:等|之类)(?:工作|服务|事项|内容)?[。；;]?$")


def _named(item: ExclusionItem) -> bool:
    """“摊位秤的修理等”：除外没有收口，却说了一项工作。"""
    return bool(_ET_CETERA.search(item.text)) and "、" not in item.text and bool(item.content.activities)


def _part_of(part: SystemPart, item: ExclusionItem) -> bool:
    """除外的那一项，说的是服务对象的一部分的维护。"""
    kept = item.content.activities & UPKEEP
    said = item.text.startswith(part.name) and not item.qualified
    return said and bool(kept) and part.span.line != item.span.line


_INCLUDED = re.compile(r"(?<!不)(?:包含|包括|含)在[^，。；]{0,10}[内中]")


def _match(zone: ExclusionZone, item: ExclusionItem, one: Served, share: float) -> Match:
    """附有条件的，只在整项的话相同时才算；别的看原话说到几成，再看词表认得的对象与活动。"""
    if item.span.line == one.span.line:
        return Match.NONE
    if item.qualified or zone.kind == "sla":
        return Match.WIDER if one.source == "table" and _plain(one.text) == _plain(item.text) else Match.NONE
    if one.source == "definition":
        return _defined(item, one)
    if share < HALF or says_own(item.text) > says_own(one.text):
        return Match.NONE
    match = compare(one.content, item.content)
    if match is Match.NONE and _other_work(one, item):
        return Match.NONE
    if share >= MOST:
        return Match.SAME if match is Match.SAME and one.source in _LISTED else Match.WIDER
    return min(match, Match.WIDER) if match >= Match.WIDER else Match.NONE


_PARTS = re.compile(r"[，,](?:还|也|并)?(?:包括|包含|其中含|含)")


def _other_work(one: Served, item: ExclusionItem) -> bool:
    """两边说的分明是不同的工作：监控系统的巡检，与监控系统的扩容。"""
    main = _PARTS.split(one.text)[0]  # 接口程序，包括参数的调整：调整只是其中一项
    ours, theirs = content(main).activities, item.content.activities
    if not ours or not theirs or acts_alike(ours, theirs):
        return False
    return not any(piece.tail in one.text for piece in pieces(item.text))


def _defined(item: ExclusionItem, one: Served) -> Match:
    """定义里的对象（系统包括数据），除外的只说了它出的问题，没有说不做哪项工作。"""
    if _OTHERS.search(item.text) and not _OTHERS.search(one.text):
        return Match.NONE
    match = compare(one.content, item.content)
    if match is Match.OBJECT:
        return Match.OBJECT if item.content.troubles or not item.content.activities else Match.NONE
    return match


#: 别人的东西
_OTHERS = re.compile(r"第三方|合作|外部|上级|下级|商户|供应商|厂商|运营商|他人|其他单位")
_LISTED = ("list", "table", "sentence", "definition")


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"
