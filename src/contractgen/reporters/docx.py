"""Word 报告：草稿的副本，一条意见一个批注，附在所指的那几个字上；其余原样不动。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Reading
from contractgen.reporters import names
from contractgen.review.review import Review, ReviewedDraft
from contractgen.word.comments import Note, annotated

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def report(review: Review) -> dict[str, bytes]:
    """每份 Word 草稿一个副本；一份 Word 草稿也没有的，说明为什么。"""
    files = zip(names(review, ".docx"), review.drafts, strict=True)
    made = {name: _copy(each, review) for name, each in files if each.docx is not None}
    texts = [each.path for each in review.drafts if each.report.error is None]
    if not made and texts:
        shown = "、".join("标准输入" if path == "-" else path for path in texts)
        raise ContractgenError(
            f"{shown} 是文本，没有可以加批注的 Word 文件。请改用 -f html，或者把草稿另存为 .docx 再审。"
        )
    return made


def _copy(each: ReviewedDraft, review: Review) -> bytes:
    reading = each.report.reading
    if each.docx is None or reading is None:
        return each.docx or b""
    return annotated(each.docx, [_note(finding, reading, review) for finding in each.report.findings])


def _note(finding: Finding, reading: Reading, review: Review) -> Note:
    line = reading.lines[finding.span.line]
    lines = tuple(_lines(finding, reading, review))
    return Note(line.part, line.paragraph, finding.span.start, finding.span.end, lines)


def _lines(finding: Finding, reading: Reading, review: Review) -> Iterator[str]:
    """批注的各段：程度与说明、对照、建议、依据、规则。"""
    notes = "".join(_remarks(finding))
    yield f"【{_WORDS[finding.severity]}{notes}】{_plain(finding.message)}"
    if finding.suggestion:
        yield f"建议：{_plain(finding.suggestion)}"
    if finding.basis:
        yield f"依据：{'、'.join(finding.basis)}"
    rule = review.rule(finding.rule)
    yield f"规则：{finding.rule}" + (f"（{rule.title}）" if rule else "")


def _remarks(finding: Finding) -> Iterator[str]:
    if finding.provisional:
        yield "·例示值，暂定"
    if finding.confidence is Confidence.LOW:
        yield "·把握低"


def _plain(text: str) -> str:
    """一段之内的文字。"""
    return " ".join(text.split())
