"""价款表和付款表怎样读：哪几列是数量、单价、金额、税率、税额、比例，每一行的数，哪一行是合计。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import plain_amount
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot

_HEADS = (
    ("rate", re.compile(r"税率|征收率")),
    ("price", re.compile(r"单价")),
    ("percent", re.compile(r"比例|百分比|占(?!用|地|位|线)|份额|成数|几成|^\s*[%％]\s*$")),
    ("quantity", re.compile(r"数量|工作量|人[日天月]数|[台套件次人席]数|期数")),
    ("gross", re.compile(r"(?<!不)含(?:\s*[\d.]+\s*[%％])?(?:的)?(?:增值)?税(?!率)|价税合计|税价合计")),
    ("net", re.compile(r"不含税|未税|除税|净价|净额")),
    ("tax", re.compile(r"税额|税金|增值税")),
    (
        "amount",
        re.compile(
            r"金额|小计|合价|总价|合计|价款|费用|付款额|款项|报价|年价|月价"
            r"|[（(](?:人民币)?万?元(?:[，,/／][^（）()]*)?[)）]|^\s*(?:人民币)?万?元\s*$|应付|付多少|多少钱|价钱|价格"
            r"|(?:[年月季]|年度|月度|服务|维保|维护|运维|订阅|托管|使用|租赁?|许可|技术服务|设备|开发)(?:总)?费(?!率|用标准)"
        ),
    ),
)
#: 数的是件数：车道合计、小计（台）
_COUNTED = re.compile(
    r"(?:台|辆|个|人|套|次|路|条|家|店|席|端|车道|数量|数|户|点|桶|张|份)(?:合计|小计|总计)|(?:合计|小计|总计)\s*[（(](?:台|辆|个|人|套|次|路|条|家|店|席|户|点|张|份|件)[)）]"
)
#: 一栏只是编次、年份，不是乘数
_NUMBERING = re.compile(r"^\s*$|序|编号|号$|年份|页|No|№", re.IGNORECASE)
_DISCOUNTED = re.compile(r"(\d(?:\.\d+)?)\s*折")
#: 一栏是名目：费用项、收费项目、费用名称
_NAMES = re.compile(r"(?:项|项目|名称|名目|内容|类别|类型|科目|明细|构成|事项)$")
_NOT_PRICES = re.compile(r"抵扣|违约|扣减|扣款|罚|赔偿|折扣率|服务级别|可用率")
_TOTAL = re.compile(
    r"\s*(?:总计|合计|共计|总价|总金额|总额|总费用|合计金额|费用合计|总合计|价税合计)(?:\s*[（(][^（）()]*[)）])?\s*[：:]?\s*"
)
_SUBTOTAL = re.compile(r"\s*(?:小计|分项小计|本项小计)\s*[：:]?\s*")
_OPTIONAL = re.compile(r"可选|选配|备选|选项|选择项|选购|选用|自选|任选|待启用|暂列|暂估|另计|不计入|预留")
_DISCOUNT = re.compile(r"优惠|折扣|减免|下浮|折让|抹零")
_NONE = re.compile(r"\s*(?:[—\-–/／]*|无|免费|赠送|免|含|已含|包含在内|不适用)\s*")
_UNIT = re.compile(r"单位\s*[：:]?\s*(?:人民币)?\s*(万?元)")


@record
class PriceCell:
    """一格的数。比例和税率是比值（6% 为 0.06），金额以元计。"""

    kind: str
    column: int
    value: Decimal
    span: Span
    words: str
    head: str
    provisional: bool = False


@record
class PriceRow:
    """一行。total 合计行，subtotal 小计行，optional 可选或暂列项，discount 优惠；gaps 是读不出数的列。"""

    cells: tuple[PriceCell, ...]
    name: str
    total: bool = False
    subtotal: bool = False
    optional: bool = False
    discount: bool = False
    gaps: tuple[int, ...] = ()

    def cell(self, kind: str) -> PriceCell | None:
        """这一种的唯一一格；没有或不止一格为 None。"""
        found = [each for each in self.cells if each.kind == kind]
        return found[0] if len(found) == 1 else None


@record
class PriceTable:
    """一张表。unit 是写明的单位（元、万元，没有写为空）；order 是表的序号；first 是表的第一行行号。"""

    rows: tuple[PriceRow, ...]
    unit: str
    order: int
    first: int

    @property
    def total(self) -> PriceRow | None:
        """唯一的合计行。"""
        found = [row for row in self.rows if row.total]
        return found[0] if len(found) == 1 else None


@once
def price_tables(reading: Reading) -> tuple[PriceTable, ...]:
    """全文有金额或比例的表，供各事实取用。"""
    tables: dict[int, list[Line]] = {}
    for line in reading.judged():
        if line.cell is not None and line.zone in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING):
            tables.setdefault(line.cell.table, []).append(line)
    return tuple(table for order, lines in tables.items() if (table := _table(reading, order, lines)))


def _table(reading: Reading, order: int, lines: list[Line]) -> PriceTable | None:
    heads: dict[int, str] = {}
    for line in lines:
        if line.cell and line.cell.header:
            heads[line.cell.column] = heads.get(line.cell.column, "") + line.text
    first = 0
    if not heads:  # Word 里没有设标题行的，头一行都不是数的就是
        top = [line for line in lines if line.cell and line.cell.row == 0]
        if len(top) > 1 and not any(plain_amount(line.text.strip()) is not None for line in top):
            heads = {line.cell.column: line.text for line in top if line.cell}
            first = 1
    kinds = {column: kind for column, head in heads.items() if (kind := _kind(head))}
    numbers = {
        column for column, head in heads.items() if column not in kinds and not _NUMBERING.search(head)
    }
    if not set(kinds.values()) & {"gross", "net", "tax", "amount", "percent"} or _NOT_PRICES.search(
        "".join(heads.values())
    ):
        return None
    rows: dict[int, dict[int, Line]] = {}
    for line in lines:
        if line.cell and not line.cell.header and line.cell.row >= first:
            rows.setdefault(line.cell.row, {})[line.cell.column] = line
    times = {column: "times" for column in numbers if _multiplies(column, rows.values())}
    made = tuple(row for cells in rows.values() if (row := _row(cells, kinds | times, heads)))
    return PriceTable(made, _unit(reading, lines[0], heads), order, lines[0].index) if len(made) > 1 else None


def _multiplies(column: int, rows: Iterable[dict[int, Line]]) -> bool:
    """认不出是什么的一栏，凡写了的都只是数（月数、频次、折扣）：可能是乘数。"""
    said = [cells[column].text.strip() for cells in rows if column in cells]
    said = [text for text in said if not _NONE.fullmatch(text)]
    return bool(said) and all(_times(text) is not None for text in said)


def _kind(head: str) -> str:
    if _NAMES.search(head.strip()):
        return ""
    if _COUNTED.search(head):
        return "quantity"
    return next((kind for kind, pattern in _HEADS if pattern.search(head)), "")


def _row(cells: dict[int, Line], kinds: dict[int, str], heads: dict[int, str]) -> PriceRow | None:
    found: list[PriceCell] = []
    gaps: list[int] = []
    for column, kind in kinds.items():
        line = cells.get(column)
        if line is None:
            continue
        cell = _cell(line, kind, column, heads[column])
        if cell:
            found.append(cell)
        elif not _NONE.fullmatch(line.text):
            gaps.append(column)
    labels = [line.text for column, line in cells.items() if column not in kinds]
    name = " ".join(labels)
    return PriceRow(
        tuple(found),
        name,
        any(_TOTAL.fullmatch(label) for label in labels),
        any(_SUBTOTAL.fullmatch(label) for label in labels),
        bool(_OPTIONAL.search(name)),
        bool(_DISCOUNT.search(name)),
        tuple(gaps),
    )


def _cell(line: Line, kind: str, column: int, head: str) -> PriceCell | None:
    text = line.text.strip()
    value = _READ.get(kind, plain_amount)(text)
    if value is None:
        return None
    tens = 10000 if "万元" in head and not re.search("[万元]", text) and kind not in _READ else 1
    start = line.text.index(text)
    span = Span(line.index, start, start + len(text))
    return PriceCell(kind, column, value * tens, span, text, head, in_slot(line.text, span.start, span.end))


def _percent(text: str) -> Decimal | None:
    try:
        return parse_percent(text).ratio
    except ValueError:
        return None


def _counted(text: str) -> Decimal | None:
    """数量，可带单位：4、4个季度、2台、500,000条。"""
    match = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*[\u4e00-\u9fff/]{0,6}", text)
    return Decimal(match[1].replace(",", "")) if match else None


def _times(text: str) -> Decimal | None:
    """乘数：12、12个月、4次/年、95%、9折。"""
    if found := _DISCOUNTED.fullmatch(text):
        return Decimal(found[1]) / 10
    return _counted(text) or _percent(text)


#: 不是金额的几种怎样读
_READ = {"rate": _percent, "percent": _percent, "quantity": _counted, "times": _times}


def _unit(reading: Reading, first: Line, heads: dict[int, str]) -> str:
    """表头或表前两行写明的单位。"""
    texts = [*heads.values(), *(line.text for line in _leading(reading, first))]
    for text in texts:
        if match := _UNIT.search(text) or re.search(r"[（(](万?元)[)）]", text):
            return match[1]
    return ""


def _leading(reading: Reading, first: Line) -> Iterator[Line]:
    for index in range(max(0, first.index - 2), first.index):
        if reading.lines[index].cell is None:
            yield reading.lines[index]
