"""拿不准是不是同一件事、是不是毛病的，只作提示；说得分明的才是警告、错误。"""

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
    "起算点也许在前面的分句里": (
        "time-limit/trigger-missing",
        "3.1 乙方应在5日内报送整改方案。",
        "3.1 设备需要更新程序的，乙方应在5日内提交更新方案。",
    ),
    "说得出是什么事的原因": (
        "exclusion/cause-without-attribution",
        "6.1 因用户原因造成的故障不属于免费维修范围。",
        "6.1 因用户操作不当造成的故障不属于免费维修范围。",
    ),
    "不计入的那一项自己有限度": (
        "exclusion/swallows-sla",
        "一、服务\n1. 乙方维护主站。\n2. 主站升级提前6日通知。\n二、抄见率\n3. 月抄见率不低于98%。\n4. 第2项停抄时段顺延补抄，不影响统计。",
        "一、服务\n1. 乙方维护主站。\n2. 主站升级每季度一次，每次停抄不超过4小时。\n二、抄见率\n3. 月抄见率不低于98%。\n4. 第2项停抄时段顺延补抄，不影响统计。",
    ),
    "计划维护的话里已有几次": (
        "exclusion/swallows-sla",
        "2.1 月可用率不低于99.5%。\n2.2 计划内维护的时间不计入不可用时间。",
        "2.1 月可用率不低于99.5%。\n2.2 计划内维护每月不多于两次，维护的时间不计入不可用时间。",
    ),
    "东西要怎样，不是谁手里的文件": (
        "reference/external-document",
        "5.1 乙方应按甲方确认的技术标准施工。",
        "5.1 设备应符合机房的供电和安全要求。",
    ),
    "时段首尾相接": (
        "time-limit/day-basis-undefined",
        "2.1 坐席服务时间为周一至周五9:00至18:00。\n3.1 投诉自登记起6小时内答复。",
        "2.1 坐席服务时间为每日9:00至21:00。21:00至次日9:00由语音信箱接收。\n3.1 投诉自登记起6小时内答复。",
    ),
    "整改期与质保期相差几十倍": (
        "time-limit/period-conflict",
        "5.1 冷机的质保期为24个月。\n第七条 质保\n7.1 冷机的质保期为12个月。",
        "5.1 冷机的质保期为24个月。\n第七条 质保\n7.1 冷机的质保期为30日。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_plain_is_a_warning_and_what_is_unsure_a_hint(case: str) -> None:
    name, plain, unsure = CASES[case]
    assert _severities(name, plain) == [Severity.WARNING]
    assert _severities(name, unsure) == [Severity.INFO]


def test_values_dozens_of_times_apart_are_not_one_obligation() -> None:
    text = "3.1 一级故障，乙方应自报修时起2小时内恢复。\n6.2 一级故障，乙方应自报修时起{}内恢复。"
    assert _severities("time-limit/same-obligation-two-values", text.format("3小时"))
    assert not _severities("time-limit/same-obligation-two-values", text.format("一年"))


def test_a_level_known_only_by_a_like_case_is_a_hint() -> None:
    text = (
        "3.1 {}的，乙方应自报障起30分钟内响应。\n3.2 时限自报障起算：\n"
        "| 级别 | 含义 | 响应 | 恢复 |\n|---|---|---|---|\n"
        "| 甲级 | 平台整体停止工作 | 10分钟 | 4小时 |\n| 乙级 | 单个备份作业持续失败 | 1小时 | 8小时 |"
    )
    name = "time-limit/same-obligation-two-values"
    assert _severities(name, text.format("单个备份作业持续失败")) == [Severity.ERROR]
    assert _severities(name, text.format("备份作业失败")) == [Severity.INFO]
