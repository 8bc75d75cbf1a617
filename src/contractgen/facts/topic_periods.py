"""按题目归类的期间与频率：保密期、质保期、整改期、日志留存期、评审会议与报告的频率。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.repeated_work import repeated_work, row_work
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration
from contractgen.zh.sentences import in_slot, readable, sentence_at

_OVERDUE = r"(?:逾期|迟延|拖延|延迟)[^，。；,;]{0,10}?(?:超过|满|达到?)?\s*$"
#: 题目 → （句中须有的话，紧接在期间之前或之后的话）
_TOPICS = (
    (
        "保密期限",
        r"保密(?:义务|期|责任)|保守[^，。；]{0,6}秘密",
        r"(?:保密期限?|存续|持续|延续|有效|终止之?[日后]|[此其]后|届满|解除|期间?)[^，。；,;]{0,24}$",
    ),
    (
        "质量保证期",
        r"质量?保证?期|质保期?|保修期?|免费维护期?",
        r"(?:质量?保证?期|质保期|保修期|免费维护期)[^，。；,;]{0,24}$|(?:提供|负责|免费|享有)\s*$",
    ),
    (
        "日志留存期",
        r"日志",
        r"日志[^，。；,;]{0,12}(?:留存|保存|保留)[^，。；,;]{0,10}$|(?:留存|保存|保留)[^，。；,;]{0,6}日志[^，。；,;]{0,8}$",
    ),
    ("备份保留期", r"备份", r"备份[^，。；,;]{0,10}(?:保留|保存|留存)[^，。；,;]{0,10}$"),
    (
        "违约整改期",
        r"整改|补救|改正|纠正",
        r"(?:催告|书面通知|通知)[^，。；,;]{0,10}(?:之日起|后|之后)[，,]?\s*$|给予\s*$",
    ),
    (
        "逾期付款的解除期",
        r"(?=.*逾期(?:付款|支付)|.*(?:支付|付款)[^；;]*逾期)(?=.*(?:可以?|有权)[^，。；]{0,10}(?:解除|终止))",
        _OVERDUE,
    ),
    (
        "逾期交付的解除期",
        r"(?=.*逾期(?:交付|交货|开通|上线|供货))(?=.*(?:可以?|有权)[^，。；]{0,10}(?:解除|终止))",
        _OVERDUE,
    ),
)
_TOPIC = tuple((name, re.compile(need), re.compile(near)) for name, need, near in _TOPICS)
_CONDITION_AFTER = re.compile(
    r"\s*(?:之内|以内|内)?\s*(?:的?整改期|仍?未|内?完成整改|未予|未补|未整|未纠|未改|纠正|改正|整改)"
)

_EVERY = re.compile(
    r"每(?:隔)?\s*(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)?\s*(?:个)?\s*(?P<unit>小时|[日天]|周|星期|月|季度?|年度?)(?P<tail>[^，。；,;、]{0,4}?(?:至少)?\s*(?P<times>\d{1,3}|[一二两三四五六七八九十]{1,2})\s*次)?"
    r"|(?P<word>半年度?|季度|月度|年度)(?P<wtail>[一二两三四五六]次)"
)
_BY_DATE = re.compile(
    r"(?P<every>每(?:个?月|季度?|年)(?:度)?)[^，。；每]{0,10}日(?:之前|以前|前)?[^，。；每]{0,10}?(?:提交|报送|出具|递交|送交)"
)
_JOINED = re.compile(
    r"(?P<first>每(?:半年|季度|个?[月周日天年季]|两周))\s*(?:或者?|/|、或)\s*(?P<second>每?(?:半年|季度|个?[月周日天年季]|两周))"
)
_REPEATED = (
    ("服务评审会议", re.compile(r"(?:服务)?(?:评审|回顾|例行|沟通)会议?|服务例会")),
    ("服务级别报告", re.compile(r"服务级别报告|服务水平报告|SLA\s*(?:达成情况)?报告|服务报告")),
    ("漏洞扫描", re.compile(r"漏洞扫描|安全扫描")),
    ("现场巡检", re.compile(r"现场巡检|巡检(?!报告|项|清单)")),
    ("全量备份", re.compile(r"全量备份|完全备份|全备份?")),
    ("增量备份", re.compile(r"增量备份|差异备份")),
    ("培训", re.compile(r"(?:使用|操作|用户|现场|集中)?培训")),
    ("项目例会", re.compile(r"(?:项目|工作|双方|运维|沟通)?例会")),
    ("恢复演练", re.compile(r"(?:恢复|应急)?演练")),
    ("版本升级", re.compile(r"(?:发布|进行)[^，。；,;]{0,6}(?:版本|系统)?升级|版本升级|系统升级")),
)
#: 别的报告以开头两个字认：进度与质检报告、进度报告
_REPORT = re.compile(
    r"(?:提交|报送|出具|提供|编制|递交|送交|报告|每个?(?:月|季度?|周|年)(?!提交|报送|出具|编制|向|递交|送交|提供)(?=[一-龥]{2,6}报[告表])|^)\s*(?:一[份次]|书面的?|上个?月|当月|本月|上一?季度|当季|月度|季度|年度)?的?(?P<what>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,6}?(?P<kind>报告|报表)"
)
_UNIT_HOURS = {
    "小时": 1,
    "日": 24,
    "天": 24,
    "周": 168,
    "星期": 168,
    "月": 720,
    "季": 2160,
    "季度": 2160,
    "年": 8640,
    "年度": 8640,
}
_NUMBERS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


@record
class TopicPeriod:
    """某一题目的期间。"""

    span: Span
    topic: str
    words: str
    duration: Duration
    start: str
    provisional: bool = False
    kind: str = ""  # 哪一种日志


@record
class Frequency:
    """某件事多久做一次。hours 是相邻两次的小时数（月按30日）；alternative 为“每季度或每半年”另一半的原话。"""

    span: Span
    topic: str
    words: str
    hours: float
    alternative: str = ""
    provisional: bool = False


def topic_periods(reading: Reading) -> tuple[TopicPeriod, ...]:
    """全文按题目的期间。"""
    return tuple(each for line in _lines(reading) for each in _periods(line))


def frequencies(reading: Reading) -> tuple[Frequency, ...]:
    """全文按题目的频率。"""
    return tuple(each for line in _lines(reading) for each in _frequencies(line))


def _lines(reading: Reading) -> Iterator[Line]:
    return (
        line
        for line in reading.judged()
        if (line.zone in (Zone.ARTICLE, Zone.ANNEX) or line.cell is not None)
        and line.part == "body"
        and not line.heading
    )


def _periods(line: Line) -> Iterator[TopicPeriod]:
    body = line.body
    shadow = readable(body)
    founds = durations(shadow)
    if not founds:
        return
    for found in founds:
        start, end = sentence_at(body, found.start)
        before = shadow[start : found.start]
        if found.duration is None or re.search(
            r"每\s*(?:逾期)?$|重新|更换的|满后\s*$|(?:届满|期满|到期)[^，。；]{0,16}后\s*$",
            before,
        ):
            continue
        tail = re.sub(r"\s*(?:不(?:得|应)?(?:少于|低于|超过)|至少|最短|满|为|是|：|:|共|计)+\s*$", "", before)
        overdue = bool(re.search(_OVERDUE, tail))
        for topic, need, near in _TOPIC:
            if overdue != (near.pattern == _OVERDUE):
                continue
            first = 0 if overdue else start  # “逾期付款的……；逾期满30日的……”
            if not need.search(shadow, first, end) or not near.search(tail):
                continue
            cure = _CONDITION_AFTER.match(shadow, found.end) or "整改期" in shadow[found.end : found.end + 6]
            if topic == "违约整改期" and not cure:
                continue
            at = line.body_start
            span = Span(line.index, at + found.start, at + found.end)
            yield TopicPeriod(
                span,
                topic,
                body[found.start : found.end],
                found.duration,
                _start(before),
                in_slot(body, found.start, found.end),
                _log(shadow[start:end]),
            )
            break


def _log(sentence: str) -> str:
    """网络日志、操作审计日志的前两个字。"""
    found = re.search(r"([\u4e00-\u9fff]{2,6})日志", sentence)
    words = re.sub(r".*(?:保存|留存|保留|应当?|将|的|对|按|和|及|、)", "", found[1]) if found else ""
    return words[:2] if len(words) > 1 else ""


def _start(before: str) -> str:
    """起算点：按它区别“终止后2年”与“披露之日起5年”。"""
    if re.search(r"终止|届满|期满|到期|解除", before):
        return "终止"
    match = re.search(r"终止|届满|解除|签订|生效|(?:披露|知悉|验收|交付|更换|完成)(?!的)", before)
    return match.group() if match else ""


def _frequencies(line: Line) -> Iterator[Frequency]:
    body = line.body
    if "每" not in body and "度" not in body:
        return
    shadow = readable(body)
    for joined in _JOINED.finditer(shadow):
        start, end = sentence_at(body, joined.start())
        topic = _topic(shadow, start, end, joined.start()) or "该项工作"
        yield _frequency(line, joined.start(), joined.end(), topic, 0.0, joined["second"])
    for dated in _BY_DATE.finditer(body):  # 每月五日前报送上月的报告
        start, end = sentence_at(body, dated.start())
        unit = "季度" if "季" in dated.group() else "年" if "年" in dated.group() else "月"
        if topic := _topic(body, start, end, dated.start()):
            yield _frequency(line, dated.start(), dated.end("every"), topic, _UNIT_HOURS[unit], "")
    for match in _EVERY.finditer(shadow):
        hours = _hours(match)
        if not hours or (not (match["tail"] or match["wtail"]) and not _regular(shadow, match)):
            continue
        start, end = sentence_at(body, match.start())
        if topic := _topic(shadow, start, end, match.start()) or _row_topic(line):
            yield _frequency(line, match.start(), match.end(), topic, hours, "")


def _regular(shadow: str, match: re.Match[str]) -> bool:
    """“每季度对……完成一次”：次数写在后面。"""
    rest = re.split(r"[，。；、,;]", shadow[match.end() : match.end() + 30])[0]
    return (
        bool(re.search(r"一次|一[份期轮回场]|召开|提交|进行|^[一-龥]{0,8}(?:报告|报表|例会)", rest))
        and "不超过" not in rest
        and "结束" not in rest[:6]
    )


def _frequency(line: Line, start: int, end: int, topic: str, hours: float, other: str) -> Frequency:
    body = line.body
    words = body[start:end]
    span = Span(line.index, line.body_start + start, line.body_start + start + len(words.rstrip()))
    return Frequency(span, topic, words.strip(), hours, other, in_slot(body, start, end))


def _topic(shadow: str, start: int, end: int, place: int) -> str:
    """本句所说的事：离频率最近的。"""
    near: list[tuple[int, str]] = []
    for name, pattern in _REPEATED:
        for match in pattern.finditer(shadow, start, end):
            near.append((min(abs(match.start() - place), abs(match.end() - place)), name))
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
        unit, count = match["word"], 1.0
        if unit.startswith("半年"):
            unit, count = "年", 0.5
        unit = {"月度": "月"}.get(unit, unit)
        times = match["wtail"][:-1]
    else:
        unit, text = match["unit"], match["n"] or "一"
        count = 0.5 if text == "半" else _count(text)
        times = match["times"] or "一"
    return _UNIT_HOURS.get(unit, 0) * count / (_count(times) or 1)


def _count(text: str) -> float:
    if text.isdigit():
        return float(text)
    return float(_NUMBERS.get(text, 10 + _NUMBERS.get(text[-1:], 0) if text.startswith("十") else 1))
