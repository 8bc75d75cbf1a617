"""法务：一步一步填整份合同，看得到还差多少；条件随填随变。"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from contractgen.cli.group import run
from tests.samples import sample_file
from tests.web_forms.people import box, download, fault, field, pick, ready, visit, write


@pytest.mark.parametrize("template", ["service-delivery", "maintenance"])
def test_an_opened_sample_gives_the_same_bytes_as_the_command_line(
    page: Page, tmp_path: Path, template: str
) -> None:
    visit(page, template)
    page.set_input_files("#open-file", sample_file(template))
    ready(page)
    word = download(page, "docx", tmp_path)
    drafted = tmp_path / "命令行.docx"
    parameters = download(page, "yaml", tmp_path)
    assert run(["render", str(parameters), "-o", str(drafted)]) == 0
    assert drafted.read_bytes() == word.read_bytes()
    original = tmp_path / "示例.docx"
    assert run(["render", str(sample_file(template)), "-o", str(original)]) == 0
    assert original.read_bytes() == word.read_bytes()


def test_the_steps_say_how_much_is_left_and_can_be_walked(page: Page) -> None:
    visit(page, "service-delivery")
    steps = page.locator(".steps a")
    expect(steps.first).to_have_attribute("aria-current", "step")
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(page.locator(".dock").get_by_role("button", name="上一步")).to_be_disabled()
    left = int("".join(filter(str.isdigit, steps.first.locator("[data-left]").text_content() or "")))
    write(page, "contract.number", "FW-1")
    expect(steps.first.locator("[data-left]")).to_have_text(f"余 {left - 1}")
    page.locator(".dock").get_by_role("button", name="下一步").click()
    expect(steps.nth(1)).to_have_attribute("aria-current", "step")
    expect(page.locator(".step:visible")).to_be_focused()
    steps.last.click()
    expect(page.locator(".dock").get_by_role("button", name="下一步")).to_be_disabled()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(steps.last).to_have_attribute("aria-current", "step")


def test_fields_appear_when_they_are_needed(page: Page) -> None:
    visit(page, "maintenance")
    page.set_input_files("#open-file", sample_file("maintenance"))
    ready(page)
    page.get_by_role("link", name="责任、解除与争议").click()
    pick(page, "dispute.mode", "诉讼")
    expect(field(page, "dispute.court_nexus")).to_be_visible()
    expect(field(page, "dispute.institution")).to_be_hidden()
    pick(page, "dispute.mode", "仲裁")
    expect(field(page, "dispute.court_nexus")).to_be_hidden()
    box(page, "dispute.institution").fill("")
    box(page, "dispute.institution").blur()
    expect(fault(page, "dispute.institution")).to_contain_text("请填写")


def test_what_is_switched_off_is_kept_but_not_sent(page: Page) -> None:
    visit(page, "service-delivery")
    page.set_input_files("#open-file", sample_file("service-delivery"))
    ready(page)
    page.get_by_role("link", name="交付与验收").click()
    plan = box(page, "continuity.plan").input_value()
    assert plan
    expect(page.locator("#paper")).to_contain_text(plan)
    field(page, "continuity").get_by_text("约定此项").click()
    expect(box(page, "continuity.plan")).to_be_hidden()
    expect(page.locator("#paper")).not_to_contain_text(plan)
    field(page, "continuity").get_by_text("约定此项").click()
    expect(box(page, "continuity.plan")).to_have_value(plan)
    expect(page.locator("#paper")).to_contain_text(plan)


def test_a_contradiction_is_said_where_it_can_be_mended(page: Page) -> None:
    visit(page, "service-delivery")
    page.set_input_files("#open-file", sample_file("service-delivery"))
    ready(page)
    page.get_by_role("link", name="期限与费用").click()
    write(page, "term.end", "2026-01-01")
    expect(page.locator("#step-6 .fault:visible").first).to_contain_text("起始日")
    page.get_by_role("button", name="处要改").click()
    expect(page.locator("#summary")).to_be_focused()
    page.locator("#summary a").first.click()
    expect(page.locator(":focus")).to_have_count(1)


def test_an_unchecked_default_choice_stays_unchecked(page: Page, tmp_path: Path) -> None:
    visit(page, "service-delivery")
    page.set_input_files("#open-file", sample_file("service-delivery"))
    ready(page)
    page.get_by_role("link", name="数据、保密与知识产权").click()
    for each in field(page, "confidentiality.exceptions").get_by_role("checkbox").all():
        each.uncheck()
    text = download(page, "yaml", tmp_path).read_text(encoding="utf-8")
    assert "exceptions: []" in text
