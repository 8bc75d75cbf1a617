"""一次审查：报告，加上每份草稿读出的内容与原来的字节——各种报告格式所需要的全部。"""

from __future__ import annotations

from collections.abc import Iterable

from contractgen.model.finding import DraftReport, Finding, Report, Severity
from contractgen.model.record import record
from contractgen.review.config import Settings
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


@record
class ReviewedDraft:
    """一份审过的草稿。

    content 是收到的字节；docx 是可以加批注的 Word 文件：草稿本身，旧版 .doc、.wps 的则是转换出的副本，
    文本草稿没有。draft 供报告再问事实；读不了的草稿没有 draft。settings 是审它时的设置，known 是因已列入
    基线而没有报告的条数。
    """

    report: DraftReport
    content: bytes = b""
    docx: bytes | None = None
    draft: Draft | None = None
    settings: Settings = Settings()
    known: int = 0

    @property
    def path(self) -> str:
        return self.report.path


@record
class Review:
    """一次审查的全部：各份草稿与所用的规则。"""

    drafts: tuple[ReviewedDraft, ...]
    rules: Iterable[type[Rule]] = ()
    version: str = ""

    @property
    def report(self) -> Report:
        """只含结果的报告。"""
        reports = tuple(each.report for each in self.drafts)
        counted = summary(finding for report in reports for finding in report.findings)
        return Report(reports, ("contractgen", self.version), counted)

    def rule(self, rule_id: str) -> type[Rule] | None:
        """一条意见所属的规则。"""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """各严重程度的条数，重的在前。"""
    counted = {severity.word: 0 for severity in sorted(Severity, reverse=True)}
    for finding in findings:
        counted[finding.severity.word] += 1
    return counted
