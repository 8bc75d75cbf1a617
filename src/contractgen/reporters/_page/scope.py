"""范围与除外并排：说到同一件事的两项用线和同一个字母连起来，有意见的标出。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractgen.facts.exclusions import ExclusionZone, exclusion_zones
from contractgen.facts.scope import ScopeItem, scope_items
from contractgen.facts.words.exclusion_items import ExclusionItem
from contractgen.facts.words.phrases import Match, compare
from contractgen.model.finding import Finding
from contractgen.model.reading import Span
from contractgen.reporters._page.links import Flag, Links, Spot, spot, visible
from contractgen.review.draft import Draft

FAMILIES = ("exclusion",)
_KINDS = {"scope": "不属于服务范围", "sla": "不计入服务水平", "liability": "不承担责任"}
_SOURCES = {"definition": "定义", "table": "表格", "list": "列举", "sentence": "叙述", "duty": "义务"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Join:
    """一处连线：字母、两端、说法；severity 是有关意见的程度，没有意见的为空。"""

    letter: str
    left: int
    right: int
    says: str
    severity: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """一项范围或除外；key 是网页上的编号。"""

    key: int
    text: str
    notes: tuple[str, ...]
    spot: Spot
    flags: tuple[Flag, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class ShownZone:
    """一处除外：引导的话与各项。"""

    kind: str
    lead: Spot
    stray: bool
    flags: tuple[Flag, ...]
    items: tuple[ShownItem, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    items: tuple[ShownItem, ...]
    zones: tuple[ShownZone, ...]
    joins: tuple[Join, ...]


def scope(draft: Draft, links: Links) -> Scope:
    """服务范围与除外事项。"""
    inside = [item for item in draft.ask(scope_items) if item.source != "duty"]
    zones = draft.ask(exclusion_zones)
    outside = [item for zone in zones for item in zone.items]
    joins = _joins(inside, zones, links)
    items = tuple(_scope_item(draft, links, key, item, joins) for key, item in enumerate(inside))
    shown = {id(item): _excluded(draft, links, key, item, joins) for key, item in enumerate(outside)}
    return Scope(
        items,
        tuple(
            ShownZone(
                _KINDS.get(zone.kind, "除外"),
                spot(draft.reading, zone.lead),
                zone.stray,
                links.flags((zone.lead,), FAMILIES),
                tuple(shown[id(item)] for item in zone.items),
            )
            for zone in zones
        ),
        tuple(joins),
    )


def _scope_item(draft: Draft, links: Links, key: int, item: ScopeItem, joins: Sequence[Join]) -> ShownItem:
    notes = (_SOURCES.get(item.source, ""), item.place, "暂定" if item.provisional else "")
    return ShownItem(
        key,
        visible(item.text),
        tuple(visible(note) for note in notes if note),
        spot(draft.reading, item.span),
        links.flags((item.span, *item.related), FAMILIES),
        tuple(join for join in joins if join.left == key),
    )


def _excluded(draft: Draft, links: Links, key: int, item: ExclusionItem, joins: Sequence[Join]) -> ShownItem:
    notes = ("附条件" if item.qualified else "", "兜底" if item.open_end is not None else "")
    return ShownItem(
        key,
        visible(item.text),
        tuple(note for note in notes if note),
        spot(draft.reading, item.span),
        links.flags((item.span,), FAMILIES),
        tuple(join for join in joins if join.right == key),
    )


def _joins(inside: Sequence[ScopeItem], zones: Sequence[ExclusionZone], links: Links) -> list[Join]:
    """两项说到同一件事：用词上看得出的，和意见里指出的。"""
    found: list[Join] = []
    right = -1
    for zone in zones:
        for item in zone.items:
            right += 1
            for left, one in enumerate(inside):
                severity = _judged(item, one, links)
                says = _says(zone, item, one)
                if says or severity:
                    found.append(Join(_letter(len(found)), left, right, says or "同一对象", severity))
    return found


def _says(zone: ExclusionZone, item: ExclusionItem, one: ScopeItem) -> str:
    if zone.kind != "scope" or item.open_end is not None or item.span.line == one.span.line:
        return ""
    match = compare(one.content, item.content)
    if match is Match.SAME:
        return "同一工作，附条件除外" if item.qualified else "同一对象的同一工作"
    return "" if match is not Match.WIDER or item.qualified else "同一对象，一方较宽"


def _judged(item: ExclusionItem, one: ScopeItem, links: Links) -> str:
    """有没有意见指出这两项相冲突。"""
    for _, finding in links.numbered:
        if finding.family in FAMILIES and _about(finding, item.span) and _about(finding, one.span):
            return finding.severity.word
    return ""


def _about(finding: Finding, span: Span) -> bool:
    return any(
        each.line == span.line and each.start < span.end and span.start < each.end
        for each in (finding.span, *finding.related)
    )


def _letter(number: int) -> str:
    turn, place = divmod(number, len(_LETTERS))
    return _LETTERS[place] + (str(turn + 1) if turn else "")
