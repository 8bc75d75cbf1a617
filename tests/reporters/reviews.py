"""供报告测试用的一次审查：用小规则审几份草稿。"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from contractgen.model.finding import DraftReport, Finding, Fix, NotChecked, Waived
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.engine import run
from contractgen.review.review import Review, ReviewedDraft
from tests.review.toys import Doubtful, Toy, Unsure, reading

TEXT = "维护协议\n第一条 服务\n1.1 乙方应尽快处理，及时通知。\n1.2 乙方应在接到通知后尽快回复。\n"


def reviewed(text: str = TEXT, path: str = "合同/维护协议.txt") -> ReviewedDraft:
    """一份审过的草稿：第一条意见带对照与改法，最后一条被保留。"""
    draft = Draft(reading(text))
    outcomes = run(draft, [Toy, Doubtful, Unsure])
    first, *middle, last = outcomes.findings
    full = replace(first, related=(last.span,), fix=Fix("在4小时内"), provisional=True)
    content = text.encode()
    report = DraftReport(
        path=path,
        sha256=sha256(content).hexdigest(),
        reading=draft.reading,
        findings=(full, *middle),
        not_checked=(*outcomes.not_checked, NotChecked("wording/toy", "不确定。", Span(1, 0, 3))),
        waived=(Waived(last, "张三", "双方已另行约定"),),
    )
    return ReviewedDraft(report, content, None, draft)


def unread(path: str = "坏 文件.docx") -> ReviewedDraft:
    """读不了的草稿。"""
    return ReviewedDraft(DraftReport(path, "0" * 64, None, error="文件已损坏。"), b"")


def review(*drafts: ReviewedDraft) -> Review:
    return Review(drafts or (reviewed(), unread()), (Toy, Doubtful), "9.9")


def only(findings: tuple[Finding, ...]) -> Finding:
    [finding] = findings
    return finding
