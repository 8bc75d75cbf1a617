"""意见的卡片、没有判断的、保留的：网页上怎么列。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractgen.model.finding import Confidence, Finding, NotChecked, Severity, Waived
from contractgen.model.reading import Reading
from contractgen.reporters._page.links import Links, Spot, spot, visible
from contractgen.reporters._words import FAMILY, SEVERITY
from contractgen.review.review import Review

_LONG = 60


@dataclass(frozen=True, slots=True)
class Note:
    """一条意见。"""

    number: int
    severity: str
    word: str
    family: str
    family_name: str
    title: str
    rule: str
    message: str
    suggestion: str
    basis: tuple[str, ...]
    spot: Spot
    quote: str
    related: tuple[Spot, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """过滤时的一项：名称与条数。"""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Aside:
    """没有判断的，或者保留的意见。"""

    rule: str
    title: str
    text: str
    spot: Spot | None
    who: str = ""


def notes(reading: Reading, links: Links, review: Review) -> dict[int, Note]:
    """序号 → 意见。"""
    return {number: _note(number, finding, reading, review) for number, finding in links.numbered}


def _note(number: int, finding: Finding, reading: Reading, review: Review) -> Note:
    where = spot(reading, finding.span)
    remarks = ("例示值，暂定" if finding.provisional else "", _sure(finding.confidence))
    return Note(
        number, finding.severity.word, SEVERITY[finding.severity], finding.family, family(finding.family),
        title(review, finding.rule), finding.rule, visible(finding.message), visible(finding.suggestion),
        tuple(visible(one) for one in finding.basis), where, shortened(where.quote),
        tuple(spot(reading, span) for span in finding.related), tuple(filter(None, remarks)),
    )  # fmt: skip


def _sure(confidence: Confidence) -> str:
    return "把握低" if confidence is Confidence.LOW else ""


def title(review: Review, rule_id: str) -> str:
    """规则的标题；不认识的用其标识。"""
    rule = review.rule(rule_id)
    return rule.title if rule else rule_id


def family(name: str) -> str:
    """规则类的中文名。"""
    return FAMILY.get(name, name)


def shortened(text: str) -> str:
    """卡片上的引文，过长的省略中间。"""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG // 2]}…{plain[-_LONG // 2 :]}"


def severities(findings: Sequence[Finding]) -> tuple[Count, ...]:
    """各程度的条数。"""
    return tuple(
        Count(severity.word, SEVERITY[severity], sum(one.severity is severity for one in findings))
        for severity in sorted(Severity, reverse=True)
    )


def families(findings: Sequence[Finding]) -> tuple[Count, ...]:
    """各规则类的条数，多的在前。"""
    names = dict.fromkeys(one.family for one in findings)
    counted = [Count(name, family(name), sum(one.family == name for one in findings)) for name in names]
    return tuple(sorted(counted, key=lambda one: (-one.count, one.key)))


def unchecked(reading: Reading, found: Sequence[NotChecked], review: Review) -> tuple[Aside, ...]:
    """没有判断的事项。"""
    return tuple(
        Aside(
            one.rule, title(review, one.rule), visible(one.why), spot(reading, one.span) if one.span else None
        )
        for one in found
    )


def waived(reading: Reading, found: Sequence[Waived], review: Review) -> tuple[Aside, ...]:
    """保留的意见。"""
    return tuple(
        Aside(
            one.finding.rule,
            title(review, one.finding.rule),
            visible(one.reason),
            spot(reading, one.finding.span),
            visible(one.author),
        )
        for one in found
    )
