"""用几条规则看一份草稿，给出意见的简写：规则、严重程度、指出的字。"""

from __future__ import annotations

from contractgen.model.finding import Finding
from contractgen.model.reading import Reading
from contractgen.review.discovery import rule, rule_ids
from contractgen.review.draft import Draft
from contractgen.text.reading import read_text
from contractgen.text.structure import structured

FAMILIES = ("exclusion", "reference", "definition")
RULES = tuple(name for name in rule_ids() if name.partition("/")[0] in FAMILIES)


def reading(text: str) -> Reading:
    return structured(read_text(text))


def findings(text: str, *names: str) -> list[tuple[str, str, str]]:
    """（规则、严重程度、指出的字），依规则的次序。没有写规则的，三类都看。"""
    draft = Draft(reading(text))
    return [
        (finding.rule, finding.severity.word, draft.quote(finding.span))
        for name in names or RULES
        for finding in rule(name)().check(draft)
        if isinstance(finding, Finding)
    ]


def messages(text: str, name: str) -> list[str]:
    """一条规则的各句话。"""
    draft = Draft(reading(text))
    return [finding.message for finding in rule(name)().check(draft) if isinstance(finding, Finding)]


def related(text: str, name: str) -> list[list[str]]:
    """各条意见与之相对的字。"""
    draft = Draft(reading(text))
    found = [finding for finding in rule(name)().check(draft) if isinstance(finding, Finding)]
    return [[draft.quote(span) for span in finding.related] for finding in found]
