"""一句话里的合计：分三期、每期8课时，合计24课时；一号门8路、二号门6路，合计14路；每季度一次，全年共四次。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.record import record
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import sentences

_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|[{CHINESE_NUMERALS}]+)"
_TOTAL = re.compile(
    rf"(?P<word>合计|共计|总计|总共|累计|一共|(?<![一公总])共|(?<=[，,])计)(?:约|为|有|是)?\s*(?P<count>{_NUMBER})\s*(?P<unit>个?(?:课时|学时|工时|人次|人天|人日|人月|小时|分钟|工作日|季度|[一-龥]))"
)
_EACH = re.compile(
    rf"每(?P<one>一?个?(?:半年|季度|[一-龥]))[^每，,。；;]{{0,6}}?(?P<count>{_NUMBER})\s*(?P<unit>个?[一-龥]{{1,2}})"
)
_A_YEAR = {"日": 365, "天": 365, "周": 52, "月": 12, "季": 4, "季度": 4, "半年": 2}
_WHOLE_YEAR = re.compile(r"(?:全年|每年|一年|年度|一个(?:自然|服务|合同)?年度?)(?:内|度|合同期)?\s*$")
_LOOSE = re.compile(r"约|左右|以上|以下|以内|不少于|不超过|至少|至多|最多|其中|除|另|原|扣除|余|剩")


@record
class Total:
    """一处合计。left 是算出它的话，right 是合计的话，equal 是两边相等。"""

    start: int
    end: int
    left: str
    right: str
    equal: bool


def totals(shadow: str) -> Iterator[Total]:
    """文字（已经遮蔽）里的合计；看不出由哪些数得来的不算。"""
    if "共" not in shadow and "计" not in shadow:
        return
    for start, end in sentences(shadow):
        for match in _TOTAL.finditer(shadow, start, end):
            if found := _reckoned(shadow, start, match):
                yield found


def _reckoned(shadow: str, start: int, match: re.Match[str]) -> Total | None:
    said = shadow[start : match.start()]
    unit, count = match["unit"].removeprefix("个"), _value(match["count"])
    if count is None or _LOOSE.search(said):
        return None
    each = _last(_EACH, said)
    if each is not None:
        one, many = each["one"].removeprefix("一").removeprefix("个"), _value(each["count"])
        if many is None or not each["unit"].removeprefix("个").startswith(unit):
            return None
        times = (
            Decimal(_A_YEAR[one])
            if one in _A_YEAR and _WHOLE_YEAR.search(said)
            else _times(said[: each.start()], one)
        )
        if times is None:
            return None
        equal = many * times == count or (one == "周" and abs(many * times - count) <= many)
        left = said[each.start() :].rstrip("，,、 ")
        return Total(start + each.start(), match.end(), left, match.group(), equal)
    if match["word"] in ("共", "计", "累计", "一共") or "每" in said or "各" in said:
        return None
    parts = list(re.finditer(rf"({_NUMBER})\s*个?{unit}(?![一-龥]*内)", said))
    values = [value for part in parts if (value := _value(part[1])) is not None]
    if len(values) < 2 or not re.search("[、，,和及]", said[parts[0].end() : parts[-1].start()]):
        return None
    left = said[parts[0].start() :].rstrip("，,、（( ")
    return Total(start + parts[0].start(), match.end(), left, match.group(), sum(values) == count)


def _times(said: str, one: str) -> Decimal | None:
    """分三期、共5人：有几个“每期、每人”。"""
    found = _last(re.compile(rf"({_NUMBER})\s*个?{re.escape(one)}"), said)
    return _value(found[1]) if found else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for match in pattern.finditer(text):
        last = match
    return last


def _value(words: str) -> Decimal | None:
    try:
        return Decimal(parse_number(words))
    except ValueError:
        return None
