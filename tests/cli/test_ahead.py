"""先读：只有恰有一份 Word 草稿时才先读；读的不是这一份、读不成时照常再读，结果没有分别。"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from docx import Document

from contractgen.cli.ahead import Ahead, read_ahead
from contractgen.cli.group import run
from contractgen.usecases.read_draft import read_draft

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="别的系统不用帮手")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """测试进程里有别的线程，但它们不碰草稿。"""
    monkeypatch.setattr("contractgen.cli.ahead.can_fork", lambda: True)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    document = Document()
    for text in ("维护协议", "第一条 服务", "1.1 乙方应尽快处理，见第九条。"):
        document.add_paragraph(text)
    path = tmp_path / "草稿.docx"
    document.save(str(path))
    return path


def test_what_was_read_ahead_is_what_reading_gives(draft: Path) -> None:
    content = draft.read_bytes()
    assert Ahead(str(draft)).reading(content) == read_draft(content).reading


def test_it_is_given_once_and_only_for_the_same_content(draft: Path) -> None:
    content = draft.read_bytes()
    ahead = Ahead(str(draft))
    assert ahead.reading(content) is not None
    assert ahead.reading(content) is None
    assert Ahead(str(draft)).reading(b"other") is None


def test_a_draft_that_cannot_be_read_is_left_to_the_review(tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    assert Ahead(str(broken)).reading(broken.read_bytes()) is None


def test_only_a_single_word_draft_is_read_ahead(draft: Path) -> None:
    path = str(draft)
    assert read_ahead(["lint", path, "-f", "json"]) is not None
    for arguments in (
        [],
        ["render", path],
        ["lint", "草稿.txt"],
        ["lint", "没有.docx"],
        ["lint", path, "-o", f"{path}.审查.docx"],
    ):
        assert read_ahead(arguments) is None


def test_the_report_is_the_same(draft: Path, tmp_path: Path) -> None:
    said = []
    for place, ahead in enumerate((None, Ahead(str(draft)), Ahead(str(tmp_path / "没有.docx")))):
        report = tmp_path / f"{place}.json"
        run(["lint", str(draft), "-o", str(report)], ahead)
        said.append(json.loads(report.read_text(encoding="utf-8")))
    assert said[0] == said[1] == said[2]
    assert said[0]["drafts"][0]["findings"]
