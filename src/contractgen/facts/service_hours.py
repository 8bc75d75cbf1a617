"""服务时间：周几至周几、几点至几点，7×24小时，一个工作日折合几个工作小时。"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.characters import fold_width
from contractgen.zh.masks import masks
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.slots import slots

_N = rf"(?:\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,3}})"
_CLOCK = (
    r"(上午|下午|早上|早(?=\s*[\d一二三四五六七八九十])|晚上|晚|中午|凌晨|次日)?\s*(\d{1,2}|[零一二三四五六七八九十]{1,3})\s*"
    r"(?:[:：]\s*(\d{2})|[点时](?:整|(半)|(\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)分?)?)"
)
_SPAN = re.compile(rf"{_CLOCK}\s*(?:至|到|[-－—–~～])+\s*{_CLOCK}")
_DAYS = re.compile(
    r"(?:周|星期)[一二三四五六日天](?:\s*(?:至|到|[-—~、和及])\s*(?:周|星期)?[一二三四五六日天])*|工作日|每[日天]|(?:法定)?节假日|休息日|全周"
)
_QUICK = re.compile(r"[\d０-９零一二三四五六七八九十][^，。]{0,3}[:：点时×x*✕X]|24|２４")
_JOINT = re.compile(r"\s*[、，,；;和及与]+\s*")  # 并列的几个时段
_CONVERSION = re.compile(rf"(?:每个?|一个)?工作日\s*(?:折合|按|计为?|等于|为)\s*({_N})\s*个?(?:工作)?小时")
_DESK = re.compile(
    r"服务时间|服务时段|工作时间|支持时间|受理时间|办公时间|值守时间|开放时间|坐席时段|在线(?:时段|钟点|时间)|常驻时间|客服时间|服务台(?=[^，。；]{0,10}$)"
)
_WHAT = re.compile(
    r"接报|接单|接障|报障|抢修|监控|监测|告警|巡检|响应|支持|受理|人工接听|应答|答复|值守|热线|服务台|报修|处理|维护(?!协议)"
)
_ABOUT = re.compile(
    r"咨询|故障|报修|投诉|现场|热线|电话|邮件|紧急|夏季|冬季|总部|门店|分支|仓库|网点|备件|培训|商务"
)
#: 服务时间为……，乙方对故障提供7×24小时响应：后一分句另说一件事
_ANOTHER = re.compile(
    r"[，,、；;][^，,；;]{0,16}(?:提供|承诺|保证|实行|负责|安排|应当?|须|必须|由|随时|可以?)[^，,；;]{0,12}$"
)
_STAFF = re.compile(r"驻场|驻点|工程师|人员|员工")  # 人员的作息，不是服务时间
_MAINTENANCE = re.compile(r"计划内?性?维护|停机|检修|维护窗口|进行；|割接|升级")
_EXTENSION = re.compile(r"(?:服务|工作)时间(?:以外|之外|外)|非(?:工作|服务)时间|外(?:的|，)?|远程培训")


@record
class ServiceWindow:
    """一处时段。days 是周几的原话（已归一）；always 为 7×24小时；desk 为它就是“服务时间”本身。

    what 是服务的内容（监控、响应、支持……）；没有说的为空。minutes 是时段的分钟数。
    """

    span: Span
    words: str
    days: str = ""
    start: dt.time | None = None
    end: dt.time | None = None
    always: bool = False
    desk: bool = False
    what: str = ""
    provisional: bool = False
    about: frozenset[str] = frozenset()  # 说的是哪一种服务、哪个季节、哪里：咨询、故障、夏季、总部

    @property
    def minutes(self) -> int:
        if self.start is None or self.end is None:
            return 0
        first = self.start.hour * 60 + self.start.minute
        last = 24 * 60 if self.end == dt.time.max else self.end.hour * 60 + self.end.minute
        return (last - first) % (24 * 60) or 24 * 60


@record
class Conversion:
    """一个工作日折合几个工作小时。"""

    span: Span
    hours: Decimal


def service_hours(reading: Reading) -> tuple[ServiceWindow, ...]:
    """服务时间与各项服务的时段；计划内维护的窗口不在内。"""
    found: list[ServiceWindow] = []
    lead = ""
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) or line.part != "body" or line.heading:
            continue
        found.extend(_in_line(line, lead))
        if line.cell is None:
            lead = (
                line.body
                if line.body.rstrip().endswith(("：", ":"))
                else lead
                if line.number.startswith(("(", "（"))
                else ""
            )
    return tuple(found)


def conversions(reading: Reading) -> tuple[Conversion, ...]:
    """“每个工作日折合9个工作小时”。"""
    found = []
    for line in reading.judged():
        if not any(word in line.text for word in ("折合", "工作小时", "工作日按", "工作日计", "工作日为")):
            continue
        for match in _CONVERSION.finditer(fold_width(line.text)):
            found.append(Conversion(Span(line.index, match.start(1), match.end(1)), parse_number(match[1])))
    return tuple(found)


def _in_line(line: Line, lead: str) -> Iterator[ServiceWindow]:
    body = line.body
    if not _QUICK.search(body):
        return
    listed = [
        s
        for s in slots(body)
        if s.kind == "example" and re.search(r"[、,，]", s.inner[s.example_start - s.start - 1 :])
    ]
    context = _context(line, lead)
    for mask in masks(body):
        if mask.kind == "coverage" and not any(s.covers(mask.start, mask.end) for s in listed):
            words = body[mask.start : mask.end]
            if re.match(r"\s*[57七五]\s*[天日]?\s*[x×*＊✕X]\s*\d", words) and not re.search(
                r"[7７七].{0,3}[24]|24", words
            ):
                continue
            yield _window(line, mask.start, mask.end, context, always=True)
    plain = fold_width(body)
    before: ServiceWindow | None = None
    for match in _SPAN.finditer(plain):
        if any(s.covers(match.start(), match.end()) for s in listed):
            continue
        start, end = _time(match, 1), _time(match, 6)
        if start is None or end is None:
            continue
        if start == dt.time(0) and end == dt.time.max:
            continue  # 每日零时至二十四时，是 7×24小时 的另一种说法
        days = _nearest_days(plain, match.start())
        first = days.start() if days else match.start()
        named = _normal(days.group()) if days else ""
        window = _window(line, first, match.end(), context, days=named, start=start, end=end)
        if before and before.desk and _JOINT.fullmatch(line.text[before.span.end : window.span.start]):
            window = replace(window, desk=True, days=window.days or before.days)
        yield window
        before = window


def _window(
    line: Line,
    first: int,
    last: int,
    context: str,
    *,
    days: str = "",
    start: dt.time | None = None,
    end: dt.time | None = None,
    always: bool = False,
) -> ServiceWindow:
    body = line.body
    near = body[max(0, first - 30) : first]
    if always:  # 服务时间为……，另提供7×24小时应答：后一分句说的不是服务时间
        near = re.split("[，,；;。]", near)[-1]
    after = body[last : last + 20]
    what = _WHAT.search(re.split(r"[。；]", after)[0])
    before = list(_WHAT.finditer(near))
    near_desk = _DESK.search(near)
    if near_desk and _ANOTHER.search(near, near_desk.end()):
        near_desk = None
    named = bool(near_desk or (_DESK.search(context) and not what))
    desk = named and not _STAFF.search(near) and not _MAINTENANCE.search(near + after[:8])
    return ServiceWindow(
        span=Span(line.index, line.body_start + first, line.body_start + last),
        words=body[first:last],
        days=days,
        start=start,
        end=end,
        always=always,
        desk=desk and not _EXTENSION.search(near[-8:]),
        what=what.group() if what else before[-1].group() if before else _table_what(line),
        about=frozenset(_ABOUT.findall(re.split(r"[。；]", body[:first])[-1])),
        provisional=any(s.covers(first, last) or (s.start <= last - 1 < s.end) for s in slots(body)),
    )


def _context(line: Line, lead: str) -> str:
    cell = f"{line.cell.head}{line.cell.row_head}" if line.cell else ""
    return f"{lead}{cell}"


def _table_what(line: Line) -> str:
    match = _WHAT.search(line.cell.row_head) if line.cell else None
    return match.group() if match else ""


def _nearest_days(text: str, place: int) -> re.Match[str] | None:
    last = None
    for match in _DAYS.finditer(text, max(0, place - 16), place):
        last = match
    return last


def _normal(days: str) -> str:
    plain = re.sub(r"星期|礼拜", "周", re.sub(r"\s", "", days))
    plain = re.sub(r"[到—~-]", "至", plain)
    return "周一至周五" if plain in ("周一至五",) else plain


def _time(match: re.Match[str], first: int) -> dt.time | None:
    """组：时段、时、分、半、分。"""
    part, hour_text = match[first], match[first + 1]
    minute = int(parse_number(match[first + 2] or match[first + 4] or ("30" if match[first + 3] else "0")))
    try:
        hour = int(parse_number(hour_text))
    except ValueError:
        return None
    if part in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    if (hour, minute) == (24, 0):
        return dt.time.max
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
