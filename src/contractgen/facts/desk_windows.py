"""不是全天的服务：客服在线的时段、5×8现场服务、夜间和周日不营业；小时怎样计算因此要说清。"""

from __future__ import annotations

import re

from contractgen.facts.service_hours import service_hours
from contractgen.facts.words.part_of_year import part_of_year
from contractgen.facts.words.unattended import meeting
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.characters import fold_width

_DESK = re.compile(
    r"客服|坐席|座席|服务台|热线|值班|值守|支持|受理|在线|现场服务|上门服务|到岗|营业|接报|接单|报修|运维服务|技术服务|服务时[间段]|上班|办公|人工|在[院校厂店园场馆岗]|驻[院校厂店园场馆点]|派[人员]|工程师|维修工"
)
_NOT_DESK = re.compile(
    r"维护窗口|停机|检修|割接|升级|施工|装卸|送货|收货|培训|演练|授课|开课|考试|餐|噪|保洁|出入"
)
_TIMES = re.compile(
    r"(?<![\d.])(?:[5-7]|[五六七])\s*[天日]?\s*[x×*✕]\s*(?P<hours>\d{1,2})\s*(?:小时|h|H)?(?![\d×x*])"
)
_CLOSED = re.compile(
    r"(?:夜间|晚间|周末|周六周?日|周日|星期[天日]|礼拜[天日]|节假日|休息日|双休日)[^，。；]{0,6}(?:不营业|休息|不办公|不上班|无人|关门|停止服务|不提供)"
)
#: 周一至周五的上班时间：没有写几点到几点
_OFFICE = re.compile(
    r"(?:(?:周|星期)[一二三四五六日天]\s*(?:至|到|[-—~、])\s*(?:周|星期)?[一二三四五六日天]|工作日|每[日天]|上学日|平日)的?(?:上班|办公|营业|工作)时[间段候]"
)
_OUTSIDE = re.compile(
    r"(?:时[间段]|钟点|窗口)(?:以外|之外|外)[^。；]{0,24}(?:下一|次日|次一|顺延|另行|受理|值班|值守|电话|开始|计)|(?:其余|非(?:服务|工作|营业|在线))时[间段]"
)


@record
class DeskWindow:
    """一处不是全天的服务。stated 为真的写明是服务时间。"""

    span: Span
    stated: bool


def desk_windows(reading: Reading) -> tuple[DeskWindow, ...]:
    """写明服务不是全天的各处；有一处写明全天的，或者写明时段以外怎么办的，就没有。"""
    windows = tuple(each for each in service_hours(reading) if not _part_of_year(reading, each.span))
    if any(each.always for each in windows if each.desk or each.what):
        return ()
    found = [DeskWindow(each.span, True) for each in windows if each.desk or each.what == "值守"]
    if any(_OUTSIDE.search(line.text) for line in saying(reading, ("外", "其余", "非"))):
        return tuple(found)
    for each in windows:
        stated = any(each.span == other.span for other in found)
        if not each.always and not stated and _about_desk(reading.lines[each.span.line]):
            found.append(DeskWindow(each.span, False))
    for line in saying(reading, ("上班", "办公", "营业", "工作时")):
        if line.zone in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) and _about_desk(line):
            found += [
                DeskWindow(Span(line.index, match.start(), match.end()), False)
                for match in _OFFICE.finditer(line.text)
            ]
    for line in saying(
        reading, ("×", "x", "*", "✕", "不营业", "休息", "不办公", "不上班", "无人", "停止服务")
    ):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) or not _about_desk(line):
            continue
        for match in (*_TIMES.finditer(fold_width(line.text)), *_CLOSED.finditer(line.text)):
            if int(match.groupdict().get("hours") or 8) < 24:
                found.append(DeskWindow(Span(line.index, match.start(), match.end()), False))
    return tuple(found)


def _part_of_year(reading: Reading, span: Span) -> bool:
    """只在某段日子才有的时段，不是平常的服务时间。"""
    text = reading.lines[span.line].text
    return part_of_year(re.split("[。；;]", text[: span.start])[-1])


def round_the_clock(reading: Reading) -> bool:
    """写明的时段首尾相接，合起来是一整天。"""
    return meeting(
        (each.start.hour * 60 + each.start.minute, each.end.hour * 60 + each.end.minute)
        for each in service_hours(reading)
        if each.start is not None and each.end is not None
    )


def _about_desk(line: Line) -> bool:
    words = line.text + (f"{line.cell.row_head}{line.cell.head}" if line.cell else "")
    return bool(_DESK.search(words)) and not _NOT_DESK.search(words)
