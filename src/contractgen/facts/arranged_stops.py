"""按安排定期要停的：每周日4:00停20分钟、每月发版两次每次停90分钟、每季度某日22:00至次日4:00演练停机。"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.facts.words.outline import outlined
from contractgen.facts.words.uptime import COUNTED, DOWN, DOWN_WORDS, EXCUSED, LOST, UP
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.characters import fold_width
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Unit
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import readable

_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_EVERY = re.compile(
    rf"每(?:隔)?\s*(?P<n>\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,2}}|半)?\s*个?\s*(?P<unit>自然日|工作日|[日天晚夜]|周|星期|月|季度?|年)(?!龄|度报)"
)
_TIMES = re.compile(rf"(?P<n>\d{{1,2}}|[{CHINESE_NUMERALS}]{{1,2}})\s*(?:次|回|趟)")
_UNIT_DAYS = {
    "自然日": 1,
    "工作日": 1,
    "日": 1,
    "天": 1,
    "晚": 1,
    "夜": 1,
    "周": 7,
    "星期": 7,
    "月": 30,
    "季": 90,
    "季度": 90,
    "年": 365,
}
_CLOCK = rf"(?:凌晨|清晨|早上?|上午|中午|下午|晚上?|夜间|零)?\s*(?P<h{{0}}>\d{{{{1,2}}}}|[{CHINESE_NUMERALS}]{{{{1,3}}}})\s*(?:[:：](?P<m{{0}}>\d{{{{2}}}})|[点时](?P<p{{0}}>半)?)"
_WINDOW = re.compile(
    _CLOCK.format(1) + r"\s*(?:至|到|[-—–~～]{1,2})\s*(?P<next>次日|第二天|翌日|当日)?\s*" + _CLOCK.format(2)
)
#: 至多两次：是上限，不是安排
_AT_MOST = re.compile(
    r"(?:不(?:得|应)?(?:超过|多于)|至多|最多|≤|限)[^，。；\d]{0,4}(?:\d{1,2}|[一二两三四五六七八九十])$"
)
_TALLIED = re.compile(r"(?:累计|合计|总计|总共|总时[长间])[^，。；\d]{0,10}$")
_LIMIT = re.compile(r"(?:超过|多于|大于|高于|≤|<|＜|上限[为是]?|以内|累计|合计)[^，。；]{0,6}$")
_TALLY = re.compile(r"(?:累计|合计|总计|共计?|一共|总(?:时长|时间))[^，。；、\d]{0,8}$")
_UPKEEP = re.compile(r"维护|检修|升级|发版|割接|保养|演练")


@record
class ArrangedStop:
    """一处定期的停机。days 是隔几天一回，times 是一回几次，seconds 是一次多久；counted 为写明计入停机。"""

    span: Span
    words: str
    days: Decimal
    times: Decimal
    seconds: Decimal
    counted: bool
    told: bool = False  # 明说停机、停服
    excused: bool = False  # 全文另有话说哪些停机不计入

    def within(self, shortest: int, usual: int) -> Decimal:
        """一个周期（最短、通常多少天）里一共停多少秒，不满一回的不算。"""
        days = usual if self.days >= usual else shortest
        return Decimal(int(days / self.days)) * self.times * self.seconds


def arranged_stops(reading: Reading) -> tuple[ArrangedStop, ...]:
    """全文定期的停机。"""
    found = []
    for line in saying(reading, DOWN_WORDS):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.heading or "每" not in line.text:
            continue
        for match in _SENTENCE.finditer(line.body):
            if each := _arranged(reading, line, *match.span()):
                found.append(each)
    return tuple(found)


def _arranged(reading: Reading, line: Line, start: int, end: int) -> ArrangedStop | None:
    body = line.body
    said = body[start:end]
    every = _EVERY.search(said)
    if every is None or EXCUSED.search(said) or UP.search(said):
        return None
    times = _TIMES.search(said, every.end())
    windows = list(_WINDOW.finditer(fold_width(said)))
    shadow = readable("—" + body)[1:]
    lasting = [
        each
        for each in durations(shadow)
        if start <= each.start < end and each.duration and each.duration.unit in _SECONDS
        and not LOST.search(re.split("[，,]", body[start : each.start])[-1])
        and not re.search(r"(?:每隔?|提前[^，。；]{0,4}|通知|至少|不少于)\s*$", body[start : each.start])
    ]  # fmt: skip
    stop = DOWN.search(said) or re.search(r"停\s*$", body[start : lasting[0].start] if lasting else "")
    if not stop or not (windows or lasting):
        return None
    if (
        not windows
        and (not times or _AT_MOST.search(said, 0, times.start() + 1))
        and _LIMIT.search(said[: lasting[-1].start - start])
    ):
        return None  # 每月停机不超过4小时：是上限，不是安排
    if windows and any(_TALLIED.search(body[start : each.start]) for each in lasting):
        return None  # 每周三1:00至4:00为窗口，每月合计不超过2小时：合计是上限
    if windows:
        # 安排在0:00至5:00之间，每次不超过2小时：停的是2小时
        inside = [each.duration.amount * _SECONDS[each.duration.unit] for each in lasting if each.duration]
        seconds, place = min([_lasts(windows[0]), *inside]), (windows[0].start(), windows[0].end())
    else:
        one = lasting[-1]
        assert one.duration is not None
        seconds = one.duration.amount * _SECONDS[one.duration.unit]
        place = (one.start - start, one.end - start)
    first = min(every.start(), place[0])
    last = max(place[1], stop.end() if DOWN.search(said) and stop.end() - place[1] < 12 else 0)
    at = line.body_start + start
    amount = Decimal("0.5") if every["n"] == "半" else parse_number(every["n"] or "一")
    count = (
        parse_number(times["n"]) if times and not re.search(r"每\s*$", said[: times.start()]) else Decimal(1)
    )
    tallies = [each for each in lasting if _TALLY.search(body[start : each.start])]
    if tallies and (whole := tallies[-1].duration):  # 每月两次、合计不超过4小时
        seconds = min(seconds, whole.amount * _SECONDS[whole.unit] / count)
    return ArrangedStop(
        Span(line.index, at + first, at + last), said[first:last],
        amount * _UNIT_DAYS[every["unit"]], count, seconds, _counted(reading, line),
        bool(DOWN.search(said)), _excused(reading),
    )  # fmt: skip


def _lasts(window: re.Match[str]) -> Decimal:
    start, end = (_minutes(window, which) for which in ("1", "2"))
    if end <= start or window["next"] in ("次日", "第二天", "翌日"):
        end += 24 * 60
    return Decimal((end - start) * 60)


def _minutes(window: re.Match[str], which: str) -> int:
    hour = int(parse_number(window["h" + which]))
    return hour * 60 + int(window["m" + which] or (30 if window["p" + which] else 0))


def _excused(reading: Reading) -> bool:
    return any(
        EXCUSED.search(line.text) and (DOWN.search(line.text) or re.search("维护|检修|计划", line.text))
        for line in reading.judged()
        if line.zone in (Zone.ARTICLE, Zone.ANNEX)
    )


def _counted(reading: Reading, line: Line) -> bool:
    """本条写明停机、维护计入，而没有另说不计入；补传的计入实收，说的是别的。"""
    article = outlined(reading).article(line.index)
    lines = reading.lines[article.first : article.last + 1] if article else (line,)
    return any(
        COUNTED.search(said) and (DOWN.search(said) or _UPKEEP.search(said))
        for each in lines
        for said in _SENTENCE.findall(each.text)
    )
