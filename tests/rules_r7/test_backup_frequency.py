"""多久备份一次，读成相邻两次最长隔多久。"""

from __future__ import annotations

import pytest

from contractgen.facts.words.backup_frequency import frequencies
from contractgen.zh.durations import format_duration


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("每日备份一次", "1日"),
        ("每晚备份", "1日"),
        ("每天备份两次", "12小时"),
        ("每日2:00和14:00各备份一次", "12小时"),
        ("每日2:00和8:00各备份一次", "18小时"),
        ("按一刻钟一次的频度备份", "15分钟"),
        ("两天备一次", "2日"),
        ("隔日备份", "2日"),
        ("T+1备份", "1日"),
        ("每周一、三、五备份", "3日"),
        ("每周一和周四备份", "4日"),
        ("每个工作日备份一次", "3日"),
        ("每两周导出一次", "14日"),
    ],
)
def test_a_frequency_is_read_as_the_longest_gap(text: str, gap: str) -> None:
    (found,) = frequencies(text, 0, len(text))
    assert format_duration(found.duration) == gap
