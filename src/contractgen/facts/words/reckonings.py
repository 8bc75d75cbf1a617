"""一句话里自己就能核的算账：各项与合计、数量乘单价、打折、税率与税额、总价与付款、份额与满分。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

from contractgen.facts.words.reckoned_parts import Part, part_of, told_total
from contractgen.facts.words.shares import shares
from contractgen.model.record import record
from contractgen.zh.money_words import FoundAmount, amounts
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.percentages import parse_percent

#: 同一句里有这些话的，金额不是一项一项相加的
_LOOSE = re.compile(
    r"不超过|不低于|不少于|以上|以下|以内|至多|至少|上限|违约|赔偿|罚|逾期|其中|超出|取消|约(?=\d)"
)
_TAXED = re.compile(r"[（(][^（）()]{0,20}税[^（）()]{0,12}[)）]|[，,]?(?<!不)含(?:增值)?税(?![价额总])")
_NET = re.compile(r"不含(?:增值)?税(?:金额|总?价款?|部分)?(?:为|是|：|:|人民币|¥|￥|\s)*$")
_TAX = re.compile(r"(?:税[额金款]|增值税(?:[（(][^（）()]{0,14}[)）])?)(?:为|是|：|:|人民币|¥|￥|\s)*$")
_GROSS = re.compile(
    r"(?:(?<!不)含(?:增值)?税(?:金额|总?价款?|总额)?|价税合计)(?:为|是|：|:|人民币|¥|￥|\s)*$"
)
_RATE = re.compile(r"税率[^，,。；;\d]{0,6}(\d+(?:\.\d+)?\s*%)|(\d+(?:\.\d+)?\s*%)\s*(?:的)?增值税")
_OFF = re.compile(r"(?<![\d对])([一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)\s*折")
_BASE = re.compile(r"[款费价额金](?:用|款)?(?:合计|共计|总计)?(?:为|是|：|:|人民币|¥|￥|\s)*$")
_PAID = re.compile(r"付|交|留|余款|尾款|剩余|其余|质保金|保证金")
_LAST = re.compile(r"余款|尾款|余下|剩余|其余|质保金|质量保证金|保修金")
_EQUAL = re.compile(rf"分\s*(\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,3}})\s*(?:个)?([期次笔月年批])[^。；;]{{0,10}}[，,]\s*每(?:个)?\2[^，,。；;\d]{{0,8}}$")  # fmt: skip
_CENTS = Decimal("0.05")
_FEWEST = 2


@record
class Reckoned:
    """写明的数 stated 在哪里，由哪几处 parts 得来，算出来的 computed；kind 说怎样算的。"""

    kind: str
    stated: tuple[int, int]
    value: Decimal
    parts: tuple[tuple[int, int], ...]
    computed: Decimal


def reckonings(text: str) -> Iterator[Reckoned]:
    """一段文字里算错了的账。"""
    yield from shares_off(text)
    found = [each for each in amounts(text) if not each.words and each.value is not None]
    if len(found) < _FEWEST:
        return
    place = 0
    for end in [match.start() for match in re.finditer("。|$", text)]:
        inside = [each for each in found if place <= each.start < end]
        if len(inside) >= _FEWEST:
            sentence = text[:end]
            yield from _taxes(sentence, place, inside)
            yield from _discount(sentence, inside)
            yield from _paid(sentence, place, inside)
            yield from _totals(sentence, place, inside)
        place = end + 1


def shares_off(text: str) -> Iterator[Reckoned]:
    """各人的份额加起来不是全部。"""
    for each in shares(text):
        first, *others = each.places
        if each.added != each.whole:
            yield Reckoned(each.kind, first, each.added, tuple(others), each.whole)


def _totals(text: str, start: int, found: list[FoundAmount]) -> Iterator[Reckoned]:
    """各项（数量乘单价的先乘）之和与合计。"""
    bare = _TAXED.sub(lambda match: "　" * len(match.group()), text)
    done: list[FoundAmount] = []
    place, earlier = start, False
    for total in found:
        left = bare[max([place, *(each.end for each in done)]) : total.start]
        told = told_total(left)
        if not told:
            done.append(total)
            continue
        if _LOOSE.search(bare, start, total.end) or "税" in bare[start : total.end]:
            return
        parts = [part for each in done if (part := part_of(bare, place, each, total.start)) is not None]
        if len(parts) == len(done) and parts and not earlier:
            yield from _added(parts, total, told)
        done, place, earlier = [], total.end, True


def _added(parts: list[Part], total: FoundAmount, told: str) -> Iterator[Reckoned]:
    """末几项相加等于合计的，都算相符。"""
    multiplied = any(part.multiplied for part in parts)
    if not multiplied and (len(parts) < _FEWEST or told in ("即", "共为")):
        return
    stated = _value(total)
    for size in range(1 if multiplied else _FEWEST, len(parts) + 1):
        for chosen in product(*(part.values for part in parts[-size:])):
            if abs(sum(chosen, Decimal(0)) - stated) <= _CENTS:
                return
    computed = sum((part.values[0] for part in parts), Decimal(0))
    places = tuple(place for part in parts for place in part.places)
    yield Reckoned("reckoned" if multiplied else "parts", (total.start, total.end), stated, places, computed)


def _taxes(text: str, start: int, found: list[FoundAmount]) -> Iterator[Reckoned]:
    """不含税、税率、税额、含税：各写一次的。"""
    rates = {match[1] or match[2] for match in _RATE.finditer(text, start)}
    if "税" not in text[start:] or len(rates) != 1:
        return
    rate = parse_percent(rates.pop()).ratio
    sides: dict[str, list[FoundAmount]] = {"net": [], "tax": [], "gross": []}
    place = start
    for each in found:
        left = text[place : each.start]
        for kind, pattern in (("net", _NET), ("tax", _TAX), ("gross", _GROSS)):
            if pattern.search(left):
                sides[kind].append(each)
                break
        place = each.end
    if any(len(side) > 1 for side in sides.values()) or not sides["net"]:
        return
    net = sides["net"][0]
    for kind, due in (("tax", _value(net) * rate), ("gross", _value(net) * (1 + rate))):
        for each in sides[kind]:
            if abs(_value(each) - due) > _CENTS:
                yield Reckoned("rated", (each.start, each.end), _value(each), ((net.start, net.end),), due)
                return


def _discount(text: str, found: list[FoundAmount]) -> Iterator[Reckoned]:
    """原价、几折、折后价，依次写的。"""
    for one, two in pairwise(found):
        between = text[one.end : two.start]
        off = _OFF.search(between)
        if off is None or len(between) > 24 or "再" in between or not re.search("即|计|为|后|[，,]", between[off.end() :]):  # fmt: skip
            continue
        share = _tenths(off[1])
        if abs(_value(one) * share - _value(two)) > _CENTS:
            due = _value(one) * share
            yield Reckoned("discount", (two.start, two.end), _value(two), ((one.start, one.end),), due)


def _tenths(words: str) -> Decimal:
    """八五、85、8.5 都是八成五。"""
    digits = "".join(str("零一二三四五六七八九".index(c)) if c in "一二三四五六七八九" else c for c in words)
    number = Decimal(digits)
    return number / (100 if number > 10 else 10)


def _paid(text: str, start: int, found: list[FoundAmount]) -> Iterator[Reckoned]:
    """先写总价，再写付多少、余多少；或者分几期、每期多少。"""
    base, *others = found
    bare = _TAXED.sub(lambda match: "　" * len(match.group()), text)
    if not _BASE.search(bare, start, base.start) or _LOOSE.search(bare, start):
        return
    between = bare[base.end : others[0].start]
    equal = _EQUAL.search(between)
    if equal and not re.search("余|剩|付\\d", between):
        due = _value(base) / parse_number(equal[1])
        if abs(due - _value(others[0])) > Decimal(1):
            at = (others[0].start, others[0].end)
            yield Reckoned("equal", at, _value(others[0]), ((base.start, base.end),), due)
        return
    lefts, place = [], base.end
    for each in others:
        lefts.append(bare[place : each.start])
        place = each.end
    if len(others) < _FEWEST or not all(_PAID.search(left) for left in lefts):
        return
    if any(re.search("每|各|[费价](?:为|人民币)?$|再|其|返还", left) for left in lefts) or not _LAST.search(
        lefts[-1]
    ):
        return
    added = sum((_value(each) for each in others), Decimal(0))
    if added != _value(base) and _value(base) >= max(map(_value, others)):  # 比一期还少的不是合计
        places = tuple((each.start, each.end) for each in others)
        yield Reckoned("paid", (base.start, base.end), _value(base), places, added)


def _value(each: FoundAmount) -> Decimal:
    assert each.value is not None
    return each.value
