"""迟延的违约金：谁、迟延做什么、按什么计、每日多少。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.naming import party_pattern
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import amounts
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot, sentences

_ANY = "|".join(LABELS)
_PAYER = re.compile(rf"(?<!向)(?<!给)({_ANY})(?:应|须|按|每|需|将|要)")
_DAILY = re.compile(
    r"每(?:逾期|延迟|迟延|拖延|延误|延期|超期|晚|超过|迟|逾|过)?(?:交付|付款|支付|完成)?\s*(?:一|1|１)?\s*(?:个)?(?:自然|日历|工作)?[日天]|按日|每日|日(?=万分之|千分之|百分之)"
)
_RATE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*[%％‰‱]|(?:万|千|百)分之\s*[零〇一二三四五六七八九十点半\d.]+")
_DAMAGES = re.compile(r"违约金|滞纳金|罚息|利息|罚金")
_LATE = re.compile(
    r"逾期|迟付|迟交|欠付|迟延|延迟|拖延|未(?:能)?(?:按|在|于|依|如期|及时)|延误|拖欠|超过[^，,。；;]{0,12}(?:期限|日期)"
)
_ACTS = (
    ("退还", re.compile(r"退还|返还|退款|归还")),
    ("开票", re.compile(r"开具|开票|发票")),
    (
        "付款",
        re.compile(
            r"付款|迟付|欠付|付(?:租金|费|清)|租金|欠额|支付(?!违约金|滞纳金|利息)|缴纳|付清|欠款|款项|拖欠|未付|(?:服务|维护|运维)费"
        ),
    ),
    ("响应", re.compile(r"响应")),
    ("到场", re.compile(r"到场|到达|抵达")),
    ("修复", re.compile(r"修复|解决|排除|恢复")),
    ("验收", re.compile(r"验收")),
    ("交付", re.compile(r"出具|交付|交货|完成|上线|提交|里程碑|完工|竣工")),
)
#: 不在上表里的事，取原话：迟延割接、割接逾期
_NAMED_ACT = re.compile(
    r"(?:逾期|迟延|延迟|拖延)(?!一|每|的|时|日|天|超|满|未)([一-龥]{2,3}?)(?=的|[，,]|每|，)|([一-龥]{2})(?:逾期|迟延|延迟)的"
)
_OBJECT = re.compile(
    r"首付款|首期款|预付款|进度款|验收款|尾款|余款|质保金|保证金|服务费用?|维护费|合同款|抵扣金额|押金|成果|里程碑|设备|备件|软件|硬件|系统|报告|文档|源代码|数据"
)
_BASE = re.compile(r"按(?:照)?\s*([^，,。；;]{0,24}?)的?\s*$")
_TIER = re.compile(
    r"以内|之内|(?:超过|满|逾期)\s*\d+\s*[日天](?:的|以上|后)|第\s*\d+\s*[日天]起|自第|以上部分|\d+\s*[日天]以上|前\s*\d+\s*[日天]"
)


@record
class LateRate:
    """一处按日计的违约金。rate 是比值，flat 是每日的金额，两者有一个；tiered 表示分段计算。"""

    span: Span
    words: str
    who: str
    act: str
    object: str
    base: str
    rate: Decimal | None
    flat: Decimal | None
    tiered: bool
    provisional: bool = False

    @property
    def daily(self) -> tuple[Decimal | None, Decimal | None]:
        return self.rate, self.flat


def late_rates(reading: Reading) -> tuple[LateRate, ...]:
    """全文按日计的违约金，按行文次序。"""
    return tuple(
        rate
        for paragraph in joined(reading)
        if paragraph.lines[0].zone in (Zone.ARTICLE, Zone.ANNEX) and _DAMAGES.search(paragraph.text)
        for rate in _in_paragraph(paragraph, party_pattern(reading))
    )


def _in_paragraph(paragraph: Joined, parties: re.Pattern[str]) -> Iterator[LateRate]:
    text = paragraph.text
    tiered = bool(_TIER.search(text)) and len(_RATE.findall(text)) > 1
    for start, end in sentences(text):
        daily = _DAILY.search(text, start, end)
        if daily is None or not _DAMAGES.search(text, start, end):
            continue
        found = _number(text, daily.end(), end)
        late = _LATE.search(text, start, end) or daily
        if found is None:
            continue
        first, last, rate, flat = found
        told = text[start : daily.start()] if late.start() < daily.start() else text[start:first]
        act, who = _act(told), _who(text, start, late.start(), end, parties)
        thing = _OBJECT.search(told)
        base = _BASE.search(text[daily.end() : first])
        yield LateRate(
            paragraph.span(first, last),
            text[first:last],
            who,
            act,
            thing.group() if thing else "",
            base[1] if base else "",
            rate,
            flat,
            tiered,
            in_slot(text, first, last),
        )


def _number(text: str, start: int, end: int) -> tuple[int, int, Decimal | None, Decimal | None] | None:
    """每日的比例或金额：“每逾期一日”之后的第一个数。"""
    match = _RATE.search(text, start, end)
    flat = next((each for each in amounts(text) if start <= each.start < end and not each.words), None)
    if match and (flat is None or match.start() < flat.start):
        ratio = _ratio(match.group())
        return None if ratio is None else (*match.span(), ratio, None)
    return (flat.start, flat.end, None, flat.value) if flat and flat.value is not None else None


def _ratio(words: str) -> Decimal | None:
    try:
        return parse_percent(words.replace("％", "%")).ratio
    except ValueError:
        return None


def _act(told: str) -> str:
    """迟延的是什么事：先看“逾期”之后紧接的。"""
    late = _LATE.search(told)
    after = told[late.end() :] if late else told
    places = [(match.start(), name) for name, pattern in _ACTS if (match := pattern.search(after))]
    if places:
        return min(places)[1]
    places = [(match.start(), name) for name, pattern in _ACTS if (match := pattern.search(told))]
    if places:
        return min(places)[1]
    named = _NAMED_ACT.search(told)
    return (named[1] or named[2]) if named else ""


def _who(text: str, start: int, end: int, stop: int, parties: re.Pattern[str]) -> str:
    """迟延的一方：“逾期”之前最近提到的；没有提到的，是其后支付违约金的一方。"""
    found = [match.group() for match in parties.finditer(text, start, end)]
    if found:
        return found[-1]
    payer = _PAYER.search(text, end, stop)
    return payer[1] if payer else ""
