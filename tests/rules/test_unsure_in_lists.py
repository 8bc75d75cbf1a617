"""除外、兜底、指标、起算点里，说得出是什么、算得出来的，只作提示；说得空的仍是警告。"""

from __future__ import annotations

import pytest

from contractgen.model.finding import Severity
from tests.rules.test_unsure import _severities

_RATE = "2. 准点\n2.1 准点率每月不低于95%，每低1个点扣1%。\n2.2 {}。"
_CASES = {
    "没有照手册做的人": (
        "reference/external-document",
        "4.2 承运人应按操作手册装卸。",
        "4.2 因库管员未按操作手册装卸造成的错发，不计入差错率。",
    ),
    "和另一个数相比的日子": (
        "exclusion/swallows-sla",
        _RATE.format("下雨的日子不计入准点率统计"),
        _RATE.format("日客流超过上月日均的130%的，当日不计入准点率统计"),
    ),
    "举出了是哪些事的原因": (
        "exclusion/cause-without-attribution",
        "第六条 不属于维保范围的情形\n1、因外部原因造成的损坏；\n2、照明设施。",
        "第六条 不属于维保范围的情形\n1、雷击、水浸等外部原因造成的损坏；\n2、照明设施。",
    ),
    "说出了是哪一家的原因": (
        "exclusion/cause-without-attribution",
        "第六条 以下情况不属于质保：第三方原因造成的计量中断。",
        "第六条 以下情况不属于质保：供电部门和自来水公司原因造成的计量中断。",
    ),
    "某一类东西的“等”": (
        "exclusion/catch-all",
        "第二条 不包括\n2.1 气象采集、水文采集等工作。",
        "第二条 不包括\n2.1 向外购买气象、水文等数据。",
    ),
    "主语就是要告知的那件事": (
        "time-limit/trigger-missing",
        "8.2 值班员应在2日内告知对方。",
        "8.2 轮岗应在2日内告知对方。",
    ),
    "要交的是一样东西": (
        "service-level/metric-without-remedy",
        "3.1 满意度未达标的，乙方应改善；接通率每低1个百分点，扣减当月服务费的1%。",
        "3.1 坐席流失率超过8%的，乙方应提交改善方案；接通率每低1个百分点，扣减当月服务费的1%。",
    ),
    "附带的保修": (
        "service-level/metric-without-remedy",
        "第五条 服务\n5.1 紧急故障2小时内到场，8小时内修复。",
        "第五条 质保\n5.1 质保期内，紧急故障2小时内到场，8小时内修复。",
    ),
}


@pytest.mark.parametrize("case", _CASES)
def test_what_is_plain_is_a_warning_and_what_is_unsure_a_hint(case: str) -> None:
    name, plain, unsure = _CASES[case]
    assert _severities(name, plain) == [Severity.WARNING]
    assert _severities(name, unsure) == [Severity.INFO]
