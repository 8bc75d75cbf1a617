"""提到的附件没有附上、没有编号，或者附上了却没有提到。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.annexes import AnnexHeading, AnnexReference, annex_headings, annex_references
from contractgen.facts.compound_annexes import compound_annexes
from contractgen.facts.words.grams import grams
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.numerals import to_chinese


class AnnexMissing(Rule):
    """服务级别、清单、价格常在附件里。附件缺失或者说不清是哪一份，正文援引它的约定就落空。

    文末只列了附件名称而没有附上的，多半另册存放，只作提示；写明单独成册、双方某日已签字确认的，没有意见。
    写法：“见附件一《资产清单》”，附件首页写同样的编号和名称；写了“如无附件则……”的，确认替代的范围不比正文窄。
    """

    title = "附件缺失、未编号或未被引用"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条", "民法典第五百一十条、第五百一十一条")
    bad = (
        "第一条 测点\n1.1 测点布置以>>附表B-2<<为准，区间见附表B-1。\n附表B-1　温度区间\n冷柜2℃至6℃。",
        "第一条 服务\n1.1 服务级别见>>附件三<<。\n1.2 清单见附件一《资产清单》。\n附件一 资产清单\n"
        "第一条 清单\n1.1 服务器两台。",
        "第一条 服务\n1.1 硬件清单详见>>附件<<，如无附件则默认为现场终端。",
        "第一条 服务\n1.1 清单见>>附件<<。\n1.2 每季度按附件二评分。\n附件一 设备清单\n1.1 主机两台。\n附件二 备件清单\n1.1 硬盘两块。",
        "第一条 服务\n1.1 按期服务。\n>>附件一 资产清单<<\n第一条 清单\n1.1 服务器两台。",
    )
    good = (
        "第一条 测点\n1.1 测点布置见附件2-1，区间见附件2-2。\n附件2-1　测点\n冷柜四处。\n附件2-2　区间\n2℃至6℃。",
        "第一条 服务\n1.1 点位以双方确认的附件1《点位图》（单独成册）为准，价格见附件2。\n附件2 价格表\n一、每点100元。",
        "第一条 内容\n1.1 配件按附表单价结算。\n1.2 每半年按附表二评分一次。\n附表一　配件单价\n采集卡每张8元。\n附表二　考核评分\n响应及时40分。",
        "附件三　冷站监测服务等级约定\n第一条 对象\n1.1 乙方维护冷站监测平台。",
        "1.5 勘测按招标文件所附技术规范书的附件一执行。",
        "1.1 养护范围为附件一所列绿地。\n9.1 附件一《绿地图册》另册装订，与本合同具有同等效力。",
        "1.1 巡更路线见附件一。\n9.1 附件一《巡更路线图》（涉密，密封移交，2026年版）是本合同的组成部分。",
        "1.5 本合同连同附件一经签字即生效。",
        "1.5 培训按乙方响应文件附件三执行。",
        "第一条 数据\n1.1 涉及个人信息的，双方应另行签署《数据处理协议》作为附件三。",
        "第一条 服务\n1.1 清单见附件一《资产清单》，是本协议的附件。\n附件一 资产清单\n第一条 清单\n"
        "1.1 服务器两台。",
        "第一条 通知\n1.1 通知以电子邮件附件发送，见邮件附件。\n1.2 未尽事宜另行签订补充协议。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        references, headings = draft.ask(annex_references), draft.ask(annex_headings)
        attached = {heading.number for heading in headings}
        unnumbered = any(heading.number is None for heading in headings)
        missing: dict[int, list[AnnexReference]] = {}
        for reference in references:
            if reference.number is None:
                continue
            lacking = reference.number not in attached and not (unnumbered and len(headings) == 1)
            if lacking and not _titled(reference, headings):
                missing.setdefault(reference.number, []).append(reference)
        for number, found in missing.items():
            if any(one.apart for one in found):
                continue  # 另册装订、另行移交的，不在这份草稿里
            yield self._missing(draft, number, found)
        for each in draft.ask(compound_annexes):
            beside = f"后面附有“{draft.quote(each.attached)}”，" if each.attached else "草稿后面"
            yield self.finding(
                each.span,
                f"{draft.where(each.span)}援引“{each.words}”，{beside}没有{each.words}。",
                related=(each.attached,) if each.attached else (),
                suggestion=f"附上{each.words}，或者改引附了的一份。",
            )
        yield from self._unnumbered(draft, references, headings, bool(missing))
        yield from self._unreferenced(draft, references, headings)

    def _missing(self, draft: Draft, number: int, found: list[AnnexReference]) -> Finding:
        first = next((one for one in found if not one.listed), found[0])
        name = f"附件{to_chinese(number)}"
        fallback = first.fallback is not None
        if all(one.trailing for one in found):
            severity = Severity.INFO
        else:
            severity = Severity.WARNING if fallback else Severity.ERROR
        return self.finding(
            first.span,
            f"{draft.where(first.span)}援引“{draft.quote(first.span)}”，草稿后面没有{name}。",
            severity=severity,
            related=tuple(one.span for one in found if one is not first)[:8],
            suggestion=f"附上{name}，首页写编号和名称；确无此附件的，改写正文。",
        )

    def _unnumbered(
        self,
        draft: Draft,
        references: tuple[AnnexReference, ...],
        headings: tuple[AnnexHeading, ...],
        told: bool,
    ) -> Iterator[Finding]:
        found = [one for one in references if one.number is None and not one.provisional]
        lone = len(headings) == 1  # 只有一个附件，说的多半就是它；说的明显是别的，才是问题
        other = [one for one in found if one.about and _other(one.about, headings[0].title)] if lone else []
        if lone and not other and headings[0].number is None:
            return
        lone = lone and not other
        found = other or found
        if not found or told or _told_apart(found, headings):
            return
        first = next((one for one in found if one.fallback is not None), found[0])
        where = draft.where(first.span)
        if headings:
            message = f"{where}只说“{draft.quote(first.span)}”，没有写明是哪一个附件。"
        elif first.fallback is not None:
            message = (
                f"{where}说见“{draft.quote(first.span)}”，附件没有编号也没有附上；"
                f"“{draft.quote(first.fallback)}”"
                "的替代范围请与正文所说的核对，不要更窄。"
            )
        else:
            message = f"{where}说见“{draft.quote(first.span)}”，附件没有编号，草稿后面也没有附上。"
        rest = [one.span for one in found if one is not first][:8]
        related = [first.fallback, *rest] if first.fallback is not None else rest
        yield self.finding(
            first.span,
            message,
            severity=Severity.INFO if lone or any(one.apart for one in found) else Severity.WARNING,
            related=related,
            suggestion="给附件编号命名并附上，正文写“见附件一《……》”。",
        )

    def _unreferenced(
        self, draft: Draft, references: tuple[AnnexReference, ...], headings: tuple[AnnexHeading, ...]
    ) -> Iterator[Finding]:
        said = {one.number for one in references}
        names = " ".join(one.title for one in references)
        loose = any(one.number is None for one in references)
        for heading in headings:
            if (
                heading.number is None
                or heading.number in said
                or (heading.title and heading.title in names)
                or loose
            ):
                continue
            yield self.finding(
                heading.span,
                f"{draft.quote(heading.span)}附在后面，正文没有提到。",
                severity=Severity.INFO,
                suggestion="在正文相应的条款写“见附件×《……》”，并列入附件清单。",
            )


def _other(about: str, title: str) -> bool:
    """“备件清单”与唯一的附件《机房出入规定》没有一处字词相同。"""
    return bool(title) and not set(grams(about)) & set(grams(title))


#: 哪一类文书，不是说什么的
_SORT = re.compile(r"清单|名单|名录|明细|一览|台账|方案|标准|说明|表$|表(?=[（(])")


def _told_apart(found: list[AnnexReference], headings: tuple[AnnexHeading, ...]) -> bool:
    """没有写编号，但各处的话只与一个附件的名称相合：“配件按附表单价结算”，后面有“配件单价”和“考核评分表”。"""
    titles = [frozenset(grams(_SORT.sub("，", heading.title))) for heading in headings]
    return len(titles) > 1 and all(
        sum(1 for title in titles if title & set(grams(f"{one.about}，{one.clause}"))) == 1 for one in found
    )


def _titled(reference: AnnexReference, headings: tuple[AnnexHeading, ...]) -> bool:
    """没有编号的附件，名称相同。"""
    return bool(reference.title) and any(
        heading.number is None and reference.title in heading.title for heading in headings
    )
