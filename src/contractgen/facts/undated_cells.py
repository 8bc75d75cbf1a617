"""时限表里没有起算点的格：同一列别的格写明自何时起算，这一格只写“10日”。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import durations
from contractgen.zh.sentences import readable

_HEAD = re.compile(
    r"^(?:[一-龥]{0,4}(?:完成|提交|交付|供货|到货|办理|办结|交稿|出具|付款|支付))?(?:时限|期限|时间|工期|周期)(?:要求)?$|时限$|期限$"
)
_BARE = re.compile(r"^(?:不超过|最长|限)?\s*(?:\S{1,10})\s*(?:以内|之内|内)?$")
_DATED = re.compile(r"起|之日|后|收到|接到|报修|受理|签订|确认|\d月|前|每|当日|次日")
_GIVEN = re.compile(r"起算|起计|之日起|之时起|收到|接到|报修|受理|自[^，。]{2,20}起|从[^，。]{2,20}(?:起|算)")


@record
class UndatedCell:
    """一格没有起算点的期限；dated 是同一列写明起算点的一格。"""

    span: Span
    words: str
    dated: Span | None


def undated_cells(reading: Reading) -> tuple[UndatedCell, ...]:
    """全文这样的格。"""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in reading.judged():
        cell = line.cell
        if not cell or cell.header or not cell.column or line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        if _HEAD.search(re.sub(r"[\s（(].*", "", cell.head)):
            columns.setdefault((cell.table, cell.column), []).append(line)
    found: list[UndatedCell] = []
    for lines in columns.values():
        dated = [line for line in lines if _DATED.search(line.text) and durations(readable(line.text))]
        bare = [line for line in lines if _is_bare(line)]
        if not dated or not bare or len(bare) > len(dated) * 2 or _given(reading, lines[0]):
            continue
        first = dated[0]
        for line in bare:
            each = durations(readable(line.text))[0]
            found.append(
                UndatedCell(
                    Span(line.index, each.start, each.end),
                    line.text[each.start : each.end],
                    Span(first.index, 0, len(first.text)),
                )
            )
    return tuple(found)


def _is_bare(line: Line) -> bool:
    """格里只有一个期间。"""
    each = durations(readable(line.text))
    if len(each) != 1 or each[0].duration is None:
        return False
    rest = line.text[: each[0].start] + line.text[each[0].end :]
    return not re.sub(r"不超过|最长|限|以内|之内|内|[≤\s]", "", rest)


def _given(reading: Reading, line: Line) -> bool:
    """表前的话、列标题、行首里已经写明从何时起算。"""
    lead = next((each.text for each in reversed(reading.lines[: line.index]) if each.cell is None), "")
    return bool(_GIVEN.search(lead) or (line.cell and _GIVEN.search(line.cell.head)))
