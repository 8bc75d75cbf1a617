"""表里该相等的数：数量乘单价与金额、税率与税额、各行之和与合计、比例与各期金额；以及各表的合计。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.outline import outlined
from contractgen.facts.words.price_products import TableSum, products
from contractgen.facts.words.price_rows import PriceCell, PriceRow, PriceTable, price_tables
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.zh.money_words import amounts

__all__ = ["TableSum", "TableTotal", "table_sums", "table_totals"]

_CENT = Decimal("0.01")
_NEAR_WHOLE = (Decimal("0.7"), Decimal("1.5"))
_FIVE_CENTS = Decimal("0.05")
#: 条的标题说的是全部价款，不是其中一项
_WHOLE_PRICE = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+[条章、.]?\s*)?(?:合同|协议|服务|项目|本合同|订单|技术|维护|运维)?(?:的)?(?:总)?"
    r"(?:价款|费用|价格|报价|总价|金额|服务费|费|收费|付款|支付|结算|价钱|对价|钱|标的)"
)
_SUMMED = re.compile(r"^[^。；;，,]{0,14}(?:合计|共计|总计|总额)(?:为|是|：|:|人民币|¥|￥|\s)*$")
MONEY = ("net", "tax", "gross", "amount")


@record
class TableTotal:
    """一张表的合计。unit 是写明的单位；first、size 说明表在哪里、有多大。

    parts 是合计的那一栏各行的金额。within 是表所在的条的头尾两行：标题说的只是某一项费用的，表与别的条里的总价不相干；没有这个限制为 None。
    """

    cell: PriceCell
    unit: str
    first: int
    size: int
    within: tuple[int, int] | None = None
    parts: frozenset[Decimal] = frozenset()


def table_sums(reading: Reading) -> tuple[TableSum, ...]:
    """各表里该相等的数，先说行，再说列。"""
    return tuple(
        each for table in price_tables(reading) for each in (*_sums(table), *_told_after(reading, table))
    )


def _told_after(reading: Reading, table: PriceTable) -> Iterator[TableSum]:
    """没有合计行的表，表后的一句写了合计：以上费用合计人民币36,800元。"""
    rows = [row for row in table.rows if not row.subtotal]
    spans = [cell.span.line for row in rows for cell in row.cells]
    after = next((line for line in reading.lines[max(spans, default=0) + 1 :][:6] if line.cell is None), None)
    if table.total is not None or after is None or not spans:
        return
    said = [each for each in amounts(after.text) if not each.words and each.value is not None]
    if not said or not _SUMMED.search(after.text[: said[0].start]) or said[0].value is None:
        return
    for kind in ("gross", "amount"):
        cells = [cell for row in rows for cell in row.cells if cell.kind == kind]
        if len(cells) >= 2 and len({cell.column for cell in cells}) == 1 and len(cells) == len(rows):
            at = Span(after.index, said[0].start, said[0].end)
            stated = PriceCell(kind, -1, said[0].value, at, after.text[at.start : at.end], "")
            yield TableSum("column", stated, tuple(cells), _possible(rows, kind), _CENT)
            return


def table_totals(reading: Reading) -> tuple[TableTotal, ...]:
    """各表合计行的金额。"""
    found = []
    outline = outlined(reading)
    for table in price_tables(reading):
        article = outline.article(table.first)
        own = (
            article is not None and outline.part(table.first) < 0 and not _WHOLE_PRICE.search(article.heading)
        )
        within = (article.first, article.last) if own and article is not None else None
        size = sum(len(row.cells) for row in table.rows)
        cells = table.total.cells if table.total else ()
        found += [
            TableTotal(cell, table.unit, table.first, size, within, _parts(table, cell))
            for cell in cells
            if cell.kind in MONEY
        ]
    return tuple(found)


def _parts(table: PriceTable, total: PriceCell) -> frozenset[Decimal]:
    return frozenset(
        cell.value
        for row in table.rows
        for cell in row.cells
        if cell.column == total.column and not row.total and not row.subtotal
    )


def _sums(table: PriceTable) -> Iterator[TableSum]:
    yield from products(table)
    for row in table.rows:
        yield from _row(row)
    for kind in dict.fromkeys(cell.kind for row in table.rows for cell in row.cells):
        yield from _column(table, kind)
    for row in table.rows:
        yield from _share(table, row)


def _row(row: PriceRow) -> Iterator[TableSum]:
    """不含税×税率＝税额，不含税＋税额＝含税。合计行的乘法不算。"""
    net, tax, gross, rate = (row.cell(kind) for kind in ("net", "tax", "gross", "rate"))
    if net and rate and tax and not row.total:
        yield TableSum("tax", tax, (net, rate), (net.value * rate.value,))
    if net and tax and gross:
        yield TableSum("gross", gross, (net, tax), (net.value + tax.value,))
    if net and rate and gross and not tax and not row.total:
        yield TableSum("taxed", gross, (net, rate), (net.value * (1 + rate.value),), _CENT * 2)


def _column(table: PriceTable, kind: str) -> Iterator[TableSum]:
    """各行之和等于合计；没有合计的，比例之和等于100%。"""
    items = [row for row in table.rows if not row.total and not row.subtotal]
    cells = [cell for row in items for cell in row.cells if cell.kind == kind]
    columns = {cell.column for cell in cells}
    if kind not in (*MONEY, "percent", "quantity") or len(columns) != 1 or len(cells) < 2:
        return
    if kind == "quantity" and not _countable(table, cells):
        return
    if any(columns & set(row.gaps) for row in items):
        return
    blank = [row for row in items if _empty(row, columns)]
    missing = [_due(row) for row in blank] if kind in MONEY else []
    if None in missing:
        return
    added = sum((value for value in missing if value is not None), Decimal(0))
    last = table.total.cell(kind) if table.total else None
    if last is not None:
        computed = tuple(value + added for value in _possible(items, kind))
        yield TableSum("column", last, tuple(cells), computed, Decimal(0))
    elif kind == "percent" and _pays(table) and not any(row.optional for row in items):
        added = sum((cell.value for cell in cells), Decimal(0))
        if not _NEAR_WHOLE[0] <= added <= _NEAR_WHOLE[1]:
            return  # 离100%太远：是各占别的什么的几成
        money = tuple(cell for row in items for cell in row.cells if cell.kind in MONEY)
        due = (cells[0].value + 1 - added,)
        yield TableSum("percent", cells[0], tuple(cells[1:]), due, Decimal(0), money)


def _empty(row: PriceRow, columns: set[int]) -> bool:
    """写了数量、单价，金额一格却空着。"""
    priced = any(cell.kind in ("quantity", "price") for cell in row.cells)
    return priced and not any(cell.column in columns for cell in row.cells)


def _due(row: PriceRow) -> Decimal | None:
    """空着的金额该是多少：单价乘数量；算不出的，合计无从核对。"""
    price, quantity = row.cell("price"), row.cell("quantity")
    return price.value * quantity.value if price and quantity else None


def _countable(table: PriceTable, cells: list[PriceCell]) -> bool:
    """件数的合计：各行同一个单位，合计行也写了数。"""
    total = table.total.cell("quantity") if table.total else None
    units = {re.sub(r"[\d.,\s]", "", cell.words) for cell in (*cells, *((total,) if total else ()))}
    return total is not None and len(units) == 1


def _possible(items: list[PriceRow], kind: str) -> tuple[Decimal, ...]:
    """合计可以有的值：含或不含可选项，优惠写成正数或负数。头一个是各行直接相加。"""
    sums = []
    for optional in (True, False):
        rows = [row for row in items if optional or not row.optional]
        for sign in (1, -1):
            values = [
                cell.value * (sign if row.discount else 1)
                for row in rows
                for cell in row.cells
                if cell.kind == kind
            ]
            sums.append(sum(values, Decimal(0)))
    return tuple(dict.fromkeys(sums))


def _pays(table: PriceTable) -> bool:
    """是付款的比例（同表有金额，或各行说到付款）。"""
    return any(cell.kind in MONEY for row in table.rows for cell in row.cells) or any(
        word in row.name for row in table.rows for word in ("付", "款", "期")
    )


def _share(table: PriceTable, row: PriceRow) -> Iterator[TableSum]:
    """各期金额等于比例乘以合计。"""
    percent = row.cell("percent")
    amount = row.cell("gross") or row.cell("amount")
    if percent is None or amount is None or row.total:
        return
    whole = table.total.cell(amount.kind) if table.total else None
    parts = (percent, whole) if whole else (percent,)
    computed = (whole.value * percent.value,) if whole else ()
    yield TableSum("share", amount, parts, computed, _FIVE_CENTS)
