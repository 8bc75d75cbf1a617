"""找出一行文字里的金额：数字的（￥152,000.00、15.2万元）与大写的（壹拾伍万贰仟元整），各在哪里、是多少元。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from contractgen.zh.amounts import parse_rmb
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, parse_number

_WIDE = str.maketrans({0xFF10 + i: 0x30 + i for i in range(10)} | {"．": ".", "￥": "¥"})
_FIGURES = re.compile(
    r"(?P<mark>(?:人民币|RMB|CNY)?\s*¥|人民币|RMB|CNY)?\s*(?<![\d.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:，\d{3})+\.\d{2}(?!\d)|\d+(?:\.\d+)?)(?![\d%％‰])"
    r"\s*(?P<unit>[百千]?万|亿)?\s*(?P<yuan>元|圆)?(?P<end>整|正)?"
)
_D = f"[{CHINESE_DIGITS}两]"
_WORDS = re.compile(
    rf"[{CHINESE_NUMERALS}]{{1,30}}[元圆圓](?:整|正|(?:零?{_D}角)?(?:零?{_D}分)?[整正]?)|(?:零?{_D}角){_D}分[整正]?"
    rf"|(?<=大写)(?:[)）]?\s*[：:]?\s*(?:人民币)?)(?P<bare>[{CHINESE_NUMERALS}]{{2,30}})(?![元圆圓{CHINESE_NUMERALS}])"
)
_CAPITAL = re.compile("[壹贰貳弍叁參叄肆伍陆陸柒捌玖拾佰仟]")
_FORM = re.compile(r"零[拾佰仟角分]|零(?=[万亿萬億元圆圓])")
#: 漏写的零：捌万陆佰、贰仟伍元
_D1 = f"[{CHINESE_DIGITS}]"
_NO_ZERO = re.compile(
    rf"(?<=[万萬亿億])(?={_D1}[佰百拾十元圆圓])|(?<=[仟千])(?={_D1}[拾十元圆圓])|(?<=[佰百])(?={_D1}[元圆圓])"
)
_QUICK = re.compile(rf"[元圆圓¥￥]|人民币|RMB|CNY|大写|[{CHINESE_DIGITS}]角")


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """一处金额。value 以元计，读不出来为 None；capital 表示用的是大写数字；marked 表示写有￥、元或人民币。"""

    start: int
    end: int
    value: Decimal | None
    words: bool
    capital: bool = False


@lru_cache(maxsize=16384)
def amounts(text: str) -> tuple[FoundAmount, ...]:
    """文字里的金额，从左到右。"""
    if not _QUICK.search(text):
        return ()
    found = [*_figures(text), *_words(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def _figures(text: str) -> Iterator[FoundAmount]:
    plain = text.translate(_WIDE)
    for match in _FIGURES.finditer(plain):
        if not (match["mark"] or match["yuan"]):
            continue
        start = match.start("number")
        if match["mark"] and "¥" in match["mark"]:
            start = plain.index("¥", match.start())
        yield FoundAmount(start, match.end(), _value(match["number"], match["unit"] or ""), False)


def _value(number: str, unit: str) -> Decimal | None:
    try:
        return parse_number(number.replace("，", ",") + unit)
    except ValueError:
        return None


def _words(text: str) -> Iterator[FoundAmount]:
    for match in _WORDS.finditer(text):
        group = "bare" if match["bare"] else 0
        words = match[group]
        before = text[max(0, match.start() - 12) : match.start()]
        capital = bool(_CAPITAL.search(words))
        if capital or "大写" in before or len(words) > 2:
            yield FoundAmount(match.start(group), match.end(group), _spelled(words), True, capital)


def _spelled(words: str) -> Decimal | None:
    """读大写；照票据格式逐位写零的（零拾贰万伍仟零佰零拾零元零角零分）、中间漏写了零的也读。"""
    whole = words if re.search("[元圆圓角分]", words) else words + "元"
    for form in (whole, _FORM.sub("", whole), _NO_ZERO.sub("零", whole)):
        try:
            return parse_rmb(form)
        except ValueError:
            continue
    return None


def plain_amount(text: str) -> Decimal | None:
    """整格只有一个数目（可带￥、元、万元、千位分隔）时的值；不是则为 None。"""
    match = _FIGURES.fullmatch(text.strip().translate(_WIDE))
    return _value(match["number"], match["unit"] or "") if match else None
