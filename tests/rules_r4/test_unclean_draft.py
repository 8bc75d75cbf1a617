"""一份仿照常见网上范本写的草稿：期限与服务级别应当报的都报，不该报的不报。"""

from __future__ import annotations

import pytest

from contractgen.model.finding import Severity
from contractgen.text.reading import read_text
from contractgen.text.structure import structured
from tests.rules_r4.drafts import review

#: 甲方是提供方；时限多在占位里；级别有三套叫法；解决时限的引用没有内容
DRAFT = """看板维护协议
第一条 定义
1.1 甲方:指【甲方公司全称】,负责开发与维护。
第三条 服务水平
3.1 双方约定如下:
(1)故障响应:乙方报告系统中断或严重性能下降的,甲方应在收到报告后【例如:10分钟】内响应;对于一般性使用咨询,应在【例如:6小时】内响应。
(2)故障解决:优先级为“高”的故障,甲方承诺在【例如:2小时】内开始处理,并在【例如:6小时】内尝试解决;优先级为“中”的故障,承诺在【例如:6小时】内开始处理,并在【例如:36小时】内尝试解决;优先级为“低”的故障,将在下一个工作日内开始处理。
(3)可用性:核心平台的年度可用性目标不低于【例如:99%】。
(4)升级:甲方将定期(通常每月或每季度)发布系统升级,并在升级前【例如:7个工作日】通知乙方。
3.2 甲方将努力遵守上述服务水平,因甲方原因未能达到SLA承诺的,则视为甲方违约,责任按第五条执行。
第四条 服务时间
4.1 标准服务时间:周一至周五,【例如:上午8点至下午5点】(法定节假日除外)。
4.2 乙方在标准服务时间外发现紧急故障的,应立即通知甲方;甲方接到紧急通知后,将在【例如:2小时】内响应,并尽快处理。
4.3 甲方可以在节假日或非工作时间进行计划性维护,但应至少提前【例如:4天】通知乙方。
第五条 双方权利与义务
5.1 甲方对系统进行必要的升级,升级内容应提前通知乙方,除非是风险可控的微小补丁。
"""

EXPECTED = {
    "time-limit/same-obligation-two-values": ("10分钟", Severity.WARNING),
    "time-limit/notice-period-conflict": ("7个工作日", Severity.WARNING),
    "time-limit/sla-matrix-incomplete": ("2小时", Severity.WARNING),
    "time-limit/day-basis-undefined": ("2小时", Severity.WARNING),
    "time-limit/period-conflict": ("每月或每季度", Severity.INFO),
    "service-level/availability-underspecified": ("99%", Severity.WARNING),
    "service-level/metric-without-remedy": ("视为甲方违约", Severity.WARNING),
    "service-level/soft-commitment": ("尝试解决", Severity.WARNING),
    "service-level/severity-vocabulary": ("系统中断", Severity.WARNING),
}


def test_each_expected_finding_stands_on_its_words_and_nothing_else_is_reported() -> None:
    reading = structured(read_text(DRAFT))
    found = {each.rule: (reading.text(each.span), each.severity) for each in review(reading)}
    assert found == EXPECTED


def test_the_conflict_says_which_side_did_not_state_its_hours() -> None:
    (finding,) = review(DRAFT, "time-limit/same-obligation-two-values")
    assert finding.provisional
    assert "未写明适用时间" in finding.message and "4.2" in finding.message and "2小时" in finding.message


def test_the_notice_conflict_names_all_three_places() -> None:
    (finding,) = review(DRAFT, "time-limit/notice-period-conflict")
    assert all(place in finding.message for place in ("3.1(4)", "4.3", "5.1"))
    assert len(finding.related) == 2


def test_the_matrix_lists_what_is_missing() -> None:
    (finding,) = review(DRAFT, "time-limit/sla-matrix-incomplete")
    assert (
        "“高”缺响应" in finding.message
        and "“低”缺响应、解决" in finding.message
        and "咨询”缺解决" in finding.message
    )


SPARSE = """服务交付协议
第二条 服务交付标准
2.1 可靠性:服务的正常运行时间(可用性)应达到至少[百分比,例如:99.5%]的标准,自服务承诺开始时间起计算,不包括计划内维护时间。计划内维护应提前[天数]通知客户,并尽量安排在业务低峰期,每次维护时间不超过[小时数]。
2.2 频率:服务提供为[选择并描述,例如:7x24小时即时响应、工作日9:00-18:00电话支持、每月一次巡检]。
2.3 请求:服务商在接到请求后,[时间要求,如:20分钟内]响应并开始处理。
2.4 升级:若服务商无法解决问题,应在[时间要求]内将问题升级至更高级别的技术支持,并通知客户。
第三条 服务水平
3.1 服务商未能达到SLA约定的关键绩效指标的,将承担相应的责任,具体按SLA附件执行,客户有权在服务商严重违约时终止服务或解除合同。
"""


def test_a_sparse_draft_gets_four_findings_and_no_conflict() -> None:
    assert sorted(each.rule for each in review(SPARSE)) == [
        "service-level/availability-underspecified",
        "service-level/metric-without-remedy",
        "time-limit/sla-matrix-incomplete",
        "time-limit/trigger-missing",
    ]


def test_the_remedy_finding_adds_that_serious_breach_is_undefined() -> None:
    (finding,) = review(SPARSE, "service-level/metric-without-remedy")
    assert "严重违约" in finding.message


@pytest.mark.parametrize(
    "clause",
    [
        "8.1 争议发生后30日内协商不成的，任何一方可以起诉。",
        "7.2 每逾期一日，按应付金额的万分之五支付违约金，累计不超过5%。",
        "5.2 服务期限届满前至少60日，双方均未书面提出异议的，自动续期1年。",
        "6.2 不可抗力持续满60日的，任何一方有权解除本协议。",
        "9.1 违约方自收到书面催告之日起15日内未补救的，守约方有权解除本协议。",
        "2.3 网络日志留存不少于6个月；操作日志、工单保存不少于3年。",
        "4.1 在任一连续6个月内累计有3个月未达到服务级别的，客户有权解除本协议。",
        "1.1 硬件质量保证期为3年，软件质量保证期为1年。",
    ],
)
def test_ordinary_clauses_are_silent(clause: str) -> None:
    assert review(clause) == []
