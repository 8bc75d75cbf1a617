"""一处对不上：指出的字、相对的字和说法；正文和各表共用。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.facts.amounts import StatedTotal
from contractgen.model.reading import Span
from contractgen.model.record import record
from contractgen.zh.numerals import plain_decimal


@record
class Clash:
    """一处对不上：指出的字、相对的字、牵涉到的全部数（同一个错只说一次），和说法。"""

    span: Span
    related: tuple[Span, ...]
    involved: frozenset[Span]
    message: str
    provisional: bool = False
    unsure: bool = False  # 也许不是同一笔


def clash(
    span: Span, related: tuple[Span, ...], message: str, provisional: bool, unsure: bool = False
) -> Clash:
    return Clash(span, related, frozenset((span, *related)), message, provisional, unsure)


def said(value: Decimal) -> str:
    return f"{round(value, 2):,}元"


def percent(value: Decimal) -> str:
    return f"{plain_decimal(value * 100)}%"


def only(totals: tuple[StatedTotal, ...]) -> Decimal | None:
    """唯一的总价；有几个不同的为 None。"""
    stated = [each for each in totals if each.kind in ("gross", "total")]
    values = {each.value for each in stated}
    return (
        values.pop()
        if len(values) == 1 and all(each.spelled in (None, each.value) for each in stated)
        else None
    )
