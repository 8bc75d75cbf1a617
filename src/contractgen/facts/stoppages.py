"""停机的时间：一个周期累计停多久、一次停多久、多久恢复；与可用的比例放在一起，以便互相算。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.uptimes import Uptime, is_prose, judged, uptimes
from contractgen.facts.words.leads import lead_of
from contractgen.facts.words.outline import outlined
from contractgen.facts.words.periods import period_in
from contractgen.facts.words.seasons import seasons
from contractgen.facts.words.uptime import (
    AT_LEAST,
    DOWN,
    DOWN_WORDS,
    EQUAL,
    EXCUSED,
    LOST,
    SERVICE_HOURS,
)
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Unit
from contractgen.zh.measured import Measured, measured
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import in_slot, readable

_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_ONE = re.compile(r"每次|单次|任何?一次|一次|每起|单起|每一?次|最长(?!累计)|连续")
_PER = re.compile(
    r"(?:每(?:再|超过?|满|逾|低|延误|多|停机?|中断)?|不足|不满|提前|按照?|提前不少于|间隔|持续|含)\s*$"
)
_DEED = re.compile(
    r"\s*(?:之?内|以内)\s*(?!的?[，,。；;)）]|$)[^，。；]{0,8}(?:恢复|复原|响应|到场|到达|抵达|赶到|上门|解决|修|弄好|处[理置]|办结|通知|告知|答复|回[复电应]|报告)"
)
_LIMITED = re.compile(
    r"(?:(?:不|未|没有)(?:得|应)?(?:超过|多于|大于|高于|长于|超出|超)|≤|<=|<|＜|上限(?:为|是|值)?|限(?:额|值)?为?|至多|最多|最长|以内|控制在|仅|只|只能|为|是|约|即|相当于|对应|允许|容许|折合|换算(?:为|成)?|超过|超出|满|达到?|=|＝|[:：]|计|小于|少于|低于|能|可|以)[^，。；;,\d]{0,5}$"
)
#: “停机超过2小时的，另扣”：是后果的条件，不是容许
_TRIGGER = re.compile(r"(?<!不)(?<!不得)(?<!不应)(?<!不能)(?<!未)(?:超过|超出|达到?|满|多于)\s*$")
_RUNNING = re.compile(
    r"(?:运[行转]|可用|在线|工作|服务|供电|开放)(?:时间|时长)?[^，。；\d]{0,8}(?:不(?:少于|低于|短于)|至少|达到?|≥|>=)[^，。；\d]{0,6}$|(?:不少于|至少)[^，。；\d]{0,4}(?:正常)?(?:运[行转]|可用|在线|工作)[^，。；\d]{0,3}$"
)
_TALLY = re.compile(r"累计|合计|总(?:时长|时间|计|共|和)?|加起来|一共|共计|全部|上限|额度|容许|允许")
_COUNT = re.compile(rf"(?:不(?:得)?超过|不多于|至多|最多|≤)\s*(\d{{1,3}}|[{CHINESE_NUMERALS}]{{1,3}})\s*次")
_HEAD_DOWN = re.compile(r"停机|不可用|中断|宕机|断[电网]|停[电梯运用服]|离线|黑屏")
_HEAD_REPAIR = re.compile(r"(?:恢复|修复|解决|排除)(?:时限|时间|用时|期限)?")
#: 一个周期共有多少秒：周、28至31日、季、年
_WHOLE = frozenset(
    Decimal(days * 86400) for days in (7, 28, 29, 30, 31, 90, 91, 92, 181, 182, 183, 184, 360, 365, 366)
)
_BASE_BEFORE = re.compile(r"[÷/／]\s*$|(?:总时[间长]|基数|分母|总计?|应(?:运行|服务))(?:为|是|按)?\s*$")
_BASE_AFTER = re.compile(r"\s*(?:为|作|做)(?:计算)?(?:基数|分母|基准)|\s*(?:计(?![入为])|折算)(?!.{0,3}停)")
#: 每月按360小时计、÷360、以360小时为基数
_BASE = re.compile(
    r"(?:按|以|共|为)(?:[^，。；]{0,6}、)?\s*(?P<n>\d{2,4})\s*小时(?:计(?![入为])|为(?:基数|分母)|折算)|÷\s*(?P<m>\d{3,4})(?![\d%万分])"
)
#: 按安排要停的
_ARRANGED = re.compile(
    r"计划|维护|检修|保养|升级|割接|发版|发布|预告|公告|例行|窗口|演练|提前[^，。；]{1,12}(?:通知|告知)|切换演习"
)
#: 回头指前一句：合于本款的时间、上述停机
_BACK = re.compile(r"本[款项条]|上述|前述|该等|此类|这[类些段样]|此等|以上|上列|其[间时]?|该[段类]")
_STATED_DAYS = re.compile(
    r"(?:每个?(?:自然)?(?:月|季度?|年))?(?:均|统一)?(?:按|以)\s*(\d{2,3})\s*[日天](?:计|折算|换算|算)|[（(](\d{2,3})\s*[日天][)）]"
)


@record
class Stop:
    """一处停机的时间。kind：total 一个周期累计、each 一次、repair 恢复的时限；running 是反过来写的运行多久。

    equal 为同一句里与可用率互相换算；counted 为写明（或者没有说不）计入；days 是写明的周期天数；guessed 为本句没有说累计、也没有说哪个周期。
    """

    span: Span
    words: str
    seconds: Decimal
    kind: str
    period: str
    sentence: tuple[int, int]
    equal: bool = False
    counted: bool = False
    times: Decimal = Decimal(1)
    days: Decimal | int | None = None
    own: str = ""
    provisional: bool = False
    guessed: bool = False


@record
class Stoppages:
    uptimes: tuple[Uptime, ...]
    stops: tuple[Stop, ...]


def stoppages(reading: Reading) -> Stoppages:
    """全文的可用比例与停机时间；没有说可用比例的不看停机。"""
    known = uptimes(reading)
    stops: list[Stop] = []
    for line in saying(reading, (*DOWN_WORDS, "运", "可用", "在线")) if known else ():
        if judged(line) and (line.cell is None or is_prose(line)):
            stops.extend(_stops(reading, line))
    tables = {cell.table for each in known if (cell := reading.lines[each.span.line].cell)}
    for line in reading.judged() if tables else ():
        if line.cell is not None and line.cell.table in tables:
            stops.extend(_cells(line))
    return Stoppages(known, tuple(stops))


# —— 停机的时间 ——


def _stops(reading: Reading, line: Line) -> Iterator[Stop]:
    body = line.body
    shadow = readable("—" + body)[1:]
    founds = [
        each
        for each in durations(shadow)
        if each.duration and each.duration.unit in _SECONDS and not _whole_period(each, shadow)
    ]
    if founds and EXCUSED.search(lead_of(reading, line)):
        return  # “下列中断不计入：”引出的各项
    for match in _SENTENCE.finditer(body):
        start, end = match.span()
        if SERVICE_HOURS.search(body) and based_on(reading, line) is None:
            continue
        if not DOWN.search(body, start, end):
            yield from _running(line, body, (start, end), founds)
            continue
        inside = [each for each in founds if start <= each.start < end]
        yield from _told(reading, line, body, (start, end), inside)


def _whole_period(each: FoundDuration, text: str) -> bool:
    """全年8760小时、以720小时为基数：说的是一个周期有多长。"""
    assert each.duration is not None
    total = each.duration.amount * _SECONDS[each.duration.unit]
    return (
        total in _WHOLE
        or bool(_BASE_BEFORE.search(text, 0, each.start))
        or bool(_BASE_AFTER.match(text, each.end))
    )


@once
def planned_excused(reading: Reading) -> bool:
    """全文有话说计划内的停机不计入：“合于本款的时间不计为离线”“经公告的检修除外”。"""
    before = ""
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        for match in _SENTENCE.finditer(line.body):
            said = match[0]
            if EXCUSED.search(said) and (
                _ARRANGED.search(said) or (_BACK.search(said) and _ARRANGED.search(before))
            ):
                return True
            before = said
    return False


def based_on(reading: Reading, line: Line) -> Decimal | None:
    """同一条写明一个周期按多少小时计的（不是全天候）：折成多少天。"""
    article = outlined(reading).article(line.index)
    lines = reading.lines[article.first : article.last + 1] if article else (line,)
    for each in lines:
        for match in _BASE.finditer(each.text):
            hours = Decimal(match["n"] or match["m"])
            if hours * 3600 not in _WHOLE:
                return hours / 24
    return None


def _running(line: Line, body: str, sentence: tuple[int, int], founds: list[FoundDuration]) -> Iterator[Stop]:
    """可用率99%，即每月至少正常运行712.8小时：说的是运行多久。"""
    start, end = sentence
    for each in founds:
        before = body[start : each.start]
        if start <= each.start < end and _RUNNING.search(before) and EQUAL.search(before):
            yield _stop(line, body, sentence, each, "running", period_in(before), equal=True)


def _told(
    reading: Reading, line: Line, body: str, sentence: tuple[int, int], inside: list[FoundDuration]
) -> Iterator[Stop]:
    start, end = sentence
    said = body[start:end]
    for each in inside:
        before = body[start : each.start]
        near = re.split("[，,、]", before)[-1]
        after = body[each.end : end]
        if (
            _PER.search(before)
            or _DEED.match(after)
            or AT_LEAST.match(after)
            or LOST.search(near)
            or (each.duration and each.duration.unit is Unit.DAY and not DOWN.search(near))
        ):
            continue
        if (
            EXCUSED.search(said)
            or (_ARRANGED.search(said) and planned_excused(reading))
            or not (_LIMITED.search(before) or re.match(r"\s*(?:之?内|以内|为限)", after))
        ):
            continue
        if not DOWN.search(before):
            continue
        if re.search(r"提前|通知|响应|恢复(?!运)|修复|到场|维护|检修", near) and not DOWN.search(near):
            continue
        equal = bool(EQUAL.search(before) or EQUAL.search(after[:12]))
        if _TRIGGER.search(before) and not equal:
            continue
        one = bool(_ONE.search(near)) and not _TALLY.search(near)
        if (
            not one
            and _ARRANGED.search(body, 0, each.start + start)
            and _BACK.search(body, each.end)
            and EXCUSED.search(body, each.end)
        ):
            continue  # 计划停机合计不得超过六小时；符合本款的，不属不可用
        if re.search(r"维护|检修|保养", near) and not one:
            continue
        count = _COUNT.search(before) if one else None
        period = period_in(near) or period_in(before)
        season = next((days for name, days in seasons(reading).items() if name in said), None)
        if season is not None and equal:
            yield _stop(line, body, sentence, each, "total", "year", equal=True, base=season)
            continue
        yield _stop(
            line, body, sentence, each, "each" if one else "total",
            period or period_in(said) or (period_in(body) if not one else ""),
            equal=equal,
            times=parse_number(count[1]) if count else Decimal(1),
            base=based_on(reading, line),
            guessed=not (one or equal or period or period_in(said) or _TALLY.search(said)),
        )  # fmt: skip


def _stop(
    line: Line,
    body: str,
    sentence: tuple[int, int],
    each: FoundDuration,
    kind: str,
    period: str,
    equal: bool = False,
    times: Decimal = Decimal(1),
    own: str = "",
    base: Decimal | int | None = None,
    guessed: bool = False,
) -> Stop:
    assert each.duration is not None
    at = line.body_start
    days = {int(match[1] or match[2]) for match in _STATED_DAYS.finditer(body)}
    return Stop(
        Span(line.index, at + each.start, at + each.end), body[each.start : each.end],
        each.duration.amount * _SECONDS[each.duration.unit], kind, period, sentence, equal,
        not EXCUSED.search(body), times, base or (days.pop() if len(days) == 1 else None), own, in_slot(body, each.start, each.end),
        guessed,
    )  # fmt: skip


def _cells(line: Line) -> Iterator[Stop]:
    """表里一格的停机上限、恢复时限；与可用率同行的，两个边界都要换算得上。"""
    cell = line.cell
    if cell is None or cell.header or not cell.column or is_prose(line):
        return
    down, repair = _HEAD_DOWN.search(cell.head), _HEAD_REPAIR.search(cell.head)
    rowed = None if down or repair else _HEAD_DOWN.search(cell.row_head)
    marks = [each for each in measured(line.text) if each.unit == "时"]
    told = DOWN.search(line.text) and _LIMITED.search(line.text[: marks[0].start]) if marks else None
    if not marks or not (down or repair or rowed or told):
        return
    kind = "repair" if repair and not down else "total"
    name = cell.row_head if rowed else cell.head
    kind = (
        "each" if kind == "total" and _ONE.search(f"{name}{line.text}") and not _TALLY.search(name) else kind
    )
    period = period_in(line.text) or period_in(cell.head) or period_in(cell.row_head)
    beside = kind == "total" and not rowed
    days = {int(match[1] or match[2]) for match in _STATED_DAYS.finditer(line.text)}
    for mark in _unlike(marks) if beside else marks[:1]:
        yield Stop(
            Span(line.index, mark.start, mark.end), line.text[mark.start : mark.end], mark.value, kind, period,
            (0, len(line.text)), beside, True, Decimal(1), days.pop() if len(days) == 1 else None,
            "" if rowed else cell.row_head, in_slot(line.text, mark.start, mark.end),
        )  # fmt: skip


def _unlike(marks: list[Measured]) -> list[Measured]:
    """216分钟（3.6小时）是同一个数。"""
    return [
        mark for place, mark in enumerate(marks) if all(mark.value != each.value for each in marks[:place])
    ]
