"""由参数算出的事实：期限长度、税额与合计、各期金额、份数合计、允许的中断时间。只添加，不改写参数。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from contractgen.params import fees
from contractgen.params.downtime import budget, budget_basis
from contractgen.params.paths import parse_path, value_at
from contractgen.params.reach import part, parts
from contractgen.zh.dates import term_days, term_length
from contractgen.zh.durations import Duration, compare
from contractgen.zh.percentages import Percent

#: 派生路径、值、所据的参数路径
Fact = tuple[str, Any, str]


def derived(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """参数连同算出的事实合成一棵新树；第二项说明每个事实出自哪个参数。算不出的略去。"""
    tree = _copied(dict(data))
    origins: dict[str, str] = {}
    for path, value, origin in _facts(data):
        steps = parse_path(path)
        parent = value_at(tree, steps[:-1])
        if isinstance(parent, dict) and steps[-1] not in parent:
            parent[str(steps[-1])] = value
            origins[path] = origin
    return tree, origins


#: 派生事实的标题，供清单和待填的空白使用
DERIVED_TITLES: Mapping[str, str] = {
    "term.length": "服务期限长度",
    "term.days": "服务期限日数",
    "fees.items[].tax": "税额",
    "fees.items[].gross": "含税金额",
    "fees.net_total": "不含税总额",
    "fees.tax_total": "税额合计",
    "fees.gross_total": "含税总额",
    "fees.instalments[].amount": "各期含税金额",
    "fees.instalments[].percent": "各期比例",
    "copies.total": "文本总份数",
    "sla.availability.budget": "允许的中断时间",
    "sla.availability.budget_basis": "中断时间的折算依据",
    "sla.availability.maintenance_total": "每周期计划内维护合计",
}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(each) for name, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _facts(data: Mapping[str, Any]) -> Iterator[Fact]:
    yield from _term(data)
    yield from _totals(data)
    yield from _stages(data)
    yield from _copies(data)
    yield from _availability(data)


def _term(data: Mapping[str, Any]) -> Iterator[Fact]:
    start, end = part(data, "term.start"), part(data, "term.end")
    inclusive = part(data, "term.inclusive") is not False
    if isinstance(start, dt.date) and isinstance(end, dt.date) and start < end:
        yield "term.length", term_length(start, end, inclusive), "term"
        yield "term.days", term_days(start, end, inclusive), "term"


def _totals(data: Mapping[str, Any]) -> Iterator[Fact]:
    for path, item in parts(data, "fees.items"):
        line = fees.line_of(item)
        if line:
            yield f"{path}.tax", line.tax, f"{path}.tax_rate"
            yield f"{path}.gross", line.gross, f"{path}.net"
    lines = fees.fee_lines(data)
    if lines:
        zero = Decimal("0.00")
        yield "fees.net_total", sum((line.net for line in lines), zero), "fees.items"
        yield "fees.tax_total", sum((line.tax for line in lines), zero), "fees.items"
        yield "fees.gross_total", sum((line.gross for line in lines), zero), "fees.items"


def _stages(data: Mapping[str, Any]) -> Iterator[Fact]:
    total = fees.gross_total(data)
    if total is None:
        return
    stages = list(parts(data, "fees.instalments"))
    amounts = fees.stage_amounts([stage for _, stage in stages], total)
    for (path, _), amount in zip(stages, amounts, strict=True):
        if amount is not None:
            yield f"{path}.amount", amount, f"{path}.percent"
            share = fees.share_of(amount, total)
            if share is not None:
                yield f"{path}.percent", share, f"{path}.amount"


def _copies(data: Mapping[str, Any]) -> Iterator[Fact]:
    client, provider = part(data, "copies.client"), part(data, "copies.provider")
    if isinstance(client, int) and isinstance(provider, int):
        yield "copies.total", client + provider, "copies"


def _availability(data: Mapping[str, Any]) -> Iterator[Fact]:
    path = "sla.availability"
    target, period = part(data, f"{path}.target"), part(data, f"{path}.period")
    if isinstance(target, Percent) and (allowed := budget(target, period)) is not None:
        yield f"{path}.budget", allowed, f"{path}.target"
        yield f"{path}.budget_basis", budget_basis(period), f"{path}.period"
    total, each = part(data, f"{path}.planned.max_total"), part(data, f"{path}.planned.max_each")
    count = part(data, f"{path}.planned.max_count")
    if isinstance(total, Duration) and isinstance(each, Duration) and isinstance(count, int):
        product = Duration(each.amount * count, each.unit)
        least = product if compare(product, total) == -1 else total
        yield f"{path}.maintenance_total", least, f"{path}.planned.max_total"
