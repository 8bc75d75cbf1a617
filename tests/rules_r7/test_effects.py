"""扣多少、付几成、打几折，统一成损失。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractgen.facts.words.effects import effect


@pytest.mark.parametrize(
    ("text", "kind", "loss"),
    [
        ("扣当月服务费的5%", "share", "0.05"),
        ("支付95%", "share", "0.05"),
        ("月费九五折", "share", "0.05"),
        ("全额支付", "share", "0"),
        ("不奖不罚", "share", "0"),
        ("不予支付", "share", "1"),
        ("奖励2%", "share", "-0.02"),
        ("按合同价的3%支付违约金", "share", "0.03"),
        ("罚款2000元", "money", "2000"),
        ("减收三日服务费", "days", "3"),
        ("每低一个百分点扣1%", "rate", "0.01"),
        ("扣2分", "points", "2"),
    ],
)
def test_a_consequence_is_read_as_a_loss(text: str, kind: str, loss: str) -> None:
    found = effect(text)
    assert found is not None
    assert (found.kind, found.loss) == (kind, Decimal(loss))


@pytest.mark.parametrize(("text", "kind"), [("的，甲方可以解除合同", "ended"), ("为优秀", "grade")])
def test_a_consequence_without_a_number(text: str, kind: str) -> None:
    found = effect(text)
    assert found is not None
    assert (found.kind, found.loss) == (kind, None)


def test_a_formula_is_not_a_consequence() -> None:
    assert effect("＝完成数÷总数×100%") is None
