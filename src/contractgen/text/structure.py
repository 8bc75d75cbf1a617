"""给读进来的各行定出区、编号、章节与人说的位置；文本与 Word 的草稿都从这里过。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.reading import Line, Reading, Section, Zone
from contractgen.model.record import replace
from contractgen.text.headings import first_piece, run_in_heading, title_styled
from contractgen.text.labels import Label, automatic_label, label_of
from contractgen.text.lettered import lettered_out
from contractgen.text.places import Namer, table_place, zone_place
from contractgen.text.sections import Connector
from contractgen.text.units import Unit, settled
from contractgen.text.wrapping import continuations
from contractgen.text.zones import Zoning

_KINDS = {
    "annex": "annex", "part": "chapter", "chapter": "chapter", "subchapter": "chapter", "article": "article",
    "heading": "article", "chain": "clause", "款": "clause",
}  # fmt: skip
_ABOVE = ("part", "chapter", "article")
_FEWEST, _TITLE = 4, 20
_IN_TABLE = "contract table"
_UNTABLED = (Zone.SIGNATURE, Zone.RESIDUE, Zone.INSTRUCTIONS)


def structured(reading: Reading) -> Reading:
    """读好的各行 → 带区、编号、章节的草稿。"""
    lines = _unwrapped(reading.lines)
    labels = lettered_out(lines, _confirmed(_chaptered([_label(line) for line in lines], lines)))
    continues = continuations(lines, labels) if reading.kind != "docx" else [False] * len(lines)
    zoning = Zoning(lines, labels)
    zoning.run()
    connector = Connector(lines, labels, continues, zoning.headed)
    connector.run(zoning.zones, zoning.annexes)
    units, inside, new = settled(connector.units, connector.at_line)
    first = {line: new[place] for line, place in connector.first.items()}
    sections = _sections(units, lines, zoning.zones)
    made = _lines(lines, zoning.zones, units, sections, inside, first, continues)
    return replace(reading, lines=made, sections=sections, title=zoning.title)


def _unwrapped(lines: Sequence[Line]) -> Sequence[Line]:
    """整份条款排在“条号｜条款｜约定内容”的表里的：各格当作一段一段的条文来读。"""
    articles: dict[int, int] = {}
    for line in lines:
        if line.cell is not None and line.cell.column == 0 and not line.cell.header:
            label = label_of(line.text)
            if label is not None and label.form == "article" and label.end >= len(line.text.rstrip()):
                articles[line.cell.table] = articles.get(line.cell.table, 0) + 1
    tables = {table for table, times in articles.items() if times > 2}
    if not tables:
        return lines
    return [
        replace(line, cell=None, style=_IN_TABLE)
        if line.cell is not None and line.cell.table in tables
        else line
        for line in lines
    ]


def _confirmed(labels: list[Label | None]) -> list[Label | None]:
    """“3　服务级别”之后就是 3.1 的，确是编号。"""
    found = list(labels)
    for at, label in enumerate(labels[:-1]):
        following = labels[at + 1]
        if label is None or following is None or not (label.weak and label.form == "dot"):
            continue
        if following.form == "chain" and following.numbers == (label.ordinal, 1):
            found[at] = replace(label, weak=False)
    return found


def _chaptered(labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """“壹  释义”“贰  服务内容”：号码从头连到尾、各自只有一个名目的一行，前面没有别的号，全文又没有别的编章的，确是编号。"""
    told = {
        at: label
        for at, label in enumerate(labels)
        if label is not None and label.form == "cn" and label.weak and _titled(lines[at], label)
    }
    if len(told) < _FEWEST or [label.ordinal for label in told.values()] != list(range(1, len(told) + 1)):
        return labels
    strong = [(at, label) for at, label in enumerate(labels) if label is not None and not label.weak]
    if any(at < min(told) or label.form in (*_ABOVE, "cn") for at, label in strong):
        return labels
    return [replace(told[at], weak=False) if at in told else label for at, label in enumerate(labels)]


def _titled(line: Line, label: Label) -> bool:
    body = line.text[label.end :].strip()
    return line.cell is None and 0 < len(body) <= _TITLE and not set(body) & set("。；;，,：:")


def _label(line: Line) -> Label | None:
    """自动编号优先；项目符号之后手打的编号仍算编号；自动的与手打的重复时只算一个。"""
    if not line.label:
        return None if title_styled(line) else label_of(line.text)
    automatic = automatic_label(line.label)
    typed = label_of(line.text)
    if automatic is None or typed is None:
        return automatic or typed
    if (typed.form, typed.numbers) == (automatic.form, automatic.numbers):
        return replace(automatic, end=typed.end)
    return automatic


def _sections(units: Sequence[Unit], lines: Sequence[Line], zones: Sequence[Zone]) -> tuple[Section, ...]:
    namer = Namer(units, zones)
    found: list[Section] = []
    for position, unit in enumerate(units):
        followed = unit.last > unit.line or (
            position + 1 < len(units) and units[position + 1].parent == position
        )
        found.append(
            Section(
                namer.path(position),
                namer.name(position),
                _kind(unit, units),
                unit.ordinal,
                _heading(unit, lines[unit.line].text, followed) or _beside(unit, lines),
                unit.line,
                unit.last,
                unit.parent,
                unit.numbers,
                unit.start,
            )
        )
    return tuple(found)


def _beside(unit: Unit, lines: Sequence[Line]) -> str:
    """表里的条款，标题在条号右边的一格。"""
    if lines[unit.line].style != _IN_TABLE or unit.form != "article" or unit.line + 1 >= len(lines):
        return ""
    text = lines[unit.line + 1].text.strip()
    return text if 0 < len(text) <= 16 and label_of(text) is None and not set(text) & set("，。；：") else ""


def _kind(unit: Unit, units: Sequence[Unit]) -> str:
    """条、款、项：没有第几条的草稿里，最上一级的 一、 1. 就是条。"""
    if unit.form == "subchapter" and not any(other.form in _ABOVE for other in units):
        return "article"  # 只有节而没有章、条的，节就是条
    if unit.form in _KINDS and not (unit.form == "chain" and len(unit.numbers) == 1):
        return _KINDS[unit.form]
    above = units[unit.parent] if unit.parent is not None else None
    if above is None or above.rank < 4:
        topmost = unit.form in ("cn_par", "upper") and unit.headed and unit.parted
        return "article" if topmost or unit.form in ("cn", "dot", "chain") else "item"
    return "clause" if unit.form in ("dot", "cn", "cn_par") and unit.headed else "item"


def _heading(unit: Unit, text: str, followed: bool) -> str:
    """单元的标题。没有下文的短句（可能是截断的）不当作标题。"""
    if unit.form == "heading":
        return text.strip()
    if unit.form == "款":
        return ""
    body = first_piece(text, unit.end)
    if unit.rank < 3 or (unit.headed and (followed or unit.form == "article")):
        return body.rstrip("：:")
    return run_in_heading(body)


def _lines(
    lines: Sequence[Line],
    zones: Sequence[Zone],
    units: Sequence[Unit],
    sections: Sequence[Section],
    inside: Sequence[int],
    first: dict[int, int],
    continues: Sequence[bool],
) -> tuple[Line, ...]:
    headed = {line.cell.table for line in lines if line.cell is not None and line.cell.header}
    found: list[Line] = []
    for at, line in enumerate(lines):
        zone = zones[at]
        place = inside[at]
        number, start, heading = "", 0, zone is Zone.TITLE
        begun = first.get(at)
        if begun is not None:
            unit, section = units[begun], sections[begun]
            number, start = unit.text if unit.form != "heading" else "", unit.end
            heading = unit.form == "heading" or _whole(line.text[start:], section)
            start = 0 if unit.form == "heading" else start
            if place < 0 or units[place].parent != begun or units[place].line != at:
                place = begun
        clause = _clause(line, zone, sections[place].name if place >= 0 else "", begun is not None, headed)
        found.append(
            Line(
                at, line.text, line.part, line.paragraph, line.line, line.label, line.level, line.style,
                line.cell, line.marks, zone, number, clause, heading, start, continues[at],
            )
        )  # fmt: skip
    return tuple(found)


def _whole(body: str, section: Section) -> bool:
    """整行只是标题。"""
    if section.kind == "annex" or (section.kind == "chapter" and "。" not in body):
        return True
    return (
        bool(section.heading)
        and len(body) < 60
        and body.strip(" \u3000\xa0*").rstrip("：:") == section.heading
    )


def _clause(line: Line, zone: Zone, name: str, begins: bool, headed: set[int]) -> str:
    """人说的位置。"""
    cell = line.cell
    if cell is not None and not begins and zone not in _UNTABLED:
        headed_table = cell.table in headed
        if zone is not Zone.OPENING or headed_table:
            return table_place(cell, headed_table)
    return (name if line.part in ("body", "textbox") else "") or zone_place(line, zone)
