"""意见的位置怎样写进 json 与 sarif：部分、条款、行、段、起止与引文。"""

from __future__ import annotations

from typing import Any

from contractgen.model.finding import Finding
from contractgen.model.reading import Reading, Span


def place(reading: Reading, span: Span) -> dict[str, Any]:
    """一处位置，照 schemas/report.schema.json 的写法。"""
    line = reading.lines[span.line]
    return {
        "part": line.part,
        "clause": line.clause,
        "line": line.line,
        "paragraph": line.paragraph,
        "start": span.start,
        "end": span.end,
        "quote": line.text[span.start : span.end],
    }


def finding_entry(finding: Finding, reading: Reading) -> dict[str, Any]:
    """一条意见。"""
    fix = finding.fix
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.word,
        "confidence": str(finding.confidence),
        "provisional": finding.provisional,
        "message": finding.message,
        "place": place(reading, finding.span),
        "related": [place(reading, span) for span in finding.related],
        "basis": list(finding.basis),
        "suggestion": finding.suggestion,
        "fix": {"replacement": fix.replacement, "safe": fix.safe} if fix else None,
        "fingerprint": finding.fingerprint,
    }
