"""像人一样用填写表：按标题找字段、填写、看说明、下载。"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

CLIENT = {
    "name": "栖麓仓配（天津）有限公司",
    "uscc": "91120110M0622W8L48",
    "domicile": "天津市东丽区示例大道66号",
    "legal_representative": "宋知微",
    "contact.name": "林疏桐",
    "contact.phone": "022-55506601",
    "contact.email": "lin@qilu-cangpei.example",
}
PROVIDER = {
    "name": "北辰数科（天津）有限公司",
    "uscc": "91120116M0519H3C35",
    "domicile": "天津市滨海新区示范大道8号",
    "legal_representative": "程屿白",
    "contact.name": "傅清让",
    "contact.phone": "022-55503302",
    "contact.email": "fu@beichen-data.example",
}
REST = {
    "sla.availability.object": "看板展示服务与数据接口",
    "sla.availability.data_source": "双方均可登录的监控平台",
    "system.name": "配送看板系统",
    "system.purpose": "配送计划与签收进度的集中展示",
    "system.software": "看板展示软件\n数据接口服务",
    "delivery.channels.mail": "service@beichen-data.example",
    "delivery.channels.hotline": "022-55501234",
    "contract.number": "FW-2026-018",
    "contract.signing_date": "2026年12月1日",
    "contract.signing_place": "天津市滨海新区",
    "main_document.number": "BJ-2026-1107",
    "main_document.date": "2026-11-07",
}


def visit(page: Page, template: str) -> None:
    """打开一张表，等它备好。"""
    page.goto(f"/forms/{template}")
    page.wait_for_selector("body[data-ready]")


def field(page: Page, path: str, row: int = 0) -> Locator:
    """一个字段（清单里的是第 row 行的）。"""
    return page.locator(f'[data-name][data-path="{path}"]').nth(row)


def box(page: Page, path: str, row: int = 0) -> Locator:
    """字段里填写的地方。"""
    return field(page, path, row).locator("input:not([data-picker]), textarea, select").first


def write(page: Page, path: str, text: str, row: int = 0) -> None:
    """填写一处，然后离开它。"""
    place = box(page, path, row)
    place.fill(text)
    place.blur()


def pick(page: Page, path: str, label: str) -> None:
    """在几个选项里选一个。"""
    field(page, path).get_by_text(label, exact=True).click()


def fault(page: Page, path: str, row: int = 0) -> Locator:
    """字段的说明：哪里不对。表格里的在本行下面。"""
    described = box(page, path, row).get_attribute("aria-describedby") or ""
    target = next(word for word in described.split() if word.startswith("e:"))
    return page.locator(f'[id="{target}"]')


def finish_the_annex(page: Page) -> None:
    """选好一档以后，把其余必填的填齐。"""
    for path, text in REST.items():
        write(page, path, text)
    pick(page, "main_document.kind", "报价单")
    for side, known in (("client", CLIENT), ("provider", PROVIDER)):
        for name, text in known.items():
            write(page, f"parties.{side}.{name}", text)


def ready(page: Page) -> None:
    """下方说可以下载了。"""
    expect(page.locator("[data-state]")).to_have_text("填齐了，可以下载")


def download(page: Page, kind: str, folder: Path) -> Path:
    """下载一个文件，得到它所在的地方。"""
    if kind != "docx":
        page.locator("details.menu summary").click()
    with page.expect_download() as found:
        page.locator(f'.dock [data-download="{kind}"]').click()
    target = folder / found.value.suggested_filename
    found.value.save_as(target)
    return target
