"""在文字里找带单位的数：95%、85分、两小时、2.5s、3次、2000元，统一单位后可以比较大小。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, parse_number
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable

#: 单位的叫法 → 统一的单位与折算
_TIMES = {
    "毫秒": "0.001", "ms": "0.001", "秒": "1", "秒钟": "1", "s": "1", "S": "1", "分钟": "60", "min": "60", "刻钟": "900",
    "小时": "3600", "钟头": "3600", "h": "3600", "H": "3600", "日": "86400", "天": "86400", "自然日": "86400", "日历日": "86400",
    "日历天": "86400", "自然天": "86400", "周": "604800", "星期": "604800",
}  # fmt: skip
_WORKING = {"工作日": "工作日", "工作天": "工作日", "工作小时": "工作小时"}
_MONTHS = {"月": 1, "自然月": 1, "季度": 3, "年": 12}
_COUNTED = "次|起|件|台|处|条|单|例|人次|人|宗|笔|项|张|份|班|趟|车|批|票|瓶|只|套|名|辆|户|个"
_PHYSICAL = r"℃|°C|摄氏度|度|星|毫米|mm|厘米|cm|米|公里|km|吨|公斤|kg|[TGMK]B(?:ps)?|Mbps|Gbps|dB|分贝|ppm|倍"
#: “分”是分数，不是分钟、分类、分期
_SCORE = r"分(?!钟|之(?![间内上下外])|别|类|级|批|期|次|段|布|公司|包|析|享|工(?!单)|配|摊|歧|立|离|院|行|局|校|店|拣|机|区|组|户|页|层|册|子|解|担|红|成|隔|流|管|界|属|发|节|支(?!付))"
_UNIT = (
    r"个?百分点|毫秒|ms(?![a-z])|秒钟?|[sS](?![A-Za-z])|分钟|min(?![a-z])|刻钟|个?工作小时|个?小时|个?钟头|[hH](?![A-Za-z])"
    r"|个?工作[日天]|自然[日天]|日历[日天]|[日天](?![志常期程历报记语均]|下午|上午)|周(?![一二三四五六日末])|个?星期|个(?:自然)?月|个季度|年(?![度级份龄均])"
    rf"|万元|元|块(?:钱)?(?![链状屏大小]|土|地|硬|板)|{_SCORE}|{_PHYSICAL}|{_COUNTED}"
)
_NUMBER = rf"(?<![\d.A-Za-z])(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?(?:\s*[万千](?!分之))?|(?<![{CHINESE_NUMERALS}第统唯同逐进])[{CHINESE_NUMERALS}]{{1,8}}(?:点[{CHINESE_DIGITS}]{{1,4}})?|(?<!年)半(?=个?[小钟年日天月])"
_ANY = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s*[（(]\s*(?:\d[\d.]*|[{CHINESE_NUMERALS}]+)\s*[)）])?\s*(?:个(?P<half>半)(?=小时|钟头|月|工作日))?(?P<unit>{_UNIT})?(?P<after>半(?![个年月日数]))?"
)
_QUICK = re.compile(rf"\d|[{CHINESE_NUMERALS}半]")
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Measured:
    """一个数。value 已按 unit 折算（比例是比值，时间是秒），step 是写到的最后一位所表示的大小。

    unit：% 分 百分点 时 工作日 工作小时 月 元 或者计数的单位；没有写单位的为空。
    """

    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal
    scale: Decimal = Decimal(1)  # 写的数乘以它就是 value


@lru_cache(maxsize=8192)
def measured(text: str) -> tuple[Measured, ...]:
    """编号之后的文字（表格的一格）里带单位的数和不带单位的阿拉伯数字，从左到右；开头的数不是编号。"""
    if not _QUICK.search(text):
        return ()
    shadow = readable("—" + text)[1:]
    found = [_share(shadow, each.start, each.end, each.percent.ratio) for each in percents(shadow)]
    taken = [(each.start, each.end) for each in found]
    for match in _ANY.finditer(shadow):
        if any(start <= match.start() < end or match.start() <= start < match.end() for start, end in taken):
            continue
        if each := _read(match):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _share(shadow: str, start: int, end: int, ratio: Decimal) -> Measured:
    decimals = len(shadow[start:end].partition(".")[2].rstrip("%‰‱ "))
    return Measured(start, end, ratio, "%", Decimal(1).scaleb(-2 - decimals), Decimal("0.01"))


def _read(match: re.Match[str]) -> Measured | None:
    number, unit = match["number"], (match["unit"] or "").removeprefix("个")
    if match["unit"] == "个":
        unit = "个"
    if not unit and not _BARE.fullmatch(number):
        return None
    try:
        value = parse_number("".join(number.split()))
    except (ValueError, ArithmeticError):
        return None
    if match["half"] or match["after"]:
        value += Decimal("0.5")
    decimals = len(number.partition(".")[2]) if number[0].isascii() else 0
    step = Decimal(1).scaleb(-decimals)
    end = match.end() if unit else match.start("number") + len(number.rstrip())
    name, scale = _named(unit)
    return Measured(match.start(), end, value * scale, name, step * scale, scale)


def _named(unit: str) -> tuple[str, Decimal]:
    """统一的单位与折算的倍数。"""
    if unit in _TIMES:
        return "时", Decimal(_TIMES[unit])
    if unit in _MONTHS:
        return "月", Decimal(_MONTHS[unit])
    if unit.startswith("块"):
        return "元", Decimal(1)
    if unit == "万元":
        return "元", Decimal(10000)
    return _WORKING.get(unit, unit), Decimal(1)
