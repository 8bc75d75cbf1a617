"""同一句里的比例与时间，不论叫什么率：按写的周期算，容许的时间差得远的，只作提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.finding import Severity
from contractgen.model.reading import Span, Zone
from contractgen.model.saying import saying
from contractgen.review.draft import Draft
from contractgen.rules.service_level._clash import Clash
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import format_clock_span
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable, sentences
from contractgen.zh.working_time import seconds

_CUES = ("率", "可用", "可靠", "连续", "保障")
_DAYS = (("年", 365), ("季", 91), ("月", 30), ("周", 7), ("日", 1))
_PERIOD = re.compile(r"(?:每个?(?:自然)?|全|当|任一|单)?(?P<of>年|季|月|周)(?:度|内|累计)?")
#: 5月1日至9月30日；共92日
_DATES = re.compile(r"(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|-|~)(?:次年)?(\d{1,2})月(\d{1,2})日")
_COUNTED = re.compile(r"共(?:计)?\s*(\d{2,3})\s*[日天]")
#: 换算出来的容许
_ALLOWED = re.compile(
    r"(?:即|相当于|折合|换算|约合|对应|意味着|允许|容许)[^。；;]{0,24}?$|(?:累计|合计|总计|总时长|总时间|总共)[^。；;]{0,14}?$"
)
_DOWN = re.compile("停|断|超|不可用|离线|故障|中断|不能|无法|失|宕|脱|掉|异常|未")
_NOT = re.compile("每次|单次|一次|任何一次|恢复|修复|响应|到场|提前|逾期|扣|罚|赔|维护|检修|计划|连续")
_NEAR, _LOW, _FAR = Decimal("0.8"), Decimal("0.5"), Decimal("1.25")


def loose_budget(draft: Draft) -> Iterator[Clash]:
    """依行文次序；比例在八成以上、周期看得出的才算。"""
    for line in saying(draft.reading, _CUES):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.cell is not None:
            continue
        shadow = readable(line.text)
        for start, end in sentences(line.text):
            text = shadow[start:end]
            shares = [each for each in percents(text) if _NEAR <= each.percent.ratio < 1]
            base = _base(text) or _base(shadow)
            if len(shares) != 1 or not base:
                continue
            for each in durations(text):
                before = text[max(each.start - 30, 0) : each.start]
                if each.duration is None or not _ALLOWED.search(before) or not _DOWN.search(before):
                    continue
                if _NOT.search(before.rpartition("，")[2]):
                    continue
                allowed, told = (1 - shares[0].percent.ratio) * base, seconds(each.duration)
                if told * 2 > base or text[each.end : each.end + 1] in ("计", "折"):
                    continue
                if told > allowed * _FAR or told < allowed * _LOW:
                    yield Clash(
                        Span(line.index, start + each.start, start + each.end),
                        f"按{text[shares[0].start : shares[0].end]}算，容许的时间约为{format_clock_span(Decimal(round(allowed)))}，写的却是{text[each.start : each.end]}，请核对。",
                        (Span(line.index, start + shares[0].start, start + shares[0].end),),
                        "按目标和周期重新计算，只写一处。",
                        Severity.INFO,
                    )


def _base(text: str) -> Decimal | None:
    """周期共多少秒；几种都说到的，看不出是哪一种，不算。"""
    if dates := _DATES.search(text):
        one, two = int(dates[1]) * 30 + int(dates[2]), int(dates[3]) * 30 + int(dates[4])
        return Decimal(((two - one) % 360 + 1) * 86400)
    if counted := _COUNTED.search(text):
        return Decimal(int(counted[1]) * 86400)
    told = {found["of"] for found in _PERIOD.finditer(text)}
    if len(told) != 1:
        return None
    return Decimal(dict(_DAYS)[told.pop()] * 86400)
