"""没有达到服务级别的后果：算得出的、解除的、一般违约责任，以及空的、取消的、只说违约的话。"""

from __future__ import annotations

import re

from contractgen.facts.words.availability_words import AVAILABLE, DOWN
from contractgen.facts.words.consequences import (
    BREACH,
    CAPPED,
    CAUSED,
    COUNTED,
    DELIVERED,
    DISPUTED,
    ELSEWHERE,
    ENDED,
    EXCLUDED,
    FAILS,
    GENERAL,
    GENERAL_MONEY,
    MONEYED,
    PAPER,
    POINTED,
    SERVED,
    SERVICE_ITSELF,
    SETTLED,
    UNSETTLED,
    VAGUE,
)
from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.sentences import sentences
from contractgen.zh.slots import slots

#: 说到服务级别的话
_LEVEL = re.compile(
    r"SLA|服务级别|服务水平|可用[性率]|绩效|KPI|(?:上述|前述|前款|前条|约定的?|各项|任一|该|所列)[^。；，]{0,4}(?:指标|比例|比率|标准|时间|时限|限度|水平|数值|要求)|指标|时限|达标|[一-龥]{1,4}率(?!先)|满意度|考核|超时"
    r"|(?:修复|恢复|响应|解决|到场|到店|应答|修好|抵达)|得分|评分|违反[^。；，]{0,4}[\d第（(]",
    re.IGNORECASE,
)
#: 没有说做不到怎么样的句子里，点明了服务级别才算在说后果
_POINTS = re.compile(
    r"SLA|服务级别|服务水平|可用[性率]|绩效|KPI|指标|时限|达标|[一-龥]{1,4}率(?!先)|满意度|考核|超时|得分|评分|(?:上述|前述|前款|上列|该)[^。；，]{0,4}(?:比例|比率|水平|数值|限度)",
    re.IGNORECASE,
)
#: 报告之后接着做事的，说的是怎么处理，不是后果
_GOES_ON = re.compile(
    r"[,，]?(?:并|然后|再|同时)(?:应|须|立即|尽快|及时)?(?:采取|提出|制定|继续|启动|安排|组织)"
)
#: 不计为失败、不视为不合格：不是后果
_DENIED = re.compile(r"不(?:再|予|应|得|被|会)?[计记算认判列定评]?$")
#: 甲方可以解除，且无须承担违约责任：说的是不担责
_WAIVED = re.compile(r"(?:无[须需庸]|不再?|不必|不用|免于?|毋须)(?:因此|为此|向[^，。；]{1,6})?\s*$")
#: 服务费用由双方协商确定：没有谈定的是价钱，不是后果
_PRICED = re.compile(r"(?<![扣减免偿退罚])(?:费用?|价[款格钱]?|报酬|租金)(?:标准)?[^，。；费价]{0,8}$")
_METRIC = re.compile(r"[一-龥]{1,6}?(?:率|比例)|[一-龥]{0,6}?满意度")
#: 某某率未达标：点了名，不是泛说
_NAMED_UNMET = re.compile(r"(?:率|满意度|比例)[^，。；]{0,8}(?:不达标|未达标)")
_SEVERE = re.compile(r"严重违约|重大违约")
#: 泛说违反义务、双方赔偿总额的话里必有的字
_OBLIGED = re.compile("违反|违约|履行|未按|不符合|[一双各]方")
_SEVERE_DEFINED = re.compile(
    r"(?:严重|重大)违约[”\"]?\s*(?:是|系)?指|构成[^。；;]{0,12}(?:严重|重大)违约|以下称[“\"](?:严重|重大)违约"
)
_BY_SCORE = re.compile(r"\d\s*分[^。；;]{0,24}(?:支付|付|拨付|结算|计付)[^。；;]{0,12}[%％]")
_REMEDY_HEAD = re.compile(r"扣|减|赔|违约金|罚|抵|后果|处理|补偿|退")
_PAYS_BACK = re.compile(r"补偿|赔偿|减免|扣|违约金|退|奖惩|处罚")
#: 这一条说的是处理的时限、指标
_PERFORMS = re.compile(
    r"(?:分钟|小时|[日天])(?:之?内|以内)?[^。；]{0,16}(?:响应|到场|恢复|修|解决|应答|回电|抵达|处理|赶到|定位|接入)|[一-龥]率[^。；]{0,16}\d|指标|满意度|服务质量|服务标准|(?:用时|耗时|时延|延迟|间隔|误差|投诉|中断)[^。；，]{0,12}不(?:得|应)?(?:超过|高于|大于|多于)\s*\d"
)
_NOTHING = re.compile(r"\s*(?:/|／|—+|-+|无|没有|不适用|N/?A)\s*")
_METRIC_NAME = re.compile(r"率|满意度|评分|得分|时[限长间]|耗时|用时")
#: 报告、说明是另加的事，后果可以写在别处
_TOLD = re.compile(r"报告|说明|汇报|解释|协商")
#: 回头指前面的指标
_POINTS_BACK = re.compile(r"任[一何]|上述|前述|前款|以上|各项|该[项等]?|其中|之一|未达|达不到|做不到")
#: 泛说指标：哪一项没有达到都算
_ANY_METRIC = re.compile(
    r"(?:上述|前述|任[一何]|各项|该等|约定的|所列|本[条章节附])[^。；，]{0,6}(?:指标|标准|要求|水平|级别)|服务(?:级别|水平)|SLA|KPI|考核(?:得分|评分|不合格|结果)|不达标|未达标|得分|评分",
    re.IGNORECASE,
)
_LATE = re.compile(r"超[时期过]|逾期|迟|延误|时限|未(?:能)?(?:按时|按期|及时|在)|小时|分钟|每[超晚迟]")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百半]+(?:%|元|折|倍|个?月)")


