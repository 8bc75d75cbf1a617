"""草稿里的各个数（提前多久、多久之内、多久一次、多长的期限）和它所在的话。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.likeness import Valued, common_grams
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.zh.cycles import HOURS_OF
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.durations import Unit
from contractgen.zh.sentences import readable, sentences
from contractgen.zh.working_time import seconds

_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS)
_ADVANCE = re.compile(r"(?:提前|提早|预先|不?早于|事先)(?:至少|最少|不少于|不得?少于|不得?晚于)?\s*$")
_BEFORE = re.compile(
    r"\s*(?:之前|以前|前(?!台|期|述|款|项|往|来|端|置|一)|的?(?:事先|提前|事前)|(?:的)?(?:通知|预告)期|的?(?:事先|提前)?书面通知(?!之?[日后时]))"
)
_PERIOD_OF_NOTICE = re.compile(r"(?:通知|预告)期(?:限|间)?(?:为|是|[：:])?\s*$")
_BEFOREHAND = re.compile(r"前(?:至少|不少于|不迟于|不晚于|满)?\s*$")
_WITHIN = re.compile(r"\s*(?:之|以)?内")
_EVERY = re.compile(
    r"(?P<every>每(?!逾)|逐|按)\s*(?P<n>\d{1,3}|[一二两三四五六七八九十半]{1,3})?\s*个?(?:自然)?(?P<unit>小时|[日天周月年]|星期|季度?|半年|学期)(?!折合)"
    r"(?P<tail>[^，。；,;、]{0,14}?(?P<times>\d{1,3}|[一二两三四五六七八九十]{1,2})\s*[次回遍轮])?"
    r"|(?P<m>\d{1,3}|[一二两三四五六七八九十半]{1,3})\s*个?(?P<munit>小时|[日天周月年]|星期|季度?)(?P<mtimes>\d{1,2}|[一二两三四五六七八九十])\s*[次回遍]"
)
_CLAUSE = re.compile("[，,；;：:]")
_DIGITS = {"半": 0.5, "两": 2.0} | {c: float(i) for i, c in enumerate("零一二三四五六七八九十")}
#: 起算、逾期、延长、分段的话：两处的数本来就不同
_OTHER = re.compile(r"延长|顺延|宽限|放宽|重新计算|连续|累计|合计|其余|除外|另有约定|不计入|期满|届满")
_STILL = re.compile(r"\s*(?:之?内|以内)?(?:仍|尚|还)?(?:未|不能|无法|没有)")
_FINED = re.compile("扣|罚|违约金|减收|赔偿")  # 5日内没有送来的，扣钱：就是时限
_TERM = re.compile(
    r"(?:^|[，。；、：:（(本该总诺于])(?:合同|协议|服务|合作|维保|保养|承包|外包)(?:服务|履行|有效)?期(?:限|间)?(?![满届前后外])[^。；期]{0,40}?(?:为|共计?|是|[：:（(])\s*$|(?:^|[，。；、：:（(本该总诺于])(?:合同|服务|合作|维保|保养)(?:服务|有效)?期限?\s*$"
)
#: 钱数，不是多久一次
_MONEY = re.compile(r"元|费(?!用?结算)|违约金|罚|扣|减收|[%％‰]|千分|万分|百分|折合|折算")


def valued(reading: Reading) -> Iterator[Valued]:
    common = common_grams(reading)
    for line in reading.judged():
        if line.zone not in _ZONES or line.part != "body" or (line.heading and len(line.text) < 16):
            continue
        if line.cell is not None and (line.cell.header or not line.cell.column):
            continue
        section = reading.section_at(line.index)
        heading = section.heading if section else ""
        body = line.body
        shadow = readable(body)
        places: list[tuple[int, int, FoundDuration | re.Match[str]]] = [
            (each.start, each.end, each) for each in durations(shadow)
        ]
        places += [(each.start(), each.end(), each) for each in _EVERY.finditer(shadow)]
        if not places:
            continue
        places.sort(key=lambda place: (place[0], -place[1]))
        for start, end in sentences(body):
            last = start
            for first, stop, each in places:
                if not start <= first < end:
                    continue
                if first < last and last > start:
                    continue
                reach = _reach(shadow, stop, end, [place[0] for place in places])
                yield from _valued(line, shadow, (last, first, stop, reach), each, heading, common)
                last = reach if reach < end else stop


def _reach(shadow: str, stop: int, end: int, starts: list[int]) -> int:
    """这个数说到哪里为止：到本句末，或者下一个数所在的分句之前。"""
    following = min((place for place in starts if stop <= place < end), default=end)
    if following == end:
        return end
    comma = max(shadow.rfind(mark, stop, following) for mark in "，,、：:（(")
    return comma + 1 if comma > 0 else following


def _valued(
    line: Line,
    shadow: str,
    places: tuple[int, int, int, int],
    found: FoundDuration | re.Match[str],
    heading: str,
    common: frozenset[str],
) -> Iterator[Valued]:
    left, first, stop, reach = places
    before, after = shadow[left:first], shadow[stop:reach]
    cell = line.cell
    told = f"{cell.row_head}｜{cell.head}｜" if cell else ""
    if isinstance(found, re.Match):  # 每周到校巡检一次：所做的事夹在中间
        after = f"{found['tail'] or ''}｜{after}"
    context = f"{told}{before}｜{after}"
    local = f"{told}{_CLAUSE.split(before)[-1]}｜{_CLAUSE.split(after)[0]}"
    duration = None
    if isinstance(found, FoundDuration):
        duration = found.duration
        if (
            duration is None
            or duration.unit is Unit.SECOND
            or (_STILL.match(after) and not _FINED.search(after))
            or _OTHER.search(context)
        ):
            return
        size, kind = (
            float(seconds(duration)) / 3600,
            _kind(before, after, cell.head if cell else "", duration.unit is Unit.YEAR),
        )
    else:
        size, kind = _every(found), "every"
        if not size or _OTHER.search(context) or _MONEY.search(after[:14]):
            return
    if kind != "every" and re.search(r"每(?:再|满|多|逾期?|延迟)*(?:超过?|逾期)?\s*$", before):
        return
    at = line.body_start
    words = line.body[first:stop]
    span = Span(line.index, at + first, at + first + len(words.rstrip()))
    yield Valued(
        span,
        words.strip(),
        kind,
        size,
        duration,
        local,
        context,
        heading,
        common,
        cell.table if cell else None,
    )


def _kind(before: str, after: str, head: str, years: bool) -> str:
    if _ADVANCE.search(before) or _BEFORE.match(after) or _PERIOD_OF_NOTICE.search(before):
        return "advance"
    if _BEFOREHAND.search(before) or re.search("提前|通知期", head):
        return "advance"
    if _TERM.search(before):
        return "term"
    return "within" if _WITHIN.match(after) and not years else ""


def _every(match: re.Match[str]) -> float:
    unit = match["unit"] or match["munit"]
    if match["every"] and match["every"] != "每" and not match["tail"] and match["n"]:
        return 0.0
    number, times = match["n"] or match["m"] or "一", match["times"] or match["mtimes"] or "一"
    return HOURS_OF[unit] * _count(number) / (_count(times) or 1)


def _count(text: str) -> float:
    return float(text) if text.isdigit() else _DIGITS.get(text, 10 + _DIGITS.get(text[-1], 0))
