"""合同的首尾：封面与首部的编号、当事人、日期地点，签署栏上方的话与各方的签署行。"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from contractgen.model.contract import Clause, Party, Table
from contractgen.model.inline import Text, plain
from contractgen.model.reading import Line, Reading, Zone
from contractgen.model.record import record, replace
from contractgen.text.inline_text import runs
from contractgen.text.tables import table_of
from contractgen.zh.dates import parse_date

_NAMED = re.compile(r"\s*(.{1,30}?)\s*[：:]\s*")
_NUMBER = ("合同编号", "协议编号", "编号")
_DATE = ("签订日期", "签署日期")
_PLACE = ("签订地点", "签署地点")


@record
class Front:
    """首部。"""

    number: Text = ()
    parties: tuple[Party, ...] = ()
    signing_date: dt.date | None = None
    signing_place: Text = ()
    opening: tuple[Clause | Table, ...] = ()


def front_of(reading: Reading) -> Front:
    """最后一个标题之前是封面，之后是首部；只有一个标题时，当事人从首部里找。"""
    before = [line for line in reading.lines if line.zone in (Zone.TITLE, Zone.OPENING, Zone.RECITALS)]
    titles = [place for place, line in enumerate(before) if line.zone is Zone.TITLE]
    split = titles[-1] if titles else 0
    cover = [line for line in before[:split] if line.zone is not Zone.TITLE]
    opening = [line for line in before[split:] if line.zone is not Zone.TITLE]
    names = list(_names(cover or opening))
    parties: list[Party] = []
    front = Front(opening=tuple(blocks(opening)))
    for name, text in names:
        if name in _NUMBER:
            front = replace(front, number=front.number or text)
        elif name in _DATE:
            front = replace(front, signing_date=front.signing_date or _date(plain(text)))
        elif name in _PLACE:
            front = replace(front, signing_place=front.signing_place or text)
        elif cover or re.match(r"[甲乙丙丁]方|客户|服务商", name):
            parties.append(Party(name, "provider" if parties else "client", text))
    return replace(front, parties=tuple(parties))


def blocks(lines: Sequence[Line]) -> list[Clause | Table]:
    """没有编号的几行：段落与表格。"""
    found: list[Clause | Table] = []
    at = 0
    while at < len(lines):
        cell = lines[at].cell
        end = at + 1
        if cell is not None:
            while end < len(lines) and (other := lines[end].cell) is not None and other.table == cell.table:
                end += 1
            found.append(table_of(lines[at:end]))
        elif lines[at].text.strip():
            found.append(Clause(text=runs(lines[at])))
        at = end
    return found


def signatures_of(
    reading: Reading, parties: tuple[Party, ...]
) -> tuple[tuple[Clause, ...], tuple[Party, ...]]:
    """签署栏上方的话，与补上签署行的各方。"""
    lines = [line for line in reading.lines if line.zone is Zone.SIGNATURE]
    first = next((at for at, line in enumerate(lines) if line.cell is not None), len(lines))
    closing = tuple(each for each in blocks(lines[:first]) if isinstance(each, Clause))
    signed: dict[str, list[tuple[str, Text]]] = {}
    labels = {party.label for party in parties}
    current: dict[int, str] = {}
    for line in lines[first:]:
        named = _NAMED.match(line.text)
        if line.cell is None or named is None:
            continue
        if named[1] in labels and named[1] not in signed:
            current[line.cell.column] = named[1]
            signed[named[1]] = []
        elif owner := current.get(line.cell.column):
            signed[owner].append((named[1], runs(line, named.end())))
    made = (replace(party, signature=tuple(signed.get(party.label, ()))) for party in parties)
    return closing, tuple(made)


def _names(lines: Sequence[Line]) -> list[tuple[str, Text]]:
    """“名目：内容”，写在一行里，或在表格相邻的两格里。"""
    found: list[tuple[str, Text]] = []
    waiting = ""
    for line in lines:
        if waiting and line.cell is not None and line.cell.column > 0:
            found.append((waiting, runs(line)))
            waiting = ""
            continue
        waiting = ""
        named = _NAMED.match(line.text)
        if named is None:
            continue
        if line.cell is not None and named.end() == len(line.text):
            waiting = named[1]
        else:
            found.append((named[1], runs(line, named.end())))
    return found


def _date(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
