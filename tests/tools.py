"""测试要用的外部程序：没有安装时跳过并说明原因；CONTRACTGEN_REQUIRE_TOOLS=1 时改为不通过。"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


def need(program: str, package: str) -> None:
    """需要某个程序，由 package 这个系统包提供。"""
    if shutil.which(program):
        return
    lacking(f"没有 {program}（Debian/Ubuntu 的 {package}）")


def lacking(reason: str) -> None:
    """缺了一样：跳过，或者不通过。"""
    if os.environ.get("CONTRACTGEN_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{reason}，而 CONTRACTGEN_REQUIRE_TOOLS=1 要求齐备")
    pytest.skip(reason)


@pytest.fixture
def needs_soffice() -> None:
    """需要 LibreOffice。"""
    need("soffice", "libreoffice-writer-nogui")


@pytest.fixture
def needs_calc() -> None:
    """需要 LibreOffice 的电子表格。"""
    need("soffice", "libreoffice-calc-nogui")
    program = Path(str(shutil.which("soffice"))).resolve().parent
    if not any(program.glob("libsclo.*")):
        lacking("没有 LibreOffice Calc（Debian/Ubuntu 的 libreoffice-calc-nogui）")


@pytest.fixture
def needs_poppler() -> None:
    """需要 pdftotext、pdffonts。"""
    need("pdffonts", "poppler-utils")
