"""同一对象的维护，范围里由服务方负责，义务里又由对方承担。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.deeds import Deed, deeds
from contractgen.facts.other_side import other_side
from contractgen.facts.said_work import spelled
from contractgen.facts.served import Served, served
from contractgen.facts.system_parts import SystemPart, system_parts
from contractgen.facts.words.naming import provider_label
from contractgen.facts.words.noun_chunks import same_chunk
from contractgen.facts.words.phrases import Match, content
from contractgen.facts.words.same_work import UPKEEP, Works, same_work, works
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class ResponsibilityShift(Rule):
    """服务范围写着维护网络，对方的义务里又写“提供网络并承担维护责任”，故障时谁也不认。提供工作条件是委托方的本分
    （民法典第八百八十二条），但提供不等于维护。

    写法：划一条界线，“甲方提供网络接入；接入交换机以内由乙方维护”。
    """

    title = "责任转移与服务范围矛盾"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百零九条", "民法典第八百八十二条", "民法典第四百九十八条（属格式条款时）")
    bad = (
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 平台运维\n2.1 乙方维护短信通道并处理投诉退订。\n第三条 客户须知\n3.1 >>投诉退订由客户自行处理<<。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 数据\n2.1 乙方按日核对订单数据，修正错误数据。\n第三条 双方义务\n3.1 甲方：提供订单；>>核对订单数据、修正错误数据<<。乙方：保密。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 教室设备\n2.1 讲台电脑杀毒、驱动更新由乙方做。\n第三条 约定\n3.1 >>讲台电脑的驱动更新属于学校电教组的职责<<。",
        "第一条 服务\n1.1 乙方为甲方提供会议系统的维保服务。\n1.2 乙方负责无线话筒底座及电池的保养更换。\n第二条 双方责任\n2.1 甲方提供钥匙，>>负责无线话筒底座及电池的保养更换<<，并安排专人配合。",
        "第一条 维护标的\n1.1 甲方的闸口系统（下称“闸口系统”），由识别软件、调度服务器、道闸控制器和局域网交换机组成。\n1.2 乙方负责闸口系统的巡检和故障修复。\n第五条 配合\n5.1 >>局域网交换机由甲方自行保养、修复<<。",
        "第一条 服务内容\n1.1 乙方为甲方提供维护服务。\n1.2 设备养护：对泵房水泵机组进行日常保养和故障检修，配件费用由甲方承担。\n第二条 双方责任\n2.1 >>甲方负责泵房水泵机组的日常保养和故障检修<<。",
        "第一条 服务\n1.1 乙方为甲方提供物流传输系统的维保服务。\n1.2 乙方的工作：\n（1）风机保养；\n（2）管道清堵。\n1.3 甲方提供电源，>>自行负责管道清堵<<。",
        "第一条 服务\n1.1 乙方为甲方的预约系统提供维护服务。\n1.2 乙方保障预约系统运行，并负责排程规则的配置。\n1.3 甲方应提供内网接入，>>并承担排程规则的配置责任<<。",
        "第二条 服务范围\n2.1 乙方向甲方提供运维服务，乙方负责录像文件的备份和录像软件的维护。\n第三条 不包括\n3.1 >>录像文件的备份由甲方自行承担<<，遗失自负。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 乙方的工作\n（1）停车诱导屏、道闸的清洁、调校和检修；\n（2）收费软件的升级。\n第三条 甲方：提供岗亭和电源；>>自行承担道闸的检修<<；及时报修。",
        "一、标的\n1、乙方为甲方提供维护服务。\n二、乙方干什么\n1、店里的电子秤、扫码枪归乙方维护。\n三、甲方要做的\n1、>>电子秤、扫码枪由甲方自己管<<，坏了自己修。",
        "第一条 服务范围\n1.1 乙方负责阅览系统的运行维护、数据库备份和核心交换机的维修。\n第五条 双方义务\n5.1 >>数据库备份由甲方自己完成<<。",
        "第一条 服务内容\n1.1 乙方向甲方提供运维服务。\n1.2 核心交换机的巡检与维修，由乙方负责。\n第四条 双方责任\n4.2 >>甲方负责核心交换机的日常保养和故障维修<<。",
        "第二条 服务范围\n2.1 乙方向甲方提供运维服务，乙方负责机房网络设备的维护。\n第五条 甲方义务\n"
        "5.1 >>甲方负责机房网络设备并承担维护责任<<。",
        "第二条 服务内容与范围\n2.1 甲方为乙方提供系统的维护服务。\n2.2 维护服务范围包括系统软件，"
        "以及乙方授权使用的网络环境。\n"
        "第五条 双方义务\n5.2 乙方权利与义务：\n(1) >>保证为系统运行提供必要的网络环境、电源，"
        "并承担相应维护责任<<。",
        "一、托管内容\n（一）乙方的服务包括：\n1.核心交换机的维护；\n2.每日巡检。\n二、双方的责任\n"
        "（一）乙方应保障供电。\n（二）>>甲方负责核心交换机，并承担维护责任<<。",
    )
    good = (
        "第二条 服务\n2.1 乙方负责全部设备的普查和保养。\n第五条 配合\n5.1 甲方负责设备间的供电和清洁。",
        "第一条 服务范围\n1.1 乙方负责门禁主机及其数据库的维护。\n第九条 违约\n9.1 故障系因甲方自行改动数据库、甲方断电引起，且乙方能够提供日志证明的，不适用前款。",
        "第一条 职责分工\n| 工作 | 责任方 |\n|---|---|\n| 电梯保养 | 乙方 |\n| 电梯年检费缴纳 | 甲方 |\n第二条 维保内容\n2.1 电梯保养；水泵检修。",
        "第一条 标的\n1.1 乙方为甲方提供维护服务。\n第二条 维保\n2.1 给排水管道堵了由乙方疏通。\n第三条 甲方要做的\n3.1 甲方不得向管道倾倒油污；因此造成的堵塞，疏通费由甲方承担。",
        "第一条 维护标的\n1.1 “闸口系统”由识别软件、调度服务器、道闸控制器和局域网交换机组成。\n1.2 乙方负责闸口系统的巡检和故障修复。\n第五条 配合\n5.1 甲方负责局域网交换机的供电，自行采购道闸控制器的备件。",
        "第一条 定义\n1.1 托管服务：指甲方负责云服务器的硬件维护、系统更新，乙方负责云服务器上的数据和应用管理。\n第二条 服务\n2.1 甲方负责云服务器的硬件维护、系统更新。\n2.2 乙方负责云服务器上的数据和应用管理。",
        "第四条 服务\n4.1 乙方为甲方提供放映设备的维护服务，包括放映机保养、年检配合。\n4.2 年检费不含在本合同内，由甲方与检验机构另行结清。\n\n附件一 对接\n| 事项 | 甲方 | 乙方 |\n|---|---|---|\n| 放映机保养 | 祝立 0571-86001122 | 高远 13800001111 |",
        "甲方：霁川医院\n乙方：岚谷数据有限公司\n一、内容\n1、存档服务：接收总院和3家分院的心电图，自动归类、存档。\n2、支持服务：存档失败的，乙方4小时内处理。",
        "第二条 服务范围\n2.1 乙方对甲方的车载终端进行升级包的签名校验和灰度发布。\n2.2 甲方应提供升级包，并对升级包的内容负责。",
        "第二条 服务范围\n2.1 乙方在收到资料后3日内完成审核。\n第三条 结算\n3.1 甲方在收到账单后5日内核对。\n| 事项 | 甲方 | 乙方 |\n|---|---|---|\n| 值班电话 | 010-66001122 | 010-66003344 |",
        "第一条 服务\n1.1 乙方为甲方提供喷泉设备的维护服务，并负责值班电话的接听。\n\n附件一 联系方式\n| 事项 | 甲方 | 乙方 |\n|---|---|---|\n| 夜间值班电话 | 0571-86001122 | 0571-86003344 |\n| 维护负责人 | 林秀 | 高远 |",
        "第一条 服务内容及定义\n1.1 乙方为甲方提供冷机的运维和备机切换服务。\n1.2 本合同有关用语：\n（1）停机：冷机不能制冷，或者经甲方值班长判断需要切换备机的情形。\n（2）停机指令：甲方值班长以录音电话发出的备机切换指令。",
        "第二条 服务范围\n2.1 乙方负责机房的巡检和退役硬盘的数据清除。\n2.2 乙方的检测仪由甲方登记后带入，离场前清除数据。",
        "第二条 服务内容\n2.1 甲方为乙方对原始数据进行目标框标注。\n2.2 标注须在乙方提供的标注平台内完成，平台的运行由乙方负责。",
        "第二条 服务范围\n2.1 乙方向甲方提供运维服务，乙方负责录像文件的备份和录像软件的维护。\n第五条 甲方义务\n"
        "5.1 甲方每月抽查一次录像备份能否还原。\n5.2 甲方备份联系人：祁岭。\n5.3 服务器硬件的检修由甲方的设备供应商做。",
        "第二条 服务内容\n2.1 乙方负责食堂的备餐、清洁和餐具消毒。\n第三条 甲方义务\n3.1 甲方每季度对食堂清洁情况检查一次；在乙方消毒前安排人员清场。",
        "第二条 服务内容\n2.1 乙方维护排号系统。\n第三条 期满后的安排\n3.1 服务期届满且未续签的，排号系统的维护由甲方自行承担，乙方在10日内移交文档。",
        "第二条 服务范围\n2.1 乙方负责投影设备的维修和更换。\n第三条 付款方式\n"
        "3.1 其他：需要更换的灯泡，由甲方承担，此部分费用按实结算。",
        "第二条 服务范围\n2.1 乙方负责道闸的维修。\n2.2 等待配件期间因设备停用发生的一切事故由甲方自行承担。",
        "第一条 服务范围\n1.1 乙方负责阅览系统的运行维护、数据库备份和核心交换机的维修。\n第五条 双方义务\n5.1 甲方负责提供数据库备份所需的存储空间，并配合乙方对核心交换机进行维修。",
        "一、托管内容\n（一）乙方的服务包括：\n1.核心交换机的维护；\n2.每日巡检。\n二、双方的责任\n"
        "（一）甲方负责其自有服务器，并承担维护责任。",
        "第二条 服务范围\n2.1 甲方为乙方提供维护服务，接入交换机以内的网络由甲方维护。\n第五条 双方义务\n"
        "5.1 乙方提供网络接入；接入交换机以外的网络由乙方负责维护。",
        "第二条 服务范围\n2.1 乙方向甲方提供排产系统的运行维护服务。\n第八条 托管\n"
        "8.1 释放后，甲方有权自行或者委托他人，为维护和使用其系统的目的使用、修改交存内容。",
        "第二条 服务范围\n2.1 乙方负责备件的更换。\n第六条 费用\n"
        "| 费用 | 负担方 | 甲方事先书面同意 |\n|---|---|---|\n| 更换备件的费用 | 甲方 | 需要 |",
        "第二条 服务范围\n2.1 甲方为乙方提供系统的维护服务，范围包括网络环境。\n第五条 双方义务\n"
        "5.1 乙方应提供网络、电源和场地条件，并配合甲方进行维护。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        provider = draft.ask(provider_label)
        if not provider:
            return
        done = draft.ask(deeds)
        served_here = [one for one in draft.ask(served) if one.source != "definition"]
        works = Works([one.text for one in served_here])
        told: set[int] = set()
        for deed in done:
            if deed.actor == provider or deed.helps or deed.divided or deed.span.line in told:
                continue
            if (
                _CAUSE.search(deed.text)
                or not _taken(draft, deed)
                or (provider in deed.text and not _NOT_HIM.search(deed.text))
            ):
                continue
            alike = [served_here[place] for place in works.like(deed.text)]
            if any(_split_there(draft, one, deed) for one in alike):
                continue
            hits = [one for one in alike if _crossing(one, deed)]
            if hits:
                told.add(deed.span.line)
                yield self._found(draft, deed, hits)
            elif part := next((one for one in draft.ask(system_parts) if _part_of(one, deed)), None):
                told.add(deed.span.line)
                yield self.finding(
                    deed.span,
                    f"{draft.where(deed.span)}由{deed.actor}承担“{_short(draft.quote(deed.span))}”，"
                    f"而{draft.where(part.span)}把“{part.name}”列在“{part.whole}”之内，由谁维护请核对。",
                    severity=Severity.INFO,
                    related=(part.span,),
                    suggestion="划明界线：哪几样由服务方维护，哪几样由对方维护。",
                )
        yield from self._word_for_word(draft, told)

    def _word_for_word(self, draft: Draft, told: set[int]) -> Iterator[Finding]:
        """认不出句式的：归在对方头上的一件，字逐一在服务方要做的一句里，只作提示；一行只说一次。"""
        said = draft.ask(spelled)
        for one in draft.ask(other_side):
            if one.span.line in told:
                continue
            if hits := [each for each in said.having(one.text, one.span.line) if not _HIS.search(each.text)]:
                told.add(one.span.line)
                yield self.finding(
                    one.span,
                    f"{draft.where(one.span)}把“{_short(one.text)}”归在对方，{draft.where(hits[0].span)}"
                    f"“{_short(draft.quote(hits[0].span))}”里也说到，由谁来做请核对。",
                    severity=Severity.INFO,
                    related=(hits[0].span,),
                    suggestion="划明界线：哪一端以内由服务方维护，哪一端以外由对方提供和维护。",
                )

    def _found(self, draft: Draft, deed: Deed, hits: list[Served]) -> Finding:
        sure = any(
            same_work(one.text, deed.text) is Match.SAME
            or (one.content.activities & UPKEEP and content(deed.text).activities & UPKEEP)
            for one in hits
        )
        said = list({one.span: one for one in hits}.values())
        places = "、".join(dict.fromkeys(f"{draft.where(one.span)}“{_short(one.text)}”" for one in said[:2]))
        return self.finding(
            deed.span,
            f"{draft.where(deed.span)}由{deed.actor}承担“{_short(draft.quote(deed.span))}”，"
            f"而{places}属于服务范围，"
            "同一对象由谁维护不明。",
            severity=Severity.ERROR if sure else self.severity if _named(deed, hits) else Severity.INFO,
            related=(*deed.related, *(one.span for one in said[:3])),
            suggestion="划明界线：哪一端以内由服务方维护，哪一端以外由对方提供和维护。",
        )


#: 那一句自己就分了工：甲方负责……，乙方负责……
_HIS = re.compile(
    r"(?:甲方|乙方|客户|用户)[^，,。；;]{0,4}(?:负责|承担|自行)[^。；;]*(?:甲方|乙方|客户|用户)"
)
_NOT_HIM = re.compile(r"不(?:再|另|予|负责|承担|介入|参与|处理|安排)")


#: 把事情揽在自己一方的话：自行、负责、承担、归某方管；单说提供、核对、付款不是
_TAKES = re.compile(r"自[行己理负费备]|负责|承担|担责|责任|[由归系][^，,。；;]{1,16}")


#: 因甲方自行改动引起：说的是起因，没有归谁做
_CAUSE = re.compile(r"(?:因|由于)[^。；;]{2,}?(?:引起|引发|造成|导致|所致)[，,。；;]?$")


def _taken(draft: Draft, deed: Deed) -> bool:
    """说的是归这一方做；表里归在一方名下的，要说到维护一类的工作。"""
    if deed.related:
        return bool(content(deed.text).activities & UPKEEP)
    return bool(_TAKES.search(draft.quote(deed.span)))


def _named(deed: Deed, hits: list[Served]) -> bool:
    """对方揽下的东西，有一样在服务范围里一字不差，或者样样说到；只说到与其中一样相近的，拿不准。"""
    ours = {chunk for one in hits for work in works(one.text) for chunk in work.chunks}
    theirs = [work.chunks for work in works(deed.text) if work.chunks]
    return any(ours.intersection(chunks) for chunks in theirs) or all(
        any(same_chunk(mine, chunk) for mine in ours for chunk in chunks) for chunks in theirs
    )


def _part_of(part: SystemPart, deed: Deed) -> bool:
    """对方要维护的，是服务对象的一部分。"""
    if part.span.line == deed.span.line or part.name not in deed.text:
        return False
    return bool(content(deed.text).activities & UPKEEP) and (
        same_work(f"{part.name}的维护", deed.text) >= Match.WIDER
    )


def _crossing(one: Served, deed: Deed) -> bool:
    """对方要做的，正是服务方做的。"""
    if one.span.line == deed.span.line and one.span.start <= deed.span.start < one.span.end:
        return False
    if one.source == "included" and _LEFT_OUT.search(deed.text):
        return False  # 本构件不含涂装，由甲方的分包单位涂装：价款所含，不及这一句说得明白
    if same_work(one.text, deed.text) >= Match.WIDER:
        return True
    bare = (
        one.source in _LISTED
        and len(one.text) <= _SHORT_NAME
        and not any(work.acts for work in works(one.text))
    )
    return bare and same_work(f"{one.text}的维护", deed.text) >= Match.WIDER  # 范围里只列了名目：就是要维护它


def _split_there(draft: Draft, one: Served, deed: Deed) -> bool:
    """范围的那一句自己就分了工，说的也是这件事归对方：“甲方负责硬件维护，乙方负责数据管理”。"""
    said = _tidy(deed.text)
    return len(said) >= _WHOLE_DUTY and deed.actor in said and said in _tidy(draft.line(one.span).text)


_WHOLE_DUTY = 8
_LEFT_OUT = re.compile("不(?:包)?含|不包括|不在")
_STOPS = re.compile(r"[\s，,。；;：:、]")


def _tidy(text: str) -> str:
    return _STOPS.sub("", text)


_LISTED = ("list", "table", "definition", "duty")
_SHORT_NAME = 40


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"
