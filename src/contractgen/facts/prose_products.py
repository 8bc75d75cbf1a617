"""正文里该相等的数：月费乘十二与年费、数量乘单价与合计、不含税加税额与含税金额。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.words.reckonings import reckonings
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import FoundAmount, amounts
from contractgen.zh.numerals import parse_number
from contractgen.zh.sentences import in_slot

_WIDE = str.maketrans({0xFF10 + i: 0x30 + i for i in range(10)} | {"．": "."})
_CENT = Decimal("0.01")
_N = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TAXED = re.compile(
    rf"(?<![\d.,])(?P<gross>{_N})\s*元?整?(?:[（(][^（）()]{{0,30}}[)）])?\s*[，,（(]\s*其中[：:]?\s*"
    rf"不含(?:增值)?税(?:金额|价款?)?[为是：:]?(?:人民币|¥|￥)?(?P<net>{_N})\s*元?[，,、；;]\s*"
    rf"(?:(?:增值税)?税率[为是：:]?\d+(?:\.\d+)?%[，,、；;]\s*)?(?:增值税)?税[额金][为是：:]?(?:人民币|¥|￥)?(?P<tax>{_N})(?![\d万%])"
)
_MONTHLY = re.compile(
    r"(?:每个?月|(?<!\d)月(?:服务|维护|运维|托管)?费)(?:为|是|共|：|:|人民币|服务费|维护费|运维费|费用|¥|￥|\s)*$"
)
_YEARLY = re.compile(
    r"(?:全年|每年|年(?:度)?(?:服务|维护|运维|托管)?费|一年)(?:为|是|共计?|合计|总计|计|即|：|:|人民币|服务费|维护费|运维费|费用|¥|￥|\s)*$"
)
_ELSE = re.compile(r"优惠|折|减|免|另|首月|不超过|上限|违约|赔|预付|其他|[个台人席套名]每月|如|若")
_EVERY_MONTH = re.compile(
    r"(?:每个?(?P<unit>月|季度?|年)|(?P<unit2>月))(?:的)?(?:支付|付)?(?:服务|维护|运维|托管)?(?:费|租金|费用)?(?:为|共|合计|人民币|¥|￥|\s)*$"
)
_MONTHS = re.compile(
    r"^\s*(?:整)?[，,、（(]?\s*(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个?(?P<unit>月|季度?|年)(?:的)?(?:服务费|租金|费用|维护费)?(?:共计?|合计|总计|总额)(?:为|人民币|¥|￥|\s)*$"
)
_UNIT = r"坐席|席位|账号|用户|节点|机柜|站点|终端|点位|台|套|人"
_PER_UNIT = re.compile(rf"(?:{_UNIT}|每[^，,。；;]{{1,5}})$")
_EACH = re.compile(
    rf"每(?:个|名)?(?P<unit>{_UNIT})(?P<period>每月|每年|每季度)?(?:为|服务费|费用|租金|维护费|托管费|单价|人民币|¥|￥|\s)*$"
)
_ALL = re.compile(
    r"(?P<period>每月|每年|每季度)?(?:(?:费用|服务费|租金|维护费|托管费)(?:合计|共计|总计|共)?|合计|共计|总计)"
    r"(?:为|服务费|费用|租金|人民币|¥|￥|\s)*$"
)


@record
class ProseSum:
    """正文写明的一个数 stated，和按别处 parts 算出来的数 computed。kind：taxed、yearly、product。"""

    kind: str
    stated: Decimal
    stated_span: Span
    parts: tuple[Span, ...]
    computed: Decimal
    provisional: bool
    spelled: tuple[Decimal, ...] = ()  # 紧跟着的大写（大小写不一致由别的规则说）

    @property
    def agrees(self) -> bool:
        return any(abs(value - self.computed) <= _CENT for value in (self.stated, *self.spelled))


def prose_sums(reading: Reading) -> tuple[ProseSum, ...]:
    """正文各段里该相等的数。"""
    return tuple(
        each
        for paragraph in joined(reading)
        if (line := paragraph.lines[0]).zone in (Zone.OPENING, Zone.ARTICLE, Zone.ANNEX)
        and line.cell is None
        and line.part == "body"
        for each in (
            *_taxed(paragraph),
            *_yearly(paragraph),
            *_months(paragraph),
            *_products(paragraph),
            *_of_which(paragraph),
            *_reckoned(paragraph),
        )
    )


def _reckoned(paragraph: Joined) -> Iterator[ProseSum]:
    """一句话里自己就能核的账，算错了的。"""
    for each in reckonings(paragraph.text):
        yield ProseSum(
            each.kind, each.value, paragraph.span(*each.stated),
            tuple(paragraph.span(*part) for part in each.parts), each.computed,
            in_slot(paragraph.text, *each.stated), _spelled(paragraph.text, *each.stated),
        )  # fmt: skip


_OF_WHICH = re.compile(r"[，,；;（(]\s*其中[：:，,]?")
_NOT_PARTS = re.compile(
    r"全年|合计|共计|总计|不含税|税额|税金|单价|每[月年台人次季]|以上|以下|不超过|首期|余款|×|违约|扣"
)
_FEWEST_PARTS = 3  # 只列两项的，也许没有列全


def _of_which(paragraph: Joined) -> Iterator[ProseSum]:
    """总额486,000元，其中：甲项288,000元，乙项120,000元，丙项78,000元。"""
    text = paragraph.text
    found = [each for each in amounts(text) if not each.words and each.value is not None]
    for match in _OF_WHICH.finditer(text) if len(found) > 2 else ():
        ends = [at for at in (text.find(mark, match.end()) for mark in "。；;") if at >= 0]
        end = min(ends, default=len(text))
        whole = [
            each for each in found if each.end <= match.start() and "。" not in text[each.end : match.start()]
        ]
        parts = [each for each in found if match.end() <= each.start < end]
        if not whole or len(parts) < 2 or _NOT_PARTS.search(text, match.end(), end):
            continue
        added = sum((_value(part) for part in parts), Decimal(0))
        if added > _value(whole[-1]) or len(parts) >= _FEWEST_PARTS:
            yield _sum("parts", paragraph, whole[-1], tuple(parts), added, ())


def _taxed(paragraph: Joined) -> Iterator[ProseSum]:
    if "不含" not in paragraph.text:
        return
    for match in _TAXED.finditer(paragraph.text.translate(_WIDE)):
        gross, net, tax = (Decimal(match[name].replace(",", "")) for name in ("gross", "net", "tax"))
        spans = [paragraph.span(*match.span(name)) for name in ("net", "tax")]
        yield ProseSum(
            "taxed", gross, paragraph.span(*match.span("gross")), tuple(spans), net + tax,
            in_slot(paragraph.text, *match.span("gross")), _spelled(paragraph.text, *match.span("gross")),
        )  # fmt: skip


def _yearly(paragraph: Joined) -> Iterator[ProseSum]:
    """月费之后（同一句或下一句）紧接着写的年费。"""
    text = paragraph.text
    found = [each for each in amounts(text) if not each.words and each.value is not None]
    for month, year in pairwise(found):
        between = text[month.end : year.start]
        if (
            (monthly := _MONTHLY.search(text, max(0, month.start - 16), month.start))
            and not _PER_UNIT.search(text[max(0, monthly.start() - 8) : monthly.start()])
            and _YEARLY.search(between)
            and len(re.findall("[。；;]", between)) <= 1
            and not _ELSE.search(between)
        ):
            yield _sum("yearly", paragraph, year, (month,), _value(month) * 12, ())


def _months(paragraph: Joined) -> Iterator[ProseSum]:
    """月费之后紧接着写的若干个月的合计：每月5,000元，12个月共计60,000元。"""
    text = paragraph.text
    found = [each for each in amounts(text) if not each.words and each.value is not None]
    for month, total in pairwise(found):
        between = text[month.end : total.start]
        times = _MONTHS.search(between)
        left = text[max(0, month.start - 16) : month.start]
        every = _EVERY_MONTH.search(left)
        same = times and every and times["unit"][0] == (every["unit"] or every["unit2"])[0]
        if times and same and not _ELSE.search(between) and "。" not in between:
            at = month.end + times.start("n")
            span = paragraph.span(at, at + len(times["n"]))
            yield _sum(
                "product", paragraph, total, (month,), _value(month) * parse_number(times["n"]), (span,)
            )


def _products(paragraph: Joined) -> Iterator[ProseSum]:
    """一句话里的数量、单价与合计。"""
    text = paragraph.text
    found = [each for each in amounts(text) if not each.words and each.value is not None]
    for price, total in pairwise(found):
        start = max(text.rfind(mark, 0, price.start) for mark in "。；;") + 1
        one = _EACH.search(text, start, price.start)
        between = text[price.end : total.start]
        whole = _ALL.search(between)
        if not one or not whole or one["period"] != whole["period"] or re.search("[。；;]", between):
            continue
        sentence = text[start : total.start].translate(_WIDE)
        counts = list(re.finditer(rf"(?<![\d.,])(\d+)\s*[个名]?\s*{one['unit']}", sentence))
        if len(counts) == 1 and not _ELSE.search(between):
            at = paragraph.span(start + counts[0].start(1), start + counts[0].end(1))
            yield _sum("product", paragraph, total, (price,), _value(price) * int(counts[0][1]), (at,))


def _sum(
    kind: str,
    paragraph: Joined,
    stated: FoundAmount,
    parts: tuple[FoundAmount, ...],
    computed: Decimal,
    more: tuple[Span, ...],
) -> ProseSum:
    spans = (*(paragraph.span(each.start, each.end) for each in parts), *more)
    span = paragraph.span(stated.start, stated.end)
    slot = any(in_slot(paragraph.text, each.start, each.end) for each in (stated, *parts))
    spelled = _spelled(paragraph.text, stated.start, stated.end)
    return ProseSum(kind, _value(stated), span, spans, computed, slot, spelled)


def _spelled(text: str, start: int, end: int) -> tuple[Decimal, ...]:
    """前后不远的大写。"""
    near = (each for each in amounts(text) if each.words and start - 30 <= each.start <= end + 20)
    return tuple(each.value for each in near if each.value is not None)


def _value(each: FoundAmount) -> Decimal:
    assert each.value is not None
    return each.value
