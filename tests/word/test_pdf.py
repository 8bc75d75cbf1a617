"""转成 PDF：看得到编号与引用，只用约定的字体；没有 LibreOffice 时说明怎么装。"""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from contractgen.word import pdf
from contractgen.word.write import write
from tests.tools import needs_poppler, needs_soffice  # noqa: F401
from tests.word.builders import article, clause, contract
from tests.word.sample_contract import sample

DOCX = write(contract(article("条", clause("文字。"))))


@pytest.mark.usefixtures("needs_soffice", "needs_poppler")
def test_the_pdf_shows_what_word_shows(tmp_path: Path) -> None:
    path = tmp_path / "合同.pdf"
    path.write_bytes(pdf.to_pdf(write(sample("decimal"))))
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True
    ).stdout
    compact = text.replace(" ", "")
    for shown in (
        "第十五条附则",
        "3.3.1计划内维护",
        "(1)运行监测",
        "按第3.1款处置",
        "附件一服务级别协议",
        "第2页共",
    ):
        assert shown in compact
    assert "一.1" not in compact and "Error" not in text
    fonts = subprocess.run(
        ["pdffonts", path], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert all(any(name in font for name in ("NotoSerifCJK", "NotoSansCJK", "Liberation")) for font in fonts)
    pages = compact.split("\f")
    signature = next(page for page in pages if "以下无正文" in page)
    assert signature.count("日期：") == 2 and signature.count("盖章：") == 2


def test_without_libreoffice_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pdf.PdfError, match="libreoffice-writer-nogui"):
        pdf.to_pdf(DOCX)


@pytest.mark.parametrize(
    ("script", "says"),
    [("echo 源文件无法载入; exit 1", "没有转出 PDF。源文件无法载入"), ("sleep 30", "仍未完成")],
)
def test_a_failing_or_hanging_libreoffice_is_reported(
    script: str, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "soffice"
    fake.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    fake.chmod(fake.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(pdf.PdfError, match=says):
        pdf.to_pdf(DOCX, timeout=1)


def test_every_font_the_shell_names_has_an_alias() -> None:
    aliases = Path(pdf.__file__).with_name("fonts.conf").read_text(encoding="utf-8")
    for font in ("宋体", "黑体", "楷体", "仿宋", "Times New Roman", "SimSun"):
        assert f"<string>{font}</string>" in aliases