@record
class Remedies:
    """money：具体的后果（抵扣、违约金、免费重做）；ended：可以解除；general：一般违约只赔损失；penalty：一般违约有违约金。

    vague：空的（vague_elsewhere 为没有点明服务级别的），excluded、breach：明文取消的、只说违约的话。
    loose：别的事另有后果，说到这个指标、时限没有达到时却是空话的；unpaid：后果一栏写着“/”的。
    """

    money: Span | None
    ended: Span | None
    general: Span | None
    penalty: Span | None
    vague: tuple[Span, ...]
    vague_elsewhere: tuple[Span, ...]
    excluded: tuple[Span, ...]
    breach: tuple[Span, ...]
    undefined_severe: Span | None
    loose: tuple[Span, ...] = ()
    unpaid: tuple[Span, ...] = ()
    uptime: bool = True  # 可用性没有达到有没有后果：点了它的名，或者泛说指标


@record
class _Said:
    """一处说后果的话，和它所在的条。"""

    span: Span
    text: str
    place: tuple[str, int]


class _Scan:
    """逐句看过去，记下各种后果。"""

    def __init__(self) -> None:
        self.first: dict[str, Span] = {}
        self.vague: list[Span] = []
        self.vague_elsewhere: list[Span] = []
        self.excluded: list[Span] = []
        self.breach: list[Span] = []
        self.empty: list[_Said] = []
        self.paid: list[_Said] = []
        self.unpaid: list[Span] = []
        self.severe_defined = False

    def line(self, line: Line, performing: bool, place: tuple[str, int]) -> None:
        """performing：这一条说的是服务级别，句子里不必再说；place 是这一行在哪一条。"""
        self.place = place
        text = _without_slots(line.text)
        head = f"{line.cell.head}{line.cell.row_head}" if line.cell else ""
        self.severe_defined = self.severe_defined or ("违约" in text and bool(_SEVERE_DEFINED.search(text)))
        if line.cell is not None and _REMEDY_HEAD.search(line.cell.head) and _NUMBER.search(text):
            self._keep("money", Span(line.index, 0, len(line.text)), text + head)
            return
        if line.cell is not None and _REMEDY_HEAD.search(line.cell.head) and _NOTHING.fullmatch(text):
            if not line.cell.header and _METRIC_NAME.search(line.cell.row_head):
                self.unpaid.append(Span(line.index, 0, len(line.text)))
            return
        for start, end in sentences(text):
            self._sentence(line, text, start, end, performing, head)

    def _sentence(self, line: Line, text: str, start: int, end: int, performing: bool, head: str) -> None:
        """performing：本条说的是处理的时限、指标；level：这一句自己点明了。"""
        sentence = text[start:end]
        span = Span(line.index, start, end)
        fails, obliged = bool(FAILS.search(sentence)), bool(_OBLIGED.search(sentence))
        headed = bool(head) and bool(_LEVEL.search(head))
        named = headed or bool(_LEVEL.search(sentence))
        if not (fails or obliged or named) or _of_other_matters(sentence):
            return
        if obliged and GENERAL_MONEY.search(sentence) and not ELSEWHERE.search(sentence):
            self.first.setdefault("penalty", span)
        bare = UNSETTLED.sub("", VAGUE.sub("", sentence)) if named else ""  # “协商解决”里的解决，不是解决故障
        level = headed or bool(_LEVEL.search(bare))
        served = performing or level or bool(SERVED.search(text))
        general = obliged and bool(GENERAL.search(sentence) or (CAPPED.search(sentence) and not level))
        empty = bool(UNSETTLED.search(sentence)) and not COUNTED.search(sentence)
        cancelled = None if CAUSED.search(sentence) else EXCLUDED.search(sentence)
        if not cancelled and not empty and (fails or (level and served)):
            counted = COUNTED.search(sentence) or _BY_SCORE.search(sentence)
            counted = counted if fails or MONEYED.search(sentence) else None
            if (counted or SETTLED.search(sentence)) and not general:
                self._keep("money", span, sentence)
                return
            if ENDED.search(sentence) and level:
                self.first.setdefault("ended", span)
        if general and not level:
            self.first.setdefault("general", span)
        elif (level and (fails or cancelled or head or _POINTS.search(bare))) or (fails and served):
            self._empty_words(line, start, sentence, level, cancelled, empty)

    def _empty_words(
        self,
        line: Line,
        start: int,
        sentence: str,
        level: bool,
        cancelled: re.Match[str] | None,
        empty: bool,
    ) -> None:
        def at(match: re.Match[str]) -> Span:
            return Span(line.index, start + match.start(), start + match.end())

        if cancelled:
            self.excluded.append(at(cancelled))
            return
        said = [
            at(match)
            for match in VAGUE.finditer(sentence)
            if not POINTED.search(sentence[: match.start()])
            and not _GOES_ON.match(sentence, match.end())
            and not _DENIED.search(sentence[: match.start()])
            and not _WAIVED.search(sentence, 0, match.start())
            and not (match[0].endswith("协商确定") and _PRICED.search(sentence, 0, match.start()))
        ]
        left = UNSETTLED.search(sentence) if empty and _PAYS_BACK.search(sentence) else None
        said = said or ([at(left)] if left else [])
        (self.vague if level else self.vague_elsewhere).extend(said)
        failed = FAILS.search(sentence) or _POINTS_BACK.search(sentence)
        if said and failed and (level or (_METRIC_NAME.search(line.text) and _NUMBER.search(line.text))):
            names = sentence if _METRIC.search(sentence) or not _POINTS_BACK.search(sentence) else line.text
            words = ((span, line.text[span.start : span.end]) for span in said)
            self.empty += [_Said(span, names, self.place) for span, word in words if not _TOLD.search(word)]
        if level:
            self.breach += [at(match) for match in BREACH.finditer(sentence)]
        if found := _SEVERE.search(sentence):
            self.first.setdefault("severe", at(found))

    def _keep(self, kind: str, span: Span, text: str) -> None:
        self.first.setdefault(kind, span)
        self.paid.append(_Said(span, text, self.place))


