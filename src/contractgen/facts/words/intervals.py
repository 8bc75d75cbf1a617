"""一句话里的比例区间：不低于99%且低于99.5%、99%（含）至99.5%、99.0%≤A＜99.5%、[99%, 99.5%)。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.percent_words import FoundPercent, percents

#: 变量名：月可用率A、X、可用率
_NAME = r"(?:[一-龥]{0,8}(?:率|性|度|值)|[A-Za-z]{1,6})?"
_BELOW = re.compile(
    r"(?:<|(?<![不得应])(?<!等于或)(?<!等于或者)(?:低于|小于|少于)|未(?:能)?达到?|没有达到|达不到|不足|不满|不到)\s*$"
)
_AT_MOST = re.compile(
    r"(?:≤|<=|≦|(?:低于|小于)(?:或者?)?等于|等于(?:或者?|及)(?:低于|小于)|不高于|不超过|不大于|不多于)\s*$"
)
_AT_LEAST = re.compile(
    r"(?:≥|>=|≧|不低于|不少于|不小于|(?<![未不没能有])达到|(?:大于|高于)(?:或者?)?等于|等于(?:或者?|及)(?:高于|大于))\s*$"
)
_ABOVE = re.compile(r"(?<![≥=])(?:>|高于|超过|大于)\s*$")
_THEN_ABOVE = re.compile(rf"\s*(≤|<=|<|≦)\s*(?={_NAME})")  # 99%≤A：下限
_THEN_BELOW = re.compile(rf"\s*(≥|>=|>|≧)\s*(?={_NAME})")  # 99.5%>A：上限
_RANGE = re.compile(r"\s*(?:\([^()]{0,8}\))?\s*(?:至|到|[-—–~]{1,2}|,)\s*")
_NOTE = re.compile(r"\s*\(\s*(?P<said>(?:不)?(?:含|包括|包含)[^()]{0,20})\)")
_WORD = re.compile(r"\s*(?:\([^()]*\))?\s*(?:及其?)?(以上|以下|以内|之下)")
_INSIDE = re.compile(r"\([^()]{0,20}$")


@record
class Edge:
    """区间的一端：数值、含不含、是不是“以上、以下、至”一类要看约定的。"""

    ratio: Decimal
    inside: bool
    loose: bool


@record
class Interval:
    """一个区间和它的原话在文字里的起止。没有写的一端为 None。"""

    start: int
    end: int
    low: Edge | None
    high: Edge | None


def own_percents(text: str, start: int = 0, end: int | None = None) -> list[FoundPercent]:
    """比例，不算括注“（不含99.5%）”里的。"""
    plain = fold_width(text)
    found = percents(text, start, end)
    return [
        each for each in found if not re.search(r"\(\s*不?(?:含|包括|包含)[^()]{0,16}$", plain[: each.start])
    ]


def interval(text: str, found: Sequence[FoundPercent]) -> Interval | None:
    """由一两个比例和前后的话得出区间；看不出是哪一端的为 None。"""
    plain = fold_width(text)
    low: Edge | None = None
    high: Edge | None = None
    for place in range(len(found[:2])):
        side, edge = _edge(plain, found[:2], place)
        if not side:
            return None
        if side == "low":
            low = edge
        else:
            high = edge
    start, end = found[0].start, found[min(len(found), 2) - 1].end
    if word := re.match(r"\s*(?:以上|以下)", plain[end:]):
        end += word.end()
    if lead := re.search(
        r"(?:[≥≤<>=]+|低于|不足|不低于|不满|不到|高于|超过|小于|未达到?|达到|达不到)\s*$", plain[:start]
    ):
        start = lead.start()
    return Interval(start, end, low, high)


def _edge(plain: str, found: Sequence[FoundPercent], place: int) -> tuple[str, Edge | None]:
    each = found[place]
    ratio = each.percent.ratio
    before, after = plain[max(0, each.start - 10) : each.start], plain[each.end : each.end + 12]
    note = _NOTE.match(after)
    out = bool(note and note["said"].startswith("不"))
    if re.search(r"\[\s*0%?\s*[,~-]\s*$", before) and after[:1] in (")", "]"):  # [0, 95%)
        return "high", Edge(ratio, after[0] == "]", False)
    if _BELOW.search(before):
        return "high", Edge(ratio, False, False)
    if _AT_MOST.search(before):
        return "high", Edge(ratio, True, False)
    if _AT_LEAST.search(before):
        return "low", Edge(ratio, True, False)
    if _ABOVE.search(before):
        return "low", Edge(ratio, False, False)
    if sign := _THEN_ABOVE.match(after):
        return "low", Edge(ratio, sign[1] != "<", False)
    if sign := _THEN_BELOW.match(after):
        return "high", Edge(ratio, sign[1] != ">", False)
    word = _WORD.match(after)
    if word and word[1] == "以上":
        return "low", Edge(ratio, not out, not note)
    if word:
        return "high", Edge(ratio, not out, not note)
    if len(found) == 2 and _RANGE.fullmatch(plain[found[0].end : found[1].start]):
        return _ranged(plain, found, place)
    return "", None


def _ranged(plain: str, found: Sequence[FoundPercent], place: int) -> tuple[str, Edge]:
    """99%至99.5%的一端：括号、括注写明的；只注明一端的，另一端不含。"""
    ratio = found[place].percent.ratio
    smaller = min(each.percent.ratio for each in found)
    side = "low" if ratio == smaller and (place == 0 or found[0].percent.ratio != ratio) else "high"
    opened = plain[max(0, found[0].start - 2) : found[0].start].strip()[-1:]
    closed = plain[found[1].end : found[1].end + 2].strip()[:1]
    if opened in "[(" and closed in ")]" and opened and closed:
        return side, Edge(ratio, opened == "[" if place == 0 else closed == "]", False)
    notes = [_NOTE.match(plain, each.end) for each in found]
    told = {}
    for at, note in enumerate(notes):
        for part in re.split("[,、;]", note["said"]) if note else ():
            named = [n for n, each in enumerate(found) if plain[each.start : each.end].strip() in part]
            told[named[0] if named else at] = not part.strip().startswith("不")
    if place in told:
        return side, Edge(ratio, told[place], False)
    if told:
        return side, Edge(ratio, not next(iter(told.values())), False)
    return side, Edge(ratio, True, True)
