"""销售：选一档，改几处，填错了有人说，下载的 Word 与命令行起草的逐字节相同。"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from contractgen.cli.group import run
from tests.web_forms.people import box, download, fault, field, finish_the_annex, ready, visit, write


def test_from_a_preset_to_the_same_bytes_as_the_command_line(page: Page, tmp_path: Path) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="高级").click()
    expect(box(page, "sla.levels[].response")).to_have_value("15分钟")
    write(page, "sla.levels[].response", "10分钟")
    finish_the_annex(page)
    ready(page)
    word = download(page, "docx", tmp_path)
    assert word.name == "服务级别协议 FW-2026-018.docx"
    parameters = download(page, "yaml", tmp_path)
    assert parameters.name == "服务级别协议 FW-2026-018.yaml"
    drafted = tmp_path / "命令行.docx"
    assert run(["render", str(parameters), "-o", str(drafted)]) == 0
    assert drafted.read_bytes() == word.read_bytes()


def test_each_mistake_is_explained_at_its_field(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    expect(page.locator(".toast")).to_contain_text("已按“标准（5×8）”填好")
    mistakes = {
        "sla.levels[].response": ("很快", "不是可以读出的期间"),
        "sla.availability.target": ("99.5", "应当写明百分号"),
        "contract.signing_date": ("2026-02-30", "2026年2月没有30日"),
        "parties.client.uscc": ("91120110M0622W8L47", "校验"),
        "parties.client.contact.email": ("没有", "写法不对"),
        "service_hours.hours_per_day": ("九", "整数"),
    }
    for path, (typed, said) in mistakes.items():
        write(page, path, typed)
        expect(fault(page, path)).to_contain_text(said)
        expect(box(page, path)).to_have_attribute("aria-invalid", "true")
    write(page, "sla.availability.target", "99.5%")
    expect(fault(page, "sla.availability.target")).to_be_hidden()
    expect(box(page, "sla.availability.target")).not_to_have_attribute("aria-invalid", "true")


def test_nothing_is_called_missing_before_it_is_left_or_a_download_is_tried(page: Page) -> None:
    visit(page, "sla-annex")
    expect(page.locator("[data-state]")).to_contain_text("处必填")
    expect(page.locator("#paper .title")).to_be_visible()
    expect(page.locator(".fault:visible")).to_have_count(0)
    box(page, "contract.number").focus()
    box(page, "contract.title").focus()
    expect(fault(page, "contract.number")).to_contain_text("请填写")
    expect(page.locator(".fault:visible")).to_have_count(1)


def test_a_download_that_cannot_be_made_lists_what_is_wrong_and_leads_there(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    expect(page.locator(".toast")).to_be_visible()
    page.locator('.dock [data-download="docx"]').click()
    summary = page.locator("#summary")
    expect(summary).to_be_focused()
    expect(summary.locator("h2")).to_contain_text("还不能生成正式文本")
    expect(summary).to_contain_text("也可以先下载草稿")
    summary.get_by_role("link", name="客户 统一社会信用代码").click()
    expect(box(page, "parties.client.uscc")).to_be_focused()
    with page.expect_download() as found:
        summary.get_by_role("button", name="下载草稿").click()
    assert found.value.suggested_filename == "服务级别协议（草稿）.docx"


def test_a_gap_between_tiers_is_seen_and_said(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="高级").click()
    bar = page.locator(".tier-bar")
    expect(bar.locator(".segment.tier")).to_have_count(3)
    expect(bar.locator(".gap")).to_have_count(0)
    write(page, "sla.credits.tiers[].at_least", "99.7%")
    expect(bar.locator(".gap")).to_have_count(1)
    expect(page.locator(".tier-troubles")).to_contain_text("99.5% 至 99.7% 没有档位")
    expect(fault(page, "sla.credits.tiers[].below", 1)).to_contain_text("请改为 99.7%")
    write(page, "sla.credits.tiers[].at_least", "99.3%")
    expect(bar.locator(".overlap")).to_have_count(1)
    expect(page.locator(".tier-troubles")).to_contain_text("99.3% 至 99.5% 重叠：第1档、第2档都写到了这里")


def test_the_downtime_budget_follows_the_target(page: Page) -> None:
    visit(page, "sla-annex")
    write(page, "sla.availability.target", "99.9%")
    expect(field(page, "sla.availability.target").locator(".fact")).to_have_text("允许的中断时间：43分12秒")
    write(page, "sla.availability.target", "99.95%")
    expect(field(page, "sla.availability.target").locator(".fact")).to_have_text("允许的中断时间：21分36秒")


def test_a_reload_keeps_everything(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    expect(page.locator(".toast")).to_be_visible()
    write(page, "sla.levels[].impact", "系统整体不可用")
    field(page, "sla.levels").get_by_role("button", name="删除第4项").click()
    field(page, "sla.backup").get_by_text("约定此项").click()
    write(page, "parties.client.name", "栖麓仓配（天津）有限公司")
    page.goto("/")
    page.go_back()
    page.wait_for_selector("body[data-ready]")
    expect(box(page, "sla.levels[].impact")).to_have_value("系统整体不可用")
    expect(page.locator('[data-path="sla.levels"] [data-row]')).to_have_count(3)
    expect(field(page, "sla.backup").get_by_role("switch")).not_to_be_checked()
    expect(box(page, "parties.client.name")).to_have_value("栖麓仓配（天津）有限公司")
    expect(page.get_by_role("button", name="标准")).to_have_attribute("aria-pressed", "true")
    expect(page.locator('#paper [data-origin="parties.client.name"]').first).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.locator(".fault:visible")).to_have_count(0)


def test_another_preset_asks_before_it_replaces_edits_and_can_be_undone(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    expect(box(page, "sla.availability.target")).to_have_value("99.5%")
    write(page, "sla.availability.object", "看板展示服务")
    page.get_by_role("button", name="尊享").click()  # 预设的内容没有改过，不必问
    expect(box(page, "sla.availability.target")).to_have_value("99.95%")
    expect(box(page, "sla.availability.object")).to_have_value("看板展示服务")
    write(page, "sla.availability.target", "99.99%")
    page.get_by_role("button", name="高级").click()
    page.get_by_role("dialog").get_by_role("button", name="取消").click()
    expect(box(page, "sla.availability.target")).to_have_value("99.99%")
    page.get_by_role("button", name="高级").click()
    page.get_by_role("dialog").get_by_role("button", name="换成这一档").click()
    expect(box(page, "sla.availability.target")).to_have_value("99.9%")
    page.get_by_role("button", name="撤销").click()
    expect(box(page, "sla.availability.target")).to_have_value("99.99%")


def test_undoing_the_whole_form_is_not_offered_once_more_has_been_typed(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    expect(page.get_by_role("button", name="撤销")).to_be_visible()
    write(page, "sla.availability.object", "看板展示服务")
    expect(page.get_by_role("button", name="撤销")).to_have_count(0)


def test_a_step_with_something_wrong_is_not_ticked(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="高级").click()
    finish_the_annex(page)
    ready(page)
    write(page, "sla.availability.target", "99.95%")
    step = page.locator("[data-goto='0']")
    expect(step).to_have_class("wrong")
    assert (
        step.locator("[data-left]").evaluate("each => getComputedStyle(each, '::before').content") == '"要改"'
    )
    expect(page.get_by_role("button", name="1 处要改")).to_be_visible()


def test_the_parameter_file_is_opened_again(page: Page, tmp_path: Path) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="高级").click()
    finish_the_annex(page)
    ready(page)
    parameters = download(page, "yaml", tmp_path)
    first = download(page, "docx", tmp_path).read_bytes()
    page.get_by_role("button", name="清空重填").click()
    page.get_by_role("dialog").get_by_role("button", name="清空").click()
    expect(box(page, "contract.number")).to_have_value("")
    page.set_input_files("#open-file", parameters)
    expect(page.locator("#opened")).to_contain_text("可以接着填")
    expect(box(page, "contract.number")).to_have_value("FW-2026-018")
    ready(page)
    assert download(page, "docx", tmp_path).read_bytes() == first


def test_the_excel_form_is_filled_elsewhere_and_opened_again(page: Page, tmp_path: Path) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    finish_the_annex(page)
    ready(page)
    first = download(page, "docx", tmp_path).read_bytes()
    workbook = download(page, "xlsx", tmp_path)
    assert workbook.name == "服务级别协议 FW-2026-018.xlsx"
    page.get_by_role("button", name="清空重填").click()
    page.get_by_role("dialog").get_by_role("button", name="清空").click()
    expect(box(page, "contract.number")).to_have_value("")
    page.set_input_files("#open-file", workbook)
    expect(page.locator("#opened")).to_contain_text("可以接着填")
    ready(page)
    assert download(page, "docx", tmp_path).read_bytes() == first


def test_a_file_that_does_not_fit_is_explained(page: Page, tmp_path: Path) -> None:
    visit(page, "sla-annex")
    stray = tmp_path / "多了一项.yaml"
    stray.write_text(
        "template: sla-annex\ncontract: {number: FW-9, nubmer: FW-10}\nsystem: 看板\n", encoding="utf-8"
    )
    page.set_input_files("#open-file", stray)
    expect(page.locator("#opened")).to_contain_text("没有带进来")
    expect(page.locator("#opened")).to_contain_text("nubmer")
    expect(page.locator("#opened")).to_contain_text("系统：")
    expect(box(page, "contract.number")).to_have_value("FW-9")
    broken = tmp_path / "读不懂.yaml"
    broken.write_text("template: [", encoding="utf-8")
    page.set_input_files("#open-file", broken)
    expect(page.locator("#opened")).to_contain_text("没有打开《读不懂.yaml》")
    expect(box(page, "contract.number")).to_have_value("FW-9")
    other = tmp_path / "别的.yaml"
    other.write_text("template: maintenance\ncontract: {number: WH-1}\n", encoding="utf-8")
    page.set_input_files("#open-file", other)
    page.get_by_role("button", name="到“系统维护协议”里打开").click()
    page.wait_for_url("**/forms/maintenance")
    expect(box(page, "contract.number")).to_have_value("WH-1")


def test_clicking_a_value_on_the_paper_leads_to_its_field_and_back(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="高级").click()
    value = page.locator('#paper [data-origin="sla.levels[1].response"]').first
    expect(value).to_have_text("30分钟")
    value.click()
    expect(box(page, "sla.levels[].response", 1)).to_be_focused()
    box(page, "sla.credits.cap").focus()
    expect(page.locator("#paper .lit").first).to_have_text("20%")


def test_rows_are_added_moved_and_removed_by_keyboard(page: Page) -> None:
    visit(page, "sla-annex")
    page.get_by_role("button", name="标准").click()
    rows = field(page, "sla.escalation")
    expect(box(page, "sla.escalation[].name")).not_to_have_value("")
    first, second = (box(page, "sla.escalation[].name", row).input_value() for row in (0, 1))
    rows.get_by_role("button", name="下移第1项").focus()
    page.keyboard.press("Enter")
    expect(box(page, "sla.escalation[].name", 0)).to_have_value(second)
    expect(box(page, "sla.escalation[].name", 1)).to_have_value(first)
    before = rows.locator("[data-row]").count()
    rows.get_by_role("button", name="添加一行").focus()
    page.keyboard.press("Enter")
    expect(rows.locator("[data-row]")).to_have_count(before + 1)
    expect(box(page, "sla.escalation[].name", before)).to_be_focused()
    rows.get_by_role("button", name=f"删除第{before + 1}项").press("Enter")
    expect(rows.locator("[data-row]")).to_have_count(before)
    page.get_by_role("button", name="撤销").click()
    expect(rows.locator("[data-row]")).to_have_count(before + 1)


def test_on_a_phone_the_table_becomes_cards_and_the_paper_is_one_tap_away(phone: Page) -> None:
    visit(phone, "sla-annex")
    phone.get_by_role("button", name="高级").click()
    expect(field(phone, "sla.levels[].response").get_by_text("响应时限")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(phone.locator("#paper")).to_be_hidden()
    phone.get_by_role("button", name="预览").click()
    expect(phone.locator("#paper .title").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.locator('#paper [data-origin="sla.levels[0].response"]').first.click()
    expect(box(phone, "sla.levels[].response")).to_be_focused()
