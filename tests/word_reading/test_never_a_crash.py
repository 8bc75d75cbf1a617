"""什么样的 Word 文件都不该让程序崩溃：读得出，或者说明为什么读不了。"""

from __future__ import annotations

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.reading import Reading
from contractgen.word.read import read
from tests.word_reading.ugly import everything, spoiled


@pytest.mark.parametrize("seed", range(150))
def test_a_spoiled_file_is_read_or_refused(seed: int) -> None:
    try:
        found = read(spoiled(everything(), seed))
    except ContractgenError:
        return
    _consistent(found)


def test_the_unspoiled_file_is_read_in_full() -> None:
    found = read(everything())
    _consistent(found)
    assert [(line.label, line.text) for line in found.lines] == [
        ("第一条", "定义"),
        ("1.1", "期限三年第二条"),
        ("", "相连□☑   "),
        ("", "盒"),
        ("", "⑪今天"),
        *(("", text) for text in ("级别", "响应", "解决", "一级", "15分钟", "内", "表", "", "整段", "批注")),
        ("", "页眉"),
        ("", "脚注"),
    ]
    assert [remark.text for remark in found.remarks] == ["问"]


def _consistent(found: Reading) -> None:
    """每个偏移都在行内。"""
    spans = [one.span for one in (*found.remarks, *found.revisions) if one.span is not None]
    for position, line in enumerate(found.lines):
        assert line.index == position
        for mark in line.marks:
            assert 0 <= mark.start <= mark.end <= len(line.text)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(found.lines[span.line].text)
