"""用空格对齐的表。"""

from __future__ import annotations

from contractgen.text.grids import grid_at


def test_columns_aligned_with_spaces_are_a_table() -> None:
    lines = [
        "    等级      应答         解决",
        "    最高      15分钟       2小时",
        "    普通      1小时        8小时",
    ]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows == (("等级", "应答", "解决"), ("最高", "15分钟", "2小时"), ("普通", "1小时", "8小时"))
    assert grid.header


def test_a_missing_last_cell_stays_empty() -> None:
    lines = ["级别　　响应　　修复", "甲　　15分钟　　2小时", "乙　　1小时"]
    grid = grid_at(lines, 0)
    assert grid is not None
    assert grid.rows[-1] == ("乙", "1小时", "")


def test_two_signatures_side_by_side_are_not_a_table() -> None:
    lines = ["甲方（盖章）　　　乙方（盖章）", "2027年1月1日　　　2027年1月1日", "经办人　　　经办人"]
    assert grid_at(lines, 0) is None
