"""抵扣档位的表：每档的可用率一格与抵扣一格；竖着排的、横着排的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.intervals import Interval, interval, own_percents
from contractgen.model.reading import Line, Reading
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable

RATE_HEAD = re.compile(r"可用率|可用性|可用度|正常运行|在线率|达标率|完成率|达成率")
_CREDIT_HEAD = re.compile(r"^减|抵扣|扣减|扣除|扣款|减收|减免|折扣|赔偿|赔付|补偿|返还|比例|罚|代金券")
_HALF = Decimal("0.5")


def credit_rows(reading: Reading) -> Iterator[list[tuple[Line, Line]]]:
    """有可用率列和抵扣列的表：每行的两格。列标题没有写可用率的，取写着区间的一列。"""
    tables: dict[int, dict[int, dict[int, Line]]] = {}
    for line in reading.judged():
        if line.cell is not None and not line.cell.header:
            rows = tables.setdefault(line.cell.table, {})
            rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, line)
    for rows in tables.values():
        found = _across(rows)
        for cells in rows.values() if not found else ():
            credit = next(
                (c for c in cells.values() if headed(c, _CREDIT_HEAD) and not headed(c, RATE_HEAD)),
                None,
            )
            rates = [c for c in cells.values() if c is not credit]
            rate = next((c for c in rates if headed(c, RATE_HEAD)), None) or next(
                (c for c in rates if cell_interval(c.text) is not None), None
            )
            if rate and credit:
                found.append((rate, credit))
        if found:
            yield found


def _across(rows: dict[int, dict[int, Line]]) -> list[tuple[Line, Line]]:
    """横着排的：一行是各档的可用率，一行是各档的抵扣。"""
    rate = next(
        (
            cells
            for cells in rows.values()
            if _heads(cells, RATE_HEAD) and sum(cell_interval(c.text) is not None for c in cells.values()) > 1
        ),
        None,
    )
    credit = next(
        (cells for cells in rows.values() if cells is not rate and _heads(cells, _CREDIT_HEAD)), None
    )
    if rate is None or credit is None:
        return []
    return [(rate[column], credit[column]) for column in sorted(rate) if column and column in credit]


def _heads(cells: dict[int, Line], pattern: re.Pattern[str]) -> bool:
    first = cells.get(0)
    return first is not None and bool(pattern.search(first.text)) and not percents(first.text)


def headed(line: Line, pattern: re.Pattern[str]) -> bool:
    return line.cell is not None and bool(pattern.search(line.cell.head))


def cell_interval(text: str, headed: bool = False) -> Interval | None:
    """一格里的区间；列标题没有写明是可用率的，只认五成以上的数。"""
    found = own_percents(readable(text))
    if not found or (not headed and any(0 < each.percent.ratio < _HALF for each in found)):
        return None
    return interval(text, found)
