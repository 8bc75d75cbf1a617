"""整份草稿：占位数得清、残留只报一次、截断与缺少的条款合起来说。"""

from __future__ import annotations

from contractgen.model.finding import Severity
from tests.rules_r3.drafts import findings, quotes, read

DRAFT = """门店收银系统运维协议.docxVIP

本文档由用户AI专业辅助创建,并经网站质量审核通过
查看更多

门店收银系统运维协议

甲乙双方就门店收银系统(以下简称“系统”)的运维事宜达成如下协议:

第一条运维范围

1.1甲方:指【甲方单位全称】。

1.2运维地点为[门店地址或区域]的“[系统名称]”,包括[列出运维的模块,如:XX收银模块、会员模块等]。

1.3质量目标(可选):系统可用性达到[百分比,例如:99.8%],提供[选择支持形式,例如:7x24小时热线、工作日9:00-18:00邮件]支持。

第二条响应(SLA)

2.1甲方应在【例如:20分钟】内响应(包括邮件),并按[具体文件名]执行,不得以[简述补偿,如:抵扣服务费或罚金]代替。

2.2甲方应尽快恢复收银,并定期(如每月)提交报告,符合行业标准(如适用,可列举标准号)以及行业惯例。

第三条双方权利与义务

3.1乙方配合甲方进行升级、备份、数据备份工作。

3.2乙方对甲方的技术信息承担保密义

文档评论(0)

1亿VIP精品文档

相关文档"""


def test_every_outermost_slot_is_reported_once() -> None:
    assert quotes("placeholder/bracket-slot", DRAFT) == [
        "【甲方单位全称】",
        "[门店地址或区域]",
        "[系统名称]",
        "[具体文件名]",
    ]
    assert len(quotes("placeholder/example-value-left", DRAFT)) == 5


def test_what_stands_inside_a_slot_is_not_reported_again() -> None:
    for rule in (
        "mask-characters",
        "blank-run",
        "date-mask",
        "unresolved-choice",
        "deferred-term",
        "field-leftover",
    ):
        assert quotes(f"placeholder/{rule}", DRAFT) == []


def test_abbreviations_and_frequencies_in_brackets_are_not_slots() -> None:
    assert quotes("placeholder/drafting-note", DRAFT) == ["(可选)", "(如适用,可列举标准号)"]


def test_residue_is_one_finding_and_invisible_to_other_rules() -> None:
    (finding,) = findings("placeholder/residue", DRAFT)
    assert (finding.severity, len(finding.related)) == (Severity.WARNING, 5)


def test_a_cut_ending_is_an_error_and_mentioned_with_what_is_missing() -> None:
    assert quotes("structure/truncated", DRAFT) == ["承担保密义"]
    (missing,) = findings("structure/missing-article", DRAFT)
    assert missing.severity is Severity.WARNING
    assert "争议解决" in missing.message
    assert "文本疑似被截断" in missing.message


def test_a_penal_fine_inside_a_slot_is_a_provisional_note() -> None:
    (finding,) = findings("wording/wrong-term", DRAFT)
    assert (finding.severity, finding.provisional) == (Severity.INFO, True)


def test_half_width_marks_are_one_finding_that_lists_them_all() -> None:
    reading = read("第一条 甲方:北辰数科(天津)有限公司,以下简称甲方;服务时间为9:00-18:00。")
    (finding,) = findings("typography/half-width", reading)
    marks = [reading.text(span) for span in (finding.span, *finding.related)]
    assert marks == [":", "(", ")", ",", ";"]


def test_vague_words_are_one_finding_each_and_serious_ones_come_first() -> None:
    (time,) = findings("wording/vague-time", DRAFT)
    assert time.severity is Severity.WARNING
    assert read(DRAFT).text(time.span) == "尽快"
    (standard,) = findings("wording/vague-standard", DRAFT)
    assert standard.severity is Severity.INFO


def test_a_repeated_member_is_a_note() -> None:
    (finding,) = findings("structure/empty-or-duplicated", DRAFT)
    assert finding.severity is Severity.INFO


def test_a_list_introduced_by_a_colon_is_not_an_empty_field() -> None:
    text = "第一条 乙方提供下列服务：\n（一）巡检；\n（二）备份。\n联系人：\n陆闻笛"
    assert quotes("placeholder/blank-run", text) == []
