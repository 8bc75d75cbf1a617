"""整份草稿：起草的合同没有意见，改动一处恰有一条意见，近似而正当的写法没有意见。"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from contractgen.library.catalogue import open_library
from contractgen.model.finding import Finding, NotChecked, Severity
from contractgen.model.reading import Reading
from contractgen.params import from_mapping
from contractgen.review.discovery import rule, rule_ids
from contractgen.review.draft import Draft
from contractgen.usecases.read_draft import read_draft
from contractgen.usecases.render_contract import render_contract
from tests.rules.examples import read
from tests.samples import sample

_RULES = [rule(each) for each in rule_ids() if each.partition("/")[0] in ("party", "money", "law", "dispute")]
_SAMPLES = ("service-delivery", "maintenance", "sla-annex")


def found(reading: Reading, *, settings: dict[str, object] | None = None) -> list[Finding]:
    draft = Draft(reading, settings)
    return [each for one in _RULES for each in one().check(draft) if isinstance(each, Finding)]


def ids(text: str) -> list[str]:
    return sorted(each.rule for each in found(read(text)) if each.severity >= Severity.WARNING)


@cache
def drafted(name: str) -> Reading:
    return read_draft(render_contract(from_mapping(sample(name)), open_library()).docx, "x.docx").reading


@pytest.mark.parametrize("name", _SAMPLES)
def test_what_we_draft_has_no_finding(name: str) -> None:
    assert [each.message for each in found(drafted(name))] == []


_CHANGES = [
    ("maintenance", r"215,920\.00元（", "215,920", "216,920"),
    ("maintenance", r"贰拾壹万伍仟玖佰贰拾", "贰拾壹", "贰拾贰"),
    ("maintenance", r"^144,000\.00$", "144", "145"),
    ("maintenance", r"^53,980\.00$", "53", "58"),
    ("maintenance", r"^25%$", "25", "35"),
    ("maintenance", r"不含税金额人民币200,000\.00元", "200,000", "280,000"),
    ("maintenance", r"^乙方：澜桥冷链配送（天津）有限公司$", "冷链", "冷练"),
    ("service-delivery", r"^北辰数科（天津）有限公司$", "数科", "数码"),
    ("maintenance", r"^91120116M0203K7T7H$", "0203", "0208"),
    ("maintenance", r"《中华人民共和国民法典》", "民法典", "合同法"),
    ("maintenance", r"提交中国国际经济贸易仲裁委员会仲裁", "国际经济", "国际"),
]


@pytest.mark.parametrize(("name", "place", "old", "new"), _CHANGES)
def test_one_changed_word_gives_exactly_one_finding_on_it(name: str, place: str, old: str, new: str) -> None:
    reading = drafted(name)
    line = next(each for each in reading.lines if re.search(place, each.text))
    match = re.search(place, line.text)
    assert match is not None
    start = line.text.index(old, match.start())
    lines = list(reading.lines)
    lines[line.index] = replace(line, text=line.text[:start] + new + line.text[start + len(old) :])
    findings = found(replace(reading, lines=tuple(lines)))
    assert len(findings) == 1, [each.message for each in findings]
    spans = (findings[0].span, *findings[0].related)
    assert any(
        span.line == line.index and span.start < start + len(new) and start < span.end for span in spans
    )


_UNNAMED = (
    "数据服务协议\n\n鉴于服务接受方(以下简称“客户”)需要服务提供方(以下简称“服务商”)提供服务,双方根据《中华人民共和国合同法》及有关规定,达成如下协议:\n\n"
    "第一条服务范围\n\n1.1服务商应向客户提供[描述服务内容,例如:系统监控]服务。\n\n1.2服务商应遵守《网络安全法》及其他规定。\n\n"
    "1.3服务商严重违约的,客户有权终止服务或解除合同。\n\n第二条双方权利与义务\n\n2.1服务商的权利与义务:\n\n2.1.1按照约定及服务标准,及时"
)
_SLOTTED = (
    "看板维护协议\n\n甲乙双方就乙方使用甲方提供的看板系统(以下简称“系统”)的维护事宜,达成如下协议:\n\n第一条定义\n\n"
    "1.1甲方:指【甲方公司全称】,是系统的开发单位、供应商或技术服务提供方。\n\n1.2乙方:指【乙方公司全称】,是系统的使用单位。\n\n"
    "第二条服务\n\n2.1甲方同意为乙方提供系统的维护服务。\n\n2.2甲方应在收到报告后【例如:15分钟】内响应乙方报障。\n\n2.3乙方应提供网络环境。\n\n"
    "第三条双方权利与义务\n\n3.1甲方权利与义务:\n\n(1)提供维护服务。\n\n3.2乙方权利与义务:\n\n(1)对商业秘密承担保密义"
)


def test_an_unnamed_draft_with_the_repealed_law_gets_two_findings() -> None:
    findings = {each.rule: each for each in found(read(_UNNAMED))}
    assert set(findings) == {"law/repealed-statute", "party/identity-incomplete"}
    assert findings["law/repealed-statute"].severity is Severity.ERROR
    assert findings["party/identity-incomplete"].severity is Severity.WARNING


def test_slots_for_names_are_one_warning_and_a_provider_called_first_is_no_swap() -> None:
    findings = found(read(_SLOTTED))
    assert [(each.rule, each.severity) for each in findings] == [
        ("party/identity-incomplete", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "14.6 约定的违约金过高、双方协商不成的，当事人可以请求人民法院或者仲裁机构予以适当减少。",
        "12.3 因一方违约引起的诉讼或仲裁，费用由违约方承担。",
        "16.2 争议解决方式：□提交____仲裁委员会仲裁 □向____人民法院起诉。",
        "9.1 因土地承包经营发生纠纷的，可以向农村土地承包仲裁机构申请仲裁，也可以直接向人民法院起诉。",
        "16.2 争议提交北京仲裁委员会仲裁。一方不履行仲裁裁决的，对方可以向人民法院申请强制执行。",
        "1.2 本合同法定代表人为签字人，合同法律适用中国法。",
        "6.3 开户行：某银行\n账号：1200 5550 4411 2026 31",
        "6.1 软件费：签订后支付软件费的50%，验收后支付软件费的50%。\n6.2 服务费：按季支付，每季度支付年度服务费的25%。",
        "6.1 合同签订后支付40%作为首付款，到货后支付50%，余款在质保期满后付清。",
    ],
)
def test_lawful_wording_is_left_alone(text: str) -> None:
    assert ids(text) == []


def test_a_contract_signed_before_the_repeal_is_only_informed() -> None:
    text = "维护合同\n签订日期：2019年5月6日\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n根据《中华人民共和国合同法》订立本合同：\n第一条 服务\n乙方巡检。"
    [finding] = [each for each in found(read(text)) if each.rule == "law/repealed-statute"]
    assert finding.severity is Severity.INFO


def test_an_old_contract_is_known_by_its_latest_date_too() -> None:
    old = "依据《中华人民共和国合同法》，双方约定：\n一、租期自2018年1月1日起至2018年6月30日止。"
    new = f"{old}\n二、续租的，自2026年7月1日起算。"
    severities = [
        [each.severity for each in found(read(text)) if each.rule == "law/repealed-statute"]
        for text in (old, new)
    ]
    assert severities == [[Severity.INFO], [Severity.ERROR]]


def test_an_example_value_in_a_slot_is_only_a_warning() -> None:
    text = "6.1 合同总价为【例如：￥152,000.00】（大写：人民币壹拾贰万伍仟元整）。"
    findings = [each for each in found(read(text)) if each.rule == "money/words-figures-mismatch"]
    assert [(each.severity, each.provisional) for each in findings] == [(Severity.WARNING, True)]


def test_what_cannot_be_decided_is_said_to_be_unchecked() -> None:
    draft = Draft(read("16.2 争议提交绍兴仲裁委员会仲裁。\n6.2 甲方支付定金5万元。"))
    unchecked = [each for one in _RULES for each in one().check(draft) if isinstance(each, NotChecked)]
    assert {each.rule for each in unchecked} == {"dispute/arbitration-body", "money/deposit-cap"}


@pytest.mark.parametrize(
    "words",
    [
        "甲方应支付仲裁",
        "根据合同法",
        "《合同法",
        "合同总价为人民币100元（大写：壹佰元整）",
        "有限公司（",
        "支付合同总价的30%",
        "诉讼时效放弃不得",
        "壹佰贰拾",
        "每逾期一日违约金",
    ],
)
def test_a_long_line_without_punctuation_is_still_read_quickly(words: str) -> None:
    short, long = (_seconds(words * (length // len(words))) for length in (5000, 20000))
    assert long < 40 * max(short, 0.01)


def _seconds(line: str) -> float:
    from time import perf_counter

    reading = read(f"合同\n甲方：岚谷信息技术有限公司\n乙方：霁川冷链有限公司\n第一条 争议\n1.1 {line}")
    start = perf_counter()
    found(reading)
    return perf_counter() - start
