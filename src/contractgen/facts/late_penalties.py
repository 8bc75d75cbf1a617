"""迟延的后果：哪一方、迟延什么事、每日（每次、每周）扣多少或者付多少；表格里的一行也算。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.late_events import LATE, event_key, thresholds
from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import amounts
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot
from contractgen.zh.severity_words import severity_words

_RATE = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?\s*[%％‰‱]|(?:万|千|百)分之\s*[零〇一二三四五六七八九十点半\d.]+"
    r"|(?P<market>(?:贷款市场报价利率|LPR)[）)]?(?:的?\s*[\d.一二三四两]+\s*倍)?)"
)
_PENALTY = re.compile(r"违约金|滞纳金|罚|扣|减收|下调|赔|补偿|利息|计息|月息|日息|支付|应付|加付|加收|承担")
_UNIT = re.compile(
    r"(?:每|按|逐|日(?=万|千|百|\d)|(?<=[的，,])月息)[^，,。；;\d]{0,8}?(?P<unit>日|天|小时|周|星期|月|次|车|分钟)|(?P<bare>日(?=[万千百\d])|月息|日息|按日|按月|一次|人次)"
)
#: 分段、递进、另加的，不是同一个标准的两种说法
_STEPS = re.compile(
    r"自第|第\s*\d+\s*[日天]|改按|改为|前\s*\d+\s*[日天]|部分[，,]|不再适用|连续|累计达|第[二三四]次|再次|首次|另行|另外|还应|同时|之外"
    r"|(?:超过|逾期|满)\s*\d+\s*(?:个)?(?:自然|工作)?[日天周月](?!期)[^，,。；;仍]{0,4}(?:的[，,]|[，,])|\d+[日天][（(]?含?[)）]?以(?:内|上|下)"
)
_LIMIT = re.compile(r"(?:不超过|上限|为限|最高|累计|封顶|至多|最多|限额)[^，,。；;]{0,16}$")
_CUT = re.compile(
    r"扣|罚|减收|下调|支付(?=[^，,。；;]*(?:违约金|利息|元|[%％‰]|分之))|承担|应付|按(?!时|期|约)|补偿|赔付|赔偿|加付|加收|违约金|滞纳金|计付|计息|月息|每日(?!清)|每天"
)
_LEVEL = re.compile(r"[A-Za-z]+-?\d|程度\s*\d|[一二三四五ⅠⅡⅢⅣ\dA-D]\s*[级类档]")
_DAYS = {"日": 1, "天": 1, "周": 7, "星期": 7, "月": 30, "年": 365}
_NOT_LIABLE = re.compile(r"有权|可以|可要求|因|收到|报[障修]|提[交出]后")


@record
class LatePenalty:
    """一处迟延的后果。rate 是比值、flat 是金额，都没有的是市场利率；unit 是每多久，没有写为次。"""

    span: Span
    words: str
    who: str
    event: frozenset[str]
    after: frozenset[str]
    levels: frozenset[str]
    unit: str
    rate: Decimal | None
    flat: Decimal | None
    provisional: bool

    @property
    def standard(self) -> tuple[str, Decimal | None]:
        """折成每日的标准，供比较。"""
        days = _DAYS.get(self.unit)
        value = self.rate if self.rate is not None else self.flat
        kind = "rate" if self.rate is not None else "flat" if self.flat is not None else "market"
        return kind, value / days if days and value is not None else value


def late_penalties(reading: Reading) -> tuple[LatePenalty, ...]:
    """全文迟延的后果，按行文次序。"""
    labels = re.compile(label_pattern(reading))
    found: list[LatePenalty] = []
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.heading:
            continue
        row = line.cell.row_head if line.cell is not None and line.cell.column else ""
        if LATE.search(row or paragraph.text):
            found += _in_paragraph(paragraph, row, labels)
    return tuple(found)


def _in_paragraph(paragraph: Joined, row: str, labels: re.Pattern[str]) -> Iterator[LatePenalty]:
    text, place = paragraph.text, 0
    if row and LATE.search(text):  # 格里自己说了是什么事
        row = ""
    for end in [match.start() for match in re.finditer("[。；;]|$", text)]:
        start, place = place, end + 1
        sentence = text[start:end]
        if not (row or (LATE.search(sentence) and _PENALTY.search(sentence))) or _STEPS.search(sentence):
            continue
        number = _number(text, start, end)
        if number is None:
            continue
        first, last, rate, flat = number
        told = row or _told(text, start, first, end)
        if not LATE.search(told):
            continue
        units = list(_UNIT.finditer(text, start, end))
        unit = next((one for one in reversed(units) if one.start() < first), units[0] if units else None)
        yield LatePenalty(
            paragraph.span(first, last), text[first:last], _who(told, labels), event_key(told, labels),
            thresholds(told), _levels(told), _unit(unit), rate, flat, in_slot(text, first, last),
        )  # fmt: skip


def _levels(told: str) -> frozenset[str]:
    """所说的故障级别。"""
    return frozenset({each.word for each in severity_words(told)} | set(_LEVEL.findall(told)))


def _unit(found: re.Match[str] | None) -> str:
    if found is None:
        return "次"
    unit = found["unit"] or ("月" if "月" in found["bare"] else "日" if "日" in found["bare"] else "次")
    return {"天": "日", "星期": "周", "车": "次"}.get(unit, unit)


def _told(text: str, start: int, number: int, end: int) -> str:
    """数之前说的是什么事；迟延写在数之后的，取整句。"""
    clause = max([start, *(text.rfind(mark, start, number) + 1 for mark in "，,")])
    last = text[clause:number]
    late = LATE.search(last)
    if late is None:
        return text[start:clause]
    cut = _CUT.search(last, late.end() if not last[: late.start()].strip() else late.start())
    return text[start:clause] + (last[: cut.start()] if cut else last)


def _number(text: str, start: int, end: int) -> tuple[int, int, Decimal | None, Decimal | None] | None:
    """句子里的第一个标准；上限不算。"""
    found: list[tuple[int, int, Decimal | None, Decimal | None]] = []
    for match in _RATE.finditer(text, start, end):
        found.append((*match.span(), None if match["market"] else _ratio(match.group()), None))
    for each in amounts(text):
        if start <= each.start < end and each.value is not None:
            found.append((each.start, each.end, None, each.value))
    usable = [
        each for each in sorted(found, key=lambda one: one[0]) if not _LIMIT.search(text[start : each[0]])
    ]
    return usable[0] if usable else None


def _ratio(words: str) -> Decimal | None:
    try:
        return parse_percent(words.replace("％", "%")).ratio
    except ValueError:
        return None


def _who(told: str, labels: re.Pattern[str]) -> str:
    """迟延的一方：不在“向、给”之后、也不是“有权”的。"""
    for match in labels.finditer(told):
        before, after = told[max(0, match.start() - 1) : match.start()], told[match.end() : match.end() + 3]
        if before not in ("向", "给", "由") and not _NOT_LIABLE.match(after):
            return match.group()
    return ""
