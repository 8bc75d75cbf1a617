"""同一当事人的名称前后写得不一样。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contractgen.facts.party_names import PartyName, party_names
from contractgen.model.finding import Confidence, Finding, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.masked import masked

_PLACES = {
    "opening": "首部", "signature": "签署栏", "definition": "定义", "account": "户名", "mention": "正文", "near": "正文",
}  # fmt: skip


class NameDrift(Rule):
    """首部是“××信息技术有限公司”，签署栏成了“××信息科技有限公司”，就可能是两家公司：谁受合同约束、款付给谁都成问题。

    照营业执照写全称，首部、签署栏、户名、发票抬头逐字一致；用分公司签约或收款的，写明它与当事人的关系。
    """

    title = "当事人名称前后不一致"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条第一款第一项", "民法典第四百九十条")
    bad = (
        "服务协议\n本协议由下列双方订立：\n（1）苏州岚谷精密零件有限公司，一家依中国法律设立的公司，注册地址为苏州市星湖街1号（“客户”）；与\n（2）上海霁川数据有限公司，一家依中国法律设立的公司，注册地址为上海市环城路2号（“托管商”）。\n第1条 服务\n1.1 托管商提供托管服务。\n客户：苏州岚谷精密零件有限公司（盖章）\n托管商：>>上海霁川网络有限公司<<（盖章）",
        "设备维护合同\n甲方：岚谷信息技术有限公司（台港澳法人独资）\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n甲　方（盖章）　　　　　　乙　方（盖章）\n单位名称：岚谷信息技术有限公司      单位名称：>>霁川冷冻有限公司<<",
        "托管合同\n甲方：栖霞县文化馆服务中心（事业单位）\n乙方：霁川冷链有限公司（小微企业）\n第一条 服务\n乙方按月巡检。\n甲方（盖章）：栖霞县文化馆服务中心\n乙方（盖章）：>>霁川冷练有限公司<<",
        "系统维护合同\n甲方：青坞市安和医院\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 保密\n>>青坞市安和中心医院<<的病历不得外传，也不得转委托他人处理。",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n"
        "甲方（盖章）：>>岚谷信息科技有限公司<<\n乙方（盖章）：霁川冷链有限公司",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 付款\n1.1 甲方的收款账户如下：\n"
        "| 名目 | 内容 |\n|---|---|\n| 户名 | >>岚谷信息技术服务有限公司<< |\n| 账号 | 1200555044112026318 |",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n1.1 服务由>>岚谷信息枝术有限公司<<提供。",
    )
    good = (
        "托管合同\n甲方：XXX有限公司\n乙方：霁川冷链有限公司\n岚谷咨询有限公司（以下简称“甲方”）与霁川冷链有限公司（以下简称“乙方”）订立本合同。\n第一条 服务\n乙方按月巡检。",
        "借款合同\n甲方：岚谷信息实业有限公司\n乙方：霁川银行股份有限公司\n第一条 担保\n本借款由岚谷信息置业有限公司提供连带责任保证担保。",
        "设备维护合同\n甲方：岚谷信息技术有限公司（台港澳法人独资）\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n第二条 付款\n乙方收款账户：开户名称霁川冷链有限公司；开户行青坞银行。\n甲　方（盖章）　　　　　　乙　方（盖章）\n单位名称：岚谷信息技术有限公司      单位名称：霁川冷链有限公司",
        "托管合同\n甲方：栖霞县文化馆服务中心（事业单位）\n乙方：霁川冷链有限公司（小微企业）\n第一条 服务\n乙方按月巡检。\n甲方（盖章）：栖霞县文化馆服务中心\n乙方（盖章）：霁川冷链有限公司",
        "系统维护合同\n甲方：岚谷信息技术（天津）有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n乙方按月巡检。\n"
        "甲方（盖章）：岚谷信息技术(天津)有限公司\n乙方（盖章）：霁川冷链有限公司",
        "系统维护合同\n甲方：岚谷信息技术有限公司（以下简称“岚谷”）\n乙方：霁川冷链有限公司\n第一条 服务\n岚谷按月巡检，岚谷信息技术有限公司天津分公司协助。\n"
        "甲方（盖章）：　　　　　　\n乙方（盖章）：",
        "系统维护合同\n甲方：岚谷信息技术有限公司（曾用名：岚谷信息科技有限公司）\n乙方：霁川冷链有限公司\n第一条 服务\n甲方按月巡检。",
        "系统维护合同\n甲方：【甲方全称】\n乙方：霁川冷链有限公司\n第一条 服务\n甲方按月巡检。\n甲方（盖章）：【甲方名称】\n乙方（盖章）：霁川冷链有限公司",
        "系统维护合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 服务\n云杉信息技术有限公司为设备厂商。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        names = [each for each in draft.ask(party_names) if each.name and not any(masked(each.name))]
        firm = [each for each in names if each.place != "near" and (each.label or each.place == "account")]
        reference = _references(firm)
        reported: set[tuple[str, str]] = set()
        for each in names:
            known = reference.get(each.label)
            if each.place == "account" and not each.label:
                known = _closest(each, reference)
            if known is None or each.key == known.key or (each.label, each.key) in reported:
                continue
            if ("某" in each.name) != ("某" in known.name) or _explained(draft, each, known, reference):
                continue
            reported.add((each.label, each.key))
            yield self._drift(draft, each, known)

    def _drift(self, draft: Draft, each: PartyName, known: PartyName) -> Finding:
        account = each.place == "account" and not _alike(each.key, known.key)
        label = each.label or known.label
        message = (
            f"{label}的名称不一致：{draft.where(known.span) or _PLACES[known.place]}为“{known.name}”，"
            f"{draft.where(each.span) or _PLACES[each.place]}（{_PLACES[each.place]}）为“{each.name}”。"
        )
        uncertain = account or each.place == "near" or each.provisional or known.provisional
        return self.finding(
            each.span,
            message + ("收款人不是当事人的，应另有书面的付款指示。" if account else ""),
            severity=Severity.WARNING if uncertain else Severity.ERROR,
            confidence=Confidence.MEDIUM if account or each.place == "near" else Confidence.HIGH,
            related=[known.span],
            suggestion="照营业执照核对后统一为全称。",
            fix=Fix(known.name),
            provisional=each.provisional or known.provisional,
        )


def _references(names: list[PartyName]) -> dict[str, PartyName]:
    """每一方以出现最多的写法为准，一样多的以在前的为准；户名不算。"""
    chosen: dict[str, PartyName] = {}
    for label in dict.fromkeys(each.label for each in names if each.label and each.place != "account"):
        own = [each for each in names if each.label == label and each.place != "account"]
        counted = Counter(each.key for each in own)
        most = max(counted.values())
        chosen[label] = next(each for each in own if counted[each.key] == most)
    return chosen


def _closest(each: PartyName, reference: dict[str, PartyName]) -> PartyName | None:
    """没有写明是谁的户名：与某一方相同就不必看，相近的与它比较。"""
    if any(each.key == known.key for known in reference.values()):
        return None
    return next((known for known in reference.values() if _alike(each.key, known.key)), None)


def _alike(one: str, two: str) -> bool:
    """看来是同一个名称写错了。"""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, two).ratio() >= 0.75


def _explained(draft: Draft, each: PartyName, known: PartyName, reference: dict[str, PartyName]) -> bool:
    """分公司、曾用名、简称，不算写错。"""
    one, two = each.key, known.key
    if one.startswith(two) or (two.startswith(one) and not one.endswith("公司")):
        return True
    if each.place == "near" and any(one in other.key or other.key in one for other in reference.values()):
        return True
    if not one.endswith(("公司", "所", "中心", "院", "学", "企业", "会")):
        return True
    return any(
        word in line.text
        for line in draft.reading.lines
        if each.name in line.text
        for word in ("曾用名", "原名", "更名")
    )
