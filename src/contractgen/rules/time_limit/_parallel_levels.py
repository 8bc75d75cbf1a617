"""并列的几种里，别的都写了几步、有一种少写一步的；说分为几种、有一种后面没有时限的。不看级别的叫法，只作提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.promises import Promise
from contractgen.facts.words.level_rows import ANSWER, END, ONSITE, roles_of
from contractgen.model.finding import Finding, Severity
from contractgen.model.reading import Span
from contractgen.model.saying import saying
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_GAP = 2  # 隔几行以内的，算并列
_FULL = 2  # 至少有几种写全了
_LONGEST = 12
_DIVIDED = re.compile(
    r"分(?:为|成|作)?[“\"：:]*(?P<names>[一-龥A-Za-z\d]{1,8}(?:[”\"]?[、，,和及与][“\"]?[一-龥A-Za-z\d]{1,8}){1,4}?)[”\"]?(?:[（(]|[两二三四五2-5]\s*个?(?:级别?|类|等级?|档|种|色)|[。；;，,：:])"
)
_COUNTED = re.compile(r"[两二三四五2-5]个?(?:级别?|类|等级?|档|种|色)$")
_SETTLED = re.compile(
    "不承诺|不作承诺|不保证|不设|视情况|不限|另行|随下一|下一版|下个版|提前|计划|当场|立即|即时|下次"
)
_ASKED = re.compile("咨询|询问|请教|使用方法|答疑|建议|需求")  # 问一件事，答复了就是办完
_AFTER = 8
_SUFFIX = re.compile("(?:级别?|类|等|档|色|种)$")


def parallel_levels(rule: Rule, draft: Draft, found: list[Promise]) -> Iterator[Finding]:
    """先看少写一步的，再看没有时限的一种。"""
    for block in _blocks(found):
        names: dict[str, list[Promise]] = {}
        for each in block:
            names.setdefault(each.level or each.case, []).append(each)
        told = {name: {role for one in each for role in roles_of(one)} for name, each in names.items()}
        full = [name for name, roles in told.items() if END in roles and roles & {ANSWER, ONSITE}]
        if len(full) < _FULL:
            continue
        first = [role for role in (ANSWER, ONSITE) if all(role in told[name] for name in full)]
        for name, roles in told.items():
            missing = [] if END in roles else [END]
            missing += [] if not first or roles & {ANSWER, ONSITE} else first[:1]
            line, said = (
                draft.line(names[name][0].span).text,
                draft.line(names[name][0].span).text[: names[name][-1].span.end + _AFTER],
            )
            own = said[said.rfind(name) :] if name in said else said
            if missing and roles and not (_SETTLED.search(line) or _ASKED.search(own)):
                yield rule.finding(
                    names[name][0].span,
                    f"{draft.where(names[name][0].span)}“{name}”没有写{'、'.join(missing)}的时限，并列的{'、'.join(f'“{each}”' for each in full)}都写了。",
                    severity=Severity.INFO,
                    related=[names[name][0].whole, *(names[each][0].span for each in full)],
                    suggestion="补上；不承诺的写“不承诺”。",
                )
                return
    yield from _undated(rule, draft, found)


def _blocks(found: list[Promise]) -> Iterator[list[Promise]]:
    """正文里挨着写的各种情形。"""
    block: list[Promise] = []
    for each in found:
        if each.table is not None or not each.timed or each.conditional or not roles_of(each):
            continue
        if not 0 < len(each.level or each.case) <= _LONGEST:
            continue
        if block and each.span.line - block[-1].span.line > _GAP:
            yield block
            block = []
        block.append(each)
    if block:
        yield block


def _undated(rule: Rule, draft: Draft, found: list[Promise]) -> Iterator[Finding]:
    """分为甲、乙、丙三种，甲、乙都有时限，丙没有。"""
    levels = {_SUFFIX.sub("", each.level) for each in found if each.level and (each.timed or each.settled)}
    if len(levels) < _FULL:
        return
    for line in saying(draft.reading, ("分",)):
        for match in _DIVIDED.finditer(line.text):
            names = [
                _SUFFIX.sub("", _COUNTED.sub("", each.strip('“”"')))
                for each in re.split("[、，,和及与]", match["names"])
            ]
            names = [each for each in names if each]
            gone = [each for each in names if not any(each in level or level in each for level in levels)]
            if len(names) - len(gone) >= _FULL and len(gone) == 1 and len(levels) <= len(names):
                at = line.text.find(gone[0], match.start())
                places = [
                    Span(other.index, place, place + len(gone[0]))
                    for other in saying(draft.reading, gone)
                    if (place := other.text.rfind(gone[0])) >= 0 and (other.index, place) != (line.index, at)
                ]
                yield rule.finding(
                    Span(line.index, at, at + len(gone[0])),
                    f"{draft.where(Span(line.index, at, at))}分了“{gone[0]}”一级，时限里没有写它。",
                    severity=Severity.INFO,
                    related=places[:4],
                    suggestion="补上这一级的响应和解决时限；不承诺的写“不适用”。",
                )
                return
