"""形似数目而不是期限的文字被遮蔽，真正的期限留着。"""

from __future__ import annotations

import pytest

from contractgen.zh.masks import masked, masks


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("提供7×24小时监控和5*8支持", ["coverage", "coverage"]),
        ("每周7天每天24小时值守", ["coverage"]),
        ("周一至周五9:00-18:00", ["clock", "clock"]),
        ("上午9点至下午6点", ["clock", "clock"]),
        ("自2027年3月1日至2027-12-31", ["date", "date"]),
        ("每月25日之前完成", ["date"]),
        ("热线400-555-0100，电话0571-55501234，手机13900000000", ["phone", "phone", "phone"]),
        ("符合GB/T 28827.1-2022和ISO/IEC 27001:2022", ["standard", "standard"]),
        ("按第三条第3.2款和《民法典》第五百八十五条第二款", ["reference", "law"]),
        ("(1)收到后处理", ["marker"]),
        ("https://desk.example/24小时 与 help@desk.example", ["url", "email"]),
        ("账号1200 5550 0000 2026 18", ["account"]),
        ("型号BC-R740，版本V4.2", ["code", "version"]),
    ],
)
def test_look_alikes_are_masked(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in masks(text)] == kinds


@pytest.mark.parametrize(
    "text", ["自收到之日起30日内", "1.5小时内解决", "十五（15）日", "每24小时通报一次", "一年零六个月"]
)
def test_periods_are_left_alone(text: str) -> None:
    assert masked(text) == text


def test_the_masked_text_keeps_its_length_and_punctuation() -> None:
    text = "（1）自２０２７年１月１日起３日内，按第五条执行。"
    assert len(masked(text)) == len(text)
    assert masked(text).endswith("3日内，按   执行。")
