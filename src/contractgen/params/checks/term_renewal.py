"""续期的约定应当自洽：涨幅上限与续期价格相配，提前通知的天数短于服务期限。

自动续期与对方有重大利害关系（民法典第四百九十六条），前后不一时容易被认定为没有约定。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part

_PATH = "term.renewal"


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """续期各项之间的矛盾。"""
    renewal = part(data, _PATH)
    if not isinstance(renewal, dict):
        return
    mode, price = renewal.get("mode"), renewal.get("price")
    for name, belongs in (("cap", "cap_percent"), ("index", "index")):
        if name in renewal and price is not None and price != belongs:
            yield where(
                f"{_PATH}.{name}",
                f"续期价格写的是 {price}，用不到{where.title(f'{_PATH}.{name}')}。",
                f"请把续期价格（price）改为 {belongs}，或者删去这一项。",
            )
    for name in ("max_times", "notice_days"):
        if name in renewal and (mode == "none" or (mode == "negotiated" and name == "max_times")):
            yield where(
                f"{_PATH}.{name}",
                f"续期方式写的是 {mode}，用不到{where.title(f'{_PATH}.{name}')}。",
                "请改续期方式（mode），或者删去这一项。",
            )
    yield from _notice(data, renewal.get("notice_days"), where)


def _notice(data: Mapping[str, Any], notice: Any, where: Where) -> Iterator[Problem]:
    start, end = part(data, "term.start"), part(data, "term.end")
    if not (isinstance(notice, int) and isinstance(start, dt.date) and isinstance(end, dt.date)):
        return
    if start < end and notice >= (end - start).days + 1:
        yield where(
            f"{_PATH}.notice_days",
            f"须提前 {notice} 日通知，而服务期限只有 {(end - start).days + 1} 日，服务开始前就已经逾期。",
            "请缩短提前通知天数。",
        )
