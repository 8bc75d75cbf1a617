"""期间怎样归类比较：写明起止日的服务期限合几个月，质保按所保之物、日志与保密按哪一类分开。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.cures import Streak
from contractgen.facts.date_terms import terms
from contractgen.facts.topic_periods import TopicPeriod
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.zh.dates import term_end
from contractgen.zh.durations import Duration, Unit, compare
from contractgen.zh.sentences import sentence_at
from contractgen.zh.working_time import equal, longer

SERVICE, WARRANTY = "服务期限", "质量保证期"
_NATURAL = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
#: 所保的东西；更换上去的备件另有保修期，不与整机比较
_GUARDED = ("硬件", "设备", "软件", "系统", "成果")
_SPARE = re.compile(r"备件|部件|配件|零件|备品|更换的")
#: 修好、换上的那一部分另起算的质保期：自修复之日起不少于6个月
_RENEWED = re.compile(
    r"(?:修复|维修|修好|修理|返修|返工|更换|换[上新]|重做|重装|补种|补植)[^。；;]{0,12}?(?:之日|之?后|当日|起)|该(?:部分|项|处|件|台|批)的?"
)
_NAMED_SERVICE = re.compile(
    r"服务期|合同期|协议期|本(?:协议|合同)(?:的)?(?:有效)?期限|履行期|租赁期|租期|维护期"
)


def service_terms(draft: Draft) -> Iterator[TopicPeriod]:
    """写明起止日的服务期限，合多少个月；不是整月的不算。"""
    for term in draft.ask(terms):
        if not (_NAMED_SERVICE.search(term.topic) and term.start.date and term.end.date) or term.renewal:
            continue
        first, last = term.start.date, term.end.date
        months = round((last - first).days / 30.44)
        if months > 0 and abs((last - term_end(first, Duration(Decimal(months), Unit.MONTH))).days) <= 1:
            span = Span(term.start.span.line, term.start.span.start, term.start.span.end)
            words = f"{term.start.words}至{term.end.words}"
            length = Duration(Decimal(months), Unit.MONTH)
            yield TopicPeriod(span, SERVICE, words, length, "", term.start.provisional, matter="服务期")


def streak_unit(streak: Streak) -> str:
    """月度考核连续两次，就是连续两个月。"""
    if streak.unit in "次期" and (period := re.search("月度|每月|季度|每季|每周", streak.matter)):
        return "月" if "月" in period.group() else "季" if "季" in period.group() else "周"
    return streak.unit[0]


def merged(groups: dict[tuple[str, str], list[TopicPeriod]]) -> dict[tuple[str, str], list[TopicPeriod]]:
    """没有写明所保之物的，与惟一写明的一种合并比较；写明的有几种的，不知说的是哪一种，不合并。"""
    merged = dict(groups)
    for topic, subject in groups:
        named = [key for key in groups if key[0] == topic and key[1] and key[1] != "备件"]
        if not subject and len(named) == 1 and topic != "保密期限":  # 某类信息另有较长的保密期，是特别约定
            both = merged.pop((topic, "")) + merged.pop(named[0])
            merged[named[0]] = sorted(both, key=lambda each: (each.span.line, each.span.start))
    return merged


def subject(draft: Draft, period: TopicPeriod) -> str:
    """质量保证期按所保的东西区分，日志按哪一种日志、保密期按哪一类信息区分。"""
    if period.topic in ("日志留存期", "保密期限"):
        return period.kind
    if period.topic != WARRANTY:
        return ""
    line = draft.line(period.span)
    text = line.text
    start, _ = sentence_at(text, period.span.start)
    if _RENEWED.search(text, start, period.span.start):
        return "备件"
    if line.cell is not None:
        lead = next(
            (each.text for each in reversed(draft.reading.lines[: line.index]) if each.cell is None), ""
        )
        text = line.cell.row_head if any(word in line.cell.row_head for word in _GUARDED) else lead
    if _SPARE.search(text):
        return "备件"
    return next((word for word in _GUARDED if word in text), "")


def same_duration(one: Duration, two: Duration) -> bool:
    """一样长，或者只差在一个月有几日（90日与3个月）。"""
    return equal(one, two) or (compare(one, two) is None and one.unit in _NATURAL and two.unit in _NATURAL)


def same_period(one: TopicPeriod, two: TopicPeriod) -> bool:
    """一样长；或者一处说至少保存多久，另一处说满更久才清除。"""
    if one.cleared != two.cleared:
        cleared, kept = (one, two) if one.cleared else (two, one)
        if longer(cleared.duration, kept.duration):
            return True
    return same_duration(one.duration, two.duration)
