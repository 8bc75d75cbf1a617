"""同一个词有两处定义。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.definitions import definitions
from contractgen.facts.loose_definitions import loose_definitions
from contractgen.facts.ratio_terms import ratio_clashes
from contractgen.facts.words.defining import Definition
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

#: “平台：即鉴于部分所称平台”：是引回去，不是另下定义
_REFERS = re.compile(
    r"^[^。；;]{0,14}(?:所称|所述|所指|含义(?:相同|见)|的含义)|^(?:同|见|即)(?:前|上|鉴于|第|本)"
)


class TwoDefinitions(Rule):
    """前言说“系统”是某平台，定义条款又说“系统”含硬件和数据，服务范围随之大小不一。首部的简称加定义条款的释义是
    通常写法，只作提示；两处释义不同的，才是矛盾。

    写法：只定义一次，别处写“系统的含义见第一条”；只在本条使用的，写“本条所称”。
    """

    title = "同一术语两个定义"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条、第四百六十六条",)
    bad = (
        "第一条 投料\n1.1 空窗，自最后一车卸完起算。\n1.2 >>空窗从称重打印时起算，按分钟记<<。",
        "第一条 对象\n1.1 “站点”指甲方自营的37座泵站。\n第二条 巡检\n2.1 乙方每月巡检站点。\n2.2 本条所称>>站点<<，指甲方自营及托管的泵站共52座。",
        "2.1 接听率＝15秒内接起的来电数÷转人工来电总数×100%。\n6.2 前款>>接听率是指接起的来电数与全部呼入数之比<<。",
        "第一条 人天\n1.1 一人天为8小时。\n1.2 加班按>>人天（7小时）<<结算。",
        "第一条 断线\n1.1 “断线”指视频连续中断超过10分钟。\n1.2 >>连续中断超过30分钟的，为一次断线<<，扣50元。",
        "第一条 结算\n1.1 计费月是指自然月。\n1.2 >>计费月自每月21日起至次月20日止<<。",
        "第一条 定义\n1.1 平台：指订货系统的服务端。\n第二条 服务\n"
        "2.1 “>>平台<<”是指订货系统的服务端、终端和数据库。",
        "第一条 定义\n1.1 重大故障：指系统中断超过1小时。\n1.2 >>重大故障<<：指系统中断超过4小时。",
        "鉴于甲方已建成主数据平台（以下简称“平台”，系指主数据软件及数据库，不含服务器），拟委托乙方维护：\n第一条 定义\n"
        "1.1 >>平台<<：指主数据软件、数据库以及承载上述软件的全部服务器。",
        "第一条 名词\n1.1 “作业月”：公历每月一日至当月末日。\n第二条 结算\n2.1 费用以作业月为单位，>>作业月自上月二十六日起至当月二十五日止<<。",
        "第一章 定义\n1.1 “交付物”：全部源代码、数据库脚本、设计文档和用户手册。\n第八章 权利\n8.1 乙方在终验时提交的安装包和用户手册（以下简称“>>交付物<<”）应刻录光盘两份。",
        "甲方委托乙方维护配送系统（以下简称“系统”）。\n第一条 定义\n1.1 >>系统<<：指配送看板系统，"
        "包括硬件、软件及数据。",
    )
    good = (
        "第一条 对象\n1.1 “站点”指甲方自营的37座泵站。\n第二条 巡检\n2.1 本条所称站点，指上述37座泵站中设有值班室的泵站。",
        "2.1 接听率＝15秒内接起的来电数÷转人工来电总数×100%。\n6.2 接听率为15秒内接起的来电数占当月转人工来电数的比例。\n7.1 合格率＝合格份数÷抽检份数×100%。\n8.1 合格率＝合格人数÷参训人数×100%。",
        "第一条 培训\n1.1 一课时为45分钟。\n1.2 每课时收费300元，每课时45分钟。",
        "第一条 术语\n1.1 “工单”指甲方提交的服务请求。\n1.2 工单由乙方在2小时内接单，工单的关闭须经甲方确认。",
        "第一条 定义\n1.1 平台：指订货系统的服务端。\n1.2 平台数据：指平台中的数据。",
        "第一条 安全\n1.1 本款所称高危漏洞，是指评定为高危的漏洞。\n第二条 处置\n2.1 高危漏洞，"
        "是指评定为高危、超危的漏洞。",
        "第一条 定义\n1.1 工作日：指周一至周五。\n附件一 服务级别\n第一条 时间\n"
        "1.1 工作日的含义见正文第一条。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        said: set[int] = set()
        for each in self._sure(draft):
            said |= {each.span.line, *(one.line for one in each.related)}
            yield each
        for loose in draft.ask(loose_definitions):
            if loose.span.line not in said:
                said.add(loose.span.line)
                yield self.finding(
                    loose.span,
                    f"“{loose.term}”在{draft.where(loose.first)}（“{_short(draft.quote(loose.first))}”）已经说过，"
                    f"{draft.where(loose.span)}又说了一遍，请核对是不是一回事。",
                    severity=Severity.INFO,
                    related=(loose.first,),
                    suggestion="只留一处说明，别处写“含义见第×条”。",
                )

    def _sure(self, draft: Draft) -> Iterator[Finding]:
        by_term: dict[str, list[Definition]] = {}
        for found in draft.ask(definitions):
            listed = by_term.get(found.term)
            if listed and listed[-1].span == found.span:  # （以下简称“平台”，系指……）：是一处，不是两处
                listed[-1] = found
                continue
            if not found.local or (listed and listed[0].glossary):  # 定义条款里定义过的，一条之内又另说一遍
                by_term.setdefault(found.term, []).append(found)
        for term, known in by_term.items():
            others = [
                one for one in known[1:] if one.whole != known[0].whole and not _REFERS.search(one.meaning)
            ]
            if others:
                yield self._found(draft, term, known[0], others)
        for local in (one for one in draft.ask(definitions) if one.local):
            listed = by_term.get(local.term, [])
            if listed and local not in listed and _other_number(listed[0].meaning, local.meaning):
                yield self._narrowed(draft, listed[0], local)
        for clash in draft.ask(ratio_clashes):
            first, other = clash.first, clash.other
            yield self.finding(
                other.span,
                f"“{first.term}”有两种算法：{draft.where(first.span)}以“{first.below.strip('（）() ')}”为分母，"
                f"{draft.where(other.span)}以“{other.below.strip('（）() ')}”为分母。",
                severity=Severity.WARNING,
                related=(first.span,),
                suggestion="只留一种算法，别处写“按第×条计算”。",
            )

    def _narrowed(self, draft: Draft, first: Definition, local: Definition) -> Finding:
        """一条之内另说一遍，数目与全文的不同。"""
        return self.finding(
            local.span,
            f"“{first.term}”在{draft.where(first.span)}（“{_short(draft.quote(first.whole))}”）已有定义，"
            f"{draft.where(local.span)}只就一条另说（“{_short(draft.quote(local.whole))}”），数目不同，请核对。",
            severity=Severity.INFO,
            related=(first.span, local.whole),
            suggestion="确有两个范围的，换一个叫法；不是的，只留一处定义。",
        )

    def _found(self, draft: Draft, term: str, first: Definition, others: list[Definition]) -> Finding:
        other = next((one for one in others if one.kind == "means" and _differs(first, one)), others[0])
        severity = _severity(first, other)
        same = severity is Severity.INFO and first.kind == other.kind
        tail = "内容相同，留一处即可。" if same else "两处所指的范围请核对。"
        return self.finding(
            other.span,
            f"“{term}”在{draft.where(first.span)}（“{_short(draft.quote(first.whole))}”）和{draft.where(other.span)}"
            f"（“{_short(draft.quote(other.whole))}”）各定义一次，{tail}",
            severity=severity,
            related=(first.span, other.whole, *(one.span for one in others if one is not other)),
            suggestion="只留一处定义，别处写“含义见第×条”；只在本条使用的写“本条所称”。",
        )


def _severity(first: Definition, other: Definition) -> Severity:
    """简称加释义是通常写法；两处释义相同只是重复；对象或数目不同的是矛盾；顺带说到的，数目不同才要紧。"""
    if "told" in (first.kind, other.kind):
        return Severity.WARNING if _other_number(first.meaning, other.meaning) else Severity.INFO
    if first.kind != other.kind or not _differs(first, other):
        return Severity.INFO
    if first.kind == "short":
        return Severity.WARNING
    return Severity.ERROR if first.extent != other.extent else Severity.WARNING


_NUMBER = re.compile(
    r"(\d+(?:\.\d+)?)\s*(分钟|小时|日|天|个月|年|次|人|元|%|％|台|时|点|家|套|辆|座|栋|间|所|处|条|块|公里|平方米)"
)


def _other_number(one: str, two: str) -> bool:
    """同一个单位而数目不同。"""
    first = {unit: number for number, unit in _NUMBER.findall(one)}
    second = {unit: number for number, unit in _NUMBER.findall(two)}
    return any(first[unit] != second[unit] for unit in first.keys() & second.keys())


def _differs(first: Definition, other: Definition) -> bool:
    if first.kind == "short" and other.kind == "short":
        return True
    return first.gist != other.gist


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"
