"""Word 报告：草稿的副本，一条意见一个批注，附在所指的字上；文本草稿说明为什么没有。"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Confidence, DraftReport
from contractgen.reporters import reporter
from contractgen.review.draft import Draft
from contractgen.review.engine import run
from contractgen.review.review import Review, ReviewedDraft
from contractgen.text.structure import structured
from contractgen.word.read import read
from tests.reading import faults
from tests.reporters.reviews import review, reviewed, unread
from tests.review.toys import Doubtful, Toy
from tests.word_comments.commenting import same_but_comments
from tests.word_reading.builders import docx, inserted, p, r, table


def _word(path: str = "合同/维护协议.docx") -> ReviewedDraft:
    body = p("1.1 乙方应尽", r("快", "<w:b/>"), "处理，及时通知。") + table("事项|要求", "答复|尽快")
    content = docx(body + p("1.2 乙方应", inserted(r("尽快")), "到场。"))
    draft = Draft(structured(read(content)))
    first, *rest = run(draft, [Toy, Doubtful]).findings
    full = replace(first, provisional=True)
    return ReviewedDraft(
        DraftReport(path, "0", draft.reading, findings=(full, *rest)), content, content, draft
    )


def _report(*drafts: ReviewedDraft) -> dict[str, bytes]:
    return reporter("docx")(Review(drafts, (Toy, Doubtful), "9.9"))


def test_every_finding_is_a_comment_on_exactly_its_words() -> None:
    word = _word()
    [(name, made)] = _report(word).items()
    assert name == "合同/维护协议.审查.docx"
    before, after = read(word.content), read(made)
    wanted = [(finding.span, before.text(finding.span)) for finding in word.report.findings]
    assert [(one.span, after.text(one.span)) for one in after.remarks if one.span] == wanted
    assert [quote for _, quote in wanted] == ["尽快", "及时", "尽快", "尽快"]
    assert after.lines == before.lines
    same_but_comments(word.content, made)
    assert set(faults(made)) <= set(faults(word.content))


def test_a_comment_says_what_why_and_how() -> None:
    first, second = (remark.text.split("\n") for remark in read(_report(_word()).popitem()[1]).remarks[:2])
    assert first == [
        "【警告·例示值，暂定】“尽快”没有期限。",
        "建议：写明期限。",
        "依据：民法典第五百一十条",
        "规则：wording/toy（用语含糊）",
    ]
    assert second[0].startswith("【错误·把握低】") is (Doubtful.confidence is Confidence.LOW)


def test_one_copy_a_draft() -> None:
    made = _report(_word("甲/合同.docx"), _word("乙/合同.docx"), unread(), reviewed())
    assert list(made) == ["甲/合同.审查.docx", "乙/合同.审查.docx"]


def test_an_old_doc_gets_a_docx_copy() -> None:
    assert list(_report(_word("合同.doc"))) == ["合同.审查.docx"]


def test_a_text_draft_is_refused_with_a_reason() -> None:
    with pytest.raises(ContractgenError, match=r"维护协议\.txt 是文本.*-f html.*\.docx"):
        reporter("docx")(review())


def test_an_unreadable_draft_alone_gives_no_copy() -> None:
    assert _report(unread()) == {}


def test_a_clean_draft_comes_back_unchanged() -> None:
    word = _word()
    clean: Any = replace(word, report=replace(word.report, findings=()))
    assert list(_report(clean).values()) == [word.content]
