"""任何读法得来的各行都能分章节、成合同之树：空行、空格子、自动编号、页眉，怎样混排都不出错。"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contractgen.model.contract import Contract
from contractgen.model.joined import joined
from contractgen.model.normal import normal
from contractgen.model.reading import Cell, Line, Reading
from contractgen.text.plain import to_text
from contractgen.text.structure import structured
from contractgen.text.tree import to_contract

_TEXTS = ("", "第一条 范围", "1.1 维护", "（一）甲", "(1)乙\n(2)丙", "附件一 清单", "甲方：", "鉴于：", "目录", "日期：  年  月  日",
          "（以下无正文）", "乙方应当维护。", "服务协议", "使用说明", "第二部分 专用条款", "甲方（盖章）：", "文档评论")  # fmt: skip
_LINES = st.tuples(
    st.sampled_from(_TEXTS),
    st.sampled_from(("", "第一条", "1.1", "（一）", "(1)", "附件一", "•", "1.")),
    st.sampled_from(("body", "body", "body", "header", "textbox", "footnote")),
    st.sampled_from((None, None, Cell(1, 0, 0), Cell(1, 1, 1, "级别", "高"), Cell(2, 0, 0, header=True))),
    st.sampled_from(("", "heading 1", "标题 2", "toc 1", "合同标题")),
)


@given(st.lists(_LINES, max_size=25))
def test_any_lines_are_structured_and_become_a_tree(
    rows: list[tuple[str, str, str, Cell | None, str]],
) -> None:
    lines = tuple(
        Line(at, text, part, at + 1, None, label, None, style, cell)
        for at, (text, label, part, cell, style) in enumerate(rows)
    )
    reading = structured(Reading(lines, kind="docx"))
    assert [line.text for line in reading.lines] == [row[0] for row in rows]
    for place, section in enumerate(reading.sections):
        assert section.first <= section.last
        assert section.parent is None or section.parent < place
    contract = to_contract(reading)
    assert isinstance(contract, Contract)
    assert normal(normal(contract)) == normal(contract)
    assert to_text(contract)
    assert list(joined(reading, judged=False)) or not rows
