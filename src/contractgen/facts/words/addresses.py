"""引用的指向在草稿里落在哪里：按部分查条、款、项。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Outline, form
from contractgen.facts.words.reference_forms import Pointer
from contractgen.model.reading import Line, Section
from contractgen.model.record import record

_LETTERED = re.compile(r"[A-H][-.]?\d")
_RUNNING = 5  # 至少数到几，才是全文连着编的
_ARABIC = re.compile("[0-9０-９]")


@record
class Place:
    """引用所指的那一处：草稿中的行（含）与标题。"""

    first: int
    last: int
    heading: str
    name: str
    section: int | None


class Addresses:
    """按部分查条、款、项。"""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.sections = outline.reading.sections
        self.children: dict[int, list[int]] = {}
        self.articles: dict[tuple[int, int], list[int]] = {}
        self.chains: dict[tuple[int, tuple[int, ...]], list[int]] = {}
        self.known: set[int] = set()  # 有条或款编号的部分
        self.highest: dict[int, int] = {}
        self.depths: dict[int, set[int]] = {}
        self.heads: dict[tuple[int, int], int] = {}  # 没有条标题、只有 3.1、3.2 的第三条，以头一款为其所在
        self.annexes: dict[int, int] = {}
        self.lettered: dict[int, str] = {}  # 以 B.1、B1.1 编号的部分 → 字母
        parts: list[int] = []
        for place, section in enumerate(self.sections):
            upper = section.parent
            part = place if section.kind == "annex" else (parts[upper] if upper is not None else -1)
            parts.append(part)
            if upper is not None:
                self.children.setdefault(upper, []).append(place)
            self._enter(place, section, part)
        self.parts = parts
        self.running = self._running()

    def _running(self) -> dict[tuple[int, int], int]:
        """一、二、三之下的 1. 2. 3. 不重新起、一直数到最后的，第几条说的就是它。"""
        found: dict[tuple[int, int], int] = {}
        tops: dict[int, list[int]] = {}
        for place, section in enumerate(self.sections):
            if section.kind == "article" and form(section.path[-1]) in ("cn", "cn_par"):
                tops.setdefault(self.parts[place], []).append(place)
        for part, articles in tops.items():
            below = [
                child
                for article in articles
                for child in self.children.get(article, ())
                if form(self.sections[child].path[-1]) in ("dot", "par")
            ]
            numbers = [self.sections[child].ordinal for child in below]
            if (
                len(articles) > 1
                and len(numbers) > len(articles)
                and numbers == list(range(1, len(numbers) + 1))
            ):
                found.update({(part, self.sections[child].ordinal): child for child in below})
        return found

    def _enter(self, place: int, section: Section, part: int) -> None:
        if _LETTERED.match(section.path[-1]):
            self.lettered.setdefault(part, section.path[-1][0])
        if section.kind == "annex":
            self.annexes.setdefault(section.ordinal, place)
        elif section.kind == "article" or (section.kind == "clause" and form(section.path[-1]) == "article"):
            self.known.add(part)
            self.articles.setdefault((part, section.ordinal), []).append(place)
            self.highest[part] = max(section.ordinal, self.highest.get(part, 0))
        if len(section.numbers) > 1:
            self.known.add(part)
            self.chains.setdefault((part, section.numbers), []).append(place)
            self.depths.setdefault(part, set()).add(len(section.numbers))
            self.heads.setdefault((part, section.numbers[0]), place)

    def place(self, index: int) -> Place:
        section = self.sections[index]
        return Place(section.first, section.last, section.heading, section.name, index)

    def paragraph(self, index: int, nth: int) -> Place | None:
        """条之下第几款：先看编号的款，再数没有编号的段落。"""
        for child in self.children.get(index, ()):
            section = self.sections[child]
            if section.kind == "clause" and section.ordinal == nth:
                return self.place(child)
        section = self.sections[index]
        lines = list(self._paragraphs(section))
        if nth <= len(lines):
            following = lines[nth] - 1 if nth < len(lines) else section.last
            return Place(lines[nth - 1], following, section.heading, f"{section.name}第{nth}款", index)
        # 条之下直接是（一）（二），也有人称作第一款、第二款
        listed = [child for child in self.children.get(index, ()) if self.sections[child].kind == "item"]
        return next((self.place(child) for child in listed if self.sections[child].ordinal == nth), None)

    def _paragraphs(self, section: Section) -> list[int]:
        lines = self.outline.reading.lines
        found = []
        for index in range(section.first, section.last + 1):
            line = lines[index]
            own = index == section.first
            if line.cell is not None or not line.body.strip() or (own and line.heading):
                continue
            if own or not line.number:
                found.append(index)
        return found

    def within(self, part: int, chapter: int, ordinal: int) -> tuple[Place | None, str]:
        """第贰节第1条：那一章、节之下的第几条；没有这一章、节的，不断定。"""
        for index, section in enumerate(self.sections):
            if self.parts[index] != part or section.ordinal != chapter or section.kind in ("annex", "item"):
                continue
            if _ARABIC.match(section.path[-1]):  # 章、节不会只写“2.”
                continue
            if section.parent is not None and self.sections[section.parent].kind != "annex":
                continue
            below = self.children.get(index, ())
            found = next((child for child in below if self.sections[child].ordinal == ordinal), None)
            return (self.place(found), "") if found is not None else (None, f"{section.name}第{ordinal}条")
        return None, ""

    def owner(self, part: int, letter: str) -> int:
        """所引在哪一部分：附件里以字母编号，没有写字母的说的是正文；正文里写了字母的说的是那个附件。"""
        if not letter:
            return -1 if part in self.lettered else part
        if part in self.lettered:
            return part
        return next((one for one, known in self.lettered.items() if known == letter), part)

    def bracketed(self, part: int, ordinal: int) -> tuple[Place | None, str]:
        """第（21）款：（1）（2）（3）一直数到最后、不在哪一条之下的。"""
        found = {
            self.sections[place].ordinal: place
            for place in range(len(self.sections))
            if self.parts[place] == part
            and self.sections[place].parent in (None, part)
            and form(self.sections[place].path[-1]) in ("par", "cn_par")
        }
        if list(found) != list(range(1, len(found) + 1)) or len(found) < _RUNNING:
            return None, ""
        return (self.place(found[ordinal]), "") if ordinal in found else (None, f"第（{ordinal}）款")

    def item(self, index: int, ordinal: int) -> Place | None:
        """其下第几项，可以隔一级。"""
        level = [index]
        for _ in range(4):
            level = [child for upper in level for child in self.children.get(upper, ())]
            for child in level:
                if self.sections[child].ordinal == ordinal and self.sections[child].kind in (
                    "item",
                    "clause",
                ):
                    return self.place(child)
        return None


def resolve(
    pointer: Pointer, line: Line, part: int, outline: Outline, book: Addresses
) -> tuple[Place | None, str]:
    """所指之处；没有时给出缺的那一级。"""
    if pointer.relative:
        return _relative(pointer, line, outline, book)
    tried = [part] if part == -1 else [part, -1]
    answer: tuple[Place | None, str] = (None, "")
    for one in tried:
        found = (
            _by_chain(pointer, one, book) if pointer.chain else _by_article(pointer, one, line, outline, book)
        )
        if found[0] is not None:
            return found
        answer = answer if answer[1] else found
        if one in book.known:
            break
    return answer


def _by_article(
    pointer: Pointer, part: int, line: Line, outline: Outline, book: Addresses
) -> tuple[Place | None, str]:
    places = book.articles.get((part, pointer.article or 0), [])
    run = book.running.get((part, pointer.article or 0))
    if run is not None and (not places or _ARABIC.search(line.text, pointer.start, pointer.end)):
        places = [run]
    head = book.heads.get((part, pointer.article or 0))
    if not places and head is not None:
        return (None, "") if pointer.clause or pointer.items else (book.place(head), "")
    if not places:
        return None, f"第{pointer.article}条" if pointer.article else ""
    best = _nearest(places, line.index, outline, book)
    for index in [best, *(place for place in places if place != best)]:
        found, _ = _below(pointer, index, book)
        if found is not None:
            return found, ""
    return _below(pointer, best, book)


def _nearest(places: list[int], index: int, outline: Outline, book: Addresses) -> int:
    """编号在几个部分里都有时，取同一部分的。"""
    mine = {id(section) for section in outline.chain(index)}
    for place in places:
        upper = book.sections[place].parent
        if upper is not None and id(book.sections[upper]) in mine:
            return place
    return places[0]


def _below(pointer: Pointer, index: int, book: Addresses) -> tuple[Place | None, str]:
    place: Place | None = book.place(index)
    at = index
    if pointer.clause is not None:
        place = book.paragraph(index, pointer.clause)
        if place is None:
            return None, f"{book.sections[index].name}第{pointer.clause}款"
        at = place.section if place.section is not None else index
    for ordinal in pointer.items:
        found = book.item(at, ordinal)
        if found is None:
            return None, f"{book.sections[at].name}第（{ordinal}）项"
        place, at = found, found.section if found.section is not None else at
    if pointer.tail is not None and place is not None and place.section is not None:
        place = book.paragraph(place.section, pointer.tail)
        if place is None:
            return None, f"{book.sections[at].name}第{pointer.tail}款"
    return place, ""


def _by_chain(pointer: Pointer, part: int, book: Addresses) -> tuple[Place | None, str]:
    shown = ".".join(map(str, pointer.chain))
    places = book.chains.get((part, pointer.chain), [])
    if pointer.article is not None and pointer.chain[0] != pointer.article and not places:
        return None, f"第{pointer.article}条第{shown}款"
    if not places:
        # 3.2(1) 也可能写成没有 3.2 而只有第三条第（二）项；编号体例不同的不断定
        return None, shown if len(pointer.chain) in book.depths.get(part, ()) or part in book.depths else ""
    return _below(Pointer(0, 0, clause=pointer.clause, items=pointer.items), places[0], book)


def _relative(pointer: Pointer, line: Line, outline: Outline, book: Addresses) -> tuple[Place | None, str]:
    article = next(
        (place for place in _up(line.index, outline, book) if book.sections[place].kind == "article"), None
    )
    if article is None or pointer.relative not in ("本条",):
        return None, ""
    if pointer.clause is None and not pointer.items:
        return book.place(article), ""
    found, missing = _below(pointer, article, book)
    return (found, missing) if found is not None or pointer.clause is not None else (None, "")


def _up(index: int, outline: Outline, book: Addresses) -> Iterator[int]:
    place: int | None = outline.owner[index]
    while place is not None and place >= 0:
        yield place
        place = book.sections[place].parent
