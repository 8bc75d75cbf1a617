"""在文字里找比例：99.9%、百分之九十九点五、5‰、万分之五。"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS
from contractgen.zh.percentages import Percent, parse_percent

_ANY = re.compile(
    rf"(?<![\d.])\d{{1,6}}(?:\.\d{{1,8}})?\s*[%‰‱]|(?:百分之|千分之|万分之)[{CHINESE_NUMERALS}]+(?:点[{CHINESE_DIGITS}]+)?"
)
_SIGNS = ("%", "‰", "‱", "分之")


@dataclass(frozen=True, slots=True)
class FoundPercent:
    """一处比例。"""

    start: int
    end: int
    percent: Percent


def percents(shadow: str, start: int = 0, end: int | None = None) -> list[FoundPercent]:
    """文字（已经遮蔽，见 zh.sentences.readable）里的比例，从左到右。"""
    found: list[FoundPercent] = []
    if not any(sign in shadow for sign in _SIGNS):
        return found
    for match in _ANY.finditer(shadow, start, len(shadow) if end is None else end):
        try:
            found.append(FoundPercent(match.start(), match.end(), parse_percent(match.group())))
        except ValueError:
            continue
    return found
