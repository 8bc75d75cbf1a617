"""百分比的写法与读法：99.9%、5‰、万分之五、百分之九十九点五。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from contractgen.zh.characters import compact
from contractgen.zh.numerals import chinese_decimal, parse_number, plain_decimal

#: 记号 → 它所表示的十的几次方分之一；带“分之”的写在数目前面，数目用中文
_POWERS = {"%": 2, "‰": 3, "‱": 4, "百分之": 2, "千分之": 3, "万分之": 4}
_WRITTEN = re.compile(r"(百分之|千分之|万分之)(.+)|(.+)([%‰‱])")


@dataclass(frozen=True, slots=True)
class Percent:
    """一个比例。ratio 是比值（99.9% 为 0.999），sign 是它写出来用的记号；比较大小、是否相等请用 ratio。"""

    ratio: Decimal
    sign: str = "%"

    def __post_init__(self) -> None:
        """拒绝不认识的记号和负数。"""
        if self.sign not in _POWERS:
            raise ValueError(f"不认识的记号 {self.sign}，可用 {' '.join(_POWERS)}")
        if not isinstance(self.ratio, Decimal):
            raise TypeError(f"比值应当是 Decimal，不接受 {self.ratio!r}")
        if not self.ratio.is_finite() or self.ratio < 0:
            raise ValueError(f"比例应当是不小于 0 的数，现在是 {self.ratio}")


def parse_percent(text: str) -> Percent:
    """读比例：99.9%、９９．９％、5‰、万分之五、百分之九十九点五、百分之百。没有记号或读不出报 ValueError。"""
    value = compact(text)
    found = _WRITTEN.fullmatch(value)
    if not found:
        raise ValueError(f"“{text}”应当写明百分号或千分号，像 99.9%、5‰ 或“万分之五”")
    sign, number = (found[1], found[2]) if found[1] else (found[4], found[3])
    amount = Decimal(100) if value == "百分之百" else parse_number(number)  # “百”前不必有“一”
    return Percent(amount.scaleb(-_POWERS[sign]), sign)


def format_percent(percent: Percent) -> str:
    """照原来的记号写出：99.9%、5‰、万分之五；末尾的零不写。"""
    amount = percent.ratio.scaleb(_POWERS[percent.sign])
    if percent.sign.endswith("分之"):
        return percent.sign + chinese_decimal(amount)
    return plain_decimal(amount) + percent.sign
