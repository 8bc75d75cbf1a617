"""合计之前的一项：写明的数，或者数量乘单价（十台、每台三百元；10人天×2,500元），扣减的为负。"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from contractgen.model.record import record
from contractgen.zh.money_words import FoundAmount
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number

_N = rf"(?:\d[\d,]*(?:\.\d+)?|[{CHINESE_NUMERALS}两]+)"
_MEASURE = r"人天|人日|人月|课时|学时|小时|季度|半年|人次|坐席|席位|账号|用户|机柜|站点|终端|点位|节点|平方米|公里|[A-Za-z]{1,3}|[一-龥]"
_EVERY = re.compile(rf"每\s*(?:一|个|名)*\s*({_MEASURE})")
_PER = re.compile(rf"\s*[/／]\s*({_MEASURE})")
_FACTOR = rf"(?:{_N})\s*(?:个|名)?(?:{_MEASURE})?"
_TIMES_BEFORE = re.compile(rf"(?:{_FACTOR}\s*[×xX*＊]\s*)+(?:人民币|¥|￥)?\s*$")
_TIMES_AFTER = re.compile(rf"\s*(?:[/／](?:{_MEASURE}))*(?:\s*[×xX*＊]\s*{_FACTOR})+")
_TOTAL = re.compile(
    r"(?P<word>合计|共计|总计|总共|一共|总额|总价|总费用|应付总额|小计|[＝=]|即|(?<![公一总])共|(?<![合共总小累统估预会])计|(?<=[，,])月费)"
    r"(?:为|是|人民币|¥|￥|每?[人年月季日天]|全年|[一-龥]{1,4}(?:费用?|款)|\s|[：:])*$"
)
_REDUCED = re.compile("优惠后|[折免]|抹零|取整|让利后|首月")
_MINUS = re.compile(r"扣除|减去|减免|优惠|抵扣|抹去|让利|返还|减(?!震)")
_NOT_PART = re.compile(r"单价|押金|保证金|保额|原价|限额|标准为|目录价|市场价|超过")
_YEAR = {"月": 12, "季度": 4, "季": 4, "半年": 2}
_WHOLE_YEAR = re.compile("全年|每年|年度|一年")


@record
class Part:
    """一项可以有的几个数，头一个是最可能的；multiplied 表示是数量乘单价。"""

    values: tuple[Decimal, ...]
    places: tuple[tuple[int, int], ...]
    multiplied: bool


def told_total(left: str) -> str:
    """紧在一个数之前的“合计”；没有为空。"""
    found = _TOTAL.search(left[-24:])
    return found["word"] if found and not _REDUCED.search(left) else ""


def part_of(text: str, start: int, amount: FoundAmount, stop: int) -> Part | None:
    """合计（在 stop）之前的一项；不知道怎样计入的为 None。"""
    assert amount.value is not None
    item = max(
        [
            start,
            *(match.end() for match in re.finditer("[元；;]", text[: amount.start]) if match.end() > start),
        ]
    )
    left = text[item : amount.start]
    if _NOT_PART.search(left) or text.count("（", item, amount.start) > text.count("）", item, amount.start):
        return None
    place = (amount.start, amount.end)
    before, after = _TIMES_BEFORE.search(left), _TIMES_AFTER.match(text, amount.end)
    if before or after:
        factors = [_number(word) for side in (before, after) if side for word in re.findall(_N, side[0])]
        return Part((amount.value * _product(tuple(factors)),), (place,), True)
    units = _EVERY.findall(left)
    if per := _PER.match(text, amount.end):
        units.append(per[1])
    if not units:
        return Part((amount.value * (-1 if _MINUS.search(left) else 1),), (place,), False)
    counts = [count for unit in dict.fromkeys(units) if (count := _count(text, item, amount, stop, unit))]
    if not counts:
        return None
    values = [
        amount.value * _product(chosen)
        for size in range(len(counts), 0, -1)
        for chosen in combinations([count for count, _ in counts], size)
    ]
    return Part(tuple(dict.fromkeys(values)), (place, *(at for _, at in counts)), True)


def _count(
    text: str, item: int, amount: FoundAmount, stop: int, unit: str
) -> tuple[Decimal, tuple[int, int]] | None:
    """这个单位有几个：先看这一项之内，再看其后；全年的月数、季度数不用写。"""
    said = re.compile(rf"(?<![每第\d.,{CHINESE_NUMERALS}])({_N})\s*(?:个|名|自然)?{re.escape(unit)}")
    for place, end in ((item, amount.start), (amount.end, stop)):
        found = [match for match in said.finditer(text, place, end) if _readable(match[1])]
        if found:
            match = found[-1] if place == item else found[0]
            return _number(match[1]), match.span(1)
    whole = _WHOLE_YEAR.search(text, amount.end, stop)
    return (Decimal(_YEAR[unit]), whole.span()) if whole and unit in _YEAR else None


def _product(numbers: tuple[Decimal, ...]) -> Decimal:
    total = Decimal(1)
    for number in numbers:
        total *= number
    return total


def _readable(words: str) -> bool:
    try:
        parse_number(words.replace("两", "二"))
    except ValueError:
        return False
    return True


def _number(words: str) -> Decimal:
    return Decimal(parse_number(words.replace("两", "二")))
