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
_LEVELS = "4.1 时限自报修起算：\n| 类别 | 到场 | 修复 |\n|---|---|---|\n| A类 | 30分钟 | 3小时 |\n| B类 | 10分钟 | 4小时 |\n| C类 | 2小时 | 8小时 |"
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
    "这一级的几件事，另一处写了何时做完": (
        "time-limit/sla-matrix-incomplete",
        "5. 支持请求：\n5.1 紧急（切换、回迁）：10分钟内响应；\n5.2 普通（查询、配置变更）：4小时内响应，3个工作日内完成。",
        "5. 支持请求：\n5.1 紧急（切换、回迁）：10分钟内响应；\n5.2 普通（查询、配置变更）：4小时内响应，3个工作日内完成。\n"
        "6. 回迁：乙方在收到指令后8小时内完成核心库的回迁，其余库在24小时内完成。",
    ),
    "没有编号的附件写着版本和日期": (
        "reference/annex-missing",
        "1.1 展柜样式以附件《展柜图样》为准。\n2.1 价款8万元。",
        "1.1 展柜样式以附件《展柜图样》（V2.1，2026年9月3日双方确认）为准。\n2.1 价款8万元。",
    ),
    "一级的时限写明只适用于某种时候": (
        "time-limit/priority-monotone",
        f"{_LEVELS}\n4.2 D类由双方商定。",
        f"{_LEVELS}\n4.2 B类的到场时限仅适用于开课时间。",
    ),
    "表里只有一样的次数不限": (
        "exclusion/unbounded-scope",
        "第四条 服务项目\n4.1 服务内容包括但不限于清洗、消毒。",
        "第四条 服务项目\n| 项目 | 频次 |\n|---|---|\n| 滤网清洗 | 每月1次 |\n| 应急疏通 | 按需，全年不限次数 |",
    ),
    "写明是别的业务的服务时间": (
        "time-limit/service-hours-clock",
        "3.1 热线每天24小时服务。\n3.2 服务时间为每天9:00至18:00。",
        "3.1 救援热线每天24小时服务。\n3.2 上门回访的服务时间为每天9:00至18:00。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_plain_sign_warns_and_a_weak_one_hints(case: str) -> None:
    name, plain, weak = CASES[case]
    worst = _worst(name, plain)
    assert worst is not None and worst >= Severity.WARNING
    assert _worst(name, weak) in (None, Severity.INFO)
