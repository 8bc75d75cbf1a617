"""日期应当存在，星期应当对得上，起止日应当与写明的长度一致，各处的期限应当相同。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from contractgen.facts.calendar_claims import calendar_claims
from contractgen.facts.date_terms import Term, terms
from contractgen.facts.dates import DateWord, dates, signing_dates
from contractgen.model.finding import Confidence, Finding, Fix, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.dates import format_date, term_end, term_length
from contractgen.zh.durations import Duration, format_duration

_WEEK = "一二三四五六日"


class DateArithmetic(Rule):
    """起止日与“共几年”对不上、2月30日、写错的星期、两处期限不同，都会使到期日、付款日、续期日失去依据。

    写法：“自2026年12月1日起至2027年11月30日止（含首尾两日），共1年”；期限只写一处，别处引用。
    首日是否计入习惯不同（民法典第二百零一条、第二百零四条），相差一日的只作提示。
    """

    title = "日期与期间对不上"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第二百条", "民法典第二百零一条", "民法典第二百零二条", "民法典第二百零四条")
    bad = (
        "2.1 试运行>>30天<<（2026年5月1日至2026年6月15日）。",
        "5.1 运行期自2027年4月1日至2030年1月14日，共>>33个月<<零4天。",
        "5.1 服务期限自2026年1月1日起至2027年6月30日止，共>>12个月<<。",
        "5.1 乙方应于>>2026年2月30日<<前完成部署。",
        "5.1 首次评审于2026年11月21日（>>星期五<<）召开。",
        "5.1 服务期限自>>2027年1月1日<<起至2026年12月31日止。",
        "5.1 乙方每年>>2月30日<<盘点；合同自>>2026年5月1日<<生效，于2026年4月30日期满。",
        "5.1 >>2026年上半年（1月1日至4月30日<<）每月到场一次。",
        "| 阶段 | 开始 | 完成 |\n|---|---|---|\n| 勘察 | >>2026-06-10<< | 2026-05-30 |",
        "5.1 合同工期>>45天<<，开工日期2026年3月1日，竣工日期2026年6月30日。",
        "5.1 原服务期至2026年6月30日止，现延长三个月，至>>2026年12月31日<<止。",
        "5.1 质保期自>>2026年2月1日<<起算，系统于2026年5月10日通过终验。",
        "2.2 服务期限自2026年12月1日起至>>2028年11月30日<<止，共2年。\n"
        "5.1 服务期限自2026年12月1日起至2027年11月30日止，共1年。",
    )
    good = (
        "5.1 运行期自2027年4月1日至2030年1月14日，共33个月零14天。",
        "2.1 服务期一年，自2026年1月1日至2026年12月31日；维保期三年，自2027年1月1日至2029年12月31日。",
        "5.1 服务期限自2026年1月1日起至2026年12月31日止，为期一年。",
        "5.1 服务期限自2026年1月1日起至2027年1月1日止（起始日不计入），为期一年。",
        "5.1 第二季度（4月1日至6月30日）；第一年：2026年5月1日至2027年4月30日；2026年3月1日至12月31日，共10个月。",
        "5.1 原服务期至2026年6月30日止，现延长六个月，至2026年12月31日止。",
        "5.1 评审于2026年11月21日（星期六）召开。",
        "5.1 服务期限自2026年1月1日起至2027年6月30日止，共18个月，届满前30日书面提出续期。",
        "5.1 服务期限自2026年1月1日起至2026年12月31日止。\n"
        "18.3 质量保证期自2026年6月1日起至2028年5月31日止，共2年。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for each in draft.ask(dates):
            yield from self._calendar(draft, each)
        found = [term for term in draft.ask(terms) if term.start.date and term.end.date]
        blamed: set[Span] = set()
        for term in found:
            for finding in self._term(draft, term, found):
                blamed |= {finding.span, *finding.related}
                yield finding
        for claim in draft.ask(calendar_claims):
            yield self.finding(
                claim.span,
                f"{draft.where(claim.span)}的“{claim.words}”对不上：{claim.why}。",
                severity=None if claim.certain and not claim.provisional else Severity.WARNING,
                related=claim.related,
                suggestion="核实并改正日期。",
                provisional=claim.provisional,
            )
        yield from self._two_terms(draft, found, blamed)
        yield from self._signed(draft, found)

    def _calendar(self, draft: Draft, each: DateWord) -> Iterator[Finding]:
        """日历上没有的日期；星期不对的。"""
        if each.date is None:
            yield self.finding(
                each.span,
                f"{draft.where(each.span)}的日期“{each.words}”不存在：{each.why}。",
                suggestion="核实并改正日期。",
                provisional=each.provisional,
                severity=Severity.WARNING if each.provisional else None,
            )
        elif each.weekday is not None and each.date.weekday() != each.weekday:
            right = "星期" + _WEEK[each.date.weekday()]
            line = draft.line(each.span).text
            at = next(i for i in range(each.span.end, len(line)) if line[i] in "星周礼")
            end = next(i for i in range(at, len(line)) if line[i] in _WEEK + "天") + 1
            yield self.finding(
                Span(each.span.line, at, end),
                f"{draft.where(each.span)}“{each.words}”是{right}，不是{line[at:end]}。",
                related=[each.span],
                suggestion=f"核实日期；日期无误的改为“{right}”。",
                fix=Fix(right),
            )

    def _term(self, draft: Draft, term: Term, found: list[Term]) -> Iterator[Finding]:
        """一处期限自身：起止的先后，长度与起止。"""
        start, end = term.start, term.end
        if start.date is None or end.date is None:
            return
        provisional = start.provisional or end.provisional
        lowered = Severity.WARNING if provisional else None
        if end.date <= start.date:
            yield self.finding(
                start.span,
                f"{draft.where(start.span)}的起始日 {start.words} 不早于届满日 {end.words}。",
                severity=lowered,
                related=[end.span],
                suggestion="核实起始日和届满日。",
                provisional=provisional,
            )
            return
        if term.length is None or term.length_span is None:
            return
        off = _days_off(start.date, end.date, term.length)
        off = None if off is None else off - term.odd_days
        if off is None or off == 0 or (off == 1 and not term.inclusive):
            return
        span, related = _odd_part(term, found)
        yield self.finding(
            span,
            f"{draft.where(start.span)}自{start.words}起至{end.words}止，"
            f"应为{term_length(start.date, end.date)}，"
            f"写的是{format_duration(term.length)}{f'零{term.odd_days}天' if term.odd_days else ''}。",
            severity=Severity.INFO if abs(off) == 1 else lowered,
            related=related,
            suggestion="核实起止日和期限长度，改成一致；写明是否含首尾两日。",
            provisional=provisional,
        )

    def _two_terms(self, draft: Draft, found: list[Term], blamed: set[Span]) -> Iterator[Finding]:
        """同一名目的期限写在两处而不同。"""
        by_topic: dict[str, Term] = {}
        for term in found:
            topic = _topic(term)
            if not topic or term.renewal:
                continue
            first = by_topic.setdefault(topic, term)
            if first is term:
                continue
            for one, two in ((first.start, term.start), (first.end, term.end)):
                if one.date != two.date and not blamed & {one.span, two.span}:
                    yield self.finding(
                        one.span,
                        f"{topic}的日期不一致：{draft.where(one.span)}为{one.words}，{draft.where(two.span)}为{two.words}。",
                        related=[two.span],
                        suggestion="核实后统一；期限只写一处，别处引用。",
                        provisional=one.provisional or two.provisional,
                    )

    def _signed(self, draft: Draft, found: list[Term]) -> Iterator[Finding]:
        """签订在服务期限开始之后。"""
        signed = next((each for each in draft.ask(signing_dates) if each.date), None)
        service = next((term for term in found if _topic(term) == "服务期限"), None)
        if signed and signed.date and service and service.start.date and signed.date > service.start.date:
            yield self.finding(
                signed.span,
                f"签订日期 {format_date(signed.date)} 晚于服务期限的起始日 {service.start.words}"
                f"（{draft.where(service.start.span)}），起始日至签订日之间的服务是否适用本协议不明。",
                severity=Severity.INFO,
                related=[service.start.span],
                suggestion="核实日期；确系补签的，写明本协议适用于起始日以后已经提供的服务。",
            )


def _topic(term: Term) -> str:
    """服务期、合同期、协议期视为同一名目。"""
    if any(
        word in term.topic
        for word in ("服务期", "合同期", "协议期", "协议期限", "协议的期限", "维护期", "有效期", "履行期")
    ):
        return "服务期限"
    return term.topic if "期" in term.topic else ""


def _days_off(start: dt.date, end: dt.date, length: Duration) -> int | None:
    """写明的届满日比算出的（首日计入）晚几日。"""
    try:
        return (end - term_end(start, length)).days
    except ValueError:
        return None


def _odd_part(term: Term, found: list[Term]) -> tuple[Span, list[Span]]:
    """起、止、长度三者之中，与别处写的不同的一处；没有别处的为长度。"""
    assert term.length_span is not None
    parts = [term.length_span, term.start.span, term.end.span]
    odd = term.length_span
    for other in found:
        if other is term or _topic(other) != _topic(term):
            continue
        if other.start.date != term.start.date and other.end.date == term.end.date:
            odd = term.start.span
        elif other.end.date != term.end.date and other.start.date == term.start.date:
            odd = term.end.span
    return odd, [part for part in parts if part != odd]
