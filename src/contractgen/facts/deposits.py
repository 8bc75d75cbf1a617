"""定金：写明的数额或比例，和同一条里写明的价款。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.outline import outlined
from contractgen.facts.words.price_bases import price_bases
from contractgen.facts.words.price_rows import price_tables
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.model.saying import said
from contractgen.zh.money_words import amounts
from contractgen.zh.numerals import parse_number
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot

_DEPOSIT = re.compile(r"定金(?!罚则|条款|责任|合同|担保|规则|性质)")
_PERCENT = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?\s*[%％]|百分之[零〇一二三四五六七八九十百点]+"
    r"|(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])|(?P<tenths>[一二三四五六七八九])成(?![立为交功果本])|(?P<half>一半|半数)"
)
_EACH = re.compile(r"每[^，,。；;\d]{1,6}$")
_SUMMED = re.compile(r"[，,]?[^，,。；;]{0,6}[，,]\s*(?:合计|共计|总计|共|计)(?:为|人民币|¥|￥|\s)*$")
_AGAIN = re.compile(r"再(?:付|交|支付|交付|缴)|另(?:付|交|行?支付)|追加|两笔定金|第二笔定金")
_LIMIT = re.compile(r"不(?:得)?超过|不高于|以内|上限|为限|以下|双倍|返还|退还|没收|抵作|抵扣|转为")
_GAP = re.compile(
    r"(?:[，,]\s*(?:其|该|定金)?(?:金额|数额|比例|标准)(?=[为是按：:]))?(?:[（(][^（）()]{0,16}[)）])?[^，,。；;\d%]{0,20}[：:]?"
)
_BACK = re.compile(
    r"\s*(?:（[^（）]{0,24}）)?\s*(?:整)?(?:[，,（(]\s*(?:性质|该款|此款|该笔)?(?:作为|为|系|即|充作|视为)|(?:作为|为|系|即|充作|视为|的)?)(?:合同)?$"
)


@record
class Deposit:
    """一处定金。value 是数额，percent 是占总价的比值，两者至少有一个；span 是写数的地方。"""

    span: Span
    words: str
    value: Decimal | None
    percent: Decimal | None
    provisional: bool = False
    base: tuple[Decimal, Span] | None = None  # 同一条里最大的一笔价款


def deposits(reading: Reading) -> tuple[Deposit, ...]:
    """全文写明数额的定金。“订金”不是定金。"""
    zones = (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)
    found: list[Deposit] = []
    for paragraph in joined(reading) if said(reading, ["定金"]) else ():
        if paragraph.lines[0].zone in zones and "定金" in paragraph.text:
            here = list(_in_paragraph(paragraph))
            if len(here) > 1 and _AGAIN.search(paragraph.text):
                here = _joined(here)
            found += (replace(each, base=_base(reading, each)) for each in here)
    return (*found, *_in_tables(reading))


def _joined(found: list[Deposit]) -> list[Deposit]:
    """先后付的几笔定金，合起来算。"""
    if any(each.value is None for each in found):
        return found
    whole = sum((each.value for each in found if each.value is not None), Decimal(0))
    return [replace(found[-1], value=whole, words=f"{whole:,}元（合计）")]


def _base(reading: Reading, deposit: Deposit) -> tuple[Decimal, Span] | None:
    """同一条里最大的一笔价款；没有的为 None。"""
    article = outlined(reading).article(deposit.span.line)
    first, last = (
        (article.first, article.last) if article else (max(0, deposit.span.line - 3), deposit.span.line)
    )
    known = [each for each in price_bases(list(reading.lines[first : last + 1])) if each[1] != deposit.span]
    return max(known, key=lambda each: each[0], default=None)


def _in_tables(reading: Reading) -> Iterator[Deposit]:
    """付款表里写着定金的一行，与各行之和。"""
    for table in price_tables(reading) if said(reading, ["定金"]) else ():
        for row in table.rows:
            cell = row.cell("amount") or row.cell("gross")
            if not _DEPOSIT.search(row.name) or cell is None:
                continue
            others = [each for each in table.rows if not each.total and not each.subtotal]
            whole = sum(
                (one.value for each in others for one in each.cells if one.kind == cell.kind), Decimal(0)
            )
            total = table.total.cell(cell.kind) if table.total else None
            base = (total.value, total.span) if total else (whole, cell.span)
            yield Deposit(cell.span, cell.words, cell.value, None, cell.provisional, base)


def _in_paragraph(paragraph: Joined) -> Iterator[Deposit]:
    text = paragraph.text
    figures = any(not each.words for each in amounts(text))  # 只有大写的，也算
    numbers = sorted(
        [(each.start, each.end, each.value, None) for each in amounts(text) if not each.words or not figures]
        + [(match.start(), match.end(), None, _ratio(match)) for match in _PERCENT.finditer(text)],
        key=lambda each: each[0],
    )
    taken: set[int] = set()
    for match in _DEPOSIT.finditer(text):
        for place, (start, end, value, percent) in enumerate(numbers):
            if start in taken or not _belongs(text, match, start, end):
                continue
            if value is not None and _EACH.search(text[match.end() : start]):  # 每台若干、共若干
                if place + 1 < len(numbers) and _SUMMED.fullmatch(text[end : numbers[place + 1][0]]):
                    start, end, value, percent = numbers[place + 1]
                else:
                    break
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


def _ratio(match: re.Match[str]) -> Decimal:
    if match["half"]:
        return Decimal("0.5")
    if match["tenths"]:
        return parse_number(match["tenths"]) / Decimal(10)
    if match["below"]:
        return Decimal(parse_number(match["above"])) / Decimal(parse_number(match["below"]))
    return parse_percent(match.group().replace("％", "%")).ratio
