"""不计入的维护，写了哪些上限：次数、累计时长、每次时长，或者写死的时段。"""

from __future__ import annotations

import re

from contractgen.facts.words.outline import Outline
from contractgen.model.once import once
from contractgen.model.reading import Cell, Line, Span

TIMES = re.compile(
    r"(?:(?:每|各|一个|任一|单个|同一|当)(?:个)?(?:自然)?(?:年度?|季度?|月度?|周|统计周期|考核周期|周期"
    r"|半年|学期|学年)|全[年季月])[^。；;]{0,16}?(?:(?:不(?:得)?(?:超过|多于)|至多|最多|以|限|≤|只|仅"
    r"|限于)[^。；;，,]{0,4}?)?[\d一二两三四五六七八九十\[【][^。；;，,]{0,8}?次"
    r"|次数[^。；;，,]{0,8}(?:不超过|限)"
)
TOTAL = re.compile(
    r"(?:累计|合计|总计|总(?:时长|时间)?)[^。；;]{0,16}?(?:不(?:得)?超过|不多于|≤|至多|最多|以内|上限|限\s*[\d一二三四五六七八九十]|封顶|不长于)|"
    r"[每全](?:年|季度?|月|周|个?统计周期|半年)[^。；;，,次]{0,12}(?:不(?:得)?超过|至多|最多|≤"
    r"|上限)[^。；;，,次]{0,8}(?:小时|分钟)|"
    # 每月不超过1次、不超过4小时；每季度至多两次，每次限2小时：次数之后接着说时长
    r"[每全](?:个)?(?:年度?|季度?|月|周|统计周期|半年)[^。；;，,、]{0,10}次(?:以内)?[、，,和且及](?:且|并|每次|单次|各|总|合|共|停|维护|检修|升级|时长|时间|用时){0,4}"
    r"(?:均|都|应|为|在|须|亦)?(?:不(?:得)?(?:超过|多于|长于)|至多|最多|最长|≤|限|控制在)?[^。；;，,、天日前后]{0,8}(?:小时|分钟)(?!前|通知|告知)"
)
#: 写死的窗口（每月第二个周日1:00至4:00）：次数、时长都定了
_FIXED = re.compile(
    r"每(?:个?月|季度?)[^。；;，,]{0,4}第[一二三四1-4]个?(?:周|星期)[一二三四五六日天]"
    r"[^。；;，,]{0,6}\d{1,2}[:：点时][^。；;，,]{0,4}(?:至|到|-|—|~)[^。；;，,]{0,4}\d{1,2}[:：点时]"
)
_EACH = re.compile(r"(?:每次|单次|一次)[^。；;，,]{0,10}(?:不(?:得)?(?:超过|多于|长于)|至多|最多|≤|最长|限)")
_UPKEEP = re.compile(r"维护|检修|停机|升级|割接|变更|保养")
_MOST = re.compile(r"上限|不(?:得)?超过|不多于|至多|最[多长高大]|以内|限[额度次时]|额度|允许|≤")
_ONCE, _LONG = re.compile("每次|单次|一次"), re.compile("小时|分钟|时长")
_NUMBER, _TIMES_CELL = (
    re.compile(r"[\d一二两三四五六七八九十]"),
    re.compile(r"[\d一二两三四五六七八九十]\s*次"),
)
_UNIT = re.compile(r"维护|检修|停机|升级|割接|每次|次")

Caps = tuple[Span | None, Span | None]


@once
def caps_anywhere(outline: Outline) -> Caps:
    """说维护的话里的次数上限与累计上限，在全文任何一处；次数乘以每次的时长就是累计。"""
    times: Span | None = None
    total: Span | None = None
    each: Span | None = None
    recent = -9
    for line in outline.lines():
        if line.cell is not None and (kinds := _capped_cell(line.cell, line.text)):
            place = Span(line.index, 0, len(line.text))
            times = times or (place if "次数" in kinds else None)
            total = total or (place if "累计" in kinds else None)
            each = each or (place if "每次" in kinds else None)
            continue
        titles = outline.titles(line.index)
        if _UPKEEP.search(line.text) or "维护" in titles or "停机" in titles:
            recent = line.index
        if line.index - recent > 3:
            continue
        if _UNIT.search(line.text):
            times = times or _capped(TIMES, line, line.text, 0)
            total = total or _capped(TOTAL, line, line.text, 0)
        each = each or _capped(_EACH, line, line.text, 0)
    return times, total or (each if times is not None else None)


def _capped_cell(cell: Cell, text: str) -> frozenset[str]:
    """表里“计划维护（每月上限）”一行、一列的一格写的是哪些上限：次数、每次、累计。"""
    told = f"{cell.row_head} {cell.head}"
    if cell.header or not _UPKEEP.search(told) or not _MOST.search(told) or not _NUMBER.search(text):
        return frozenset()
    kinds = {"次数"} if _TIMES_CELL.search(text) or "次数" in told else set()
    if _LONG.search(text) or _LONG.search(told):
        kinds.add("每次" if _ONCE.search(told) else "累计")
    return frozenset(kinds)


def caps_here(line: Line, start: int, end: int, anywhere: Caps) -> Caps:
    """全文的上限，加上这一句里写了的。"""
    text = line.text[start:end]
    fixed = _capped(_FIXED, line, text, start)
    return (
        anywhere[0] or _capped(TIMES, line, text, start) or fixed,
        anywhere[1] or _capped(TOTAL, line, text, start) or fixed,
    )


def _capped(pattern: re.Pattern[str], line: Line, text: str, start: int) -> Span | None:
    for found in pattern.finditer(text):
        if not (_BEYOND.search(found[0]) or _OTHER_WORK.search(found[0]) or _MONEY.match(text, found.end())):
            return Span(line.index, start + found.start(), start + found.end())
    return None


#: 每月巡检一次、每年演练两次：别的事做几次
_OTHER_WORK = re.compile(
    r"巡[检查视]|演练|培训|备份|检查|例?会|评审|回访|抄表|清洗|清扫|报告|检测|测试|考核|校准"
)
#: 合计不超过57,600元、服务费的一成：说的是钱
_MONEY = re.compile(
    r"(?:人民币|[¥￥])?\s*[\d,，.]*\s*(?:[万千百]?元|[%％])|[^。；;，,]{0,10}(?:费|款|价|总额|金额)"
)
#: 报修超过五次的：是条件，不是上限
_BEYOND = re.compile(r"(?<!不)(?<!不得)(?<!不应)(?:超过|多于|达到?)")
