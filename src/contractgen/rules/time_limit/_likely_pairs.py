"""规则已经报告的之外，再提示话大半相同、数不相同的两处。"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from contractgen.facts.alike_values import alike_values
from contractgen.facts.words.likeness import Valued
from contractgen.model.finding import Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_MOST = 4  # 提示再多，就没有人看了
_SAID = {"advance": "提前多久", "every": "多久一次", "term": "期限", "within": "时限"}


def with_likely(
    rule: Rule, draft: Draft, kinds: Collection[str], found: Iterable[Finding]
) -> Iterator[Finding]:
    """found 照旧；其后是 kinds 这几种里没有报告过的各对，都只作提示。"""
    told: list[Span] = []
    for each in found:
        told += [each.span, *each.related]
        yield each
    count = 0
    for one, two in draft.ask(alike_values):
        if pair_kind(one, two) not in kinds or any(
            _over(each.span, span) for each in (one, two) for span in told
        ):
            continue
        told += [one.span, two.span]
        count += 1
        if count > _MOST:
            return
        named = _SAID.get(pair_kind(one, two), "期间")
        yield rule.finding(
            one.span,
            f"所说的大概是同一件事，{named}不同：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”。",
            severity=Severity.INFO,
            related=[two.span],
            suggestion="确是同一件事的，统一后只在一处写数；不是同一件事的，写明各自的情形。",
        )


def pair_kind(one: Valued, two: Valued) -> str:
    """一对属于哪一种；一处写“之内”的按时限算。"""
    return one.kind or two.kind


def _over(one: Span, two: Span) -> bool:
    return one.line == two.line and one.start < two.end and two.start < one.end
