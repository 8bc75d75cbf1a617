"""没有达到服务级别的后果：算得出的、解除的、一般违约责任，以及空的、取消的、只说违约的话。"""

from __future__ import annotations

import re

from contractgen.facts.words.availability_told import home
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
    r"SLA|服务级别|服务水平|可用[性率]|绩效|KPI|(?:上述|前述|前款|前条|约定的?|各项|任一|该|所列)[^。；，]{0,4}(?:指标|比例|比率|标准|时间|时限|限度|水平|数值|要求)|时限|达标|[一-龥]{1,4}率(?!先)|满意度|考核|超时"
    r"|(?:修复|恢复|响应|解决|到场|到店|应答|修好|抵达)|得分|评分|违反[^。；，]{0,4}[\d第（(]",
    re.IGNORECASE,
)
#: 没有说做不到怎么样的句子里，点明了服务级别才算在说后果
_POINTS = re.compile(
    r"SLA|服务级别|服务水平|可用[性率]|绩效|KPI|指标|时限|达标|[一-龥]{1,4}率(?!先)|满意度|考核|超时|得分|评分",
    re.IGNORECASE,
)
#: 报告之后接着做事的，说的是怎么处理，不是后果
_GOES_ON = re.compile(
    r"[,，]?(?:并|然后|再|同时)(?:应|须|立即|尽快|及时)?(?:采取|提出|制定|继续|启动|安排|组织)"
)
_METRIC = re.compile(r"[一-龥]{1,6}?(?:率|满意度|比例)")
_SEVERE = re.compile(r"严重违约|重大违约")
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
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百半]+(?:%|元|折|倍|个?月)")


@record
class Remedies:
    """money：具体的后果（抵扣、违约金、免费重做）；ended：可以解除；general：一般违约只赔损失；penalty：一般违约有违约金。

    vague：空的（vague_elsewhere 为没有点明服务级别的），excluded、breach：明文取消的、只说违约的话；loose_metrics：某个指标只说“相应责任”，别处也没有具体后果。
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
    loose_metrics: tuple[Span, ...] = ()


class _Scan:
    """逐句看过去，记下各种后果。"""

    def __init__(self) -> None:
        self.first: dict[str, Span] = {}
        self.vague: list[Span] = []
        self.vague_elsewhere: list[Span] = []
        self.excluded: list[Span] = []
        self.breach: list[Span] = []
        self.named: list[tuple[Span, str]] = []
        self.paid: set[str] = set()
        self.severe_defined = False

    def line(self, line: Line, performing: bool) -> None:
        """performing：这一条说的是服务级别，句子里不必再说。"""
        text = _without_slots(line.text)
        head = f"{line.cell.head}{line.cell.row_head}" if line.cell else ""
        self.severe_defined = self.severe_defined or ("违约" in text and bool(_SEVERE_DEFINED.search(text)))
        if line.cell is not None and _REMEDY_HEAD.search(line.cell.head) and _NUMBER.search(text):
            self._keep("money", Span(line.index, 0, len(line.text)), text + head)
            return
        for start, end in sentences(text):
            self._sentence(line, text, start, end, performing, head)

    def _sentence(self, line: Line, text: str, start: int, end: int, performing: bool, head: str) -> None:
        """performing：本条说的是处理的时限、指标；level：这一句自己点明了。"""
        sentence = text[start:end]
        span = Span(line.index, start, end)
        if _of_other_matters(sentence):
            return
        if GENERAL_MONEY.search(sentence) and not ELSEWHERE.search(sentence):
            self.first.setdefault("penalty", span)
        bare = UNSETTLED.sub("", VAGUE.sub("", sentence))  # “协商解决”里的解决，不是解决故障
        level = bool(_LEVEL.search(bare) or _LEVEL.search(head))
        fails = bool(FAILS.search(sentence))
        served = performing or level or bool(SERVED.search(text))
        general = bool(GENERAL.search(sentence)) or bool(CAPPED.search(sentence) and not level)
        empty = bool(UNSETTLED.search(sentence)) and not COUNTED.search(sentence)
        cancelled = None if CAUSED.search(sentence) else EXCLUDED.search(sentence)
        if not cancelled and not empty and (fails or (level and served)):
            counted = COUNTED.search(sentence) or _BY_SCORE.search(sentence)
            if (counted or SETTLED.search(sentence)) and not general:
                self._keep("money", span, text)
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
            if not POINTED.search(sentence[: match.start()]) and not _GOES_ON.match(sentence, match.end())
        ]
        left = UNSETTLED.search(sentence) if empty and _PAYS_BACK.search(sentence) else None
        said = said or ([at(left)] if left else [])
        (self.vague if level else self.vague_elsewhere).extend(said)
        if metric := _METRIC.search(sentence):
            self.named += [(span, metric[0]) for span in said]
        if level:
            self.breach += [at(match) for match in BREACH.finditer(sentence)]
        if found := _SEVERE.search(sentence):
            self.first.setdefault("severe", at(found))

    def _keep(self, kind: str, span: Span, text: str) -> None:
        self.first.setdefault(kind, span)
        self.paid.update(_METRIC.findall(text))


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
    homes = {home(outline, line.index) for line in lines if _PERFORMS.search(line.text)}
    for line in lines:
        scan.line(line, home(outline, line.index) in homes)
    first = scan.first
    loose = tuple(span for span, metric in scan.named if not any(metric[-3:] in each for each in scan.paid))
    return Remedies(
        first.get("money"), first.get("ended"), first.get("general"), first.get("penalty"),
        tuple(scan.vague), tuple(scan.vague_elsewhere), tuple(scan.excluded), tuple(scan.breach),
        None if scan.severe_defined else first.get("severe"), loose,
    )  # fmt: skip


def _without_slots(text: str) -> str:
    for slot in slots(text):
        text = text[: slot.start] + " " * (slot.end - slot.start) + text[slot.end :]
    return text
