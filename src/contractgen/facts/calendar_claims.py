"""从日历上看得出对错的说法：第二季度的起止、延长三个月延至某日、质保起算的日子与验收的日子。"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from contractgen.facts.dates import DateWord, dated
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.characters import fold_width
from contractgen.zh.dates import add, format_date
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.sentences import readable, sentence_at

_MONTH_DAY = r"(?:(?:19|20)\d{2}\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"
_PART = re.compile(
    rf"(?:(?P<year>(?:19|20)\d{{2}})\s*年\s*)?(?P<name>第?[一二三四1-4]季度|[上下]半年)度?(?:[一-龥]{{0,4}})?\s*(?:为|是|即|指|自|从|[：:（(，,])*\s*{_MONTH_DAY}\s*(?:起|开始)?\s*(?:至|到|[-—~～])+\s*{_MONTH_DAY}"
)
_OWN_YEAR = re.compile(r"服务年度|合同年度|财年|财务年度|财政年度|会计年度|学年|学期|采暖|供暖|履行年度")
_EXTENDED = re.compile(r"(?:延长|续期|展期|顺延|延期|宽展)\s*$")
_UNTIL = re.compile(r"[^。；\d]{0,16}(?:至|到|为)\s*$")
_ENDS = re.compile(r"(?:至|到|截止|届满|到期|终止|期满)[^，。；]{0,6}$")
_WARRANTY = re.compile(r"(?:质保|保修|质量保证|维保|免费维护)期?[^，。；]{0,8}(?:自|从)\s*$")
_ACCEPTED = re.compile(r"终验|验收|竣工")
_DONE = re.compile(r"完成|通过|合格|签署|进行|组织")


@record
class CalendarClaim:
    """一处对不上的说法：words 是所说的，why 说明应当怎样；certain 为假的只是可能。"""

    span: Span
    related: tuple[Span, ...]
    words: str
    why: str
    certain: bool = True
    provisional: bool = False


def calendar_claims(reading: Reading) -> tuple[CalendarClaim, ...]:
    """全文对不上的说法。"""
    return (*_parts(reading), *_extensions(reading), *_warranties(reading))


def _parts(reading: Reading) -> Iterator[CalendarClaim]:
    """季度、半年的起止。"""
    for line in saying(reading, ("季度", "半年")):
        plain = fold_width(line.text)
        for match in _PART.finditer(plain):
            name, numbers = match["name"], [int(each) for each in match.groups()[2:]]
            if "季" in name:
                place = "一二三四".find(name.strip("第季度")) + 1 or int(name.strip("第季度"))
                first, last = place * 3 - 2, place * 3
            else:
                first, last = (1, 6) if name[0] == "上" else (7, 12)
            ending = 31 if last in (3, 12) else 30
            if numbers == [first, 1, last, ending]:
                continue
            months = (numbers[2] - numbers[0]) % 12 + (1 if numbers[3] >= 28 and numbers[1] == 1 else 0)
            wrong = months != last - first + 1
            if not wrong and (not match["year"] or _OWN_YEAR.search(line.text)):
                continue  # 自己约定的年度，季度照此推算
            span = Span(line.index, match.start(), match.end())
            yield CalendarClaim(
                span,
                (),
                line.text[match.start() : match.end()],
                f"{name}是{first}月1日至{last}月{ending}日",
                wrong,
            )


def _extensions(reading: Reading) -> Iterator[CalendarClaim]:
    """延长一段期间，延至某日；原来到哪一日写在前面。"""
    ended: DateWord | None = None
    for line in reading.judged():
        words = dated(reading).get(line.index, ())
        if not words:
            continue
        text = line.text
        founds = [
            each
            for each in (durations(readable(text)) if "延" in text or "续" in text or "展" in text else ())
            if each.duration and _EXTENDED.search(text, max(0, each.start - 6), each.start)
        ]
        for date in words:
            before = text[max(0, date.span.start - 12) : date.span.start]
            for found in founds:
                until = found.end <= date.span.start and _UNTIL.fullmatch(text[found.end : date.span.start])
                claim = _extended(line, ended, date, found) if until else None
                if claim:
                    yield claim
            if date.date and _ENDS.search(before):
                ended = date


def _extended(
    line: Line, ended: DateWord | None, date: DateWord, found: FoundDuration
) -> CalendarClaim | None:
    if ended is None or ended.date is None or date.date is None or ended.date >= date.date:
        return None
    try:
        right = add(ended.date, found.duration) if found.duration else None
    except ValueError:
        return None
    if right is None or abs((right - date.date).days) <= 1 or _both_last(right, date.date):
        return None
    words = line.text[found.start : found.end]
    why = f"自{ended.words}延长{words}，是{format_date(right)}"
    related = (ended.span, Span(line.index, found.start, found.end))
    return CalendarClaim(date.span, related, date.words, why, True, date.provisional)


def _both_last(one: dt.date, two: dt.date) -> bool:
    """都是同一个月的末几日：2月28日延长一个月，至3月28日或者3月31日。"""
    return (one.year, one.month) == (two.year, two.month) and two.day >= 28 and one.day >= 28


def _warranties(reading: Reading) -> Iterator[CalendarClaim]:
    """质保自某日起算，而验收在那以后。"""
    lines = [
        line
        for line in saying(reading, ("质保", "保修", "质量保证", "维保", "免费维护", "验收", "终验"))
        if line.zone in (Zone.ARTICLE, Zone.ANNEX)
    ]
    begun: list[DateWord] = []
    accepted: list[DateWord] = []
    for line in lines:
        for date in dated(reading).get(line.index, ()):
            start, end = sentence_at(line.text, date.span.start)
            clause = line.text[max(start, line.text.rfind("，", 0, date.span.start)) : end]
            if _WARRANTY.search(line.text, max(0, date.span.start - 24), date.span.start):
                begun.append(date)
            elif (
                _ACCEPTED.search(clause)
                and _DONE.search(clause)
                and "前" not in line.text[date.span.end : date.span.end + 2]
            ):
                accepted.append(date)
    for one in begun:
        late = [each for each in accepted if each.date and one.date and each.date > one.date]
        if late:
            why = f"验收在{late[0].words}，质保却从此前起算"
            yield CalendarClaim(one.span, (late[0].span,), one.words, why, False, one.provisional)
