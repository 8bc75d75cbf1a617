"""在文字里找比例：99.9%、百分之九十九点五、5‰、万分之五、九成五、三分之一。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, parse_number
from contractgen.zh.percentages import Percent, parse_percent

_TENTHS = "一二三四五六七八九"
_ANY = re.compile(
    rf"(?<![\d.])\d{{1,6}}(?:\.\d{{1,8}})?\s*[%‰‱]|(?:百分之|千分之|万分之)[{CHINESE_NUMERALS}]+(?:点[{CHINESE_DIGITS}]+)?"
    rf"|百分之百|(?P<tenths>[{_TENTHS}])成(?:(?P<more>[{_TENTHS}])(?P<half>半)?|(?P<only>半))?(?![立功员本果交品为都长就效绩分型熟])"
    rf"|(?P<under>[二三四五六七八九十]{{1,3}})分之(?P<over>[一二两三四五六七八九]{{1,2}})"
)
_SIGNS = ("%", "‰", "‱", "分之", "成")


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
            found.append(FoundPercent(match.start(), match.end(), _read(match)))
        except ValueError:
            continue
    return found


def _read(match: re.Match[str]) -> Percent:
    if match["tenths"]:
        hundredths = 10 * parse_number(match["tenths"])
        hundredths += parse_number(match["more"]) if match["more"] else 0
        hundredths += Decimal(5) if match["only"] else Decimal("0.5") if match["half"] else 0
        return Percent(hundredths / 100)
    if match["under"]:
        return Percent(round(parse_number(match["over"]) / parse_number(match["under"]), 6))
    return parse_percent(match.group())
