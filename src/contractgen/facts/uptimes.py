"""可用的比例：月可用率不低于99.9%、全年不可用率控制在0.05%以内、网络好用的时间、三个九。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.credit_tiers import credit_tiers
from contractgen.facts.words.leads import lead_of
from contractgen.facts.words.periods import period_in
from contractgen.facts.words.uptime import DOWN, DOWN_SHARE, OTHER_RATE, SHARE_SIGNS, UP
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.measured import Measured, measured
from contractgen.zh.numerals import parse_number
from contractgen.zh.sentences import in_slot

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_CLOSED = re.compile(r"[（(][^（）()]*[)）]")
_UNDER = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不应)(?:低于|小于|少于)|不足|不满|未满|未达到?|达不到|不到|<|＜)\s*$"
)
_LADDER_CELL = re.compile(r"[<＜]|低于|不足|不满|未满|且|以下")
_NOUN = re.compile(r"率|度|分|比例|费|款|价|扣|抵|赔|付|减|罚")
_LONG_CELL = 30
_PLEDGE = re.compile(r"\s*(?:本项)?(?:承诺|目标|约定|保证|达标|最低)(?:值|指标|标准|线|水平)?")
#: 99.9%对应的中断时间约为129.6分钟：与停机互相换算的，就是可用的比例
_CONVERTED = re.compile(r"\s*(?:所|的)?(?:对应|相当于|折合|折算|换算|等同于|容许|允许)")
_NINES = re.compile(r"(?P<n>[二两三四五六2-6])\s*个\s*[“\"]?[9九](?![\d个])")


@record
class Uptime:
    """一处可用的比例。down 是容许停机的比例；promised 为假的是“低于多少时扣款”的界限；own 是所在系统的名称。"""

    span: Span
    words: str
    down: Decimal
    period: str
    promised: bool
    sentence: tuple[int, int]
    own: str = ""
    provisional: bool = False
    tier: bool = False  # 是一档的边界：只与同句、同行的停机时间换算


@once
def uptimes(reading: Reading) -> tuple[Uptime, ...]:
    """全文的可用比例，依行文次序。"""
    tiers = [tier.span for ladder in credit_tiers(reading) for tier in ladder.tiers]
    found: list[Uptime] = []
    for line in saying(reading, (*SHARE_SIGNS, "个9", "个九", "个“9", "个 9")):
        if judged(line) and _about_use(reading, line):
            found.extend(_uptimes(reading, line, [span for span in tiers if span.line == line.index]))
            found.extend(_nines(line))
    return tuple(found)


def _nines(line: Line) -> Iterator[Uptime]:
    """三个九：99.9%。"""
    body, at = line.body, line.body_start
    for match in _NINES.finditer(body):
        start = max(body.rfind(mark, 0, match.start()) for mark in "。；;") + 1
        if not UP.search(body, start, match.start()):
            continue
        end = next((place for place in range(match.end(), len(body)) if body[place] in "。；;"), len(body))
        down = Decimal(1).scaleb(-int(parse_number(match["n"])))
        span = Span(line.index, at + match.start(), at + match.end())
        period = period_in(body[start : match.start()]) or period_in(body[start:end])
        yield Uptime(span, match[0], down, period, True, (start, end))


def judged(line: Line) -> bool:
    return line.zone in (Zone.ARTICLE, Zone.ANNEX) and line.part == "body" and not line.heading


def is_prose(line: Line) -> bool:
    """条款排在表里的：一格是一整段话。"""
    return line.cell is not None and len(line.text) > _LONG_CELL


def _about_use(reading: Reading, line: Line) -> bool:
    text = f"{line.cell.row_head} {line.cell.head} {line.text}" if line.cell else _with_last(reading, line)
    return bool(UP.search(text) or DOWN_SHARE.search(text))


def _with_last(reading: Reading, line: Line) -> str:
    """“承诺值99.9%”接着上一行说的，连同上一行；说停机的话没有点名指标的，连同标题。"""
    if not _PLEDGE.search(line.text) or not line.index:
        told = DOWN.search(line.text) and not UP.search(line.text)
        return f"{lead_of(reading, line)} {line.text}" if told else line.text
    return f"{reading.lines[line.index - 1].text} {line.text}"


def _uptimes(reading: Reading, line: Line, tiers: list[Span]) -> Iterator[Uptime]:
    body, at = line.body, line.body_start
    short = line.cell is not None and not line.cell.header and not is_prose(line)
    named = f"{line.cell.row_head} {line.cell.head}" if line.cell and short else ""
    if line.cell is None and (_PLEDGE.match(body) or DOWN.search(body)) and not UP.search(body):
        named = _with_last(reading, line)
    carried = ""
    for start, end in [match.span() for match in _SENTENCE.finditer(body)]:
        for mark in measured(body):
            if mark.unit != "%" or not start <= mark.start < end:
                continue
            before = _CLOSED.sub("", body[start : mark.start])
            after = UP.match(body, mark.end + (body[mark.end : mark.end + 1] == "的"))
            after = after or (DOWN.search(body, start, end) and _CONVERTED.match(body, mark.end))
            down = (
                1 - mark.value if after and Decimal("0.8") <= mark.value < 1 else _down(before, named, mark)
            )
            if down is None and carried and not _NOUN.search(before):
                down = _down(f"{carried}{before}", named, mark)
            if down is None:
                continue
            carried = "可用率"  # 下一句没有另说是什么率的，接着说它
            span = Span(line.index, at + mark.start, at + mark.end)
            tier = any(each.start <= span.start < each.end for each in tiers)
            tier = tier or bool(line.cell and _LADDER_CELL.search(body) and short)
            promised = not tier and not _UNDER.search(body[start : mark.start])
            period = period_in(body[start : mark.start]) or period_in(body[start:end]) or period_in(named)
            period = period or period_in(body) or period_in(line.clause)
            own = line.cell.row_head if short and line.cell else ""
            yield Uptime(
                span,
                body[mark.start : mark.end],
                down,
                period,
                promised,
                (start, end),
                own,
                in_slot(body, mark.start, mark.end),
                tier,
            )


def _down(before: str, named: str, mark: Measured) -> Decimal | None:
    """这个比例容许停多少；说的不是可用（停机）的为 None。"""
    if re.search(r"[×xX*÷]\s*$|[-－—]\s*$", before) or re.search(
        r"(?:费|款|价|金额|租金)[^，]{0,4}$", before
    ):
        return None
    near = before[-40:]
    if mark.value <= Decimal("0.2") and (DOWN_SHARE.search(near) or DOWN_SHARE.search(named)):
        return mark.value
    if not Decimal("0.8") <= mark.value < 1:
        return None
    ups = [match.start() for match in UP.finditer(near)]
    rates = [match.end() for match in OTHER_RATE.finditer(near) if not UP.search(match[0])]
    if ups and (not rates or rates[-1] <= ups[-1]):
        return 1 - mark.value
    if not ups and not rates and UP.search(named):
        return 1 - mark.value
    return None
