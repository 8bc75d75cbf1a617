"""价款表的一行里，单价与哪几栏的数相乘是金额：数量，以及月数、频次、折扣。"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from contractgen.facts.words.price_rows import PriceCell, PriceRow, PriceTable
from contractgen.model.record import record

CENT = Decimal("0.01")
_ENOUGH = 2  # 至少另有几行都这样乘，才说这一行也该这样乘

#: 乘数所在的各栏 → 乘数各格
_Ways = dict[tuple[int, ...], tuple[PriceCell, ...]]


@record
class TableSum:
    """表里写明的一个数 stated，和按别的几格 parts 算出来的数 computed（可以有几个，如含或不含可选项）。

    kind：product 数量乘单价，tax 税额，gross 含税金额，taxed 计税后，column 各行之和，percent 比例之和，
    share 比例乘合计；share 没有合计行的 computed 为空，要用正文的总价来算。
    """

    kind: str
    stated: PriceCell
    parts: tuple[PriceCell, ...]
    computed: tuple[Decimal, ...]
    tolerance: Decimal = CENT
    beside: tuple[PriceCell, ...] = ()  # 比例旁边的金额

    @property
    def agrees(self) -> bool:
        return any(abs(value - self.stated.value) <= self.tolerance for value in self.computed)


def products(table: PriceTable) -> Iterator[TableSum]:
    """各行的乘法，合计行不算。另有几行都乘了某几栏的，这一行也要乘；看不出的，乘不乘都算相符。"""
    rows = [
        (price, amount, _ways(row))
        for row in table.rows
        if not row.total and (price := row.cell("price")) and (amount := _priced(row, price))
    ]
    agreed = [
        {
            key
            for key, taken in ways.items()
            if abs(_times(price, taken) - amount.value) <= _slack(price, taken)
        }
        for price, amount, ways in rows
    ]
    for place, (price, amount, ways) in enumerate(rows):
        others = [keys for at, keys in enumerate(agreed) if at != place]
        usual = [key for key in ways if others and all(key in keys for keys in others)]
        allowed = usual if usual and len(others) >= _ENOUGH else list(ways)
        said = sorted(
            allowed, key=lambda key: (key not in usual, abs(_times(price, ways[key]) - amount.value))
        )
        if said:
            parts = (*ways[said[0]], price)
            computed = tuple(_times(price, ways[key]) for key in said)
            yield TableSum("product", amount, parts, computed, _slack(price, ways[max(said, key=len)]))


def _ways(row: PriceRow) -> _Ways:
    counts = [each for each in row.cells if each.kind in ("quantity", "times")]
    if not any(each.kind == "quantity" for each in counts):
        return {}
    return {
        tuple(each.column for each in taken): taken
        for many in range(1, len(counts) + 1)
        for taken in combinations(counts, many)
    }


def _times(price: PriceCell, taken: tuple[PriceCell, ...]) -> Decimal:
    return math.prod((each.value for each in taken), start=price.value)


def _slack(price: PriceCell, taken: tuple[PriceCell, ...]) -> Decimal:
    """单价四舍五入到分的出入；单价写到厘、毫的，是那一位上的出入。"""
    _, _, exponent = price.value.as_tuple()
    last = min(CENT, Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else CENT
    return last * max(Decimal(1), *(each.value for each in taken))


def _priced(row: PriceRow, price: PriceCell) -> PriceCell | None:
    """与单价口径相同的金额：含税单价对含税金额。"""
    if "不含税" in price.head or "未税" in price.head:
        return row.cell("net")
    if "含税" in price.head:
        return row.cell("gross") or row.cell("amount")
    amount = row.cell("amount")
    return amount if amount and not row.cell("rate") else None
