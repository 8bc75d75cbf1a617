"""哪几行是表格的标题行：写明“重复标题行”的最可靠；没有写明的，看第一行的文字像不像列标题。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST = 24  # 列标题少有更长的
_VALUE = re.compile(
    r"\d{3,}|\d\s*(?:%|％|‰|元|万|天|日|小时|分钟|个|年|月|人|次|工作日)|[¥￥]|公司$|[_＿]{2,}|^[/／—－-]+$|[☐☑□〔【\[]"
)
_SENTENCE = re.compile(r"[。；;！？]|[：:]$")
_HEAD_WORDS = re.compile(
    r"序号|编号|项目|项|级别|等级|优先级|严重级别|严重程度|故障级别|事件级别|类别|类型|指标|事项|阶段|期次|"
    r"付款阶段|里程碑|档位|(?:月度|年度)?可用[性率].*|附件|角色|岗位|术语|定义|系统|模块|服务项目|服务内容|交付物"
)


class HeadCell(NamedTuple):
    """判断标题行所看的一格。"""

    text: str
    width: int
    height: int
    shaded: bool
    bold: bool


Row = Sequence[HeadCell]


def header_count(rows: Sequence[Row], declared: int, looks_headed: bool | None) -> int:
    """开头几行是标题行（含横贯全表的表名）。"""
    if declared:
        return declared if declared < len(rows) else min(1, len(rows) - 1)
    if looks_headed is False:
        return 0
    title = _title_rows(rows)
    if len(rows) < title + 2 or not _like_heads(rows[title]):
        return 0
    if len(rows[title]) == 2 and not _convincing(rows[title:]):
        return 0
    tallest = max(cell.height for cell in rows[title])
    if tallest > 1 and all(cell.width == 1 for cell in rows[title]):
        return 0  # 左边的格管着下面几行（甲方、乙方各占几行），不是标题
    return min(title + tallest, len(rows) - 1)


def _title_rows(rows: Sequence[Row]) -> int:
    """横贯全表的表名占几行。"""
    for position, row in enumerate(rows):
        if len(row) != 1 or row[0].width < 2:
            return position
    return len(rows)


def _like_heads(row: Row) -> bool:
    if len(row) < 2 or not all(cell.text for cell in row[1:]):
        return False
    return not any(
        len(cell.text) > _LONGEST or _SENTENCE.search(cell.text) or _VALUE.search(cell.text) for cell in row
    )


def _convincing(rows: Sequence[Row]) -> bool:
    """两列的表：名目与内容并列的多，有别的迹象才算有标题行。"""
    head, rest = rows[0], rows[1:]
    if all(cell.bold or not cell.text for cell in head) and not all(cell.bold for cell in rest[0]):
        return True
    if head[-1].shaded and not rest[0][-1].shaded:
        return True
    if _HEAD_WORDS.fullmatch(head[0].text):
        return True
    return len(rest) > 1 and all(_VALUE.search(row[-1].text) for row in rest)
