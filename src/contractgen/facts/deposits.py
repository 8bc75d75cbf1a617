"""定金：写明的数额或比例。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import amounts
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot

_DEPOSIT = re.compile(r"定金(?!罚则|条款|责任|合同|担保|规则|性质)")
_PERCENT = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*[%％]|百分之[零〇一二三四五六七八九十百点]+")
_LIMIT = re.compile(r"不(?:得)?超过|不高于|以内|上限|为限|以下|双倍|返还|退还|没收|抵作|抵扣|转为")
_GAP = re.compile(
    r"(?:[，,]\s*(?:其|该|定金)?(?:金额|数额|比例|标准)(?=[为是按：:]))?(?:[（(][^（）()]{0,16}[)）])?[^，,。；;\d%]{0,20}[：:]?"
)
_BACK = re.compile(r"\s*(?:（[^（）]{0,24}）)?\s*(?:整)?(?:作为|为|的)?(?:合同)?$")


@record
class Deposit:
    """一处定金。value 是数额，percent 是占总价的比值，两者至少有一个；span 是写数的地方。"""

    span: Span
    words: str
    value: Decimal | None
    percent: Decimal | None
    provisional: bool = False


def deposits(reading: Reading) -> tuple[Deposit, ...]:
    """全文写明数额的定金。“订金”不是定金。"""
    zones = (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)
    return tuple(
        each
        for paragraph in joined(reading)
        if paragraph.lines[0].zone in zones and "定金" in paragraph.text
        for each in _in_paragraph(paragraph)
    )


def _in_paragraph(paragraph: Joined) -> Iterator[Deposit]:
    text = paragraph.text
    figures = any(not each.words for each in amounts(text))  # 只有大写的，也算
    numbers = sorted(
        [(each.start, each.end, each.value, None) for each in amounts(text) if not each.words or not figures]
        + [(match.start(), match.end(), None, _ratio(match.group())) for match in _PERCENT.finditer(text)],
        key=lambda each: each[0],
    )
    taken: set[int] = set()
    for match in _DEPOSIT.finditer(text):
        for start, end, value, percent in numbers:
            if start in taken or not _belongs(text, match, start, end):
                continue
            taken.add(start)
            yield Deposit(
                paragraph.span(start, end), text[start:end], value, percent, in_slot(text, start, end)
            )
            break


def _belongs(text: str, deposit: re.Match[str], start: int, end: int) -> bool:
    """数在“定金”之后（定金为……），或紧接在前（……作为定金）。"""
    between = text[deposit.end() : start] if start >= deposit.end() else text[end : deposit.start()]
    if (
        _LIMIT.search(between)
        or _LIMIT.search(text[max(0, deposit.start() - 4) : deposit.start()])
        or _LIMIT.match(text[end : end + 4])
    ):
        return False
    if start >= deposit.end():
        return bool(_GAP.fullmatch(between))
    return bool(_BACK.match(between)) and len(between) <= 10


def _ratio(words: str) -> Decimal:
    return parse_percent(words.replace("％", "%")).ratio
