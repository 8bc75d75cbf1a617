"""草稿里写出来的算式：8760×0.1%＝87.6小时、(1－99.9%)×43200分钟＝43.2分钟；算得对不对。"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.characters import fold_width

_SIZE = {
    "秒": 1,
    "秒钟": 1,
    "分": 60,
    "分钟": 60,
    "min": 60,
    "小时": 3600,
    "h": 3600,
    "日": 86400,
    "天": 86400,
}
_UNIT = r"(?:秒钟?|分钟?|min|小时|h|[日天])"
_TERM = rf"\(?\s*(?:1\s*[-－—–]\s*)?\d[\d,]*(?:\.\d+)?\s*(?:%|{_UNIT})?\s*\)?"
_SUM = re.compile(
    rf"(?P<left>{_TERM}(?:\s*[×xX*✕]\s*{_TERM})+)\s*(?:=|≈|约为?|等于|即)\s*(?P<right>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNIT})"
)
_N = rf"(?P<{{}}>\d[\d,]*(?:\.\d+)?)\s*{_UNIT}?"
#: （720－7.2）÷720＝99%、1－7.2÷720＝99%
_SHARE = re.compile(
    rf"(?:\(\s*{_N.format('a')}\s*[-－—–]\s*{_N.format('b')}\s*\)\s*[÷/]\s*{_N.format('c')}|1\s*[-－—–]\s*\(?{_N.format('d')}\s*[÷/]\s*{_N.format('e')}\)?)"
    r"\s*(?:[×xX*]\s*100%)?\s*(?:=|≈)\s*(?P<right>\d{1,3}(?:\.\d+)?)\s*%"
)
_FACTOR = re.compile(rf"(?P<less>1\s*[-－—–]\s*)?(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|{_UNIT})?")
#: 一个周期有多少：8760小时、525600分钟
_WHOLE = {
    8760: 3600, 8784: 3600, 4380: 3600, 2160: 3600, 744: 3600, 720: 3600, 168: 3600, 24: 3600,
    525600: 60, 527040: 60, 43200: 60, 44640: 60, 129600: 60, 10080: 60, 1440: 60,
}  # fmt: skip


@record
class Expression:
    """一处算式：写的结果与算出的结果（秒）。"""

    span: Span
    result: Span
    written: Decimal
    actual: Decimal
    share: bool = False  # 结果是百分比


def expressions(reading: Reading) -> tuple[Expression, ...]:
    """全文里带百分比、结果是时间的乘法算式。"""
    found = []
    for line in saying(reading, ("×", "x", "X", "*", "✕", "÷", "/")):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        plain = fold_width(line.text)
        for match in _SHARE.finditer(plain):
            first, rest = (match["c"], match["b"]) if match["c"] else (match["e"], match["d"])
            whole, less = Decimal(first.replace(",", "")), Decimal(rest.replace(",", ""))
            if whole and (not match["a"] or Decimal(match["a"].replace(",", "")) == whole):
                result = Span(line.index, match.start("right"), match.end())
                written = Decimal(match["right"]) / 100
                found.append(
                    Expression(
                        Span(line.index, match.start(), match.end()), result, written, 1 - less / whole, True
                    )
                )
        for match in _SUM.finditer(plain):
            if "%" not in match["left"]:
                continue
            try:
                actual = _value(match["left"])
                written = Decimal(match["right"].replace(",", "")) * _SIZE[match["unit"]]
            except (InvalidOperation, KeyError):
                continue
            if actual is not None:
                result = Span(line.index, match.start("right"), match.end("unit"))
                found.append(
                    Expression(Span(line.index, match.start(), match.end()), result, written, actual)
                )
    return tuple(found)


def _value(left: str) -> Decimal | None:
    """算式的值（秒）；单位取写出的最小的一个，没有写的，看是不是一个周期的小时数、分钟数。"""
    value, sizes, numbers = Decimal(1), [], []
    for match in _FACTOR.finditer(left):
        number = Decimal(match["n"].replace(",", ""))
        if match["unit"] == "%":
            value *= 1 - number / 100 if match["less"] else number / 100
            continue
        value *= number
        numbers.append(int(number) if number == int(number) else 0)
        if match["unit"]:
            sizes.append(_SIZE[match["unit"]])
    if not sizes:
        sizes = [60] if 60 in numbers else [_WHOLE[each] for each in numbers if each in _WHOLE]
    return value * min(sizes) if sizes else None
