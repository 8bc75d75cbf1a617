"""SARIF 2.1.0 报告，供代码托管与审阅平台读；内容与 JSON 报告相同。"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from contractgen.model.finding import DraftReport, Finding, NotChecked, Severity
from contractgen.model.reading import Reading, Span
from contractgen.reporters import one_name
from contractgen.review.review import Review
from contractgen.review.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(review: Review) -> dict[str, bytes]:
    """全部草稿合成一个 SARIF 文件。"""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(review)]}
    text = json.dumps(log, ensure_ascii=False, indent=2)
    return {one_name(review, ".sarif"): f"{text}\n".encode()}


def _run(review: Review) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "contractgen", "rules": [_rule(each) for each in review.rules]}
    if review.version:
        driver["version"] = review.version
    order = {rule.id: index for index, rule in enumerate(review.rules)}
    reports = [each.report for each in review.drafts]
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports)],
        "artifacts": [_artifact(each) for each in reports],
        "results": [result for index, each in enumerate(reports) for result in _results(each, index, order)],
    }


def _rule(rule: type[Rule]) -> dict[str, Any]:
    why = " ".join((rule.__doc__ or rule.title).split())
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": why},
        "help": {"text": why + ("依据：" + "、".join(rule.basis) if rule.basis else "")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"family": rule.id.partition("/")[0], "confidence": str(rule.confidence)},
    }


def _invocation(reports: list[DraftReport]) -> dict[str, Any]:
    """读不了的草稿是执行中的错误。"""
    unread = [
        {
            "level": "error",
            "message": {"text": f"{each.path}：{each.error}"},
            "locations": [_file(each, index)],
        }
        for index, each in enumerate(reports)
        if each.error is not None
    ]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": unread}


def _artifact(found: DraftReport) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": _uri(found.path)}}
    return artifact | ({"hashes": {"sha-256": found.sha256}} if found.sha256 else {})


def _results(found: DraftReport, index: int, order: dict[str, int]) -> Iterator[dict[str, Any]]:
    if found.reading is None:
        return
    for finding in found.findings:
        yield _result(finding, found, index, order)
    for waived in found.waived:
        result = _result(waived.finding, found, index, order)
        reason = f"{waived.author}：{waived.reason}"
        yield result | {"suppressions": [{"kind": "inSource", "justification": reason}]}
    for unchecked in found.not_checked:
        yield _open(unchecked, found, index)


def _result(finding: Finding, found: DraftReport, index: int, order: dict[str, int]) -> dict[str, Any]:
    place = _Places(found, index)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message + finding.suggestion},
        "locations": [place.of(finding.span)],
        "relatedLocations": [
            {"id": number, "message": {"text": place.said(span)}} | place.of(span)
            for number, span in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {"contractgen/v1": finding.fingerprint},
        "properties": {
            "family": finding.family,
            "confidence": str(finding.confidence),
            "provisional": finding.provisional,
            "quote": place.reading.text(finding.span),
            "basis": list(finding.basis),
            "suggestion": finding.suggestion,
        },
    }
    if finding.rule in order:
        result["ruleIndex"] = order[finding.rule]
    if finding.fix:
        result["properties"]["fix"] = {"replacement": finding.fix.replacement, "safe": finding.fix.safe}
    return result


def _open(unchecked: NotChecked, found: DraftReport, index: int) -> dict[str, Any]:
    """没有判断的：kind 为 open。"""
    place = _Places(found, index)
    where = place.of(unchecked.span) if unchecked.span else _file(found, index)
    return {
        "ruleId": unchecked.rule,
        "kind": "open",
        "level": "none",
        "message": {"text": unchecked.why},
        "locations": [where],
    }


class _Places:
    """一份草稿里的位置。"""

    def __init__(self, found: DraftReport, index: int) -> None:
        self.found = found
        self.index = index
        self.reading = found.reading or Reading(())

    def of(self, span: Span) -> dict[str, Any]:
        """行列（只有文本文件才有）与条款。"""
        location = _file(self.found, self.index)
        if region := self._region(span):
            location["physicalLocation"]["region"] = region
        line = self.reading.lines[span.line]
        name = line.clause or "正文"
        logical = {
            "name": name,
            "fullyQualifiedName": f"{line.part} {name} 第{line.paragraph}段",
            "kind": "clause",
        }
        return location | {"logicalLocations": [logical]}

    def _region(self, span: Span) -> dict[str, Any] | None:
        line = self.reading.lines[span.line]
        if line.line is None:
            return None
        region: dict[str, Any] = {"startLine": line.line}
        if self.reading.kind == "text" and line.cell is None:
            region |= {"startColumn": span.start + 1, "endColumn": span.end + 1}
        return region | {"snippet": {"text": self.reading.text(span)}}

    def said(self, span: Span) -> str:
        return f"{self.reading.lines[span.line].clause or '正文'}：{self.reading.text(span)}"


def _file(found: DraftReport, index: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(found.path), "index": index}}}


def _uri(path: str) -> str:
    """文件的 URI：相对路径照旧相对，中文按 UTF-8 百分号编码。"""
    pure = PurePath(path)
    if path in ("-", ""):
        return "stdin"
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
