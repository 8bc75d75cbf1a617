"""文字里的期间、比例和故障级别读得对。"""

from __future__ import annotations

import pytest

from contractgen.zh.duration_words import durations
from contractgen.zh.durations import format_duration
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import in_slot, readable, sentences
from contractgen.zh.severity_words import LOWEST, rank, same_level, severity_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应在【例如：15分钟】内响应", ["15分钟"]),
        ("三（3）日内，或者3（三）个月", ["3日", "3个月"]),
        ("2至4小时、1-2个工作日", ["4小时", "2个工作日"]),
        ("一年半，两个半小时，半年，半小时", ["1.5年", "2.5小时", "半年", "半小时"]),
        ("相当于43分12秒或43小时48分", ["2592秒", "2628分钟"]),
        ("下一个工作日内开始处理", ["1个工作日"]),
        ("第10日、第三日、第一季度、每周一次、最后几日", []),
        ("提供7×24小时服务，一式四份", []),
        ("３０天内", ["30日"]),
    ],
)
def test_durations_are_found(text: str, expected: list[str]) -> None:
    assert [format_duration(each.duration) for each in durations(readable(text)) if each.duration] == expected


def test_an_unfilled_period_is_found_without_a_value() -> None:
    found = durations(readable("应在[时间要求]内升级，并提前____个工作日通知"))
    assert [each.duration for each in found] == [None, None]


def test_a_slot_that_lists_alternatives_gives_no_values() -> None:
    text = "频率为[选择，例如：7x24小时即时响应、4小时内到场、每月一次现场巡检]。"
    assert durations(readable(text)) == ()
    assert in_slot("在【例如：4小时】内", 5, 8)


def test_a_very_long_sentence_is_cut_so_that_work_stays_linear() -> None:
    assert max(end - start for start, end in sentences("甲方应在三日内付款，" * 400)) <= 600


def test_percentages_are_found_in_figures_and_characters() -> None:
    found = percents("不低于99.9%，每日万分之五，上限百分之二十")
    assert [str(each.percent.ratio.normalize()) for each in found] == ["0.999", "0.0005", "0.2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("对于优先级为“高”的故障", ["高"]),
        ("一级故障与P2故障", ["一级", "P2"]),
        ("等级为“一级（紧急）”的故障", ["一级（紧急）"]),
        ("系统中断或严重功能异常", ["系统中断或严重功能异常"]),
        ("对于一般性技术咨询", ["一般性技术咨询"]),
        ("严重违约、一般责任、高级工程师、高危漏洞、上一级、第三级、其中等级为", []),
    ],
)
def test_severities_are_found(text: str, words: list[str]) -> None:
    assert [each.word for each in severity_words(text)] == words


def test_severities_have_an_order_and_aliases() -> None:
    assert [rank(word) for word in ("一级（紧急）", "P2", "低", "使用咨询")] == [1, 2, 3, LOWEST]
    assert same_level("一级（紧急）", "紧急")
    assert not same_level("一级", "二级")
