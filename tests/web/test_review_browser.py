"""审查的人：放下草稿，看进度，在原文旁边看意见、跳转、筛选，下载带批注的 Word；电脑与手机上都行。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from contractgen.word.read import read
from tests.web.browser import DESKTOP, PHONE, fits, visit
from tests.web.served import serving
from tests.word_reading.builders import docx, p

CLAUSES = """系统维护协议
第一条 服务范围
1.1 乙方提供数据库的每日备份与恢复。
1.2 下列工作不属于服务范围：数据库的备份与恢复。
第二条 服务级别
2.1 高级故障，乙方应自收到报告之时起6小时内响应，4小时内解决。
2.2 乙方应当尽快处理其他故障。
第三条 违约责任
3.1 违反第二条的，依照第十五条办理。
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as (found, _):
        yield found


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """一份有毛病的草稿。"""
    file = tmp_path / "维护协议.docx"
    file.write_bytes(docx("".join(p(line) for line in CLAUSES.splitlines())))
    return file


def _upload(page: Page, address: str, *files: Path) -> None:
    page.goto(f"{address}/review")
    page.get_by_label("选择文件").set_input_files([str(each) for each in files])
    page.get_by_role("button", name="开始审查").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["电脑", "手机"])
def test_a_draft_is_reviewed_beside_its_text(
    browser: Browser, address: str, draft: Path, size: tuple[int, int]
) -> None:
    with visit(browser, address, size) as page:
        _upload(page, address, draft)
        page.wait_for_url("**/1/")
        expect(page.get_by_role("heading", level=1)).to_have_text("维护协议.docx")
        assert fits(page)
        note = page.locator(".note", has_text="第十五条").first
        note.locator(".back").click()
        mark = page.locator(".q.lit")
        expect(mark).to_contain_text("第十五条")
        expect(mark).to_be_focused()
        expect(mark).to_be_in_viewport()
        mark.locator("sup").click()
        expect(page.locator(".note.lit")).to_contain_text("第十五条")


#: 点到的卡片离它所说的字有多远（像素）；页面也许还在滚动，一次量好
_APART = """() => {
  const top = (selector) => document.querySelector(selector).getBoundingClientRect().top;
  return Math.abs(top('.q.lit') - top('.note.lit'));
}"""


def test_a_card_that_has_drifted_comes_back_beside_its_words(
    browser: Browser, address: str, draft: Path
) -> None:
    with visit(browser, address) as page:
        _upload(page, address, draft)
        page.wait_for_url("**/1/")
        marks = page.locator(".q")
        for number in range(marks.count()):
            marks.nth(number).evaluate("mark => mark.click()")
            assert page.evaluate(_APART) < 40, marks.nth(number).text_content()


def test_findings_are_filtered_by_severity_and_family(browser: Browser, address: str, draft: Path) -> None:
    with visit(browser, address) as page:
        _upload(page, address, draft)
        page.wait_for_url("**/1/")
        shown = page.locator(".note:visible")
        everything = shown.count()
        errors = page.locator(".note.error").count()
        assert 0 < errors < everything
        warnings = page.get_by_role("checkbox", name="警告")
        warnings.uncheck()
        page.get_by_role("checkbox", name="提示").uncheck()
        expect(shown).to_have_count(errors)
        warnings.check()
        page.get_by_role("checkbox", name="提示").check()
        page.get_by_label("类别").select_option("reference")
        expect(shown).to_have_count(page.locator('.note[data-family="reference"]').count())


def test_the_copy_with_comments_is_downloaded(
    browser: Browser, address: str, draft: Path, tmp_path: Path
) -> None:
    with visit(browser, address) as page:
        _upload(page, address, draft)
        page.wait_for_url("**/1/")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="下载批注 Word").click()
        assert waiting.value.suggested_filename == "维护协议.审查.docx"
        waiting.value.save_as(tmp_path / "得到的.docx")
        remarks = read((tmp_path / "得到的.docx").read_bytes()).remarks
        assert len(remarks) == page.locator(".note").count() > 3


def test_each_of_several_drafts_has_its_own_state(
    browser: Browser, address: str, draft: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "坏的.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    with visit(browser, address, PHONE) as page:
        _upload(page, address, draft, broken)
        expect(page.get_by_text("已全部审完")).to_be_visible()
        good, bad = page.locator(".draft").all()
        expect(good).to_contain_text("错误")
        expect(bad).to_contain_text("没有审成")
        expect(bad).to_contain_text("损坏")
        assert fits(page)
        good.get_by_role("link", name="看意见").click()
        page.get_by_role("link", name="全部草稿").click()
        page.get_by_role("button", name="立即删除").click()
        page.wait_for_url("**/review")


def test_what_cannot_be_reviewed_is_said_before_uploading(
    browser: Browser, address: str, draft: Path, tmp_path: Path
) -> None:
    scan = tmp_path / "扫描.pdf"
    scan.write_bytes(b"%PDF-1.4")
    with visit(browser, address) as page:
        page.goto(f"{address}/review")
        page.get_by_role("button", name="开始审查").click()
        expect(page.get_by_role("alert")).to_have_text("请先选择要审的草稿。")
        page.get_by_label("选择文件").set_input_files([str(draft), str(scan)])
        expect(page.get_by_text("这是 PDF")).to_be_visible()
        page.get_by_role("button", name="开始审查").click()
        expect(page.get_by_role("alert")).to_have_text("请先移去标红的文件。")
        page.get_by_role("button", name="移去 扫描.pdf").click()
        page.get_by_role("button", name="开始审查").click()
        page.wait_for_url("**/1/")


def test_the_keyboard_is_enough(browser: Browser, address: str, draft: Path) -> None:
    with visit(browser, address) as page:
        page.goto(f"{address}/review")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "file":
                break
        expect(page.locator("#file")).to_be_focused()
        with page.expect_file_chooser() as waiting:
            page.keyboard.press("Space")
        waiting.value.set_files(str(draft))
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "careful":
                page.keyboard.press("Space")
            if page.evaluate("document.activeElement.id") == "go":
                break
        assert page.get_by_label("连同把握不大的").is_checked()
        page.keyboard.press("Enter")
        page.wait_for_url("**/1/")


def test_a_draft_that_is_ready_before_its_page_is_opened_straight_away(
    browser: Browser, address: str, draft: Path
) -> None:
    """审得快的，打开进度页时已经审完，也不停在那一页；从结果页退回来则停得住。"""
    with visit(browser, address) as page:
        page.route("**/review/*/", lambda route: (page.wait_for_timeout(3000), route.continue_())[1])
        _upload(page, address, draft)
        page.wait_for_url("**/1/")
        page.go_back()
        expect(page.get_by_role("link", name="看意见")).to_be_visible()
