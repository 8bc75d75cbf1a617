"""一句话里的区间：不低于99%且低于99.5%、满3小时不满6小时、95%（含）至98%（不含）、[60, 80)、3.5s＜P90≤6s。

数可以是比例、分数、时间、次数；界限的说法（低于、不足、满、达到、超过、以上、以内、至……）只在这里认。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from contractgen.model.record import record, replace
from contractgen.zh.characters import fold_width
from contractgen.zh.measured import Measured, measured

#: 说出界限的字；一行里一个都没有，就没有区间
BOUND_WORDS = (
    "低于", "小于", "少于", "短于", "不足", "不满", "未满", "不到", "未达", "达不到", "没有达到", "没达到", "不够", "达到", "达", "满",
    "超过", "高于", "大于", "多于", "长于", "超出", "逾", "突破", "跌破", "以上", "以下", "以内", "之内", "之间", "以外",
    "≥", "≤", "＜", "＞", "<", ">", "≧", "≦", "至", "到", "—", "~", "～", "-", "–", "－", "[", "［",
)  # fmt: skip
_NOT = r"(?:不|未|没有?|无)(?:得|应|应当|能|曾|会)?"
_NOTE_WITHIN = r"\s*(?:\([^()]{0,8}含[^()]{0,8}\))?\s*(?:了|约|过)?\s*$"
#: 数前面的话，依次试：哪一端、含不含
_BEFORE = (
    ("low", True, rf"{_NOT}(?:低于|小于|少于|短于|下于|早于)|达到?(?:或者?|及)?超过|(?:高于|大于|超过|多于)(?:或者?)?等于|等于(?:或者?|及)(?:高于|大于|超过)|≥|>=|≧|至少|不差于"),
    ("high", True, rf"{_NOT}(?:超过|高于|大于|多于|长于|超出|逾|晚于|超|到达)|≤|<=|≦|(?:低于|小于|少于)(?:或者?)?等于|等于(?:或者?|及)(?:低于|小于|少于)|至多|控制在"),
    ("high", False, r"低于|小于|少于|短于|不足|不满|未满|不到|未到|没到|不够|达不到|未(?:能)?达到?|没有?达到?|跌破|(?<!=)<"),
    ("low", True, r"(?<![未不没])达到?|(?<![不未])满|(?<!不)够"),
    ("low", False, r"超过|高于|大于|多于|长于|超出|晚于|逾|突破|超|(?<!=)>"),
)  # fmt: skip
_BEFORE_ALL = tuple(
    (side, inside, re.compile(f"(?:{words}){_NOTE_WITHIN}")) for side, inside, words in _BEFORE
)
_NAMED = r"(?=\s*(?:[一-龥A-Za-z]{1,12}[\dA-Za-z]{0,3}(?:[（(][^（）()]{0,10}[)）])?\s*(?:[≤<≥>≦≧，,；;。)）]|$)|$))"
_THEN = re.compile(rf"\s*(≤|<=|<|≦|≥|>=|>|≧){_NAMED}")
_NOTE = re.compile(r"\s*\(\s*(?P<said>(?:不)?(?:含|包括|包含)[^()]{0,20})\)")
_WORD = re.compile(
    r"\s*(?:\((?P<note>[^()]{0,12})\))?\s*(?P<with>及其?|或者?|含)?(?P<word>以上|以下|以内|之内|之下|以外|更[高多长久]|更[低少短]|内(?=的|[，,：:]|不|扣|减|免|罚|\(|$)|起(?=的|[，,：:]|每|扣|$))"
)
_RANGE = re.compile(r"\s*(?:\([^()]{0,12}\))?\s*(?:以上)?(?:至|到|[-—–－~～]{1,2})\s*(?:第\s*)?")
_PAIR = re.compile(r"\s*(?:\([^()]{0,12}\))?\s*(?:,|，|、|与|和)\s*")
_BETWEEN = re.compile(r"\s*(?:\([^()]{0,12}\))?\s*(?:之间|区间)")
_TOGETHER = re.compile(r"[^；;。：:%]{0,22}")
_APART = re.compile(
    r"的\s*[，,](?!\s*(?:但|且|而|并|又))|扣|抵|赔|罚|支付|退|返|为[优良中差合不一二三四]|评为|不予"
)
_LINKED = re.compile(
    r"^\s*(?:的?[，,、]?\s*(?:但|且|而|并|又|及|和|与|同时|或|、)|[，,、]?\s*$|(?=[^，,]*$))"
)
_PROMISED = re.compile(r"(?:应当?|须|保证|承诺|确保|要求|目标|标准)[^，。；]{0,6}$")
_ROUNDED = re.compile(r"的?\s*[，,]?\s*(?:也|均|都|亦|一律|仍)?(?:按|以|算|视|计|作)")
_SHORT = re.compile(r"(?:不足|不满|不够|不到)\s*$")
_INSIDE_NOTE = re.compile(r"\(\s*不?(?:含|包括|包含)[^()]{0,16}$")


@record
class Edge:
    """区间的一端：数值、含不含、是不是“以上、以下、至”一类要看约定的，以及写到的最后一位有多大。"""

    value: Decimal
    inside: bool
    loose: bool
    step: Decimal
    start: int = 0
    end: int = 0


@record
class Interval:
    """一个区间和它的原话在文字里的起止；没有写的一端为 None。"""

    start: int
    end: int
    unit: str
    low: Edge | None
    high: Edge | None


@lru_cache(maxsize=8192)
def intervals(text: str) -> tuple[Interval, ...]:
    """编号之后的文字（表格的一格）里的各个区间，从左到右。"""
    plain = fold_width(text)
    marks = [each for each in measured(text) if not _INSIDE_NOTE.search(plain[: each.start])]
    found: list[Interval] = []
    place = 0
    while place < len(marks):
        if ranged := _ranged(plain, marks[place : place + 2]):
            found.append(ranged)
            place += 2
            continue
        if place + 1 < len(marks) and _is_rounding(plain, marks[place], marks[place + 1]):
            place += 2
            continue
        one = _bounded(plain, marks[place])
        place += 1
        if one is None:
            continue
        other = _bounded(plain, marks[place]) if place < len(marks) else None
        if other and (both := _joined(plain, one, other, marks[place - 1], marks[place])):
            one = both
            place += 1
        found.append(one)
    return tuple(found)


def _is_rounding(plain: str, one: Measured, two: Measured) -> bool:
    """“不足1小时的按1小时计”：说的是怎样取整。"""
    return (
        one.value == two.value
        and bool(_SHORT.search(plain[: one.start]))
        and bool(_ROUNDED.match(plain, one.end))
    )


def _bounded(plain: str, mark: Measured) -> Interval | None:
    """由一个数前后的话得出的区间；看不出是哪一端的为 None。"""
    before, after = plain[max(0, mark.start - 18) : mark.start], plain[mark.end : mark.end + 30]
    word = _WORD.match(after)
    note = _NOTE.match(after, word.end() if word else 0) or _NOTE.match(after)
    end = mark.end + max(word.end() if word else 0, note.end() if note else 0)
    for side, inside, pattern in _BEFORE_ALL:
        if lead := pattern.search(before):
            if note and not word:
                inside = not note["said"].startswith("不")
            start = mark.start - len(before) + lead.start()
            return _made(mark, side, inside, False, start, end)
    if sign := _THEN.match(after):
        side = "low" if sign[1] in "≤<=<≦" and sign[1][0] not in "≥>" else "high"
        return _made(mark, side, sign[1] not in "<>", False, mark.start, mark.end + len(sign[0].rstrip()))
    if word is None:
        return None
    told = note["said"] if note else (word["note"] or "")
    inside = not told.startswith("不") and word["word"] != "以外"
    side = (
        "low"
        if word["word"] in ("以上", "以外", "起") or word["word"][:2] in ("更高", "更多", "更长", "更久")
        else "high"
    )
    said = (
        bool(word["with"]) or "含" in told or word["word"] in ("以外", "起") or word["word"].startswith("更")
    )
    return _made(mark, side, inside, not said, mark.start, end)


def _made(mark: Measured, side: str, inside: bool, loose: bool, start: int, end: int) -> Interval:
    edge = Edge(mark.value, inside, loose, mark.step, mark.start, mark.end)
    return Interval(start, end, mark.unit, edge if side == "low" else None, edge if side == "high" else None)


def _joined(plain: str, one: Interval, two: Interval, first: Measured, second: Measured) -> Interval | None:
    """一低一高的两个界限说的是同一个区间：低于99.5%但不低于99%、95%以上98%以下。"""
    if (one.low is None) == (two.low is None):
        return None
    between = plain[one.end : two.start]
    if not _TOGETHER.fullmatch(between) or _APART.search(between):
        return None
    if not (unit := _common_unit(first, second)):
        return None
    one, two = _scaled(one, first, second), _scaled(two, second, first)
    low, high = one.low or two.low, one.high or two.high
    assert low is not None and high is not None
    apart = "，" in between or "," in between
    if low.value == high.value and apart and not (low.inside and high.inside):
        return None  # “不低于99%，不足99%的扣减”：两件事，不是空的区间
    if (
        low.value > high.value
        and apart
        and not (_LINKED.match(between) and not _PROMISED.search(plain[: one.start]))
    ):
        return None  # “应不低于98%，低于95%的”：两件事
    return Interval(one.start, two.end, unit.strip(), low, high)


def _common_unit(one: Measured, two: Measured) -> str:
    """两个数的单位：相同的，或者只写了一个；都没有写的是一个空格，不同的为空。"""
    if one.unit and two.unit and one.unit != two.unit:
        return ""
    return one.unit or two.unit or " "


def _scaled(each: Interval, mark: Measured, other: Measured) -> Interval:
    """没有写单位的数，按另一个数的单位折算。"""
    if mark.unit or not other.unit:
        return each
    return replace(
        each,
        low=_rescaled(each.low, other.scale) if each.low else None,
        high=_rescaled(each.high, other.scale) if each.high else None,
    )


def _rescaled(edge: Edge, scale: Decimal) -> Edge:
    return replace(edge, value=edge.value * scale, step=edge.step * scale)


def _ranged(plain: str, marks: Sequence[Measured]) -> Interval | None:
    """99%至99.5%、[60, 80)、介于95%与98%之间。"""
    if len(marks) < 2 or not (unit := _common_unit(*marks)):
        return None
    one, two = marks
    between = plain[one.end : two.start]
    opened, closed = (
        plain[max(0, one.start - 2) : one.start].strip()[-1:],
        plain[two.end : two.end + 2].strip()[:1],
    )
    bracketed = opened in ("[", "(") and closed in (")", "]")
    if not _RANGE.fullmatch(between) and not (
        _PAIR.fullmatch(between) and (bracketed or _BETWEEN.match(plain, two.end))
    ):
        return None
    values = [
        mark.value * (other.scale if not mark.unit and other.unit else 1)
        for mark, other in ((one, two), (two, one))
    ]
    steps = [
        mark.step * (other.scale if not mark.unit and other.unit else 1)
        for mark, other in ((one, two), (two, one))
    ]
    insides = [(opened == "[", False), (closed == "]", False)] if bracketed else _noted(plain, one, two)
    edges = [
        Edge(value, inside, loose, step, mark.start, mark.end)
        for value, step, (inside, loose), mark in zip(values, steps, insides, marks, strict=True)
    ]
    low, high = edges if values[0] <= values[1] else reversed(edges)
    start, end = one.start - (1 if bracketed else 0), two.end + (1 if bracketed else 0)
    if word := re.match(r"\s*(?:\([^()]{0,20}\))?\s*(?:之间|区间)?", plain[end:]):
        end += len(word[0].rstrip())
    return Interval(start, end, unit.strip(), low, high)


def _noted(plain: str, one: Measured, two: Measured) -> list[tuple[bool, bool]]:
    """两端各含不含、要不要看约定：括注写明的；只注明一端的，另一端相反。"""
    told: dict[int, bool] = {}
    for at, mark in enumerate((one, two)):
        note = _NOTE.match(plain, mark.end)
        for part in re.split("[,、;，；]", note["said"]) if note else ():
            named = [n for n, each in enumerate((one, two)) if plain[each.start : each.end].strip() in part]
            told[named[0] if named else at] = not part.strip().startswith("不")
    if not told:
        return [(True, True), (True, True)]
    other = not next(iter(told.values()))
    return [(told.get(at, other), False) for at in (0, 1)]
