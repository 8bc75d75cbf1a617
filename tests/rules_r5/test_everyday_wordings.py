"""除外、免责、责任转移的日常写法：该报的报在那几个字上，近似而不该报的不报。"""

from __future__ import annotations

import pytest

from tests.rules_r5.reviewing import findings

REPORTED = [
    (
        "三、服务范围\n1、乙方负责甲方服务器的日常运维。\n2、乙方每日对核心业务数据库进行备份。\n四、不包含的服务\n1、业务数据库的备份与恢复；\n2、机房装修工程。",
        ("exclusion/contradicts-scope", "error", "业务数据库的备份与恢复"),
    ),
    (
        "第二条 服务内容\n2.1 服务内容如下表：\n\n| 序号 | 服务项目 | 服务内容 |\n|---|---|---|\n| 1 | 服务器 | 巡检、故障修复 |\n"
        "| 2 | 视频会议系统 | 会前调试、故障处理 |\n\n2.2 下列内容不属于乙方服务范围：（1）视频会议系统的会前调试；（2）弱电改造。",
        ("exclusion/contradicts-scope", "error", "视频会议系统的会前调试"),
    ),
    (
        "第二条 服务内容\n2.1 乙方为甲方提供应用系统的版本升级、漏洞修复服务。\n2.2 应用系统版本升级不在本合同服务范围内，另行收费。",
        ("exclusion/contradicts-scope", "error", "应用系统版本升级"),
    ),
    (
        "4.1 系统年可用率不低于99.9%。\n4.2 由于运营商网络、云平台故障导致的中断，不计入可用率统计。",
        ("exclusion/swallows-sla", "warning", "由于运营商网络、云平台故障导致的中断，不计入可用率统计"),
    ),
    (
        "4.1 系统无法访问的，30分钟内响应，4小时内恢复。\n4.2 以下情况不适用本SLA：\n(1) 系统无法访问；\n(2) 不可抗力。",
        ("exclusion/swallows-sla", "warning", "系统无法访问"),
    ),
    (
        "五、免责条款\n有下列情形之一的，乙方不承担责任：\n1. 不可抗力；\n2. 其他非乙方原因造成的损失。",
        ("exclusion/catch-all", "warning", "其他非乙方原因造成的损失"),
    ),
    (
        "第九条 责任\n9.1 乙方对因系统故障造成的任何损失概不负责。",
        ("exclusion/forbidden-exemption", "warning", "乙方对因系统故障造成的任何损失概不负责"),
    ),
    (
        "9.1 乙方故意或重大过失造成甲方损失的，乙方的赔偿责任以合同金额的10%为限。",
        (
            "exclusion/forbidden-exemption",
            "error",
            "乙方故意或重大过失造成甲方损失的，乙方的赔偿责任以合同金额的10%为限",
        ),
    ),
    (
        "第一条 服务范围\n1.1 乙方为甲方提供机房空调、UPS及服务器的维护保养服务。\n第二条 甲方责任\n2.1 甲方负责机房空调和UPS的日常维护，费用自理。",
        ("exclusion/responsibility-shift", "error", "甲方负责机房空调和UPS的日常维护"),
    ),
    (
        "二、维护内容\n乙方应对甲方门禁系统进行日常维护。\n三、甲方义务\n1. 甲方自行负责门禁系统的维修和更换。",
        ("exclusion/responsibility-shift", "error", "甲方自行负责门禁系统的维修和更换"),
    ),
    (
        "第三条 保修\n3.1 由于甲方使用不当或第三方原因造成的设备损坏，不在保修范围内。",
        ("exclusion/cause-without-attribution", "warning", "由于甲方使用不当或第三方原因"),
    ),
    (
        "第一条 服务内容\n乙方提供信息系统运维服务，包括但不限于桌面支持、网络维护以及甲方要求的其他工作。",
        ("exclusion/unbounded-scope", "warning", "包括但不限于"),
    ),
    (
        "第六条 服务费用\n6.1 服务费每年10万元。\n6.2 夜间现场服务不受本合同响应时限约束。",
        ("exclusion/stray", "info", "不受本合同响应时限约束"),
    ),
    (
        "第二条 服务标准\n2.1 乙方按照甲方提供的技术要求提供服务。",
        ("reference/external-document", "warning", "技术要求"),
    ),
    (
        "第一条 服务\n1.1 设备清单见附件2，价格见附件1。\n附件1：价格\n第一条 价格\n1.1 每年10万元。",
        ("reference/annex-missing", "error", "附件2"),
    ),
]

SILENT = [
    "第三条 除外事项\n3.1 下列故障的修复不属于免费服务，乙方应先行诊断并出具原因报告，由乙方举证：\n(1) 甲方擅自改动配置造成的故障。\n3.2 有争议的，共同委托检测机构鉴定。",
    "第四条 可用性\n4.1 月可用率不低于99.9%。计划内维护每月不超过2次，每月累计不超过4小时，提前3日通知，不计入不可用时间。",
    "第一条 服务范围\n1.1 乙方为甲方提供业务系统软件的维护服务。\n第二条 甲方义务\n2.1 甲方负责提供机房、电源和网络，并负责机房的安全。",
    "第七条 质量保证\n7.1 质保期一年。因乙方产品质量问题造成损失的，乙方承担赔偿责任。\n第八条 违约责任\n8.1 因不可抗力不能履行的，不承担违约责任。",
    "第五条 服务期限\n5.1 自2026年12月1日起至2027年12月1日止（不含起始日）。\n5.2 服务费不含税。",
    "第八条 保密\n8.1 下列信息不属于保密信息：\n(1) 已为公众知悉的；\n(2) 其他合法取得的信息。",
    "第九条 责任\n9.1 任何一方不承担对方的间接损失。\n9.2 甲方提前30日通知解除的，不承担任何违约责任。\n9.3 乙方自行承担其人员的一切责任，甲方不承担任何责任。",
    "第十条 附则\n10.1 附件与本合同具有同等法律效力；不一致的，以本合同正文为准。",
    "第二条 标准\n2.1 按招标文件执行，项目编号为ZB-2026-018。\n2.2 乙方应编制技术方案。",
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_it_is_reported_on_those_words(text: str, expected: tuple[str, str, str]) -> None:
    assert [one for one in findings(text) if one[0].startswith(("exclusion", "reference"))] == [expected]


@pytest.mark.parametrize("text", SILENT)
def test_it_is_left_alone(text: str) -> None:
    assert [one for one in findings(text) if one[1] != "info"] == []
