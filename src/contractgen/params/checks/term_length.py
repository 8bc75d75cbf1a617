"""服务期限的届满日应晚于起始日；写了期限长度的，应与起止日算出的一致（民法典第二百零一条至第二百零四条）。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part
from contractgen.zh.dates import format_date, term_end, term_length
from contractgen.zh.durations import Duration, format_duration


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """起止日的先后，以及长度与起止日是否一致。"""
    start, end = part(data, "term.start"), part(data, "term.end")
    if not isinstance(start, dt.date) or not isinstance(end, dt.date):
        return
    if end <= start:
        yield where(
            "term.end",
            f"届满日 {format_date(end)} 不晚于起始日 {format_date(start)}{where.line('term.start')}。",
            "请核对起始日和届满日。",
        )
        return
    stated = part(data, "term.length")
    if isinstance(stated, Duration):
        yield from _length(start, end, part(data, "term.inclusive") is not False, stated, where)


def _length(
    start: dt.date, end: dt.date, inclusive: bool, stated: Duration, where: Where
) -> Iterator[Problem]:
    words = format_duration(stated)
    try:
        expected = term_end(start, stated, inclusive)
    except ValueError as error:
        yield where("term.length", f"无法与起止日核对：{error}。", "请用日、周、月、年写，或者不写这一项。")
        return
    if expected != end:
        days = "含首尾两日" if inclusive else "起始日不计入"
        yield where(
            "term.length",
            f"与起止日不一致：自 {format_date(start)} 起 {words}（{days}）应至 {format_date(expected)} 届满，"
            f"届满日写的是 {format_date(end)}{where.line('term.end')}，"
            f"期间为 {term_length(start, end, inclusive)}。",
            f"请把届满日改为 {expected.isoformat()}，或者改期限长度，或者不写期限长度。",
        )
