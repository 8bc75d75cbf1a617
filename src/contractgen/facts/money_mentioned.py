"""草稿里写出的各笔钱，不问是什么钱：核对“其中的百分之几”时看它是不是另一笔的几成。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.facts.words.price_rows import price_tables
from contractgen.model.reading import Reading
from contractgen.zh.money_words import amounts

_SUMS = ("gross", "net", "amount")


def money_mentioned(reading: Reading) -> frozenset[Decimal]:
    """全文写出的金额，单位元；价款表里不写“元”的各格也算。"""
    found = {each.value for line in reading.judged() for each in amounts(line.text)}
    cells = (cell for table in price_tables(reading) for row in table.rows for cell in row.cells)
    found |= {cell.value for cell in cells if cell.kind in _SUMS}
    return frozenset(value for value in found if value is not None)


def money_told(reading: Reading) -> frozenset[Decimal]:
    """正文的话里写出的金额，表格里的不算：表的合计可以与其中一笔对上。"""
    found = (each.value for line in reading.judged() if line.cell is None for each in amounts(line.text))
    return frozenset(value for value in found if value is not None)
