"""读数的样子：填好的括号去掉括号，没有填的照原样；与原文等长。"""

from __future__ import annotations

import pytest

from contractgen.zh.duration_words import durations
from contractgen.zh.sentences import readable


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("恢复点目标为【15】分钟", ["15 分钟"]),
        ("响应［二］小时，修复【8】小时", ["二 小时", "8 小时"]),
        ("【2】次以上", []),
        ("脚注[1]另见第3条", []),
    ],
)
def test_a_number_filled_into_brackets_is_read_with_its_unit(text: str, told: list[str]) -> None:
    shadow = readable(text)
    assert len(shadow) == len(text)
    assert [" ".join(shadow[one.start : one.end].split()) for one in durations(shadow)] == told


def test_a_bracket_still_to_be_filled_is_left_alone() -> None:
    assert readable("质保期[天数]日") == "质保期[天数]日"
