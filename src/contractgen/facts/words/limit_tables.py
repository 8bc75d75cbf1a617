"""表格里的时限：行是级别、列是步骤，或者反过来；升级表、通知表也在内。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractgen.facts.words.limits import TimeLimit
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import mutable
from contractgen.zh.duration_words import durations
from contractgen.zh.matters import since
from contractgen.zh.obligation_words import action_in, hours_in, trigger_in
from contractgen.zh.sentences import in_slot, readable
from contractgen.zh.severity_words import rank, severity_words, vocabulary

_SHORT_CELL = re.compile(r"\s*(?:≤|<=|<|＜|不超过|小于|约)?\s*$")
_CELL_TAIL = re.compile(
    r"\s*(?:之内|以内|内)?(?:给出|予以|完成)?(?:答复|回复|办结|完成|修复|恢复|解决|到场|响应|处理|给出结论)?(?:完毕|完成)?[。；;,，]?\s*(?:[（(][^（）()]{0,20}[)）])?\s*$"
)
_NOT_PROMISED = re.compile(r"\s*(?:不适用|不承诺|不作承诺|不作要求|无|—+|-+|–|/|N/?A)\s*$", re.IGNORECASE)
_LEVEL_HEAD = re.compile(r"级别|等级|优先级|严重|故障类型|故障类别|故障分类|事件类型|类别")
_RANK_HEAD = re.compile(r"级别|等级|优先级|严重(?:程度|性)|紧急程度")
_GENERIC_HEAD = re.compile(r"时限|时间|目标|要求|承诺|指标值|服务水平|标准|约定")
_RELATIVE = re.compile(
    r"上一?[层级]|前一[层级]|再(?:过|满|经)|逐级(?:顺延|递增|计算|起算)|每[层级](?:升级)?(?:之间|间隔)|分别起算"
)
_SHORT_NAME = 8  # 级别的名字不会更长
_CLOCK_HEAD = re.compile(r"口径|计时")


def is_value_cell(line: Line) -> bool:
    """整格只有一个数值。"""
    return _is_value(line.body)


@lru_cache(maxsize=4096)
def _is_value(text: str) -> bool:
    if _NOT_PROMISED.match(text):
        return True
    shadow = readable(text)
    founds = durations(shadow)
    return (
        len(founds) == 1
        and bool(_SHORT_CELL.match(shadow[: founds[0].start]))
        and bool(_CELL_TAIL.match(shadow[founds[0].end :]))
    )


@mutable
class LimitTable:
    """一张表：各列的标题，各行的格。"""

    heads: dict[int, str]
    cells: dict[int, dict[int, Line]]


def tables_of(reading: Reading) -> dict[int, LimitTable]:
    """全文的表，以序号为键。"""
    found: dict[int, LimitTable] = {}
    for line in reading.lines:
        if line.cell is None:
            continue
        table = found.setdefault(line.cell.table, LimitTable({}, {}))
        if line.cell.header:
            table.heads[line.cell.column] = table.heads.get(line.cell.column, "") + line.text
        else:
            table.cells.setdefault(line.cell.row, {}).setdefault(line.cell.column, line)
    return found


def limits_in_cell(line: Line, table: LimitTable, lead: str) -> Iterator[TimeLimit]:
    """一格里的时限；lead 是引出这张表的话。"""
    cell = line.cell
    if cell is None or cell.header or not is_value_cell(line):
        return
    head, side = cell.head or table.heads.get(cell.column, ""), cell.row_head
    row = table.cells.get(cell.row, {})
    action, hours_text = _head_action(head), head
    level_column = table.heads.get(0, "")
    if "平均" in side or "平均" in head:
        return
    if not action and (severity_words(head) or vocabulary(head) != "其他") and (action := _head_action(side)):
        level_words, hours_text = head, side  # 行为动作、列为级别
    else:
        level_words = (
            side if cell.column and (_LEVEL_HEAD.search(level_column) or severity_words(side)) else ""
        ) or _beside(table, row, cell.column)
    if not action and _GENERIC_HEAD.search(head):
        for column, other in row.items():
            if column not in (cell.column, 0) and (action := _head_action(other.text)):
                hours_text = other.text
                break
    if not action:
        return
    clock = next((row[c].text for c, h in table.heads.items() if _CLOCK_HEAD.search(h) and c in row), "")
    target = next((row[c].text.strip() for c, h in table.heads.items() if "对象" in h and c in row), "")
    founds = durations(readable(line.body))
    each = founds[0] if founds else None
    start = line.body_start + (each.start if each else 0)
    stop = line.body_start + (each.end if each else len(line.body))
    yield TimeLimit(
        span=Span(line.index, start, stop),
        sentence=Span(line.index, 0, len(line.text)),
        words=line.text[start:stop].strip(),
        duration=each.duration if each else None,
        unit=each.unit if each else "",
        bound="within",
        action=action,
        severity=level_words.strip(),
        vocabulary=vocabulary(level_words) if level_words else "",
        rank=rank(level_words) if level_words else None,
        hours=hours_in(hours_text, 0, len(hours_text)),
        clock="服务" if "服务时间" in clock or "工作" in clock else "自然" if clock else "",
        object=target,
        provisional=bool(each) and in_slot(line.text, start, stop),
        promised=each is not None,
        table=cell.table,
        row=cell.row,
        remote=any("远程" in other.text for other in row.values()),
        since=since(trigger_in(readable(head), 0, len(head))),
        relative=is_relative(lead + head),
    )


def _beside(table: LimitTable, row: dict[int, Line], column: int) -> str:
    """级别不在第一列的：事件｜优先级｜应答｜修复。"""
    named = (
        row[place].text.strip()
        for place, head in table.heads.items()
        if place and place != column and place in row and _RANK_HEAD.search(head)
    )
    return next((name for name in named if 0 < len(name) <= _SHORT_NAME), "")


def is_relative(text: str) -> bool:
    """时限从上一级的升级起算：再过、逐级、上一级仍未解决的。"""
    return bool(_RELATIVE.search(text))


def _head_action(head: str) -> str:
    """列标题所说的动作；“恢复时间目标”一类另有规则。"""
    if len(head) > 24 or re.search(r"RTO|RPO|恢复点|恢复时间目标|备份", head):
        return ""
    if re.search(r"首次(?:回复|答复|联系|应答)|首回", head):
        return "响应"
    found = action_in(readable(head), 0, len(head))
    return found[0] if found else ""