def _of_other_matters(sentence: str) -> bool:
    """说的是争议、付款、保密，或者只是交文书。"""
    if DISPUTED.search(sentence) or (ELSEWHERE.search(sentence) and not _LEVEL.search(sentence)):
        return True
    aside = PAPER if PAPER.search(sentence) else DELIVERED
    return bool(aside.search(sentence)) and not SERVICE_ITSELF.search(aside.sub("", sentence))


def remedies(reading: Reading) -> Remedies:
    """全文的后果。占位里的字不算。"""
    scan = _Scan()
    outline = outlined(reading)
    lines = [
        line
        for line in reading.judged()
        if line.zone in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) and line.part == "body"
    ]
    homes = {outline.home(line.index) for line in lines if _PERFORMS.search(line.text)}
    for line in lines:
        place = outline.home(line.index)
        scan.line(line, place in homes, place)
    first = scan.first
    loose = tuple(each.span for each in scan.empty if not any(_covers(one, each) for one in scan.paid))
    return Remedies(
        first.get("money"), first.get("ended"), first.get("general"), first.get("penalty"),
        tuple(scan.vague), tuple(scan.vague_elsewhere), tuple(scan.excluded), tuple(scan.breach),
        None if scan.severe_defined else first.get("severe"), loose, tuple(scan.unpaid),
        any(AVAILABLE.search(one.text) or DOWN.search(one.text) or _ANY_METRIC.search(one.text) for one in scan.paid),
    )  # fmt: skip


def _covers(paid: _Said, empty: _Said) -> bool:
    """这一处具体的后果管不管那件事：紧接着说的；没有点名指标而在同一条的；或者说到同一个指标；或者都泛说指标、都说时限。"""
    named, others = ({each[-3:] for each in _METRIC.findall(one.text)} for one in (empty, paid))
    if named and others and not named & others:
        return False  # 一次解决率每低一个点扣1%；满意度未达标的，承担相应责任
    if named and not others and paid.span.line > empty.span.line and _LATE.search(paid.text):
        return False  # 下一条说的是工单超时
    if 0 <= paid.span.line - empty.span.line < 2 or (not named and paid.place == empty.place):
        return True
    if named and any(each in paid.text for each in named):
        return True
    return bool(
        _ANY_METRIC.search(_NAMED_UNMET.sub("", paid.text))
        or (not named and _LATE.search(empty.text) and _LATE.search(paid.text))
    )


def _without_slots(text: str) -> str:
    for slot in slots(text):
        text = text[: slot.start] + " " * (slot.end - slot.start) + text[slot.end :]
    return text
