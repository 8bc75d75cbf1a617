"""凭据弱的（各从各的事起算、只是编号、本句没有说累计、没有说谁迟延）只作提示，分明的仍是警告、错误。"""

from __future__ import annotations

import pytest

from contractgen.model.finding import Finding, Severity
from contractgen.review.discovery import rule
from contractgen.review.draft import Draft
from tests.rules.examples import read


def _worst(name: str, text: str) -> Severity | None:
    found = [each for each in rule(name)().check(Draft(read(text))) if isinstance(each, Finding)]
    return max((each.severity for each in found), default=None)


_TABLE = "3.1 时限自报修起算：\n| {} | 名目 | 提交时间 |\n|---|---|---|\n| S1 | 土样 | {} |\n| S2 | 水样 | {} |\n| S3 | 总表 | {} |"
CASES = {
    "编号一栏的代号不是级别": (
        "time-limit/priority-monotone",
        _TABLE.format("级别", "9日", "5日", "12日"),
        _TABLE.format("编号", "9日", "5日", "12日"),
    ),
    "各从各的事做完起算": (
        "time-limit/priority-monotone",
        _TABLE.format("级别", "报修后9日", "报修后5日", "报修后12日"),
        _TABLE.format("级别", "钻探完成后9日", "蓄水完成后5日", "封存完成后12日"),
    ),
    "试运行里的一项条件": (
        "service-level/availability-underspecified",
        "三、服务标准\n1. 网关在线率不低于98%；\n2. 报警送达不超过1分钟。",
        "三、试运行期内同时满足以下条件的为合格：\n1. 网关在线率不低于98%；\n2. 报警送达不超过1分钟。",
    ),
    "本句没有说累计，也没有说哪个周期": (
        "service-level/downtime-budget",
        "4.1 平台月可用率不低于99.9%。\n4.2 平台停机累计不超过4小时。",
        "4.1 平台月可用率不低于99.9%。\n4.2 平台停机不超过4小时。",
    ),
    "后面写的一项认不出做什么": (
        "time-limit/sla-matrix-incomplete",
        "第九条 时限：\n（一）甲类：30分钟内响应，2小时内恢复；\n（二）乙类：1小时内响应，6小时内恢复；\n（三）丙类：4小时内响应。",
        "第九条 时限：\n（一）甲类：30分钟内响应，2小时内恢复；\n（二）乙类：1小时内响应，6小时内恢复；\n"
        "（三）丙类：4小时内响应，次日12:00前补送。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_plain_sign_warns_and_a_weak_one_hints(case: str) -> None:
    name, plain, weak = CASES[case]
    worst = _worst(name, plain)
    assert worst is not None and worst >= Severity.WARNING
    assert _worst(name, weak) in (None, Severity.INFO)
