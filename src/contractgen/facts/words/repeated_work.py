"""每隔多久做一次的那件事叫什么：每周夜巡一次、巡检报告每季度提交一次、表里“夜巡”一行。"""

from __future__ import annotations

import re

_REPORT_BEFORE = re.compile(
    r"(?:^|[\s，。；\d])(?P<what>[一-龥]{2})[一-龥]{0,4}(?P<kind>报告|报表)(?:应|须|为)?$"
)
#: 每周夜巡一次；夜巡每半月一次
_DONE = re.compile(
    r"每(?:个)?(?:[\d一二两三四五六半]{0,2}个?)?(?:小时|[日天周月年]|星期|季度?)(?P<what>[一-龥]{2,8}?)(?:[\d一二两三四五六七八九十]+)次"
)
_NAMED = re.compile(r"(?:^|[，。；、,;：:])(?P<what>[一-龥]{2,6})(?:为|[:：])?$")
_OBJECT_HEAD = re.compile(r"备份|[巡检演练维护保养]{2}(?:频|周)")  # 行首是对象，做什么写在列标题里
_ANY_WORK = re.compile(
    r"^(?:备份|恢复|检查|维护|保养|测试|更新|升级|会议|培训)$|不超过|不少于|不得|费|款|支付|付|结算|扣|故障|超时|逾期|违约|次数|频[次率]|方|双|其中|以上|最多|累计|发生|各|[人商]$"
)


def repeated_work(shadow: str, start: int, place: int, end: int) -> str:
    """频率（从 place 起）所说的事；说不出的为空。start、end 是本句。"""
    if before := _REPORT_BEFORE.search(shadow, start, place):
        return f"{before['what']}{before['kind']}"
    done = _DONE.match(shadow, place, end)
    named = done or _NAMED.search(shadow, max(start, place - 10), place)
    return _activity(named["what"]) if named else ""


def row_work(row_head: str, head: str) -> str:
    """表里一行所说的事；行首是对象、做什么写在列标题里的不算。"""
    return "" if _OBJECT_HEAD.search(head) else _activity(row_head)


def _activity(words: str) -> str:
    """所做的事的名字：现场夜巡 → 夜巡；太短、太泛的不算。"""
    plain = re.sub(
        r"^(?:至少|进行|开展|组织|安排|做|对|应当?|现场|例行|定期)+|(?:为|应|至少|进行)+$", "", words
    )
    return plain if 2 <= len(plain) <= 6 and not _ANY_WORK.search(plain) else ""
