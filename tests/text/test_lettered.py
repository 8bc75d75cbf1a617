"""字母打头的编号：附件里的 B.1、B1.1；型号、图号不是。"""

from __future__ import annotations

import pytest

from tests.text.drafts import HEAD, draft, places


@pytest.mark.parametrize("mark", ["B.", "B"])
def test_an_annex_numbered_with_its_letter_has_articles(mark: str) -> None:
    text = f"{mark}1 对象\n{mark}1.1 乙方维护风机。\n{mark}2 时限\n{mark}2.1 两小时到场。\n"
    reading = draft(HEAD + text)
    assert [(each.kind, each.path[-1]) for each in reading.sections] == [
        ("article", f"{mark}1"),
        ("clause", f"{mark}1.1"),
        ("article", f"{mark}2"),
        ("clause", f"{mark}2.1"),
    ]


def test_letters_inside_an_annex_do_not_disturb_the_body() -> None:
    text = "第一条 范围\n1.1 维护。\n附件B 值班\nB1 电话\nB1.1 见1.1。\nB2 到岗\n"
    assert places(HEAD + text)[3:] == ["第一条", "1.1", "附件B", "附件B B1", "附件B B1.1", "附件B B2"]


@pytest.mark.parametrize(
    "lines",
    ["A1 打印机一台\nA2 扫描仪一台\nA3 投影仪一台\n", "A3 打印机一台\nA2 扫描仪一台\nA1 投影仪一台\n"],
)
def test_models_under_a_clause_are_not_numbers(lines: str) -> None:
    reading = draft(HEAD + f"第一条 设备\n1.1 型号如下：\n{lines}第二条 费用\n2.1 每年十元。\n")
    assert [each.path[-1] for each in reading.sections if each.kind != "item"] == [
        "第一条",
        "1.1",
        "第二条",
        "2.1",
    ]
