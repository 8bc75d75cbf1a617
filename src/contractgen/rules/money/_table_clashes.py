"""表里对不上的：行、列、比例，和表与正文的总价。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.amounts import StatedTotal
from contractgen.facts.table_sums import TableSum, TableTotal
from contractgen.model.record import replace
from contractgen.rules.money._clashes import Clash, clash, only, percent, said
from contractgen.zh.numerals import plain_decimal

_MONEY_HEAD = re.compile(r"元|金额|价|费|款")
_RECURRING = re.compile(r"[/／每][月季年次期]|[月季年](?:度|均)?(?:租|费|价|金额|小计|合计)")
_MOST_TIMES = 120
_NEARLY = 2
_SLIPS = (10, 100, 10000)  # 多写、少写了零，元与万元
#: 另一份少于表中合计的几分之一的，多半是写错的零头
_LEAST_PART = 10
_NAMES = {
    "net": "不含税金额",
    "tax": "税额",
    "gross": "含税金额",
    "amount": "金额",
    "percent": "比例",
    "total": "总价",
    "quantity": "数量",
}


def in_tables(sums: tuple[TableSum, ...], totals: tuple[StatedTotal, ...]) -> Iterator[Clash]:
    whole = only(totals)
    for each in sums:
        if not each.computed and whole is not None:  # 表里没有合计，用正文的总价
            each = replace(each, computed=(whole * each.parts[0].value,))
        if each.computed and not each.agrees:
            yield clash(
                each.stated.span,
                tuple(part.span for part in (*each.parts, *each.beside)),
                _explained(each),
                each.stated.provisional or any(part.provisional for part in each.parts),
            )


def _explained(each: TableSum) -> str:
    """两边各是多少。"""
    stated, first = each.stated, each.parts[0].words
    second = each.parts[1].words if len(each.parts) > 1 else ""
    computed = said(each.computed[0])
    if each.kind == "product":
        counts = "、".join(f"{part.head}{part.words}" for part in each.parts[:-1])
        return f"{counts}乘以{each.parts[-1].head}{each.parts[-1].words}是{computed}，写的是{stated.words}。"
    if each.kind == "tax":
        return f"不含税金额{first}按{second}计算的税额是{computed}，写的是{stated.words}。"
    if each.kind == "gross":
        return f"不含税金额{first}与税额{second}之和是{computed}，写的是{stated.words}。"
    if each.kind == "taxed":
        return f"不含税金额{first}按{second}计税后是{computed}，写的是{stated.words}。"
    if each.kind == "share":
        return f"总价的{first}是{computed}，写的是{stated.words}。"
    if each.kind == "percent":
        added = stated.value + sum((part.value for part in each.parts), Decimal(0))
        return f"各期比例之和是{percent(added)}，不是100%。"
    told = percent(each.computed[0]) if stated.kind == "percent" else computed
    if stated.kind == "quantity":
        told = plain_decimal(each.computed[0])
    return f"各行{_NAMES[stated.kind]}之和是{told}，合计写的是{stated.words}。"


def against_tables(
    tables: tuple[TableTotal, ...], totals: tuple[StatedTotal, ...], told: frozenset[Decimal]
) -> Iterator[Clash]:
    """正文的总价与表的合计。正文同一名目有几个数的，不比；表的合计正文另有写明的（一年的费用、其中的备件），
    是另一笔。
    """
    for table in tables:
        kinds = ("gross", "total") if table.cell.kind in ("gross", "amount") else (table.cell.kind,)
        stated = [each for each in totals if each.kind in kinds]
        if len({each.value for each in stated}) != 1 or not _near(table, stated[0]):
            continue
        cell, first = table.cell, stated[0]
        if table.within and not table.within[0] <= first.span.line <= table.within[1]:
            continue
        tens = cell.value * 10000 if table.unit == "万元" and "万元" not in cell.head else cell.value
        plain_count = (
            cell.value == int(cell.value) and cell.value * 100 < first.value and "." not in cell.words
        )
        other = {cell.value, tens} & told  # 备件预算155,000元：合计的是这一笔
        count = plain_count and not _MONEY_HEAD.search(cell.head)
        if other or count or _recurring(cell.head, cell.value, first) or _rest_told(first, tens, told):
            continue  # 合计的是件数
        if first.may_be(cell.value) or first.may_be(tens):
            continue
        besides = {each for each in (cell.value - first.value, tens - first.value) if each in table.parts}
        if not besides & told:  # 表里比正文多的正是另有写明的一行：两年订阅费之外的培训费
            yield clash(
                first.span,
                (cell.span,),
                f"写的{_NAMES[first.kind]}是{said(first.value)}，表中的合计是{cell.words}。",
                first.provisional or cell.provisional,
                unsure=_far(cell.value, first.value),
            )


def _far(one: Decimal, two: Decimal) -> bool:
    """相差一倍以上，又不是错了一位：表里多半是另一笔钱。"""
    small, large = sorted((abs(one), abs(two)))
    return large > small * _NEARLY and not (small and large / small in _SLIPS)


def _rest_told(stated: StatedTotal, amount: Decimal, told: frozenset[Decimal]) -> bool:
    """总价多出来的一份正文另有写明：表里是培训费216,000元，驻场费768,000元写在正文，合起来才是总价。"""
    rest = [value - amount for value in (stated.value, stated.spelled) if value]
    return any(each in told and each * _LEAST_PART >= amount for each in rest if each > 0)


def _recurring(head: str, amount: Decimal, stated: StatedTotal) -> bool:
    """表里是每月、每季的金额，正文是一年或者全期的：整倍数的不算不符。"""
    return bool(_RECURRING.search(head)) and _whole_times(amount, stated)


def _whole_times(amount: Decimal, stated: StatedTotal) -> bool:
    times = (value / amount for value in (stated.value, stated.spelled) if value and amount)
    return any(ratio == int(ratio) and 1 < ratio <= _MOST_TIMES for ratio in times)


def _near(table: TableTotal, stated: StatedTotal) -> bool:
    """相隔不远的才是同一个总价。"""
    return abs(stated.span.line - table.first) <= 60 + table.size * 2
