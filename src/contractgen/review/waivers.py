"""保留意见：草稿批注里写着 ``@contractgen ignore 规则 原因`` 的，所附文字上的该规则意见不再列为意见。

对方也能写批注，所以每一条保留都连同作者与原因列在报告里；没有原因的不生效，没有用上的也要说明。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contractgen.model.finding import Finding, NotChecked, Waived
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record

_RULE = r"[a-z0-9_-]+/[a-z0-9_-]+"
_WAIVER = re.compile(
    rf"[@＠]\s*contractgen\s*[:：]?\s*ignore[\s:：]+(?P<rules>{_RULE}(?:\s*[,，、]\s*{_RULE})*)(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESSED = re.compile(r"[@＠]\s*contractgen\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,，、]\s*")
_LEAD = re.compile(r"^[\s:：,，;；—–-]*(?:(?:原因|理由)\s*(?:[:：]\s*|$))?")
_ANONYMOUS = "（未署名）"


@record
class Waiver:
    """一条保留意见。span 是批注所附的文字，没有附在文字上的为 None。"""

    rule: str
    author: str
    reason: str
    span: Span | None

    def covers(self, finding: Finding) -> bool:
        """是否针对这条意见：同一规则，所附的文字与意见所指的文字相接。"""
        here, there = self.span, finding.span
        if here is None or self.rule != finding.rule or here.line != there.line:
            return False
        return here.start == here.end or (here.start <= there.end and there.start <= here.end)


@record
class Applied:
    """保留之后：仍要报告的意见、已保留的意见、没有用上的保留。"""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    unused: tuple[NotChecked, ...]


def apply(findings: Sequence[Finding], reading: Reading, known: Iterable[str], run: Iterable[str]) -> Applied:
    """对照草稿里的保留意见。known 是全部规则的 id，用来指出写错的；规则不在 run 里的，不算没有用上。"""
    waivers, unread = waivers_in(reading)
    used: set[Waiver] = set()
    kept, waived = [], []
    for finding in findings:
        waiver = next((each for each in waivers if each.reason and each.covers(finding)), None)
        if waiver is None:
            kept.append(finding)
            continue
        used.add(waiver)
        waived.append(Waived(finding, waiver.author, waiver.reason))
    names, ran = tuple(known), set(run)
    unused = [
        NotChecked(each.rule, _why(each, names), each.span)
        for each in waivers
        if each not in used and (each.rule in ran or each.rule not in names)
    ]
    return Applied(tuple(kept), tuple(waived), (*unused, *unread))


def waivers_in(reading: Reading) -> tuple[list[Waiver], list[NotChecked]]:
    """草稿里的保留意见，以及写给 contractgen 却看不懂的批注。"""
    found, unread = [], []
    for remark in reading.remarks:
        match = _WAIVER.search(remark.text)
        if match is None:
            if _ADDRESSED.search(remark.text):
                unread.append(NotChecked("waiver", f"看不懂批注“{_short(remark.text)}”。{_HOW}", remark.span))
            continue
        reason = " ".join(_LEAD.sub("", match["reason"], count=1).split())
        author = remark.author or _ANONYMOUS
        rules = _SEPARATOR.split(match["rules"].lower().replace("_", "-"))
        found += [Waiver(rule, author, reason, remark.span) for rule in rules]
    return found, unread


_HOW = "写法是：@contractgen ignore 规则 原因。"


def _why(waiver: Waiver, known: tuple[str, ...]) -> str:
    """为什么没有用上。"""
    head = f"{waiver.author}的保留意见没有用上："
    if waiver.rule not in known:
        from difflib import get_close_matches

        near = get_close_matches(waiver.rule, known, n=1, cutoff=0.6)
        return f"{head}没有规则“{waiver.rule}”。" + (f"你是不是想写 {near[0]}？" if near else "")
    if not waiver.reason:
        return f"{head}没有写原因。{_HOW}"
    if waiver.span is None:
        return f"{head}批注没有附在任何文字上。"
    return f"{head}所附的文字上没有这条规则的意见，可以删去这条批注。"


def _short(text: str, length: int = 30) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= length else one_line[: length - 1] + "…"
