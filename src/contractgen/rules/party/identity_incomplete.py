"""没有写明当事人是谁。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.parties import Party, parties
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Zone
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_PLACED = re.compile("住所|地址|场所")
_EARLY = 60  # 首部的表格在开头这么多行里
_FEWEST = 3  # 少于三条又没有首部的，多半是片段
_PRACTICE = ("实务惯例",)
_CARD_BEFORE = re.compile(
    r"(?:订立|签订|达成)(?:本|如下|以下)?补充(?:协议|合同)|主合同|原合同|主协议|原协议|主文件|框架(?:协议|合同)"
)


class IdentityIncomplete(Rule):
    """合同约束谁、告谁、通知寄到哪里，都靠首部的名称和住所。统一社会信用代码、代表人和联系方式法律没有要求，但能防止认错主体。

    写法：各方写明全称、住所、统一社会信用代码、法定代表人，自然人写明身份证号；联系人另写。
    """

    title = "当事人信息不全"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条第一款第一项",)
    bad = (
        "系统维护合同\n>>甲方：<<\n乙方：\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每年10万元。\n第三条 期限\n一年。",
        "系统维护合同\n>>甲方：<<【甲方全称】\n住所：【住所】\n乙方：霁川冷链有限公司\n住所：某市某路1号\n第一条 服务\n乙方按月巡检。",
        "运维协议\n鉴于>>服务接受方（以下简称“客户”）<<需要服务提供方（以下简称“服务商”）提供服务，双方约定如下：\n第一条 服务\n服务商按月巡检。",
        "系统维护合同\n>>甲方：<<岚谷信息技术有限公司\n住所：某市某路2号\n乙方：霁川冷链有限公司\n住所：某市某路1号\n第一条 服务\n乙方按月巡检。",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n住所：某市某路2号\n>>乙方（承办单位）：<<\n住所：某市某路1号\n第一条 服务\n乙方按月巡检。\n第二条 费用\n每月1000元。\n第三条 期限\n一年。\n甲方（盖章）：岚谷信息技术有限公司\n乙方（盖章）：霁川冷链有限公司",
        "运维外包合同\n>>发包方：<<岚谷信息技术有限公司（下称“甲方”）\n承包方：霁川冷链有限公司（下称“乙方”）\n地址：某市某路1号\n第一条 服务\n乙方按月巡检。",
    )
    good = (
        "泵房点检合同\n\n| 当事人 | 名称 | 统一社会信用代码 | 住所 | 法定代表人 |\n|---|---|---|---|---|\n| 园区方 | 霁川园区管理有限公司 | 91350100M000100Y43 | 某市某路1号 | 程某 |\n| 点检方 | 岚谷机电有限公司 | 91350100M000100Y43 | 某市某路2号 | 周某 |\n\n第一条 服务\n点检方按月点检。\n第二条 费用\n每月1000元。\n第三条 期限\n一年。",
        "馆藏扫描合同\n\n| 要素 | 内容 |\n|---|---|\n| 甲方（委托方） | 某县图书馆；统一社会信用代码：91350100M000100Y43；住所：某县某路1号；法定代表人：程某 |\n| 乙方（受托方） | 岚谷影像有限公司；统一社会信用代码：91350100M000100Y43；住所：某市某路2号；法定代表人：周某 |\n\n第一条 服务\n乙方按附表扫描。\n第二条 费用\n每页4元。\n第三条 期限\n一年。",
        "冷柜保养协议\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n双方就冷柜保养合同（编号LG-07）订立补充协议，共同遵照执行。\n第一条 材料\n材料费由甲方承担。",
        "看板服务等级协议\n1. 定义\n1.1 服务周期为自然月。\n2. 可用率\n2.1 未达到的，客户可以申请赔付。\n3. 赔付\n3.1 赔付当月费用的10%。",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n统一社会信用代码：91350100M000100Y43\n住所：某市某路2号\n法定代表人：程某\n"
        "乙方：霁川冷链有限公司\n统一社会信用代码：91350100M000100Y43\n住所：某市某路1号\n法定代表人：周某\n第一条 服务\n乙方按月巡检。",
        "系统维护合同\n甲方：程某某\n身份证号：110105199001011232\n住址：某市某路2号\n联系电话：022-55500000\n"
        "乙方：周某某\n身份证号：110105199001011232\n住址：某市某路1号\n联系电话：022-55500001\n第一条 服务\n乙方按月巡检。",
        "巡检服务合同\n一、合同编号：LG-018\n二、采购人（甲方）：某县第一中学\n统一社会信用代码：91350100M000100Y43\n"
        "住所：某县某路1号\n法定代表人：程某\n"
        "三、供应商（乙方）：岚谷信息技术有限公司\n统一社会信用代码：91350100M000100Y43\n住所：某市某路2号\n法定代表人：周某\n"
        "四、服务内容\n乙方按月巡检。",
        "运维外包合同\n发包方：岚谷信息技术有限公司（下称“甲方”）\n地址：某市某路2号\n统一社会信用代码：91350100M000100Y43\n法定代表人：程某\n"
        "承包方：霁川冷链有限公司（下称“乙方”）\n地址：某市某路1号\n统一社会信用代码：91350100M000100Y43\n法定代表人：周某\n第一条 服务\n乙方按月巡检。",
        "补充协议\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n鉴于双方签有主合同，现补充如下：\n第一条 服务\n增加备份。",
        "第一条 乙方按月巡检。\n第二条 甲方按季付款。",
        "点检合同\n一、合同双方\n1. 委托方：岚谷信息技术有限公司，代码91350100M000100Y43，住所某市某路2号，法定代表人程某。\n"
        "2. 受托方：霁川冷链有限公司，代码91350100M000100Y43，住所某市某路1号，法定代表人周某。\n二、服务\n受托方按月点检。\n三、费用\n每月1000元。\n四、期限\n一年。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(parties)
        if not found or not _whole(draft) or not (len(found) > 1 or found[0].introduced):
            return  # 只用到“客户”一个称呼、又没有首部的，是附在别的合同后面的文件
        supplement = any(
            _CARD_BEFORE.search(line.text)
            for line in draft.reading.lines
            if line.zone in (Zone.OPENING, Zone.RECITALS)
        )
        needed = {party.label: _needed(party, supplement) for party in found}
        useful = {party.label: () if supplement else _useful(party) for party in found}
        lacking = needed if any(needed.values()) else useful
        blank = next((party for party in found if _left_blank(draft, party)), None)
        if blank is not None and not any("名称" in items for items in needed.values()):
            yield self.finding(
                blank.intro,
                f"首部的{blank.label}名称空着，只有签署栏写了“{blank.name}”。",
                related=[blank.name_span] if blank.name_span else (),
                suggestion="在首部补上名称，与签署栏、印章一致。",
            )
            return
        first = next((party for party in found if lacking[party.label]), None)
        if first is None:
            return
        message = _said(needed)
        if any(useful.values()):
            message += ("；" if message else "") + _said(useful) + "（法律没有要求，便于核对主体）"
        grave = lacking is needed and _grave(draft, needed)
        yield self.finding(
            first.intro,
            f"当事人信息不全：{message}。",
            severity=Severity.WARNING if grave else Severity.INFO,
            related=[party.intro for party in found if party is not first and lacking[party.label]],
            basis=self.basis if lacking is needed else _PRACTICE,
            suggestion="在首部补齐各方的全称和住所，并写明统一社会信用代码、法定代表人和联系人。",
        )


def _left_blank(draft: Draft, party: Party) -> bool:
    """首部给这一方留了位置而没有填，名称到签署栏才有。"""
    if not party.introduced or not party.name or party.name_span is None:
        return False
    intro, named = draft.line(party.intro), draft.line(party.name_span)
    after = intro.text[party.intro.end :].strip(" \u3000\t_＿")
    return (
        intro.zone is Zone.OPENING
        and named.zone is Zone.SIGNATURE
        and intro.cell is None
        and not after
        and intro.text.rstrip().endswith(("：", ":", "_", "＿"))
    )


def _grave(draft: Draft, needed: dict[str, tuple[str, ...]]) -> bool:
    """有一方没有名称，或者各方都没有住所；只有一方没有住所、别处写有地址的，多半问得到。"""
    if any("名称" in items for items in needed.values()):
        return True
    told = any(
        line.cell is not None
        and line.text.strip()
        and not line.cell.header
        and _PLACED.search(line.cell.row_head)
        for line in list(draft.reading.judged())[:_EARLY]
    )
    return all(needed.values()) and not told


def _whole(draft: Draft) -> bool:
    """是一份合同，而不是几条片段。"""
    reading = draft.reading
    opened = any(line.zone in (Zone.OPENING, Zone.RECITALS, Zone.TITLE) for line in reading.lines)
    articles = sum(1 for section in reading.sections if section.kind == "article")
    return opened and (articles >= _FEWEST or any(party.introduced for party in draft.ask(parties)))


def _needed(party: Party, supplement: bool) -> tuple[str, ...]:
    """法律要求写明的：名称（姓名）和住所。"""
    items = [] if party.name else ["名称"]
    if not party.has("address") and not supplement:
        items.append("住所")
    return tuple(items)


def _useful(party: Party) -> tuple[str, ...]:
    """实务上应写明的。境外主体没有统一社会信用代码。"""
    foreign = bool(party.name) and not re.search("[\u4e00-\u9fff]", party.name)
    items = [] if party.has("uscc") or party.has("id") or foreign else ["统一社会信用代码"]
    if not (party.has("representative") or party.has("contact") or party.has("id")):
        items.append("代表人和联系方式")
    return tuple(items)


def _said(lacking: dict[str, tuple[str, ...]]) -> str:
    """缺同样几项的合在一起说。"""
    groups: dict[tuple[str, ...], list[str]] = {}
    for label, items in lacking.items():
        if items:
            groups.setdefault(items, []).append(label)
    return "；".join(f"{'、'.join(labels)}没有写明{'、'.join(items)}" for items, labels in groups.items())
