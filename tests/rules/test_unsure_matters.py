"""是不是同一笔钱、同一样东西、同一件事拿不准的，只作提示。"""

from __future__ import annotations

import pytest

from contractgen.model.finding import Finding, Severity
from contractgen.review.discovery import rule
from contractgen.review.draft import Draft
from tests.rules.examples import read


def _severities(name: str, text: str) -> list[Severity]:
    found = rule(name)().check(Draft(read(text)))
    return [each.severity for each in found if isinstance(each, Finding)]


CASES = {
    "修不好才做的与不能胜任才做的": (
        "time-limit/trigger-missing",
        "3.1 值班员未能修复的，乙方应在4小时内派厂家工程师。",
        "3.1 派驻的人员不能胜任的，乙方应在4日内派人替换。",
    ),
    "对方揽下的几样东西只说到一样": (
        "exclusion/responsibility-shift",
        "第一条 服务范围\n1.1 乙方为甲方提供维护服务，电子秤、扫码枪归乙方维护。\n第三条 甲方\n3.1 电子秤、扫码枪由甲方自己管。",
        "第一条 服务范围\n1.1 乙方为甲方提供维护服务，乙方更换硬盘，并保证已存录像不丢失。\n第三条 甲方\n3.1 录像、人员名册由甲方管理。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_plain_is_a_warning_and_what_is_unsure_a_hint(case: str) -> None:
    name, plain, unsure = CASES[case]
    assert _severities(name, plain) == [Severity.WARNING]
    assert _severities(name, unsure) == [Severity.INFO]


def test_a_table_of_another_sum_is_a_hint() -> None:
    """附表的合计与总价相差一倍以上的，多半是另一笔钱；差得不多的、错了一位的是写错了。"""
    text = "第六条 费用\n6.1 维护费合计为含税人民币636,000.00元。\n\n附件二\n| 名称 | 金额（元） |\n|---|---|\n| 甲项 | {0} |\n| 合计 | {0} |"
    assert _severities("money/sums", text.format("624000")) == [Severity.ERROR]
    assert _severities("money/sums", text.format("63600")) == [Severity.ERROR]
    assert _severities("money/sums", text.format("19600")) == [Severity.INFO]


def test_not_losing_anything_is_not_surely_a_recovery_point() -> None:
    text = "5.1 恢复点目标为15分钟。\n6.1 {}"
    assert _severities("service-level/recovery-objectives", text.format("机房断电的，数据零丢失。")) == [
        Severity.ERROR
    ]
    assert _severities("service-level/recovery-objectives", text.format("搬迁时逐箱清点，保证不丢失。")) == [
        Severity.INFO
    ]
