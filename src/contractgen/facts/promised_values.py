"""承诺达到的数与扣减的上限：准时率不低于98%、返修率不超过3%；每月最高扣减1万元、以月费的20%为限。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.credit_tiers import bounded_clauses
from contractgen.facts.words.effects import CUT
from contractgen.facts.words.intervals import BOUND_WORDS, Interval, intervals
from contractgen.facts.words.tier_clauses import Clause, subject_in
from contractgen.facts.words.tiers import worse_end
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.model.saying import saying
from contractgen.zh.measured import Measured, measured
from contractgen.zh.sentences import in_slot

_CAP_WORDS = ("超过", "上限", "最高", "最多", "封顶", "为限", "至多")
_CAPPED = re.compile(r"(?:不(?:得|应)?超过|上限为?|最高|最多|封顶|至多|以不超过)[^。；;，,]{0,20}$")
_CAPPED_AFTER = re.compile(r"\s*(?:为限|封顶|为上限)")
_TALLIED = re.compile(r"累计|合计|总额|最高|上限|封顶|为限|最多|至多|当月|每月|全年|总")
_OF_YEAR = re.compile(
    r"年度?(?:服务|维护|运维|租赁)?(?:费|价款)|合同(?:总)?(?:价|金额|款)|总(?:价|费)|全年|每年|一年"
)
_OF_MONTH = re.compile(
    r"月(?:度|份)?(?:的)?(?:服务|维护|运维|租赁|订阅|应付)?(?:费|价款|租)|当月|本月|每月|该月|月费|当期|单次|每次|季"
)
_DELAY = re.compile(r"逾期|迟延|延期付款|拖欠|迟交|解除|保密|泄露")  # 别的违约的违约金
_METRIC = re.compile(r"[一-龥]{2}(?<![费税比利])率|满意度")
_GOAL_HEAD = re.compile(r"标准|目标|要求|承诺|指标值|达标值|约定值|基准")
_TOGETHER = re.compile(r"合计|各[项类种档]|全部|所有|总额|上述|以上|前述|[两三]项")
_CONDITION = re.compile(r"(?:的|时|者)")
_WISHED = re.compile(r"力争|争取|(?:上一?|去|往)年度?|历史|如果|若|发现")


@record
class Promise:
    """承诺的一个数。subject 是哪个量，value 已统一单位，better 是往哪一头更好（high、low）。"""

    span: Span
    words: str
    subject: str
    unit: str
    value: Decimal
    better: str
    provisional: bool


@record
class CreditCap:
    """扣减的上限：比例或者金额。base 是以月还是以年（合同总价）计，没有写为空。"""

    span: Span
    words: str
    value: Decimal
    unit: str
    base: str
    subject: str = ""  # 只说某一个指标的
    own: Span | None = None  # 同一句另有扣减的，上限只管这一句：漏检每次扣200元，每月最高2000元


def promised_values(reading: Reading) -> tuple[Promise, ...]:
    """全文承诺达到的数：好的一头没有写限度、后面不接后果的界限；指标表里的目标值；做到某事的时限。"""
    found = [promise for each in bounded_clauses(reading) if each.effect is None and (promise := _said(each))]
    for line in saying(reading, BOUND_WORDS):
        cell = line.cell
        if (
            cell
            and not cell.header
            and _GOAL_HEAD.search(cell.head)
            and len(each := intervals(line.text)) == 1
        ):
            found += _promise(line, each[0], subject_in(cell.row_head))
    return tuple(found)


def _said(each: Clause) -> Promise | None:
    body = each.line.body
    if _CONDITION.match(body, each.interval.end) or _WISHED.search(
        body[each.segment[0] : each.interval.start]
    ):
        return None
    return next(_promise(each.line, each.interval, each.subject), None)


def _promise(line: Line, each: Interval, subject: str) -> Iterator[Promise]:
    edge = each.low or each.high
    if edge is None or (each.low and each.high) or not subject:
        return
    better = "high" if each.low else "low"
    worse = worse_end(subject, each.unit)
    if worse and worse != better:
        at = line.body_start
        span = Span(line.index, at + edge.start, at + edge.end)
        words = line.body[edge.start : edge.end]
        given = in_slot(line.body, edge.start, edge.end)
        yield Promise(span, words, subject, each.unit, edge.value, better, given)


def credit_caps(reading: Reading) -> tuple[CreditCap, ...]:
    """扣减的总上限。"""
    return tuple(
        cap
        for line in saying(reading, _CAP_WORDS)
        if line.cell is None and line.zone in (Zone.ARTICLE, Zone.ANNEX) and CUT.search(line.body)
        for cap in _caps(line)
    )


def _caps(line: Line) -> Iterator[CreditCap]:
    body = line.body
    for mark in measured(body):
        if mark.unit not in ("%", "元"):
            continue
        start = max(body.rfind(stop, 0, mark.start) for stop in "。；;") + 1
        before = body[start : mark.start]
        if not (_CAPPED.search(before) or _CAPPED_AFTER.match(body, mark.end)) or not _TALLIED.search(
            before + body[mark.end : mark.end + 4]
        ):
            continue
        if _DELAY.search(before) or (not CUT.search(before) and not CUT.search(body[:start])):
            continue
        own = CUT.search(before) and not _TOGETHER.search(re.split("[，,]", before)[-1])
        own = own and any(
            start <= each.start < mark.start and each.unit in ("%", "元") for each in measured(body)
        )
        at = line.body_start
        yield replace(
            _cap(line, body, before, mark), own=Span(line.index, at + start, at + mark.end) if own else None
        )


def _cap(line: Line, body: str, before: str, mark: Measured) -> CreditCap:
    near = re.split("[，,]", before)[-1]
    base = "year" if _OF_YEAR.search(near) else "month" if _OF_MONTH.search(near) else ""
    at = line.body_start
    span = Span(line.index, at + mark.start, at + mark.end)
    return CreditCap(span, body[mark.start : mark.end], mark.value, mark.unit, base, _metric(before))


def _metric(before: str) -> str:
    """封顶的那一句只说了一个指标的，是哪一个。"""
    named = set(_METRIC.findall(before))
    return named.pop() if len(named) == 1 else ""
