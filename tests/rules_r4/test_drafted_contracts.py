"""本工具起草的合同没有错误与警告；改动其中一处数字，意见正落在改动的字上，别处没有意见。"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from contractgen.model.reading import Reading, Span
from contractgen.usecases.render_contract import render
from contractgen.word.read import read
from tests.rules_r4.drafts import review, serious, touches

SAMPLES = Path(__file__).parents[2] / "templates"
NAMES = ("service-delivery", "maintenance", "sla-annex")


@cache
def sample(name: str) -> Reading:
    """示例参数写成 Word 再读回来。"""
    return _read(render(SAMPLES / name / "sample.yaml"))


def _read(docx: bytes) -> Reading:
    from contractgen.text.structure import structured

    return structured(read(docx))


@pytest.mark.parametrize("name", NAMES)
def test_a_drafted_contract_has_no_error_or_warning(name: str) -> None:
    assert serious(review(sample(name))) == []


#: 合同、所在的位置（行里的话，或表格的“行名/列名”）、原文、改成什么
CHANGES = (
    ("service-delivery", "的故障的响应时限为", "时限为15分钟", "时限为30分钟"),
    ("service-delivery", "一级（紧急）/响应", "15分钟", "10分钟"),
    ("service-delivery", "一级（紧急）/解决", "4小时", "2分钟"),
    ("service-delivery", "一级（紧急）/临时恢复", "40分钟", "2小时"),
    ("service-delivery", "二级（严重）/解决", "8小时", "96小时"),
    ("service-delivery", "三级（一般）/解决", "48小时", "不适用"),
    ("service-delivery", "可用性以可用率表示", "99.9%", "99.5%"),
    ("service-delivery", "可用性目标值", "99.9%", "99.95%"),
    ("service-delivery", "可用性目标值", "43分12秒", "4小时"),
    ("service-delivery", "≥99.9%", "99.9%", "99.95%"),
    ("service-delivery", "≥99.5%且＜99.9%", "99.5%", "99.6%"),
    ("service-delivery", "同一统计周期的服务抵扣累计", "20%", "10%"),
    ("service-delivery", "续期适用", "2026年12月1日", "2026年11月1日"),
    ("service-delivery", "服务期限自2026年12月1日起", "2027年11月30日", "2028年11月30日"),
    ("service-delivery", "计划内维护应至少提前", "提前5个工作日", "提前3个工作日"),
    ("service-delivery", "计划内维护应至少提前", "不超过2次", "不超过3次"),
    ("service-delivery", "计划内维护应至少提前", "00:00至06:00", "02:00至06:00"),
    ("service-delivery", "恢复点目标（RPO）为24小时", "为24小时", "为12小时"),
    ("service-delivery", "恢复点目标（RPO）为24小时", "每日一次增量", "每两日一次增量"),
    ("service-delivery", "恢复点目标（RPO）/约定", "24小时", "4小时"),
    ("service-delivery", "相邻两次备份的最长间隔/约定", "24小时", "48小时"),
    ("service-delivery", "升级至服务经理", "1小时", "90分钟"),
    ("service-delivery", "服务商应达到该附件规定", "5日", "10日"),
    ("service-delivery", "服务评审会议每月一次", "每月一次", "每季度一次"),
    ("maintenance", "应不低于99.5%；", "99.5%", "99.9%"),
    ("maintenance", "可用性目标值", "43小时48分", "87小时36分"),
    ("maintenance", "服务时间为周一至周五", "18:00", "20:00"),
    ("maintenance", "每个工作日折合", "9个工作小时", "8个工作小时"),
    ("maintenance", "之内安排计划内维护", "5个工作日", "3个工作日"),
    ("maintenance", "服务期限自", "共1年", "共3年"),
    ("maintenance", "高/解决", "8小时", "3小时"),
    ("sla-annex", "可用性目标值", "99.9%", "99.95%"),
    ("sla-annex", "备份频率与方式/约定", "每12小时", "每24小时"),
    ("sla-annex", "一级（紧急）/开始处理", "20分钟", "5分钟"),
)


@pytest.mark.parametrize(("name", "place", "old", "new"), CHANGES, ids=lambda value: value)
def test_a_changed_value_is_reported_on_the_changed_words_only(
    name: str, place: str, old: str, new: str
) -> None:
    changed, span = _changed(sample(name), place, old, new)
    findings = [each for each in review(changed) if each.severity > 1]
    assert findings, "改动没有被发现"
    assert [each.message for each in findings if not touches(each, span)] == []


def _changed(reading: Reading, place: str, old: str, new: str) -> tuple[Reading, Span]:
    """把一处文字改掉；返回改后的草稿与改动的位置。"""
    row, _, column = place.partition("/")
    for line in reading.lines:
        if column:
            cell = line.cell
            here = cell is not None and cell.row_head == row and cell.head.startswith(column)
        else:
            here = place in line.text
        if here and old in line.text:
            at = line.text.index(old)
            text = line.text.replace(old, new, 1)
            lines = tuple(replace(line, text=text) if each is line else each for each in reading.lines)
            return replace(reading, lines=lines), Span(line.index, at, at + len(new))
    raise AssertionError(f"示例里没有“{place}”“{old}”")
