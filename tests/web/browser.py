"""在 Chromium 里像人一样操作：窗口宽度由测试定，页面上的错误一律算不通过。"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

DESKTOP, PHONE = (1280, 900), (390, 844)


@contextmanager
def visit(browser: Browser, address: str, size: tuple[int, int] = DESKTOP) -> Iterator[Page]:
    """一个新的窗口；脚本出错、控制台报错、取了别处的东西，都算不通过。"""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(40_000)
    page.on("pageerror", lambda error: wrong.append(f"脚本出错：{error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda call: None if call.url.startswith((address, "blob:", "data:")) else wrong.append(call.url),
    )
    try:
        yield page
    finally:
        context.close()
    assert wrong == []


def fits(page: Page) -> bool:
    """整页不必左右移动。"""
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width <= 0
