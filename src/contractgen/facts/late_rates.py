"""迟延的违约金：谁、迟延做什么、按什么计、每日（每小时）多少。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.money_words import amounts
from contractgen.zh.numerals import parse_number
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot, sentences
from contractgen.zh.severity_words import severity_words

_UNIT = r"(?P<unit>(?:自然|日历|工作)?[日天]|个?小时|个?钟头|h\b|分钟)"
_DAILY = re.compile(
    r"(?:每|逐)(?:逾期|延迟|迟延|拖延|延误|延期|超期|超时|逾时|逾|超出?|晚|超过|迟到?|拖|欠|耽误|延)?(?:交付|付款|支付|完成)?\s*(?:(?P<count>一|半|[1-9]\d?|[二三四五六七八九十两]+)\s*)?(?:个)?"
    + _UNIT
    + r"|(?P<per>按日|逐日|(?<![\d一-龥])一天(?=按|付|加|算)|日计|日付|日(?=万分之|千分之|百分之))"
)
_RATE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*[%％‰‱]|(?:万|千|百)分之\s*[零〇一二三四五六七八九十点半\d.]+")
_DAMAGES = re.compile(r"违约金|滞纳金|罚息|利息|罚金|罚款|补偿")
_DEDUCTS = re.compile(r"扣减|核减|扣除?|减收|减免|赔付|赔|抵扣|返还?")
_LATE = re.compile(
    r"逾期|逾时|超时|迟延|延迟|拖延|未(?:能)?(?:按|在|于|依|如期|及时)|没(?:有|能)?(?:按|在)|延误|拖欠|欠|迟付|晚付|迟到?|晚|超过[^，,。；;]{0,12}(?:期限|日期)"
)
_ACTS = (
    ("退还", re.compile(r"退还|退款|归还|(?<!应)返还")),
    ("开票", re.compile(r"开具|开票|发票")),
    (
        "付款",
        re.compile(
            r"付款|(?<!不)(?<![不无]支)(?<!不予支)付(?!违约金|滞纳金|利息)|缴纳|付清|欠款|款项|拖欠|欠付?|未付|租金|(?:服务|维护|运维|维保|订阅|使用)费"
        ),
    ),
    ("响应", re.compile(r"响应|接单|受理|应答|回应")),
    ("到场", re.compile(r"到场|到达|抵达|到店")),
    ("修复", re.compile(r"修复|解决|排除|恢复|修好|复原")),
    ("验收", re.compile(r"验收")),
    ("交付", re.compile(r"交付|交货|完成|上线|提交|里程碑|完工|竣工|出具|交出|递交")),
)
#: 不在上表里的事，取原话：迟延割接、割接逾期
_NAMED_ACT = re.compile(
    r"(?:逾期|迟延|延迟|拖延)(?!一|每|的|时|日|天|超|满|未)([一-龥]{2,3}?)(?=的|[，,]|每|，)|([一-龥]{2})(?:逾期|迟延|延迟)的"
)
_OBJECT = re.compile(
    r"首付款|首期款|预付款|进度款|验收款|尾款|余款|质保金|保证金|服务费用?|维护费|合同款|抵扣金额|押金|成果|里程碑|设备|备件|软件|硬件|系统|报告|文档|源代码|数据"
)
_RECEIVED = re.compile(r"(?:收到?|取得)[^，,。；;]{0,10}?(?:发票|票据|账单|票)(?:之日|当日)?(?:起|之?后)?")
_FROM_START = re.compile("[，,]?自(?:迟延|逾期|延迟)之日起")  # 从头另算，不是只算超过的部分
_ENDS = re.compile("解除|终止|停|解约|退订")  # 逾期满几日可以解除，不是分段
_LEVEL = re.compile(
    r"(?:[甲乙丙丁ABCD红橙黄蓝绿]|[一二三四五ⅠⅡⅢⅣ]|特急|紧急|重要|普通|一般|轻微|危急|停[\u4e00-\u9fff]|迟滞|观察)\s?色?[级类等档]"
)
_BASE = re.compile(r"按(?:照)?\s*([^，,。；;]{0,24}?)的?\s*$")
_TIER = re.compile(
    r"以内|之内|(?:超过|满|逾期)\s*\d+\s*[日天](?:的|以上|后)|第\s*\d+\s*[日天]起|自第|以上部分|\d+\s*[日天]以上|前\s*\d+\s*[日天]"
)


@record
class LateRate:
    """一处按日（按小时）计的违约金。rate 是比值，flat 是每一单位时间的金额，两者有一个；tiered 表示分段计算。

    per 是计算的单位（日、小时）；deducted 表示从费用里扣，而不是另付违约金；levels 是所说的故障级别；guessed 表示没有说到迟延，只是按日计的违约金。
    """

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
    per: str = "日"
    deducted: bool = False
    levels: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def daily(self) -> tuple[Decimal | None, Decimal | None]:
        return self.rate, self.flat


def late_rates(reading: Reading) -> tuple[LateRate, ...]:
    """全文按日、按小时计的违约金，按行文次序。"""
    labels = label_pattern(reading)
    found: list[LateRate] = []
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        told = _DAMAGES.search(paragraph.text) or _DEDUCTS.search(paragraph.text)
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or not told:
            continue
        before = line.cell.row_head if line.cell is not None and line.cell.column else ""
        found += [_named_by(each, before) for each in _in_paragraph(paragraph, labels)]
    return tuple(found)


def _named_by(rate: LateRate, row: str) -> LateRate:
    """表格里一行的第一格说的是什么事：“甲类、乙类故障修复延误”。"""
    if not row:
        return rate
    return replace(
        rate,
        act=rate.act or _act(row),
        levels=rate.levels or _levels(row),
        object=rate.object or _object(row),
    )


def _in_paragraph(paragraph: Joined, labels: str) -> Iterator[LateRate]:
    text = paragraph.text
    tiers = [
        match
        for match in _TIER.finditer(text)
        if not _ENDS.search(text, match.end(), match.end() + 24) and not _FROM_START.match(text, match.end())
    ]
    tiered = bool(tiers) and len(_RATE.findall(text)) > 1
    for start, end in sentences(text):
        daily = _DAILY.search(text, start, end)
        damages = _DAMAGES.search(text, start, end)
        if daily is None or not (damages or _DEDUCTS.search(text, start, end)):
            continue
        hourly = _per(daily)
        if (hourly == "日" and not damages) or len(_DAILY.findall(text, start, end)) > 1:
            continue
        found = _number(text, daily.end(), end)
        late = _LATE.search(text, start, daily.start()) or _LATE.search(text, start, end) or daily
        if found is None:
            continue
        first, last, rate, flat = found
        told = text[start : daily.start()] if late.start() < daily.start() else text[start:first]
        base = _BASE.search(text[daily.end() : first])
        count = _count(daily)
        yield LateRate(
            paragraph.span(first, last),
            text[first:last],
            _who(text, start, late.start(), end, labels),
            _act(told),
            _object(told),
            base[1] if base else "",
            rate / count if rate is not None else None,
            flat / count if flat is not None else None,
            tiered,
            in_slot(text, first, last),
            hourly,
            not damages,
            _levels(told),
            late is daily and not _LATE.search(daily.group()),
        )


def _per(daily: re.Match[str]) -> str:
    """按日还是按小时。"""
    unit = daily["unit"] or "日"
    return "日" if unit[-1] in "日天" else "小时" if "分" not in unit else "分钟"


def _count(daily: re.Match[str]) -> Decimal:
    """每几个单位：每4小时为四。"""
    said = daily["count"]
    if not said or said == "一":
        return Decimal(1)
    if said == "半":
        return Decimal("0.5")
    return Decimal(parse_number(said))


def _number(text: str, start: int, end: int) -> tuple[int, int, Decimal | None, Decimal | None] | None:
    """每日的比例或金额：“每逾期一日”之后的第一个数。"""
    match = _RATE.search(text, start, end)
    flat = next(
        (each for each in amounts(text) if start <= each.start < end and each.value is not None), None
    )
    if match and (flat is None or match.start() < flat.start):
        ratio = _ratio(match.group())
        return None if ratio is None else (*match.span(), ratio, None)
    return (flat.start, flat.end, None, flat.value) if flat and flat.value is not None else None


def _ratio(words: str) -> Decimal | None:
    try:
        return parse_percent(words.replace("％", "%")).ratio
    except ValueError:
        return None


def _object(told: str) -> str:
    thing = _OBJECT.search(told)
    return thing.group() if thing else ""


def _levels(told: str) -> tuple[str, ...]:
    return tuple(sorted({each.word for each in severity_words(told)} | set(_LEVEL.findall(told))))


def _act(told: str) -> str:
    """迟延的是什么事：先看“逾期”之后紧接的。收到发票之后几日内，是付款的期限，不是开票。"""
    told = _RECEIVED.sub("", told)
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


def _who(text: str, start: int, end: int, stop: int, labels: str) -> str:
    """迟延的一方：“逾期”之前最近提到的；没有提到的，是其后支付违约金的一方。"""
    found = [match.group() for match in re.compile(labels).finditer(text, start, end)]
    if found:
        return found[-1]
    payer = re.compile(rf"(?<!向)(?<!给)({labels})(?:应|须|按|每|需|将|要)").search(text, end, stop)
    return payer[1] if payer else ""
