"""草稿写明的时限：谁、做什么、从何时起、多长时间以内，适用于哪一级故障、什么时段；句子里的和表格里的。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from contractgen.facts.words.bounds import bound_of, is_no_limit
from contractgen.facts.words.levels import schemes
from contractgen.facts.words.limit_tables import is_relative, is_value_cell, limits_in_cell, tables_of
from contractgen.facts.words.limits import TimeLimit
from contractgen.facts.words.own_levels import level_reader
from contractgen.facts.words.parallel_items import parallel
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.matters import case_of, settled, since, thing_in
from contractgen.zh.obligation_words import (
    action_in,
    actor_in,
    hours_in,
    last_action_in,
    system_in,
    things_in,
    trigger_in,
)
from contractgen.zh.sentences import in_slot, nearby, readable, sentences
from contractgen.zh.severity_words import SeverityWord, rank

__all__ = ["TimeLimit", "time_limits"]

_ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)
_EVERY_LEVEL = re.compile(r"(?:各|所有|任何|全部|不论何)(?:个)?(?:级别?|类|等级|优先级)")
_NUMERALS = re.compile("[一二三四五六七八九十百]+")
_DIGITS = re.compile(r"\d+")
_NEXT_TO = 4
_LISTED = re.compile(r"(?:时限|时间|期限)?(?:分别)?(?:为|是)?\s*[：:][^。；：:]{0,80}$")
_ESCALATED = re.compile(r"升级(?:至|到|给|上报)\s*([^,，。;；、]{2,16})")
_STATED = re.compile(
    r"(?:时限|时间|期限|用时|时长|限期|要求|速度)?\s*(?:均|应|须|约)?(?:为|是|在|:|：|不(?:得|应)?(?:超过|长于|多于|晚于|迟于)|≤|<=|<|＜)?\s*(?:[（(])?\s*$"
)
_STATED_SINCE = re.compile(r"(?:时限|期限|时间)(?:均|应|须)?(?:为|是)?自[^，。；]{1,24}起\s*$")
_ITEM = re.compile(r"\s*(?:[（(][^（）()]{1,3}[)）]|[①-⑳]|[a-zA-Z\d]{1,2}[.、)）](?!\d)|[-•·])")
_NEXT_STEP = re.compile(r"\s*(?:[（(][^（）()]{1,20}[)）])?\s*(?:之内|以内|内)\s*[一-龥]{2}")
_NOT_DONE = re.compile(r"\s*(?:仍|尚|还)?(?:未能?|没有?)")
_PARTED = re.compile(r"[，,；;、]")
_OR_SOLVED = re.compile(r"(?:或者?|、|并|和|及|/)\s*(?:予以)?(?:解决(?!争议|方案)|修复)")  # 答复或者解决


@once
def time_limits(reading: Reading) -> tuple[TimeLimit, ...]:
    """全文的时限，按行文次序。"""
    found: list[TimeLimit] = []
    tables = tables_of(reading)
    levels_in = level_reader(schemes(reading))
    lead: int | None = None
    listed = False  # 引出的表、下一级的各项已经有了
    listing = False  # 上一行以冒号、分号结尾，列举还没有完
    for line in reading.judged():
        if line.zone not in _ZONES or line.part != "body":
            continue
        if line.heading:
            if line.body.rstrip().endswith(("：", ":")):
                lead, listing = line.index, True
            continue
        if line.cell is None:
            lead = _lead(line, reading.lines[lead] if lead is not None else None, listing, listed)
            listed = listed and lead is not None and lead != line.index
            listing = line.body.rstrip().endswith((";", "；", "：", ":"))
        listed = listed or not _beside(line, reading.lines[lead] if lead is not None else line)
        if line.cell is not None:
            found.extend(
                limits_in_cell(
                    line, tables[line.cell.table], reading.lines[lead].text if lead is not None else ""
                )
            )
        if line.cell is None or not is_value_cell(line):
            found.extend(_from_text(line, lead, levels_in))
    return parallel(reading, tuple(found))


# —— 句子 ——


def _lead(line: Line, lead: Line | None, listing: bool, listed: bool) -> int | None:
    """引出各项的一行；不是列举的项、也不是没有写完的列举，就不再受它引出；引出的各项之后与它同一级编号的，是另一款。"""
    if line.body.rstrip().endswith(("：", ":")):
        return line.index
    if lead is None or (listed and line.number and _beside(line, lead)):
        return None
    led = (listing and not line.number) or _ITEM.match(line.number or line.label or line.text)
    return lead.index if led else None


def _beside(line: Line, lead: Line) -> bool:
    """与引出的一行编号一样，不是表里的格。"""
    return line.cell is None and _form(line.number) == _form(lead.number)


def _form(number: str) -> str:
    """编号的样子：（二）与（五）一样，与（2）不一样。"""
    return _DIGITS.sub("1", _NUMERALS.sub("一", number))


def _from_text(
    line: Line, lead: int | None, levels_in: Callable[[str], tuple[SeverityWord, ...]]
) -> Iterator[TimeLimit]:
    body = line.body
    shadow = readable(body)
    founds = durations(shadow)
    if not founds:
        return
    levels = levels_in(body)
    place = 0
    for start, end in sentences(body):
        inside = []
        while place < len(founds) and founds[place].start < end:
            inside.append(founds[place])
            place += 1
        for index, each in enumerate(inside):
            if _in_name(levels, each.start) or is_no_limit(shadow, each):
                continue
            left = inside[index - 1].end if index else start
            right = inside[index + 1].start if index + 1 < len(inside) else end
            yield _sentence_limit(line, body, shadow, each, (start, left, right, end), levels, lead)


#: 3日内提交修订后的报告：说的是要交的是哪一份，不是从何时起算
_REWORKED = re.compile(
    r"(?:修[订改正]|整改|完善|更[新正换]|补[充正]|调整|优化|校[对订正]|润色|改[正写进]|脱敏|加工|清[洗理]|重[编拟做写]|汇总|整理|翻译|定稿|会签|签[字署章]|盖章)(?:完善|完毕|完成|确认)?之?后$"
)


def _later_trigger(shadow: str, first: int, last: int) -> str:
    """写在期间之后的起算点：本分句里的，或者“……，自收到之时起算”；下一分句“收到后”说的是下一件事。"""
    comma = next((at for at in range(first, last) if shadow[at] in "，,"), last)
    here = trigger_in(shadow, first, comma)
    if here and not (_REWORKED.search(here) and shadow.startswith(f"{here}的", shadow.find(here, first))):
        return here
    after = trigger_in(shadow, comma, last)
    return after if after.startswith(("自", "从")) else ""


def _in_name(levels: tuple[SeverityWord, ...], place: int) -> bool:
    """在级别的名称里的数，不是期间。"""
    index = bisect_left(levels, place, key=lambda each: each.start)
    return any(each.start <= place < each.end for each in levels[max(0, index - 1) : index + 1])


def _sentence_limit(
    line: Line,
    body: str,
    shadow: str,
    found: FoundDuration,
    bounds: tuple[int, int, int, int],
    levels: tuple[SeverityWord, ...],
    lead: int | None,
) -> TimeLimit:
    start, left, right, end = bounds
    offset = line.body_start
    bound = bound_of(shadow, found, left)
    level = _level(shadow, levels, start, found.start, end)
    action = _action(shadow, found, start, left, right, end)
    if not action and bound in ("bare", "within") and (listed := _LISTED.search(shadow, start, found.start)):
        named = last_action_in(shadow, start, listed.start() + 1)  # 修好的时限：P-0 两小时；复原：Ⅰ级2小时
        action = named[0] if named and listed.start() - named[2] <= _NEXT_TO else ""
    if not action and bound == "elapsed" and _NOT_DONE.match(shadow, found.end):
        undone = action_in(shadow.replace("未", " ").replace("没", " "), found.end, right)
        action = undone[0] if undone else ""  # 超过6小时未恢复的
    trigger = trigger_in(shadow, start, found.start) or _later_trigger(shadow, found.end, right)
    thing = thing_in(shadow, start, found.start, found.end, end) if bound in ("within", "bare") else ""
    thing, begun = settled(thing, since(trigger)) if action in ("答复", "提出") else (thing, since(trigger))
    return TimeLimit(
        span=Span(line.index, offset + found.start, offset + found.end),
        sentence=Span(line.index, offset + start, offset + end),
        words=body[found.start : found.end],
        duration=found.duration,
        unit=found.unit,
        bound=bound,
        action=action,
        actor=actor_in(shadow, start, found.start) or actor_in(shadow, nearby(start), start),
        trigger=trigger,
        severity=level.word if level else "",
        vocabulary=level.vocabulary if level else "",
        rank=rank(level.word) if level else None,
        hours=hours_in(body, left, found.start)
        or hours_in(body, start, found.start)
        or hours_in(body, nearby(start), start),
        object=_object(shadow, found, action, start, end),
        provisional=in_slot(body, found.start, found.end),
        remote="远程" in body[start:end],
        system=system_in(shadow, start, end),
        lead=lead if lead != line.index else None,
        thing=thing,
        since=begun,
        case=case_of(body[_case_from(shadow, start, found.start - len(trigger)) : right]),
        stated=_is_stated(shadow, last_action_in(shadow, left, found.start), found.start),
        relative=is_relative(body[start : found.start]),
    )


def _case_from(shadow: str, start: int, place: int) -> int:
    """所说情形从哪里起：本分句，连同前面“……的，”那个分句。"""
    comma = max(shadow.rfind("，", start, max(place, start)), shadow.rfind(",", start, max(place, start)))
    if comma > start and shadow[comma - 1] == "的":
        return max(shadow.rfind("，", start, comma - 1) + 1, start)
    return comma + 1 if comma >= 0 else start


def _action(shadow: str, found: FoundDuration, start: int, left: int, right: int, end: int) -> str:
    """先看“响应时限为15分钟”这样写在前面的，再看后面的，最后看前面的。"""
    if named := _STATED_SINCE.search(shadow, left, found.start):  # 回复的时限为自受理之时起48小时
        before = last_action_in(shadow, left, named.start())
        return before[0] if before else ""
    before = last_action_in(shadow, left, found.start)
    if _is_stated(shadow, before, found.start):
        return before[0] if before else ""
    if after := action_in(shadow, found.end, right):
        return "解决" if after[0] == "答复" and _OR_SOLVED.match(shadow, after[2], right) else after[0]
    comma = min((p for p in (shadow.find(c, found.end, end) for c in ",，") if p >= 0), default=end)
    own = _NEXT_STEP.match(shadow, found.end)  # “2小时内联系客户、3日内办结”：办结是后一个时限的
    if not own and (further := action_in(shadow, found.end, comma)):
        return further[0]
    started = before is not None and re.match(
        r"(?:之日|之时|时|后|完毕|完成)", shadow[before[2] : found.start]
    )
    if (
        before
        and left > start
        and _NEXT_STEP.match(shadow, found.end)
        and _PARTED.search(shadow, before[2], found.start)
    ):
        return ""  # “5分钟内接手，4小时内发布特征”：前一个动作是前一个时限的
    return before[0] if before and not started else ""  # “解决之日起3日内”说的不是解决


def _is_stated(shadow: str, before: tuple[str, int, int] | None, place: int) -> bool:
    """“响应时限为15分钟”：先说事，后说时间。"""
    return before is not None and bool(_STATED.fullmatch(shadow[before[2] : place]))


def _object(shadow: str, found: FoundDuration, action: str, start: int, end: int) -> str:
    """所涉的事物；升级的为升级对象。"""
    if action == "升级":
        match = _ESCALATED.search(shadow, found.end, end) or _ESCALATED.search(shadow, start, found.start)
        return match[1].strip() if match else ""
    near = slice(0, 1) if action == "通知" else slice(-1, None)  # 发生数据泄露等安全事件的，通知……
    things = things_in(shadow, start, found.start)[near] or things_in(shadow, found.end, end)[:1]
    return things[0][0] if things else ""


def _level(
    shadow: str, levels: tuple[SeverityWord, ...], start: int, place: int, end: int
) -> SeverityWord | None:
    """这个时限所说的级别：本句在前的、本行前面各句的，最后是本句在后的；说“各级故障”的不算哪一级。"""
    every = list(_EVERY_LEVEL.finditer(shadow, start, place))
    index = bisect_left(levels, place, key=lambda each: each.start)
    before = levels[index - 1] if index else None
    if every and (before is None or before.start < every[-1].start()):
        return None
    after = levels[index] if index < len(levels) and levels[index].start < end else None
    if before and before.start >= start:
        return before
    return after or before
