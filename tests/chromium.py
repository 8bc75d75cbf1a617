"""全部测试共用的一个 Chromium：没有安装时跳过并说明原因。

同一个进程里只能开一个，所以不分组各开各的。
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.tools import need


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    need("chromium", "chromium")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
    yield found
    found.close()
