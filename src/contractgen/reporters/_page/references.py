"""引用图：哪一条引了哪一条，画成弧线；落空的、内容不符的标出，逐处列表。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractgen.facts.references import Reference, references
from contractgen.model.reading import Reading
from contractgen.reporters._page.links import Flag, Links, Spot, spot, visible
from contractgen.review.draft import Draft

FAMILIES = ("reference",)
_TOP = ("article", "annex", "chapter")
ROW = 28  # 图上一行的高
LABEL = 250  # 条名所占的宽
_WIDE = 300  # 弧线最多伸出多远
_NAME = 17  # 图上条名最多几个字


@dataclass(frozen=True, slots=True)
class ShownReference:
    """一处引用；state：found、missing、doubtful（有意见的以意见为准）。"""

    spot: Spot
    quote: str
    target: str
    heading: str
    line: int | None
    state: str
    says: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    full: str
    line: int
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """一条弧线；to 为 None 的是落空的，画一截短线。"""

    path: str
    state: str
    says: str
    width: int
    x: int
    y: int
    ends: str  # 两端的行号
    label: str = ""


@dataclass(frozen=True, slots=True)
class References:
    rows: tuple[ShownReference, ...]
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int
    width: int = LABEL + _WIDE + 20

    @property
    def broken(self) -> int:
        return sum(row.state == "missing" or bool(row.flags) for row in self.rows)


def reference_map(draft: Draft, links: Links) -> References:
    """对条款的全部引用。"""
    reading = draft.reading
    found = [each for each in draft.ask(references) if _is_drawn(each, links)]
    rows = tuple(_row(reading, links, each) for each in found)
    ends = [(_top(reading, each.span.line), _target(reading, each)) for each in found]
    used = sorted({one for pair in ends for one in pair if one is not None})
    nodes = tuple(_node(reading, index, place) for place, index in enumerate(used))
    arcs = _arcs(rows, ends, dict(zip(used, nodes, strict=True)))
    return References(rows, nodes, arcs, len(nodes) * ROW + 12)


def _is_drawn(each: Reference, links: Links) -> bool:
    """“前款”“本项”一类就近的说法，没有意见的不画。"""
    return each.place is not None or not each.pointer.relative or bool(links.flags((each.span,), FAMILIES))


def _row(reading: Reading, links: Links, each: Reference) -> ShownReference:
    place, flags = each.place, links.flags((each.span,), FAMILIES)
    state = "found" if place is not None else "missing" if each.sure and not each.provisional else "doubtful"
    if flags:
        state = "missing" if place is None else "doubtful"
    says = ""
    if place is None:
        says = f"草稿里没有{_missing(each)}" if state == "missing" else "不能断定所指"
    elif flags:
        says = "请核对所指"
    return ShownReference(
        spot(reading, each.span), visible(each.text), visible(place.name) if place else "",
        visible(place.heading) if place else "", place.first if place else None, state, says, flags,
    )  # fmt: skip


def _missing(each: Reference) -> str:
    """缺的是哪一级；缺的就是整条的，用原话。"""
    whole = not each.missing or each.missing[1:-1].isdecimal()
    return visible(each.text if whole else each.missing)


def _top(reading: Reading, line: int) -> int | None:
    """所在的条或附件，在 sections 中的序号。"""
    section = reading.section_at(line)
    if section is None:
        return None
    return _climb(reading, reading.sections.index(section))


def _climb(reading: Reading, index: int) -> int:
    while reading.sections[index].kind not in _TOP:
        parent = reading.sections[index].parent
        if parent is None:
            break
        index = parent
    return index


def _target(reading: Reading, each: Reference) -> int | None:
    if each.place is None:
        return None
    if each.place.section is not None:
        return _climb(reading, each.place.section)
    return _top(reading, each.place.first)


def _node(reading: Reading, index: int, place: int) -> Node:
    section = reading.sections[index]
    full = visible(f"{section.name} {section.heading}".strip())
    name = full if len(full) <= _NAME else full[: _NAME - 1] + "…"
    return Node(name, full, section.first, place * ROW + ROW // 2 + 6)


def _arcs(
    rows: Sequence[ShownReference], ends: Sequence[tuple[int | None, int | None]], nodes: dict[int, Node]
) -> tuple[Arc, ...]:
    """同一对条之间的几处引用画成一条，最要紧的样子在上。"""
    order = ("found", "doubtful", "missing")
    pairs: dict[tuple[int, int | None], list[ShownReference]] = {}
    for row, (source, target) in zip(rows, ends, strict=True):
        if source is not None and source != target:
            pairs.setdefault((source, target), []).append(row)
    made = [
        _arc(nodes[source], None if target is None else nodes[target], group, len(nodes))
        for (source, target), group in pairs.items()
    ]
    return tuple(sorted(made, key=lambda arc: order.index(arc.state)))


def _arc(source: Node, target: Node | None, group: Sequence[ShownReference], count: int) -> Arc:
    state = next((s for s in ("missing", "doubtful") if any(row.state == s for row in group)), "found")
    quotes = "、".join(dict.fromkeys(row.quote for row in group))
    x, y = LABEL + 8, source.y
    width = min(4, 1 + len(group) // 2)
    if target is None:
        says = f"{source.full} → {quotes}：{group[0].says}"
        return Arc(f"M{x} {y}h34", state, says, width, x + 40, y + 4, str(source.line), quotes)
    distance = abs(target.y - y)
    reach = LABEL + 30 + round((_WIDE - 40) * distance / max(1, (count - 1) * ROW))
    path = f"M{x} {y}C{reach} {y} {reach} {target.y} {x + 3} {target.y}"
    says, ends = f"{source.full} → {target.full}（{quotes}）", f"{source.line} {target.line}"
    return Arc(path, state, says, width, x, target.y, ends)
