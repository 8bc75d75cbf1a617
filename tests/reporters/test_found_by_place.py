"""报告的形式由位置找到；输出的文件名由草稿得出，不相重。"""

from __future__ import annotations

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.reporters import format_of, formats, names, reporter
from tests.reporters.reviews import review, unread


def test_every_format_has_a_report_function() -> None:
    assert {"terminal", "json", "sarif"} <= set(formats())
    for name in formats():
        assert callable(reporter(name))


def test_a_file_name_decides_the_format() -> None:
    assert format_of("报告.JSON") == "json"
    assert format_of("a/b.sarif") == "sarif"
    assert format_of("report.txt") == "terminal"
    assert format_of("report.pdf") is None
    assert format_of("report") is None


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(ContractgenError, match=r"可用的有.*json.*sarif.*terminal"):
        reporter("xml")


def test_names_lie_beside_the_drafts_and_differ() -> None:
    found = names(
        review(unread("甲/合同.docx"), unread("甲/合同.txt"), unread("乙/合同.docx"), unread("-")), ".html"
    )
    assert found == ["甲/合同.docx.审查.html", "甲/合同.txt.审查.html", "乙/合同.审查.html", "草稿.审查.html"]
