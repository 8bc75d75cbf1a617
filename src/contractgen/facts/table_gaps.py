"""表格里空着的格：在哪一行、缺哪几列，以及同列其余各行填了没有。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record

_TO_FILL = re.compile(
    r"价|金额|费|税率|数量|单位|比例|日期|时间|时限|期限|响应|到场|解决|恢复|等级|级别|指标|目标|标准|地址"
    r"|电话|邮箱|联系|姓名|责任人|负责人"
    r"|账号|开户|户名|名称|型号|规格|内容|范围|要求|频率|周期|次数|公式|口径|RTO|RPO|可用|抵扣|付款|里程碑"
    r"|方式|地点|职务|职责"
)
_OPTIONAL = re.compile(r"备注|说明|签字|签名|盖章|签收|确认|序号|编号|附注|结果|完成情况|实际|传真|其他|补充")
#: 只有两列的表，右边一列写的就是内容
_VALUES = re.compile(r"^(?:说明|内容|具体内容|约定|约定内容|要求|值|取值|选项|填写内容|详情)$")
#: 一列一方的表里，各方都该有的一项；账号只有收款的一方要写
_OF_EACH = re.compile(r"联[系络]|对接|电话|手机|邮箱|邮件|邮编|地址|住所|姓名|名称|代表|负责人|信用代码|微信")
_SIGN = re.compile(r"签字|签名|盖章|签章|签收|验收(?:人|结论|意见)|审批|年\s*月\s*日|填表|填报|经办")
_TOTAL = re.compile(r"合\s*计|小\s*计|总\s*计|备\s*注|说\s*明")
_SUMMED = re.compile(r"(?:合\s*计|小\s*计|总\s*计|共\s*计|总\s*[价额数])(?:\s*[（(][^（）()]{0,12}[)）])?$")
_TICK = re.compile("[√✓✔●○◎☑×xX✗YN是否有无]|支持|不支持|包含|负责|配合|主责")
_SHORT = 14

_SERIAL = re.compile(
    r"\s*(?:第?[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?(?:期|批|阶段)?|[A-Za-z]?\d{1,3})\s*[.、．]?\s*"
)

Texts = dict[tuple[int, int], str]


@record
class TableGap:
    """一行里的空格。span 是行首的文字；heads 是空着的列的标题（名目与内容两列的表为空）。

    empty 是各个空格，beside 是空格左边有字的那一格（空格里没有字可指）。
    """

    span: Span
    table: int
    row_head: str
    heads: tuple[str, ...]
    empty: tuple[Span, ...] = ()
    beside: tuple[Span, ...] = ()
    against: str = "同列其他行"  # 与什么对照，看出是空着
    unsure: bool = False


def table_gaps(reading: Reading) -> tuple[TableGap, ...]:
    """全文表格里该填而空着的格：该列过半已填。履行中填写的表格、签署栏不在此列。"""
    tables: dict[int, list[Line]] = defaultdict(list)
    for line in reading.judged():
        if line.cell is not None and line.zone not in (Zone.FORM, Zone.SIGNATURE):
            tables[line.cell.table].append(line)
    guess = reading.kind != "docx"  # 文本里的表没有合并的格，缺的就是空的
    side = re.compile(rf"(?:{label_pattern(reading)})\s*(?:[（(][^（）()]*[)）])?")
    return tuple(
        gap
        for number in sorted(tables)
        for gap in (tuple(_gaps(tables[number], guess, side)) or _the_only_one(tables[number], guess))
    )


def _gaps(lines: list[Line], guess: bool, side: re.Pattern[str]) -> Iterator[TableGap]:
    texts: Texts = {}
    first: dict[tuple[int, int], Line] = {}
    heads: dict[int, str] = {}
    for line in lines:
        if line.cell is None:
            continue
        place = (line.cell.row, line.cell.column)
        if line.cell.header:
            heads.setdefault(place[1], line.text.strip())
            continue
        texts[place] = texts.get(place, "") + line.text.strip()
        first.setdefault(place, line)
    if any(_SIGN.search(text) for text in texts.values()):
        return
    rows = sorted({row for row, _ in texts})
    columns = sorted({column for _, column in texts} | set(heads))
    if guess:
        texts |= {(row, column): "" for row in rows for column in columns if (row, column) not in texts}
    named = len(columns) == 2 and not heads
    sides = [column for column in columns[1:] if side.fullmatch(heads.get(column, ""))]
    parted = len(sides) > 1  # 一列一方：谁做什么，本来就有一方空着
    wanted = [
        column
        for column in columns[1:]
        if not (parted and column in sides)
        and (
            named
            or (len(columns) == 2 and _VALUES.search(heads.get(column, "")))
            or _wanted(heads.get(column, ""), texts, rows, column)
        )
    ]
    for row in rows:
        head = first.get((row, columns[0]))
        if (
            texts.get((row, columns[1]) if len(columns) > 2 else (row, columns[0]))
            and head is not None
            and _SERIAL.fullmatch(head.text)
            and len(columns) > 2
        ):
            head = first.get((row, columns[1]), head)  # 第一格只是序号
        either = sides if head is not None and _one_side_told(head.text, texts, row, sides) else []
        empty = sorted(column for column in {*wanted, *either} if texts.get((row, column)) == "")
        if head is None or not head.text.strip() or _is_total(head.text.strip()):
            continue
        plain = named or (len(columns) == 2 and _VALUES.search(heads.get(columns[1], "")) is not None)
        if plain and (_OPTIONAL.search(head.text) or not _mostly(texts, rows, columns[1])):
            continue
        if empty and (len(columns) == 2 or len(empty) < len(columns) - 1):
            missing = tuple(heads.get(column, "") for column in empty if heads.get(column))
            yield TableGap(
                Span(head.index, 0, len(head.text)),
                head.cell.table if head.cell else 0,
                head.text.strip(),
                missing,
                tuple(Span(blank.index, 0, 0) for column in empty if (blank := first.get((row, column)))),
                tuple(_beside(first, texts, row, columns, empty, head)),
                "同列其他行" if set(empty) <= set(wanted) else "同一行的另一方",
            )


def _the_only_one(lines: list[Line], guess: bool) -> Iterator[TableGap]:
    """整张表只空着一格（可填可不填的列、合计一行不算）：不论是什么栏目，多半是漏了。"""
    cells = [(line.cell.row, line.cell.column, line) for line in lines if line.cell is not None]
    texts = {(row, column): line.text.strip() for row, column, line in cells}
    heads = {column: line.text.strip() for _, column, line in cells if line.cell and line.cell.header}
    rows = sorted({row for row, column, line in cells if line.cell and not line.cell.header})
    columns = sorted({column for _, column, _ in cells})
    told = {
        row: next((line for at, column, line in cells if at == row and column == columns[0]), None)
        for row in rows
    }
    rows = [row for row in rows if not _is_total(texts.get((row, columns[0]), ""))]
    if len(rows) < 2 or len(columns) < 2 or any(_SIGN.search(text) for text in texts.values()):
        return
    empty = [
        (row, column)
        for row in rows
        for column in columns
        if not texts.get((row, column), "" if guess else "有")
        and not _ticks(texts.get((each, column), "") for each in rows)
        and not _OPTIONAL.search(heads.get(column, ""))
    ]
    if len(empty) != 1 or empty[0][1] == columns[0]:
        return
    row, column = empty[0]
    head = told[row]
    if head is None or not head.text.strip() or _OPTIONAL.search(head.text) or len(rows) * len(columns) < 6:
        return
    name = heads.get(column, "")
    yield TableGap(
        Span(head.index, 0, len(head.text)),
        head.cell.table if head.cell else 0,
        head.text.strip(),
        (name,) if name else (),
        against="其余各格",
        unsure=True,
    )


def _one_side_told(head: str, texts: Texts, row: int, sides: list[int]) -> bool:
    """一列一方的表：邮箱一行，甲方填了，乙方空着。"""
    told = [texts.get((row, column), "") for column in sides]
    return (
        len(sides) > 1
        and any(len(each) > 1 for each in told)
        and bool(_OF_EACH.search(head))
        and not _OPTIONAL.search(head)
    )


def _is_total(text: str) -> bool:
    """合计、年费合计、含税总计：一行的合计，单价、数量本来就不填。"""
    return bool(_TOTAL.match(text)) or (len(text) <= _SHORT and bool(_SUMMED.search(text)))


def _beside(
    first: dict[tuple[int, int], Line],
    texts: Texts,
    row: int,
    columns: list[int],
    empty: list[int],
    head: Line,
) -> Iterator[Span]:
    if head.cell and (first_cell := first.get((head.cell.row, columns[0]))) and first_cell is not head:
        yield Span(first_cell.index, 0, len(first_cell.text))  # 第三批：行名在序号一格
    for column in empty:
        left = [place for place in columns if place < column and texts.get((row, place))]
        line = first.get((row, left[-1])) if left else None
        if line is not None and line is not head:
            yield Span(line.index, 0, len(line.text))


def _wanted(head: str, texts: Texts, rows: list[int], column: int) -> bool:
    """这一列该填：标题是要填的名目，过半已填；别的列，只空一格而其余都填了的也算。"""
    if _ticks(texts[row, column] for row in rows if (row, column) in texts):
        return False  # 打勾的表：空着就是没有
    if _OPTIONAL.search(head):
        # 编号一栏可有可无；一列都填了只空一格的，是漏了
        known = [texts[row, column] for row in rows if (row, column) in texts]
        one = len(known) > 2 and sum(map(bool, known)) == len(known) - 1
        return one and "编号" in head and _OPTIONAL.sub("", head) != ""
    if _TO_FILL.search(head):
        return _mostly(texts, rows, column)
    known = [texts[row, column] for row in rows if (row, column) in texts]
    return bool(head) and len(known) > 2 and sum(map(bool, known)) == len(known) - 1


def _ticks(told: Iterable[str]) -> bool:
    """填的都是勾、圆点。"""
    marks = {text for text in told if text}
    return bool(marks) and all(_TICK.fullmatch(text) for text in marks)


def _mostly(texts: Texts, rows: list[int], column: int) -> bool:
    known = [texts[row, column] for row in rows if (row, column) in texts]
    return bool(known) and (sum(map(bool, known)) * 2 > len(known) or (len(known) == 2 and any(known)))
