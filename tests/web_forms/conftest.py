"""一台开着的服务器，与一个像人一样操作网页的 Chromium。"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from contractgen.web.app import create_app

_PATIENCE = 40_000  # 毫秒；机器忙的时候也等得到
expect.set_options(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """服务器的地址。"""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = uvicorn.Server(uvicorn.Config(create_app(), port=port, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "服务器没有起动"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(10)


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """一个新的标签页，1280 宽。脚本出错、去了别的网站的，测试不通过。"""
    yield from _page(browser, server, 1280, 900)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    """手机那么宽的一个标签页。"""
    yield from _page(browser, server, 390, 844)


def _page(browser: Browser, server: str, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": height}, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((server, "blob:")) else errors.append(f"去了 {asked.url}"),
    )
    yield page
    context.close()
    # 有问题不能生成时服务器回答 422，浏览器照例记一笔，不是脚本的毛病
    assert [each for each in errors if "422" not in each] == []
