"""没有公认轻重的各行、各种：先列的通常较快，惟独一处反过来的，作提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.facts.promises import Promise, promises
from contractgen.facts.words.promise import exceeds
from contractgen.facts.words.promise_match import step
from contractgen.model.finding import Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_UNKNOWN = ("围", "余")
_BROAD = re.compile("全|整|大面积|大片|大范围|所有|多[台间处个]|群体")
_NARROW = re.compile("单|局部|个别|部分|某|小|[一1][台间处个]")
_COLUMNS = 12  # 隔几行以内的，算并列


def listed_order(rule: Rule, draft: Draft) -> Iterator[Finding]:
    """没有分级叫法的各行、各种：别的步骤都是先列的快，或者逐项排下来只有一处反过来的，作提示。"""
    yield from _wider(rule, draft)
    for block in _blocks(draft):
        steps: dict[str, dict[str, Promise]] = {}
        for each in block:
            steps.setdefault(step(each), {}).setdefault(each.level or each.case, each)
        rising = {
            name
            for name, each in steps.items()
            if len(each) > 2 and all(exceeds(b, a) for a, b in pairwise(each.values()))
        }
        for name, named in steps.items():
            listed = list(named.values())
            falls = [(a, b) for a, b in pairwise(listed) if exceeds(a, b)]
            alike = len({label[-1] for label in named}) == 1
            if len(listed) < 3 or len(falls) != 1 or not exceeds(listed[-1], listed[0]):
                continue
            if not (rising - {name} or (alike and len(listed) == 3 and block[0].table is None)):
                continue
            heavy, light = falls[0]
            yield rule.finding(
                heavy.span,
                f"“{heavy.level or heavy.case}”的{step(heavy)}时限是{heavy.words}（{draft.where(heavy.span)}），后列的“{light.level or light.case}”"
                f"却是{light.words}（{draft.where(light.span)}）；其余都是先列的较快，请核对。",
                severity=Severity.INFO,
                related=[light.span],
                suggestion="核对两项的时限；由重到轻排列。",
            )


def _wider(rule: Rule, draft: Draft) -> Iterator[Finding]:
    """整个的、大片的，反倒比单个的、局部的慢。"""
    found = [
        each for each in draft.ask(promises) if each.timed and not each.soft and (each.case or each.level)
    ]
    for one, two in pairwise(found):
        broad, narrow = one.case or one.level, two.case or two.level
        if (
            one.table == two.table
            and not any(each.grade and each.grade.family not in _UNKNOWN for each in (one, two))
            and two.span.line - one.span.line < _COLUMNS
            and (step(one) or one.deed) == (step(two) or two.deed)
            and _BROAD.match(broad)
            and _NARROW.match(narrow)
            and exceeds(one, two)
        ):
            yield rule.finding(
                one.span,
                f"“{broad}”的{step(one) or one.deed}时限是{one.words}，范围较小的“{narrow}”却是{two.words}，请核对。",
                severity=Severity.INFO,
                related=[two.span],
                suggestion="核对两项的时限。",
            )


def _blocks(draft: Draft) -> Iterator[list[Promise]]:
    """一张表里，或者正文里挨着写的，各种情形的几步；都有公认轻重的不在内。"""
    block: list[Promise] = []
    for each in draft.ask(promises):
        known = each.grade is not None and each.grade.family[0] not in "散序"
        if not each.timed or each.soft or not step(each) or each.conditional or not (each.level or each.case):
            continue
        if block and (each.table != block[-1].table or each.span.line - block[-1].span.line > _COLUMNS):
            yield from _unknown(block)
            block = []
        if not known or (block and block[-1].table == each.table):
            block.append(each)
    yield from _unknown(block)


def _unknown(block: list[Promise]) -> Iterator[list[Promise]]:
    if any(each.grade is None or each.grade.family[0] in "散序" for each in block):
        yield block
