"""例子的标记：数得清行、格与起点。"""

from __future__ import annotations

from tests.rules.examples import Place, marked, plain


def test_marks_in_a_line_are_counted_from_its_start() -> None:
    example = "第一条 服务\n1.1 乙方应>>尽快<<处理，并>>尽快<<回复。"
    assert list(marked(example)) == [Place(2, None, 7, "尽快"), Place(2, None, 13, "尽快")]
    assert plain(example).endswith("1.1 乙方应尽快处理，并尽快回复。")


def test_marks_in_a_table_are_counted_within_the_cell() -> None:
    example = "| 等级 | 响应 |\n|---|---|\n| 一级 | 收到后>>6小时<< |\n| >>二级<< | 8小时 |"
    assert list(marked(example)) == [Place(3, 1, 3, "6小时"), Place(4, 0, 0, "二级")]
