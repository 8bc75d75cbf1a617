"""终端上的报告：按条款分组，标出句子里有问题的字，末行是合计。带颜色写出，不要颜色时由显示的一方去掉。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from contractgen.model.finding import Finding, NotChecked, Severity
from contractgen.model.reading import Reading, Span
from contractgen.reporters import one_name
from contractgen.reporters._sentence import around, clean
from contractgen.review.review import Review, ReviewedDraft

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _MARKED = "1", "2", "1;4"
_RELATED = 5  # 终端上一条意见最多列出几处对照
_UNCHECKED = 10


def report(review: Review) -> dict[str, bytes]:
    """全部草稿合成一份文字。"""
    lines = [line for each in review.drafts for line in _draft(each, review)]
    text = "\n".join([*lines, _total(review)])
    return {one_name(review, ".txt"): f"{text}\n".encode()}


def _draft(each: ReviewedDraft, review: Review) -> Iterator[str]:
    found = each.report
    yield _paint("标准输入" if found.path == "-" else found.path or "草稿", _BOLD)
    if found.error is not None or found.reading is None:
        yield f"  {_paint('读不了', _COLORS[Severity.ERROR])}：{found.error}"
        yield ""
        return
    reading = found.reading
    for message in reading.messages:
        yield f"  {_paint(message, _DIM)}"
    for clause, group in groupby(found.findings, lambda finding: _clause(reading, finding.span)):
        yield f"  {_paint(clause, _BOLD)}"
        for finding in group:
            yield from _finding(finding, reading, review)
    yield from _waived(each)
    yield from _not_checked(found.not_checked, reading)
    yield from _nothing(each)
    yield ""


def _finding(finding: Finding, reading: Reading, review: Review) -> Iterator[str]:
    color = _COLORS[finding.severity]
    rule = review.rule(finding.rule)
    title = f" {rule.title}" if rule else ""
    notes = [finding.rule, _line_number(reading, finding.span)]
    notes += ["例示值，暂定"] if finding.provisional else []
    notes += ["把握低"] if finding.confidence == "low" else []
    shown = " · ".join(filter(None, notes))
    yield f"    {_paint(WORDS[finding.severity] + title, color)}  {_paint(shown, _DIM)}"
    yield f"      {_quoted(reading, finding.span, f'1;4;{color}')}"
    yield f"      {clean(finding.message)}"
    for span in finding.related[:_RELATED]:
        yield f"      {_paint('对照', _DIM)} {_clause(reading, span)}：{_quoted(reading, span, _MARKED)}"
    if len(finding.related) > _RELATED:
        yield f"      {_paint(f'另有 {len(finding.related) - _RELATED} 处', _DIM)}"
    if finding.suggestion:
        yield f"      {_paint('建议', _DIM)} {clean(finding.suggestion)}"
    if finding.basis:
        yield f"      {_paint('依据', _DIM)} {'、'.join(finding.basis)}"


def _waived(each: ReviewedDraft) -> Iterator[str]:
    if not (each.report.waived and each.report.reading):
        return
    yield f"  {_paint('保留意见', _BOLD)}（草稿里的批注要求不报）"
    for waived in each.report.waived:
        where = _clause(each.report.reading, waived.finding.span)
        yield f"    {where} {waived.finding.rule}：{clean(waived.author)}，{clean(waived.reason)}"


def _not_checked(found: tuple[NotChecked, ...], reading: Reading) -> Iterator[str]:
    if not found:
        return
    yield f"  {_paint('没有判断的', _BOLD)}"
    for each in found[:_UNCHECKED]:
        where = f"{_clause(reading, each.span)} " if each.span else ""
        yield f"    {where}{clean(each.why)}  {_paint(each.rule, _DIM)}"
    if len(found) > _UNCHECKED:
        yield f"    {_paint(f'另有 {len(found) - _UNCHECKED} 项，见 -f json', _DIM)}"


def _nothing(each: ReviewedDraft) -> Iterator[str]:
    if not each.report.findings:
        yield "  没有新的意见。" if each.known else "  没有意见。"
    if each.known:
        yield f"  {_paint(f'另有 {each.known} 条已列入基线', _DIM)}"


def _total(review: Review) -> str:
    counts = review.report.summary
    parts = [
        _paint(
            f"{WORDS[severity]} {counts[severity.word]}", _COLORS[severity] if counts[severity.word] else _DIM
        )
        for severity in WORDS
    ]
    read = sum(each.report.error is None for each in review.drafts)
    unread = len(review.drafts) - read
    return f"审了 {read} 份草稿" + (f"（{unread} 份读不了）" if unread else "") + "：" + "，".join(parts)


def _quoted(reading: Reading, span: Span, style: str) -> str:
    """引文在它的句子里，用 >>…<< 标出。"""
    before, quote, after = around(reading.lines[span.line].text, span.start, span.end)
    return f"{before}>>{_paint(quote, style)}<<{after}"


def _clause(reading: Reading, span: Span) -> str:
    return clean(reading.lines[span.line].clause) or "正文"


def _line_number(reading: Reading, span: Span) -> str:
    line = reading.lines[span.line].line
    return f"第 {line} 行" if line is not None else ""


def _paint(text: str, style: str) -> str:
    return f"\033[{style}m{text}\033[0m" if text else ""
