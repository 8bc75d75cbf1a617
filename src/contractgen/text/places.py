"""人说的位置：3.1(2)、第五条第二款（一）、附件一 2.1、表2 第3行 响应时间、首部、鉴于、签署。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.reading import Cell, Line, Zone
from contractgen.text.units import Unit

_ZONES = {
    Zone.TITLE: "首部", Zone.OPENING: "首部", Zone.RECITALS: "鉴于", Zone.SIGNATURE: "签署",
    Zone.RESIDUE: "", Zone.INSTRUCTIONS: "说明",
}  # fmt: skip
_PARTS = {"header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注", "comment": "批注"}


class Namer:
    """各单元的名称与路径。

    附件总在最前；部分、章只在其下的条重新编号时才写。连写的编号自成名称（3.1），不再写所在的条。
    """

    def __init__(self, units: Sequence[Unit], zones: Sequence[Zone]) -> None:
        self.units = units
        self.shown = _restarted(units)
        self.names: list[str] = []
        self.paths: list[tuple[str, ...]] = []
        heads: list[str] = []  # 名称里附件、部分、章的那一截
        for unit in units:
            above = unit.parent
            recital = above is None and zones[unit.line] is Zone.RECITALS
            path: tuple[str, ...] = self.paths[above] if above is not None else ("鉴于",) if recital else ()
            head = heads[above] if above is not None else ""
            upper = (
                self.names[above][len(head) :].lstrip() if above is not None else ("鉴于" if recital else "")
            )
            if unit.rank < 4:
                name = f"{head} {unit.text}".strip()
                heads.append(name if unit.form in self.shown else head)
                self.paths.append((*path, unit.text) if unit.form in self.shown else path)
            else:
                if above is not None and units[above].rank < 4:
                    upper = ""
                name = f"{head} {_joined(upper, unit)}".strip()
                heads.append(head)
                self.paths.append((*path, unit.text))
            self.names.append(name)

    def name(self, position: int) -> str:
        return self.names[position]

    def path(self, position: int) -> tuple[str, ...]:
        unit = self.units[position]
        path = self.paths[position]
        return path if unit.rank >= 4 or unit.form in self.shown else (*path, unit.text)


def _joined(upper: str, unit: Unit) -> str:
    """把下级编号接在上级的位置之后。"""
    number = unit.text
    if not upper or unit.form == "chain" or unit.form == "heading":
        return number
    if upper[-1].isdigit() and number[:1].isalnum() and number[:1].isascii():
        return f"{upper}.{number}"
    if upper[-1] in "一二三四五六七八九十" and number[:1].isalnum() and unit.form != "款":
        return f"{upper}、{number}"
    return upper + number


def _restarted(units: Sequence[Unit]) -> frozenset[str]:
    """名称里要写出的上级：附件，以及其下的条重新编号的部分、章、节。"""
    shown = {"annex"}
    seen: dict[tuple[object, ...], tuple[object, ...]] = {}
    at: dict[str, object] = {}
    for position, unit in enumerate(units):
        if unit.form == "annex":
            at = {"annex": position}
        elif unit.rank < 4:
            at[unit.form] = position
            for deeper in ("part", "chapter", "subchapter")[int(unit.rank) :]:
                at.pop(deeper, None)
        elif unit.parent is None or units[unit.parent].rank < 4:
            key = (at.get("annex"), unit.form, unit.numbers)
            place = (at.get("part"), at.get("chapter"), at.get("subchapter"))
            before = seen.setdefault(key, place)
            for form, old, new in zip(("part", "chapter", "subchapter"), before, place, strict=True):
                if old != new:
                    shown.add(form)
                    break
    return frozenset(shown)


def table_place(cell: Cell, headed: bool) -> str:
    """表格中的位置；行不计标题行。"""
    if cell.header:
        return f"表{cell.table} 标题行"
    row = cell.row if headed else cell.row + 1
    return f"表{cell.table} 第{row}行 {cell.head or f'第{cell.column + 1}列'}"


def zone_place(line: Line, zone: Zone) -> str:
    """没有编号的一行的位置。"""
    return _PARTS.get(line.part) or _ZONES.get(zone, "")
