"""里程碑和验收成果的日期应在服务期限之内，期限外的履行没有合同依据（民法典第五百零九条）。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts
from contractgen.zh.dates import format_date


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """逐个日期与起止日比较。"""
    start, end = part(data, "term.start"), part(data, "term.end")
    if not isinstance(start, dt.date) or not isinstance(end, dt.date) or end <= start:
        return
    for listing in ("milestones", "acceptance.deliverables"):
        for path, each in parts(data, listing):
            due = each.get("due")
            if isinstance(due, dt.date) and not start <= due <= end:
                side = "早于起始日" if due < start else "晚于届满日"
                limit = start if due < start else end
                yield where(
                    f"{path}.due",
                    f"“{each.get('name', '未命名')}”的日期 {format_date(due)} {side} {format_date(limit)}。",
                    f"请改为 {start.isoformat()} 至 {end.isoformat()} 之间的日期，或者调整服务期限。",
                )
