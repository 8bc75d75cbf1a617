"""起止日期与写明的长度：自某日起至某日止共一年，某日生效、某日届满，表里“开始”“完成”两列，第一年、上半年的起止。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from contractgen.facts.dates import DateWord, dated
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import nearby, readable, sentence_at

_RANGE = re.compile(r"\s*[（(]?[^，。；,;]{0,6}?\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|[-—~～－])+\s*$")
_START_WORD = r"开始|起始|开工|启动|起租|起算|生效|开通|施行|执行|入场|起日"
_END_WORD = r"完成|完工|结束|截止|截至|终止|届满|期满|到期|竣工|为止|失效|止日"
_NOUN = r"(?:之日|日期|时间|日)?\s*(?:应?为|是|于|在|[：:])*\s*"
_STARTS_BEFORE = re.compile(rf"(?:[自从]|(?:{_START_WORD}){_NOUN})$")
_ENDS_BEFORE = re.compile(rf"(?:[至到]|[-—~～]|(?:{_END_WORD}){_NOUN}|即(?:于|至|在)?)$")
_STARTS_AFTER = re.compile(rf"\s*(?:之日)?\s*(?:起|{_START_WORD})")
_ENDS_AFTER = re.compile(rf"\s*(?:之日)?\s*(?:[24时:0]*时)?(?:止|{_END_WORD})")
_START_HEAD = re.compile(rf"^(?:计划|预计|实际)?[一-龥]{{0,4}}?(?:{_START_WORD}|起)(?:日期?|时间)?$")
_END_HEAD = re.compile(rf"^(?:计划|预计|实际)?[一-龥]{{0,4}}?(?:{_END_WORD}|止)(?:日期?|时间)?$")
_LABELLED = re.compile(r"^[^。；;]{0,14}[：:]\s*$")
_APART = 60
_CUE = re.compile(r"(?:共计?|为期|合计|总计|期限(?:共|为)?|即|计|整整|[（(]|满)\s*(?:为|是)?\s*$")
_LENGTH_CUE = re.compile(r"共计?|为期|合计|期限为|即|计|有效期|期限")
_NOT_LENGTH = re.compile("前|届满|不少于|续|延长|提前|逾期|每|首[年期次付批个]|试")
_AFTER_LENGTH = re.compile(r"\s*(?:内有效|有效|[）)，,。；;、]|的|$|整)")
_LEADS = re.compile(
    r"[（(，,：:\s]*(?:[一-龥]{0,6}(?:自|从|起止|日期|时间|开始日|即)[一-龥]{0,6}[：:]?\s*)?$"
)
#: 30天（5月1日至6月15日）：括号里就是这一段
_OPENED, _SHUT = re.compile(r"\s*[（(]\s*(?:即|自|从)?\s*"), re.compile(r"\s*(?:止|为止)?\s*[)）]")
_LENGTH_NAME = re.compile(r"(?:[期限]|为期?|共计?|工期|租|维保|质保|服务|[：:])\s*$")
_TERM_TOPIC = re.compile(
    r"服务期|合同期|协议期|本(?:协议|合同)(?:的)?(?:有效)?期限|有效期|履行期|租赁期|租期|维护期|质保期|质量保证期|试用期|保修期|维保期|运维期|保养期|试运行期|许可期"
)
#: 服务期开始之前、服务期内：只是拿它定位，说的不是它
_BESIDE = re.compile(
    r"限?(?:内|中|前|后|外|之?[前后内外]|(?:开始|届满|期满|起算|终止|结束|起始日?)(?:之?日)?(?:之?[前后]|以[前后]))"
)
#: 起止日之后说的名目：……至……为试运营期
_CALLED = re.compile(
    r"\s*(?:之?日)?(?:止|为止)?\s*[，,]?\s*(?:均|即|算|作)?(?:为|是|系|属于?|作为?)(?!期)([一-龥]{2,12})"
)
_UNITS = (
    (
        re.compile(
            r"第[一二三四五六七八九十\d]个?(?:服务|合同|租赁|计费|结算|履行)?年度?(?:服务)?(?:期|为|是|自|[：:（(，,\s])*$"
        ),
        12,
    ),
    (re.compile(r"(?:首|次)年度?(?:期|为|是|自|[：:（(\s])*$"), 12),
    (re.compile(r"[上下]半年度?(?:为|是|自|[：:（(\s])*$"), 6),
    (re.compile(r"(?:第[一二三四1-4])季度?(?:为|是|自|[：:（(\s])*$"), 3),
)
_RENEWED = re.compile("续[期签约展租订]|延[续展期长]|展期|试运行")
_ODD = re.compile(rf"\s*[零又加另余]?\s*(\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,3}})\s*[日天]")
_CALENDAR = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


@record
class Term:
    """一处起止日期，和写明的长度（没有则为 None）。topic 是服务期一类的名目。"""

    start: DateWord
    end: DateWord
    length: Duration | None
    length_span: Span | None
    inclusive: bool
    topic: str
    renewal: bool = False
    odd_days: int = 0  # 33个月零14天：零头的日数


def terms(reading: Reading) -> tuple[Term, ...]:
    """全文“自某日至某日”的期间。"""
    found: list[Term] = []
    cells: dict[tuple[int, int, int], list[tuple[str, Line, DateWord]]] = {}
    labelled: tuple[Line, DateWord] | None = None
    for line in reading.judged():
        if line.zone in (Zone.TITLE, Zone.FORM) or not (
            "年" in line.text or "-" in line.text or "/" in line.text or "." in line.text
        ):
            labelled = None
            continue
        words = dated(reading).get(line.index, ())
        if line.cell is not None and not line.cell.header and len(words) == 1:
            _file(cells, line, words[0])
            continue
        pairs = list(_pairs(line, words))
        found.extend(_term(line, one, two) for one, two in pairs)
        labelled, term = _next_line(line, words, labelled) if not pairs else (None, None)
        if term:
            found.append(term)
    return (*found, *_from_tables(reading, cells))


def _pairs(line: Line, words: Sequence[DateWord]) -> Iterator[tuple[DateWord, DateWord]]:
    """紧接着“至”的两个日期；前一个写明是起、后一个写明是止的两个日期。"""
    text = line.text
    for one, two in pairwise(words):
        between = text[one.span.end : two.span.start]
        if _RANGE.fullmatch(between) or (
            len(between) <= _APART
            and "。" not in between
            and (_role(text, one), _role(text, two)) == ("start", "end")
        ):
            yield one, two


def _role(text: str, date: DateWord) -> str:
    """起 start，止 end，没有说的为空。"""
    before, after = (
        text[max(0, date.span.start - 12) : date.span.start],
        text[date.span.end : date.span.end + 8],
    )
    if _ENDS_BEFORE.search(before):
        return "end"
    if _STARTS_BEFORE.search(before):
        return "start"
    if _ENDS_AFTER.match(after):
        return "end"
    return "start" if _STARTS_AFTER.match(after) else ""


def _next_line(
    line: Line, words: Sequence[DateWord], labelled: tuple[Line, DateWord] | None
) -> tuple[tuple[Line, DateWord] | None, Term | None]:
    """“开始日期：某日”与下一行的“结束日期：某日”。"""
    if len(words) != 1 or not _LABELLED.match(line.body[: max(0, words[0].span.start - line.body_start)]):
        return None, None
    role = _role(line.text, words[0])
    if role == "end" and labelled:
        head = labelled[0]
        return None, Term(labelled[1], words[0], None, None, False, _topic(head, 0, labelled[1].span.start))
    return ((line, words[0]) if role == "start" else None), None


def _term(line: Line, one: DateWord, two: DateWord) -> Term:
    body = line.text
    start = sentence_at(body, one.span.start)[0]
    end = sentence_at(body, two.span.start)[1]
    length, where = _length(line, start, one.span.start, two.span.end, end)
    if length is None and (between := _inside(body, one.span.end, two.span.start)):
        length, where = between.duration, Span(line.index, between.start, between.end)
    odd = _odd_days(line, where)
    return Term(
        start=one,
        end=two,
        length=length,
        length_span=where,
        inclusive="首尾" in body[start:end] or "包含首日" in body[start:end],
        topic=_called(body, two.span.end) or _topic(line, start, one.span.start),
        renewal=bool(_RENEWED.search(body, start, one.span.start)),
        odd_days=odd,
    )


def _odd_days(line: Line, length: Span | None) -> int:
    """紧接着长度的零头：两年零三日、33个月14天。"""
    found = _ODD.match(line.text, length.end) if length else None
    return int(parse_number(found[1])) if found else 0


def _topic(line: Line, start: int, place: int) -> str:
    for first in (start, nearby(place)):
        for topic in _TERM_TOPIC.finditer(line.text, first, place):
            if not _BESIDE.match(line.text, topic.end()):
                return topic.group()
    return line.cell.row_head if line.cell else ""


def _called(text: str, place: int) -> str:
    """写在起止日之后的名目；没有为空。"""
    found = _CALLED.match(text, place)
    return found[1] if found else ""


def _length(line: Line, start: int, first: int, last: int, end: int) -> tuple[Duration | None, Span | None]:
    """写明的长度：在起止日之后（共计1年），在前（租期一年，自……至……），或者是第一年、上半年这样的名字。"""
    shadow = readable(line.text)
    founds = [each for each in durations(shadow) if each.duration and each.duration.unit in _CALENDAR]
    for found in founds:
        between = shadow[last : found.start]
        if last <= found.start < end and not _NOT_LENGTH.search(between):
            told = _LENGTH_CUE.search(between) or _CUE.search(between) or not re.search("[一-龥]{3}", between)
            if told and (_LENGTH_CUE.search(between) or _AFTER_LENGTH.match(shadow, found.end)):
                return found.duration, Span(line.index, found.start, found.end)
    for unit, months in _UNITS:
        if named := unit.search(line.text, max(start, first - 20), first):
            return Duration(Decimal(months), Unit.MONTH), Span(line.index, named.start(), first)
    before = [each for each in founds if start <= each.start < first]
    if before:
        found = before[-1]
        lead = shadow[start : found.start]
        stated = _LENGTH_NAME.search(lead) and not _NOT_LENGTH.search(lead[-10:])
        if stated and _LEADS.match(shadow[found.end : first]):
            return found.duration, Span(line.index, found.start, found.end)
        if _OPENED.fullmatch(shadow[found.end : first]) and _SHUT.match(shadow, last):
            return found.duration, Span(line.index, found.start, found.end)
    return None, None


def _inside(body: str, first: int, last: int) -> FoundDuration | None:
    """起止两个日期之间写明的长度：自某日起180天内有效（截止某日），自某日执行一年至某日止。"""
    shadow = readable(body)
    for found in durations(shadow):
        if not (first <= found.start < last and found.duration and found.duration.unit in _CALENDAR):
            continue
        after = shadow[found.end : last]
        if not _NOT_LENGTH.search(shadow[first : found.start]) and not after.startswith(("前", "后")):
            return found
    return None


# —— 表格 ——


def _file(
    cells: dict[tuple[int, int, int], list[tuple[str, Line, DateWord]]], line: Line, date: DateWord
) -> None:
    """表里一个日期，是哪一行（或哪一列）的起或止。"""
    assert line.cell is not None
    for label, key in (
        (line.cell.head, (line.cell.table, line.cell.row, -1)),
        (line.cell.row_head, (line.cell.table, -1, line.cell.column)),
    ):
        plain = re.sub(r"\s|[（(].*", "", label)
        role = "start" if _START_HEAD.match(plain) else "end" if _END_HEAD.match(plain) else ""
        if role:
            cells.setdefault(key, []).append((role, line, date))
            return


def _from_tables(
    reading: Reading, cells: dict[tuple[int, int, int], list[tuple[str, Line, DateWord]]]
) -> Iterator[Term]:
    tables: dict[int, list[Line]] = {}
    for line in reading.judged() if cells else ():
        if line.cell is not None and not line.cell.header:
            tables.setdefault(line.cell.table, []).append(line)
    for (table, row, _column), found in cells.items():
        if [role for role, _, _ in found] != ["start", "end"]:
            continue
        (_, line, one), (_, _, two) = found
        inside = (
            tables[table]
            if row < 0
            else [each for each in tables[table] if each.cell and each.cell.row == row]
        )
        lengths = [pair for other in inside for pair in _stated(other)]
        length, where = None, None
        if len(lengths) == 1:
            each, other = lengths[0]
            length, where = each.duration, Span(other.index, each.start, each.end)
        topic = line.cell.row_head if line.cell and row >= 0 else ""
        yield Term(one, two, length, where, False, topic if "期" in topic else "")


def _stated(line: Line) -> Iterator[tuple[FoundDuration, Line]]:
    """表里一格写明的服务、维保有多长。"""
    head = f"{line.cell.row_head}{line.cell.head}" if line.cell else ""
    for each in durations(readable(line.text)):
        before = line.text[: each.start]
        if not each.duration or each.duration.unit not in _CALENDAR or _NOT_LENGTH.search(before):
            continue
        if re.search("期|维保|质保|服务|租", head + before):
            yield each, line
