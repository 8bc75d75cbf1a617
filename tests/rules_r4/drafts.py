"""审查期限与服务级别的小工具：一段文字或一份读好的草稿，运行这两类规则。"""

from __future__ import annotations

from contractgen.model.finding import Finding, Severity
from contractgen.model.reading import Reading, Span
from contractgen.review.discovery import rule, rule_ids
from contractgen.review.draft import Draft
from contractgen.text.reading import read_text
from contractgen.text.structure import structured

OURS = tuple(each for each in rule_ids() if each.startswith(("time-limit/", "service-level/")))


def review(draft: str | Reading, *rules: str) -> list[Finding]:
    """两类规则（或指名的几条）的意见。"""
    reading = structured(read_text(draft)) if isinstance(draft, str) else draft
    prepared = Draft(reading)
    found = (each for name in rules or OURS for each in rule(name)().check(prepared))
    return [each for each in found if isinstance(each, Finding)]


def serious(findings: list[Finding]) -> list[tuple[str, str]]:
    """错误与警告：规则与说明。"""
    return [(each.rule, each.message) for each in findings if each.severity >= Severity.WARNING]


def touches(finding: Finding, span: Span) -> bool:
    """意见指着这段文字（所报的或与之相对的）。"""
    return any(
        each.line == span.line and each.start <= span.end and span.start <= each.end
        for each in (finding.span, *finding.related)
    )
