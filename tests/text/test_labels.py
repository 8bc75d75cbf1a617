"""段首的编号：认得出各种写法，不把数目、日期、引用当作编号。"""

from __future__ import annotations

import pytest

from contractgen.text.labels import automatic_label, label_of


@pytest.mark.parametrize(
    ("text", "form", "numbers", "body"),
    [
        ("第一条服务定义", "article", (1,), "服务定义"),
        ("第 十二 条　定义", "article", (12,), "定义"),
        ("第3条 定义", "article", (3,), "定义"),
        ("第十条之一 补充", "article", (10, 1), "补充"),
        ("第二章 总则", "chapter", (2,), "总则"),
        ("第一部分　协议书", "part", (1,), "协议书"),
        ("三、费用", "cn", (3,), "费用"),
        ("（二）软件", "cn_par", (2,), "软件"),
        ("1.1服务商同意", "chain", (1, 1), "服务商同意"),
        ("１．２．３　交付", "chain", (1, 2, 3), "交付"),
        ("1.1日常故障的响应", "chain", (1, 1), "日常故障的响应"),
        ("2.1年度报告", "chain", (2, 1), "年度报告"),
        ("§1.1　乙方维护系统", "chain", (1, 1), "乙方维护系统"),
        ("2.3项目范围", "chain", (2, 3), "项目范围"),
        ("1.2个人信息", "chain", (1, 2), "个人信息"),
        ("一.2保洁标准", "chain", (1, 2), "保洁标准"),
        ("五.1.3 计价", "chain", (5, 1, 3), "计价"),
        ("1. 定义", "dot", (1,), "定义"),
        ("2、费用", "dot", (2,), "费用"),
        ("（3）付款", "par", (3,), "付款"),
        ("(4)付款", "par", (4,), "付款"),
        ("1）付款", "half", (1,), "付款"),
        ("①付款", "circled", (1,), "付款"),
        ("⑵付款", "par", (2,), "付款"),
        ("a) payment", "lower", (1,), "payment"),
        ("B、付款", "upper", (2,), "付款"),
        ("iv) 付款", "roman", (4,), "付款"),
        ("甲、硬件", "stem", (1,), "硬件"),
        ("附件一：清单", "annex", (1,), "清单"),
        ("附件2 清单", "annex", (2,), "清单"),
        ("附件 A 清单", "annex", (1,), "清单"),
        ("★3.1 关键条款", "chain", (3, 1), "关键条款"),
    ],
)
def test_a_number_at_the_start_is_read(text: str, form: str, numbers: tuple[int, ...], body: str) -> None:
    label = label_of(text)
    assert label is not None and not label.weak
    assert (label.form, label.numbers, text[label.end :]) == (form, numbers, body)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A.1 服务对象", (1, 1)),
        ("A-4　甲方提供电源", (1, 4)),
        ("B1.2 乙方负责维护", (2, 1, 2)),
        ("B.4.1 巡检", (2, 4, 1)),
    ],
)
def test_letters_with_numbers_are_numbers_that_the_order_has_to_confirm(
    text: str, numbers: tuple[int, ...]
) -> None:
    label = label_of(text)
    assert label is not None and label.weak
    assert (label.form, label.numbers) == ("chain", numbers)


@pytest.mark.parametrize(
    "text",
    [
        "24小时内响应", "99.9%以上", "2026.1.1起算", "1.5倍计算", "3.2款执行", "10.5万元", "7×24小时", "15 日内支付",
        "192.168.1.1", "第五条约定的违约责任", "第三条第（二）项", "附件一约定的标准", "甲、乙双方", "A公司", "0.05%",
        "12.5个工作日内", "（2026）津01号", "（一）项所列费用", "一期项目", "9:00-18:00",
        "A4纸两包", "B1层机房", "A-4型设备", "B1.2万元",
    ],
)  # fmt: skip
def test_quantities_dates_and_references_are_not_sure_numbers(text: str) -> None:
    label = label_of(text)
    assert label is None or label.weak


@pytest.mark.parametrize(
    "shown", ["第一条", "1.1", "(1)", "①", "a)", "附件一", "一、", "（一）", "1", "[2]", "1.1."]
)
def test_automatic_numbers_are_read_by_the_same_table(shown: str) -> None:
    label = automatic_label(shown)
    assert label is not None and label.automatic


@pytest.mark.parametrize("shown", ["•", "\uf0b7", "-", "", "注："])
def test_bullets_are_not_numbers(shown: str) -> None:
    assert automatic_label(shown) is None
