"""占位：从外到里只算一处，种类与例子的位置，以及看着像占位的正常文字。"""

from __future__ import annotations

import pytest

from contractgen.zh.slots import slot_at, slots


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("质保期〔 〕个月", "blank"),
        ("合同金额【●】元", "blank"),
        ("【____】", "blank"),
        ("甲方：【请填写单位全称】", "plain"),
        ("系统部署于[机房地址]", "plain"),
        ("【待填：保密期限（年）】", "plain"),
        ("【XX科技有限公司】", "plain"),
        ("[平台名称或URL]", "plain"),
        ("[电话/邮箱]", "plain"),
        ("{客户名称}", "plain"),
        ("签订于<签订日期>", "plain"),
        ("【例如:2小时】", "example"),
        ("[百分比,例如:99.9%]", "example"),
        ("［指定方式，如：邮件］", "example"),
    ],
)
def test_a_slot_has_its_kind(text: str, kind: str) -> None:
    (slot,) = slots(text)
    assert slot.kind == kind


def test_brackets_and_masks_inside_a_slot_are_part_of_it() -> None:
    text = "部署于【填写地点，例如：XX公司（总部【一期】）及[配送中心]】。"
    (slot,) = slots(text)
    assert text[slot.start : slot.end] == text[3:-1]


def test_the_example_is_the_value_alone() -> None:
    text = "包括[列出范围,如:硬件A、软件B等]。"
    (slot,) = slots(text)
    assert text[slot.example_start : slot.example_end] == "硬件A、软件B"


def test_a_value_inside_a_slot_knows_its_slot() -> None:
    text = "应在【例如:2小时】内到场，并在8小时内修复。"
    assert slot_at(text, text.index("2小时")) is not None
    assert slot_at(text, text.index("8小时")) is None


@pytest.mark.parametrize(
    "text",
    [
        "法释〔2023〕13号、国办发[2022]5号、(2022)京01民终1号",
        "见脚注[1]和[12]",
        "【附件一】【重要提示】【以下无正文】",
        "标的额【2千】元，【15】个工作日，【2026年12月1日】",
        "提交【北京仲裁委员会】仲裁，由【北辰数科（天津）有限公司】承担",
        "[服务清单](https://example.test/a.md)与[图](a.png)",
        "- [ ] 一次性支付",
        "[ ]一次性 [x]分期",
        "【√】一次性 【 】分期",
        "{{name}}、${date}、<%= x %>、<br/>、<https://example.test>",
        "当 a<5 且 b>3 时，数组 a[0]、b[]",
        "【注：此条由法务修改】",
        "【服务内容】乙方提供下列服务",
        "【服务地点】：天津市滨海新区",
        "【如甲方逾期付款，乙方有权解除】",
        "（可选）、（SLA）、（以下简称“客户”）",
        "符合[GB/T 22080-2025]的要求",
    ],
)
def test_other_uses_of_brackets_are_not_slots(text: str) -> None:
    assert slots(text) == ()
