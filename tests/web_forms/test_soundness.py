"""读屏软件与键盘：每个控件有名字，id 不重复，说明所指的都在，没有行内样式与脚本。"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.samples import sample_file
from tests.web_forms.people import visit

_UNNAMED = """() => [...document.querySelectorAll('input:not([type=hidden]):not([aria-hidden=true]), select, textarea, button, summary')]
  .filter((each) => !each.closest('[hidden], dialog'))
  .filter((each) => !(each.labels?.length && [...each.labels].some((label) => label.textContent.trim()))
    && !each.textContent.trim() && !each.getAttribute('aria-label'))
  .map((each) => each.outerHTML.slice(0, 200))"""
_REPEATED = """() => {
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}"""
_DANGLING = """() => [...document.querySelectorAll('[aria-describedby], [aria-labelledby], [aria-controls], label[for]')]
  .flatMap((each) => ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for']
    .flatMap((name) => (each.getAttribute(name) ?? '').split(' ').filter(Boolean)))
  .filter((id) => !document.getElementById(id) && !id.startsWith('h:'))"""
_INLINE = """() => [...document.querySelectorAll('*')].filter((each) =>
  [...each.attributes].some(({ name }) => name.startsWith('on'))).map((each) => each.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("template", ["sla-annex", "service-delivery", "maintenance"])
def test_every_control_has_a_name_and_every_id_is_its_own(page: Page, template: str) -> None:
    visit(page, template)
    page.set_input_files("#open-file", sample_file(template))
    expect(page.locator("#opened .notice")).to_be_visible()
    for trouble in (_UNNAMED, _REPEATED, _DANGLING, _INLINE):
        assert page.evaluate(trouble) == []
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    assert page.evaluate("document.querySelectorAll('main').length") == 1


def test_the_home_page_has_three_doors(page: Page) -> None:
    page.goto("/")
    doors = page.locator(".door")
    expect(doors).to_have_count(3)
    expect(doors.nth(0)).to_contain_text("销售")
    expect(doors.nth(0).get_by_role("link")).to_have_text(
        "服务级别协议标准（5×8）、高级（最高等级7×24）、尊享（7×24）"
    )
    expect(doors.nth(1).get_by_role("link")).to_have_count(2)
    expect(doors.nth(2).get_by_role("link", name="上传草稿")).to_have_attribute("href", "/review")
    doors.nth(0).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("服务级别协议")


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    visit(page, "sla-annex")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_only_the_paper_is_printed(page: Page) -> None:
    visit(page, "sla-annex")
    expect(page.locator("#paper .title")).to_be_visible()
    page.emulate_media(media="print")
    for hidden in (".top", ".desk", ".preview-head", ".bottom"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("#paper .title")).to_be_visible()
