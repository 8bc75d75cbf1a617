"""网页报告：自成一页、不取外物、内容都转义；原文与意见相互跳得到，期限、范围与除外、引用各有一览。"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from contractgen.model.finding import DraftReport, Finding
from contractgen.model.reading import Span
from contractgen.reporters import reporter
from contractgen.review import discovery
from contractgen.review.draft import Draft
from contractgen.review.engine import run
from contractgen.review.review import Review, ReviewedDraft
from contractgen.text.structure import structured
from contractgen.word.read import read
from tests.reporters.reviews import review, reviewed, unread
from tests.review.toys import reading
from tests.word_reading.builders import docx, p, relation, table

SERVICE = """系统维护协议
第一条 服务范围
1.1 乙方提供下列服务：
(1) 数据库每日备份与恢复演练；
(2) 应用软件故障修复。
1.2 下列工作不属于服务范围：
(1) 数据库备份及恢复；
(2) 机房装修。
第二条 服务级别
2.1 高级故障，乙方应自收到报告之时起6小时内响应，4小时内解决。
2.2 中级故障，乙方应自收到报告之时起2个工作日内响应。
2.3 乙方应自每月结束之日起5日内提交报告。
第三条 违约责任
3.1 违反第二条的，依照第十五条办理；前款另有约定的除外。
3.2 服务级别的要求见第二条。
"""


class _Page(HTMLParser):
    """读一页网页：标记是否配对，有哪些元素，各元素的文字。"""

    _VOID = ("meta", "br", "input", "link", "img", "hr")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self._VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        for tag, attributes in self.open:
            key = attributes.get("id") or tag
            self.texts[key] = self.texts.get(key, "") + data

    def having(self, name: str, value: str | None = None) -> list[dict[str, str | None]]:
        return [a for _, a in self.elements if name in a and value in (None, a[name])]

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [a for _, a in self.elements if name in (a.get("class") or "").split()]


def _pages(*drafts: ReviewedDraft) -> dict[str, str]:
    return {name: content.decode() for name, content in reporter("html")(review(*drafts)).items()}


def _page(draft: ReviewedDraft) -> str:
    return _pages(draft).popitem()[1]


def _judged(text: str) -> ReviewedDraft:
    """用全部规则审过的一份草稿。"""
    draft = Draft(reading(text))
    found = run(draft, discovery.chosen())
    report = DraftReport(
        "合同.txt", "0", draft.reading, None, tuple(found.findings), tuple(found.not_checked)
    )
    return ReviewedDraft(report, text.encode(), None, draft)


@pytest.fixture(scope="module")
def judged() -> ReviewedDraft:
    return _judged(SERVICE)


def _number(draft: ReviewedDraft, rule: str) -> int:
    return next(n for n, one in enumerate(draft.report.findings, 1) if one.rule == rule)


def test_one_page_a_draft() -> None:
    pages = _pages(reviewed(), unread(), reviewed(path="合同/维护协议.md"))
    assert list(pages) == ["合同/维护协议.txt.审查.html", "坏 文件.审查.html", "合同/维护协议.md.审查.html"]
    for text in pages.values():
        _Page(text)


def test_nothing_is_fetched_and_only_its_own_script_and_style_may_run(judged: ReviewedDraft) -> None:
    text = _page(judged)
    page = _Page(text)
    assert not page.having("src") and not page.having("srcset") and not page.having("style")
    assert [a["href"] for a in page.having("href") if not str(a["href"]).startswith("#")] == []
    assert not re.search(r"@import|url\((?!#)", text)
    assert not [name for _, a in page.elements for name in a if name.startswith("on")]
    [policy] = [str(a["content"]) for a in page.having("http-equiv", "Content-Security-Policy")]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_same_review_gives_the_same_page(judged: ReviewedDraft) -> None:
    assert _page(judged) == _page(judged)
    assert not re.search(r"20\d\d-\d\d-\d\d", _page(judged))


def test_everything_is_escaped() -> None:
    evil = '<script>alert("甲&乙")</script>尽快\u202e及时\x07'
    draft = reviewed(
        f"{evil}\n第一条 <b>服务</b>\n1.1 乙方应尽快处理，尽快回复，尽快到场。\n", path='<i>"合同"</i>.txt'
    )
    text = _page(draft)
    page = _Page(text)
    assert [tag for tag, _ in page.elements if tag in ("i",)] == []
    assert text.count("<script") == 1
    assert "&lt;script&gt;" in text
    assert not {"\u202e", "\x07"} & set(text)


def test_every_link_has_its_place_and_every_place_is_unique(judged: ReviewedDraft) -> None:
    for draft in (reviewed(), judged):
        page = _Page(_page(draft))
        places = [str(a["id"]) for a in page.having("id")]
        assert len(places) == len(set(places))
        links = {str(a["href"])[1:] for a in page.having("href")}
        assert links <= set(places)
        for name in ("aria-labelledby", "aria-controls"):
            assert {str(a[name]) for a in page.having(name)} <= set(places)


def test_quoted_words_carry_their_severity_number_and_spoken_label() -> None:
    page = _Page(_page(reviewed()))
    first = page.of_class("q")[0]
    assert (first["href"], first["class"]) == ("#n1", "q warning")
    assert "［警告，意见1；］尽快" in page.texts["l2"]
    assert [a["data-note"] for a in page.having("data-note")] == ["1", "2"]
    assert page.having("data-r", "1")


def test_a_note_says_everything() -> None:
    page = _Page(_page(reviewed()))
    note = " ".join(page.texts["n1"].split())
    for said in (
        "警告，意见 1",
        "用语含糊",
        "例示值，暂定",
        "1.1",
        "“尽快”没有期限。",
        "写明期限。",
        "民法典第五百一十条",
        "wording/toy",
        "1.2",
    ):
        assert said in note


def test_overlapping_findings_are_all_marked() -> None:
    draft = reviewed("第一条 服务\n1.1 乙方应尽快及时处理。\n1.2 尽快。\n1.3 尽快。\n")
    one = draft.report.findings[0]
    line = one.span.line
    spans = [Span(line, 4, 12), Span(line, 6, 8), Span(line, 7, 10), Span(line, 6, 6)]
    findings: tuple[Finding, ...] = tuple(replace(one, span=span, related=()) for span in spans)
    page = _Page(_page(replace(draft, report=replace(draft.report, findings=findings))))
    assert [a["data-f"] for a in page.of_class("q")] == [
        "1:warning ", "4:warning ", "1:warning 2:warning ", "1:warning 2:warning 3:warning ",
        "1:warning 3:warning ", "1:warning ",
    ]  # fmt: skip
    shown = re.sub(r"［[^］]*］|\d$|(?<=\D)[1-4](?=\D)", "", page.texts[f"l{line}"])
    assert re.sub(r"[\d.\s]", "", shown) == "乙方应尽快及时处理。"


def test_filters_offer_what_was_found(judged: ReviewedDraft) -> None:
    page = _Page(_page(judged))
    assert [a["value"] for a in page.having("name", "severity")] == ["error", "warning", "info"]
    families = {str(a["value"]) for tag, a in page.elements if tag == "option"}
    assert families == {""} | {one.family for one in judged.report.findings}
    assert len(page.having("type", "search")) == 1
    for label in ("程度", "类别", "搜索意见与引文"):
        assert label in page.texts["text"]


def test_landmarks_and_headings_are_there(judged: ReviewedDraft) -> None:
    tags = [tag for tag, _ in _Page(_page(judged)).elements]
    for tag in ("header", "nav", "main", "footer", "h1"):
        assert tags.count(tag) == 1
    assert tags.count("section") == tags.count("h2")


def test_time_limits_stand_in_a_table_with_conflicts_marked(judged: ReviewedDraft) -> None:
    page = _Page(_page(judged))
    shown = " ".join(page.texts["limits"].split())
    for said in ("高", "中", "响应", "解决", "6小时", "4小时", "2个工作日", "5日", "自每月结束之日起"):
        assert said in shown
    assert "错误" in shown
    bars = [int(str(a["width"])) for a in page.of_class("fill")]
    assert len(bars) >= 4 and min(bars) >= 6 and max(bars) == 100
    assert page.of_class("working")
    number = _number(judged, "time-limit/sla-order")
    assert any(f"#n{number}" == a["href"] for a in page.of_class("flag"))


def test_scope_and_exclusions_are_joined_by_the_same_letter(judged: ReviewedDraft) -> None:
    page = _Page(_page(judged))
    pairs = [(str(a["class"]), str(a["href"])) for a in page.of_class("letter")]
    assert ("letter error", "#x0") in pairs
    assert any(href.startswith("#s") for _, href in pairs)
    shown = page.texts["scope"]
    assert "数据库每日备份与恢复演练" in shown and "机房装修" in shown and "同一对象的同一工作" in shown


def test_the_map_marks_broken_references_and_leaves_out_near_ones(judged: ReviewedDraft) -> None:
    text = _page(judged)
    page = _Page(text)
    assert "草稿里没有第十五条" in page.texts["references"]
    assert "前款" not in page.texts["references"]
    arcs = [str(a["class"]) for a in page.of_class("arc")]
    assert arcs[-1] == "arc missing" and "arc found" in arcs
    assert "✕ 第十五条" in text and "第三条 违约责任" in page.texts["references"]


def test_what_was_not_checked_and_what_was_waived_are_listed() -> None:
    page = _Page(_page(reviewed()))
    shown = page.texts["rest"]
    assert "不确定。" in shown and "张三" in shown and "双方已另行约定" in shown


def test_a_clean_draft_says_so() -> None:
    draft = reviewed()
    clean = replace(draft, report=replace(draft.report, findings=(), not_checked=(), waived=()))
    assert "没有意见。" in _page(clean)
    assert "没有新的意见。" in _page(replace(clean, known=2))
    assert 'id="rest"' not in _page(clean)


def test_an_unreadable_draft_says_why() -> None:
    page = _Page(_page(unread()))
    assert "文件已损坏。" in page.texts["main"]
    assert "script" not in [tag for tag, _ in page.elements]


def test_word_drafts_show_tables_numbers_headers_and_messages() -> None:
    body = (
        table("级别|响应", "高|15分钟")
        + p("正文")
        + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    )
    content = docx(
        body,
        relations=relation("h", "header", "header1.xml")
        + relation("x", "image", "http://example.com/a.png", "External"),
        header1=p("机密"),
    )
    draft = Draft(structured(read(content)))
    page = _Page(_page(ReviewedDraft(DraftReport("a.docx", "0", draft.reading), content, content, draft)))
    assert [tag for tag, _ in page.elements].count("table") >= 1
    assert "页眉" in page.texts["text"] and "机密" in page.texts["text"]
    assert "外部的图片" in page.texts["main"]


@pytest.mark.allow_mishaps
def test_a_view_that_fails_does_not_spoil_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    from contractgen.reporters._page import limits

    def broken(*_: Any) -> Iterator[Any]:
        raise RuntimeError("坏了")

    monkeypatch.setattr(limits, "limits", broken)
    page = _Page(_page(reviewed()))
    assert "没有画出。" in page.texts["limits"]
    assert "尽快" in page.texts["text"]


def test_a_review_made_elsewhere_needs_no_draft_object() -> None:
    assert "第1条意见" not in _page(replace(reviewed(), draft=None))
    assert isinstance(Review((), (), ""), Review)
