"""多久做一次：服务评审会议、报告、备份、清洗、回访……各处的频率，和所做的是什么事。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.frequency_told import NOT_WORK, rows_told, stage_of, work_told
from contractgen.facts.words.repeated_work import repeated_work, row_work
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.model.saying import saying
from contractgen.zh.cycles import HOURS_OF
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration
from contractgen.zh.sentences import in_slot, readable, sentence_at

_EVERY = re.compile(
    r"(?:每(?:隔)?|(?<![第满近前后同过十任某])一(?=[年月周天季日][^，。；,;、内]{0,4}?(?:\d{1,3}|[一二两三四五六七八九十]{1,2})\s*次))\s*(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)?\s*(?:个)?\s*(?P<unit>小时|[日天]|周|星期|月|季度?|年度?)(?P<tail>[^，。；,;、]{0,4}?(?:至少)?\s*(?P<times>\d{1,3}|[一二两三四五六七八九十]{1,2})\s*次)?"
    r"|(?<!每)(?<![上下第])(?P<word>半年度?|半月|季度|月度|年度|(?:按|逐)(?:月|季度?|周|日|年))(?P<wtail>[^，。；,;、每]{0,6}?(?P<wtimes>\d{1,2}|[一二两三四五六])次)?"
)
#: 附件一 运营报告（每月提交）
_HEADED = re.compile(r"[（(][^（）()]*(?:每|按|逐)[^（）()]*[)）]\s*$")
#: 运费按月结算、租金每季度支付一次：多久结一次账
_SETTLED = re.compile(
    r"(?:^|[，。；、：]|[的由])(?P<what>[一-龥]{1,6}?(?:费用?|款|租金|价款|酬金|佣金))(?:实行|采取|均|应|须|一律)?(?:按(?:自然)?|每(?:个)?(?:自然)?|以(?:自然)?)(?P<unit>月|季度?|半年|年度?|周|旬|日)(?:度)?(?:为周期)?(?:进行)?(?:结算|结付|支付|缴纳|计收|收取|结清)(?![^，。；]{0,6}(?:的\d|\d|[百万千]分))"
)
_BY_DATE = re.compile(
    r"(?P<every>每(?:个?月|季度?|年)(?:度)?)[^，。；每]{0,10}日(?:之前|以前|前)?[^，。；每]{0,10}?(?:提交|报送|出具|递交|送交)"
)
_JOINED = re.compile(
    r"(?P<first>每(?:半年|季度|个?[月周日天年季]|两周))\s*(?:或者?|/|、或)\s*(?P<second>每?(?:半年|季度|个?[月周日天年季]|两周))"
)
_MONTHS = re.compile(
    r"每年(?:的)?(?P<months>\d{1,2}月(?:[、和与及，]\s*\d{1,2}月)+)(?:份|底|初|中旬)?(?:各|分别)(?P<tail>[^，。；,;、]{1,8}一次)"
)
_CYCLE = re.compile("周期|频[次率]|间隔")
_CYCLE_IS = re.compile(r"[^，,。；;]{1,20}(?:周期|间隔)(?:均|应)?(?:为|是|[：:]|不(?:得|应)?超过)\s*$")
_QUICK = (
    "每",
    "一年",
    "一月",
    "一周",
    "一天",
    "一季",
    "一日",
    "度",
    "半月",
    "半年",
    "按月",
    "按季",
    "按周",
    "按日",
    "按年",
    "逐",
    "周期",
    "间隔",
)
_REPEATED = (
    ("服务评审会议", re.compile(r"(?:服务)?(?:评审|回顾|例行|沟通)会议?|服务例会")),
    ("服务级别报告", re.compile(r"服务级别报告|服务水平报告|SLA\s*(?:达成情况)?报告|服务报告")),
    ("漏洞扫描", re.compile(r"漏洞扫描|安全扫描")),
    ("现场巡检", re.compile(r"现场巡检|巡检(?!报告|项|清单|记录|情况|质量)")),
    ("全量备份", re.compile(r"全量备份|完全备份|全备份?")),
    ("增量备份", re.compile(r"增量备份|差异备份")),
    ("培训", re.compile(r"(?:使用|操作|用户|现场|集中)?培训(?!记录|情况|效果)")),
    ("项目例会", re.compile(r"(?:项目|工作|双方|运维|沟通)?例会")),
    ("恢复演练", re.compile(r"(?:恢复|应急)?演练(?!记录|报告|情况|效果|结果)")),
    ("版本升级", re.compile(r"(?:发布|进行)[^，。；,;]{0,6}(?:版本|系统)?升级|版本升级|系统升级")),
)
#: 报告在每季度例会上说明：每季度一次的是例会
_AT_EACH = re.compile(
    r"每(?:隔)?(?:[一二两三四五六半\d]{0,2}个?)(?:[日天周月年]|季度?|星期|半年)[一-龥]{2,10}?(?:[上中时]|期间)(?![月季年周期报述半级传交门线一])"
)
_AT = re.compile("[在于随]$|结合$")
#: 演练计划、培训通知、会议纪要、巡检与报修记录：说的是文书，不是那件事
_PAPER = re.compile(
    "(?:[与和及、][一-龥]{2,4}(?=记录|报告|台账))?(?:记录|报告)|(?:的)?(?:年度|工作|实施)?(?:计划|方案|总结|纪要|通知|预案|名单|资料|课件|脚本|日程|教材|台账|清单)"
)
#: 别的报告以开头两个字认：进度与质检报告、进度报告
_REPORT = re.compile(
    r"(?:提交|报送|出具|提供|编[制报写]|撰写|形成|[上呈]报|递交|送交|报告|每个?(?:月|季度?|周|年)(?!提交|报送|出具|编制|向|递交|送交|提供)(?=[一-龥]{2,6}报[告表])|^)\s*(?:一[份次]|书面的?|上个?月|当月|本月|上一?季度|当季|月度|季度|年度)?的?(?P<what>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,6}?(?P<kind>报告|报表)"
)
#: 提交上月维护月报：就是每月的维护报告
_OF_WHAT = re.compile("的[一-龥]{2}")  # 每季度一次的优化：所做的事在后面
_PERIODIC = re.compile(
    r"(?:提交|报送|出具|编制|递交|送交)(?:上个?月|当月|本月)?的?(?P<what>[一-龥]{2})月报(?![告表])"
)
_NUMBERS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


@record
class Frequency:
    """某件事多久做一次。hours 是相邻两次的小时数（月按30日）；alternative 为“每季度或每半年”另一半的原话。"""

    span: Span
    topic: str
    words: str
    hours: float
    alternative: str = ""
    provisional: bool = False
    matter: str = ""  # 说所做之事的话
    stage: frozenset[str] = frozenset()  # 限定的阶段、季节：上线后前三个月、汛期


def frequencies(reading: Reading) -> tuple[Frequency, ...]:
    """全文的频率：有题目的，和只有所说的话的。"""
    rows = rows_told(reading)
    return tuple(
        each
        for line in _lines(reading)
        for each in _frequencies(line, rows.get((line.cell.table, line.cell.row), "") if line.cell else "")
    )


def _lines(reading: Reading) -> Iterator[Line]:
    said = {line.index for line in saying(reading, _QUICK)}
    return (
        line
        for line in reading.judged()
        if (line.index in said or (line.cell is not None and _CYCLE.search(line.cell.head)))
        and (line.zone in (Zone.ARTICLE, Zone.ANNEX) or line.cell is not None)
        and line.part == "body"
        and (not line.heading or _HEADED.search(line.text))
    )


def _frequencies(line: Line, row: str) -> Iterator[Frequency]:
    body = line.body
    shadow = readable(body)
    for joined in _JOINED.finditer(shadow):
        start, end = sentence_at(body, joined.start())
        topic = _topic(shadow, start, end, joined.span()) or "该项工作"
        yield _frequency(line, joined.start(), joined.end(), topic, 0.0, joined["second"])
    for dated in _BY_DATE.finditer(body):  # 每月五日前报送上月的报告
        start, end = sentence_at(body, dated.start())
        unit = "季度" if "季" in dated.group() else "年" if "年" in dated.group() else "月"
        if topic := _topic(body, start, end, dated.span("every")):
            yield _frequency(line, dated.start(), dated.end("every"), topic, HOURS_OF[unit], "")
    for settled in _SETTLED.finditer(shadow):
        unit, half = settled["unit"], settled["unit"] == "半年"
        hours = HOURS_OF.get(unit, 240) if not half else HOURS_OF["年"] / 2
        topic = f"{settled['what']}的结算"
        yield _frequency(line, settled.start("what"), settled.end(), topic, float(hours), "")
    yield from _cycles(line, shadow)
    for named in _MONTHS.finditer(shadow):  # 每年6月、12月各盘点一次
        start, _ = sentence_at(body, named.start())
        count = len(re.findall("月", named["months"]))
        if matter := work_told(line, row, shadow, start, named):
            hours = HOURS_OF["年"] / count
            yield _frequency(line, named.start(), named.end("months"), "", hours, "", matter)
    for match in _EVERY.finditer(shadow):
        hours = _hours(match)
        if not hours or _MONTHS.match(shadow, match.start()):
            continue
        start, end = _at_each(shadow, match.start(), *sentence_at(body, match.start()))
        counted = match["tail"] or match["wtail"] or _regular(shadow, match)
        first = match.start() if _OF_WHAT.match(shadow, match.end()) and counted else start
        topic = _topic(shadow, first, end, match.span()) or _row_topic(line) if counted else ""
        matter = work_told(line, row, shadow[:end], start, match)
        if topic or matter:
            yield replace(
                _frequency(line, match.start(), match.end(), topic, hours, "", matter),
                stage=stage_of(shadow, start, match.start()),
            )


def _cycles(line: Line, shadow: str) -> Iterator[Frequency]:
    """更换周期为6个月；列标题是“更换周期”的，格里只写期间。"""
    cell = line.cell
    head = cell.head if cell is not None and cell.column and not cell.header else ""
    if not _CYCLE.search(head) and "周期" not in shadow and "间隔" not in shadow:
        return
    for found in durations(shadow):
        hours = _length(found.duration) if found.duration else 0.0
        named = _CYCLE_IS.search(shadow, max(0, found.start - 24), found.start)
        alone = (
            head
            and _CYCLE.search(head)
            and not re.search("[一-龥]", shadow[: found.start] + shadow[found.end :])
        )
        if hours and (named or alone) and not NOT_WORK.search(named.group() if named else head):
            matter = f"{cell.row_head}｜{cell.head}" if alone and cell else named.group() if named else ""
            yield _frequency(line, found.start, found.end, "", hours, "", matter)


def _length(duration: Duration) -> float:
    """合多少小时，月按30日。"""
    return float(duration.amount) * HOURS_OF.get(duration.unit.value.removeprefix("个"), 0)


def _regular(shadow: str, match: re.Match[str]) -> bool:
    """“每季度对……完成一次”：次数写在后面。"""
    rest = re.split(r"[，。；、,;]", shadow[match.end() : match.end() + 30])[0]
    return (
        bool(
            re.search(
                r"一次|一[份期轮回场]|召开|提交|进行|编[制报写]|报送|出具|^[一-龥]{0,8}(?:报告|报表|例会)",
                rest,
            )
        )
        and "不超过" not in rest
        and "结束" not in rest[:6]
    )


def _frequency(
    line: Line, start: int, end: int, topic: str, hours: float, other: str, matter: str = ""
) -> Frequency:
    body = line.body
    words = body[start:end]
    span = Span(line.index, line.body_start + start, line.body_start + start + len(words.rstrip()))
    return Frequency(span, topic, words.strip(), hours, other, in_slot(body, start, end), matter)


def _at_each(shadow: str, place: int, start: int, end: int) -> tuple[int, int]:
    """频率所在的话的起止：“在每季度例会上”里的频率，说的只是例会。"""
    told = _AT_EACH.match(shadow, place, end) if _AT.search(shadow, start, place) else None
    return (place, told.end()) if told else (start, end)


def _topic(shadow: str, start: int, end: int, spot: tuple[int, int]) -> str:
    """本句所说的事：离频率（在 spot）最近的。"""
    place, last = spot
    if paper := _PERIODIC.search(shadow, place, end):
        return f"{paper['what']}报告"
    near: list[tuple[int, str]] = []
    for name, pattern in _REPEATED:
        for match in pattern.finditer(shadow, start, end):
            if _PAPER.match(shadow, match.end()):
                continue
            near.append((max(match.start() - last, place - match.end()), name))
    if near and min(near)[0] <= 25:
        return min(near)[1]
    report = _REPORT.search(shadow, max(start, place - 20), min(end, place + 25))
    if report:
        return f"{report['what']}{report['kind']}"
    return repeated_work(shadow, start, place, end)


def _row_topic(line: Line) -> str:
    if line.cell is None:
        return ""
    named = f"{line.cell.row_head}｜{line.cell.head}" if line.cell.column else line.cell.head
    report = _REPORT.search(line.cell.row_head)
    other = f"{report['what']}{report['kind']}" if report else ""
    activity = row_work(line.cell.row_head, line.cell.head) if line.cell.column else ""
    return next((name for name, pattern in _REPEATED if pattern.search(named)), other or activity)


def _hours(match: re.Match[str]) -> float:
    if match["word"]:
        if not match["wtail"] and match["word"][0] not in "按逐":
            return 0.0
        count = 0.5 if match["word"].startswith("半") else 1.0
        unit = match["word"].strip("半按逐度") or match["word"]
        times = match["wtimes"] or "一"
    else:
        unit, text = match["unit"], match["n"] or "一"
        count = 0.5 if text == "半" else _count(text)
        times = match["times"] or "一"
    return HOURS_OF.get(unit, 0) * count / (_count(times) or 1)


def _count(text: str) -> float:
    if text.isdigit():
        return float(text)
    return float(_NUMBERS.get(text, 10 + _NUMBERS.get(text[-1:], 0) if text.startswith("十") else 1))
