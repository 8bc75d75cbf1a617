"""对条款的引用：引了哪一条、草稿里有没有、所引的是哪几行；引用法律和其他文件的不算。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contractgen.facts.words.affinity import Affinity, Surrounding, about, expected_topics, surrounding, titled
from contractgen.facts.words.outline import Outline, form
from contractgen.facts.words.reference_forms import ANNEX, Pointer, number, pointers
from contractgen.model.reading import Line, Reading, Section, Span
from contractgen.zh.slots import slot_at

_LAW_TITLE = r"《[^《》]{2,40}?(?:法|法典|条例|办法|规定|解释|细则|准则|通则|规则|章程|规范|标准|指南|公约|决定|意见|通知|纪要|制度|方案|文件)[^《》]{0,12}》"
_OTHER_TITLE = re.compile(r"《[^《》]{1,60}》[^。；;，,、第]{0,8}$")
_CHAINED = re.compile(r"《[^《》]{1,60}》[^。；;，,第]{0,8}(?:第[^。；;，,、]{1,16}[条款项][、和及与或至]?)+$")
_LAW_BEFORE = re.compile(
    r"(?:[该同前此][法规]|[该同此](?:条例|办法|规定|解释|细则|文件|标准|合同|协议|制度|规则|章程|决定)|[一-龥]{1,12}(?:法典|(?<!办)(?<!方)(?<!无)(?<!依)(?<!用)法|条例|(?<!此)(?<!本)办法|司法解释|细则|准则|通则|章程|规程))"
    r"(?:的|之|中|[（(][^（）()]{0,16}[)）])?$"
)
_DOCUMENT_BEFORE = re.compile(
    r"(?:文件|规范书?|标准|规程|手册|说明书|图纸|清单|指南|制度|公约|通用条款|专用条款|通用合同条款|专用合同条款|通用条件|专用条件|条件|方案|报告|报价单|订单|订货单|要求"
    r"|(?:主|原|总|采购|框架|基础|租赁|劳动|买卖|借款|担保|施工|总包|分包|补充|其他|另|上述|前述|双方[^，,。]{0,10})(?:合同|协议|协定))(?:的|中|之|里)?(?:第[^，。；、]{1,5}[章节编篇卷]|第[^，。；、]{1,5}部分)*\s*$"
)
_STANDARD_BEFORE = re.compile(r"(?:GB|JGJ|ISO|IEC|YD|DL|CJJ|JTG|SH|HG|GA|DB)[/A-Z]*\s*[\d.\-—]+[^。；;，,]{0,6}$")
_UNSURE_BEFORE = re.compile(r"(?<!本)(?:合同|协议|条款|须知|规则|规定)(?:的|中|之)?\s*$")
_LAW_ANYWHERE = re.compile(_LAW_TITLE)
_BODY_BEFORE = re.compile(r"(?:本?(?:协议|合同))?(?:的)?正文(?:的|中)?\s*(?:条款)?$|(?:本协议|本合同|主合同)(?:的|中|项下)?$")
_ANNEX_BEFORE = re.compile(
    rf"(?:{ANNEX.pattern})\s*(?:《[^《》]{{1,40}}》)?\s*(?:的|中|之|，)?\s*(?:第[^，,。；;]{{1,10}}[条款项][、和及与或至])*$"
)
_HEARSAY = re.compile(r"^(?:的|之)?(?:司法解释|若干)")
_GROUPED = re.compile(r"\s*(?:[、，]|和|及|与|或者|或|至|到|以及)\s*第")
_CALLED = re.compile(r"所[称述指]的?([一-龥]{2,4})")
_TOC = re.compile(r"(?:\.{3,}|…{1,}|·{3,}|\t)\s*\d+$")
_UNNUMBERED_ANNEX = re.compile(r"该附件(?:的)?$|本附件(?:的)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """引用所指的那一处：草稿中的行（含）与标题。"""

    first: int
    last: int
    heading: str
    name: str
    section: int | None


@dataclass(frozen=True, slots=True)
class Mismatch:
    """引用处的话与所引之处合不上。

    topic 是引用处说到的主题，word 是说到它的词（可能为空，只是字词不合）；better 是更合的一处；
    other_title 表示所引之处的标题明显是别的主题。
    """

    topic: str
    word: str
    better: Place | None
    other_title: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """一处引用。

    place 是所指之处，草稿里没有时为 None；missing 说明缺的是哪一级（第五条、第二款、附件三）。
    sure 为假表示也可能指别的文件，或者所在部分没有编号，不能断定。
    part 是所指的附件在 sections 中的序号，正文为 -1。
    """

    span: Span
    text: str
    pointer: Pointer
    part: int
    place: Place | None
    missing: str = ""
    sure: bool = True
    provisional: bool = False
    mismatch: Mismatch | None = None


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
        self.annexes: dict[int, int] = {}
        parts: list[int] = []
        for place, section in enumerate(self.sections):
            upper = section.parent
            part = place if section.kind == "annex" else (parts[upper] if upper is not None else -1)
            parts.append(part)
            if upper is not None:
                self.children.setdefault(upper, []).append(place)
            self._enter(place, section, part)
        self.parts = parts

    def _enter(self, place: int, section: Section, part: int) -> None:
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
        lines = [line for line in self._paragraphs(section)]
        if nth <= len(lines):
            following = lines[nth] - 1 if nth < len(lines) else section.last
            return Place(lines[nth - 1], following, section.heading, f"{section.name}第{nth}款", index)
        return None

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

    def item(self, index: int, ordinal: int) -> Place | None:
        """其下第几项，可以隔一级。"""
        level = [index]
        for _ in range(4):
            level = [child for upper in level for child in self.children.get(upper, ())]
            for child in level:
                if self.sections[child].ordinal == ordinal and self.sections[child].kind in ("item", "clause"):
                    return self.place(child)
        return None


def references(reading: Reading) -> tuple[Reference, ...]:
    """全部引用，依行文次序。"""
    outline = Outline(reading)
    book = Addresses(outline)
    affinity = Affinity(outline)
    return tuple(found for line in outline.lines() for found in _in_line(line, outline, book, affinity))


def _in_line(line: Line, outline: Outline, book: Addresses, affinity: Affinity) -> Iterator[Reference]:
    text = line.text
    if ("第" not in text and "前" not in text and "上" not in text and "." not in text and "．" not in text and "本" not in text) or _TOC.search(text):
        return
    part: int | None = None
    previous = -1
    foreign = False
    for pointer in pointers(text):
        if pointer.end <= line.body_start or pointer.start < line.body_start:
            continue
        joined = previous >= 0 and bool(re.fullmatch(r"[、和及与或至到者以并\s]*", text[previous : pointer.start]))
        previous = pointer.end
        before = text[max(0, pointer.start - 40) : pointer.start]
        if not joined:
            foreign = _foreign(before, text[pointer.end : pointer.end + 6])
            part = _part(before, line, outline, book)
        if foreign:
            continue
        span = Span(line.index, pointer.start, pointer.end)
        provisional = slot_at(text, pointer.start, pointer.end) is not None
        if part is None:  # 所引的附件不在草稿里，由附件的规则去说
            yield Reference(span, text[pointer.start : pointer.end], pointer, -1, None, "", False, provisional)
            continue
        place, missing = _resolve(pointer, line, part, outline, book)
        sure = part in book.known and not _UNSURE_BEFORE.search(before) and not _lawful(line, pointer, outline)
        grouped = joined or bool(_GROUPED.match(text, pointer.end))
        wrong = None if place is None or grouped else _mismatch(line, pointer, place, outline, book, affinity)
        yield Reference(span, text[pointer.start : pointer.end], pointer, part, place, missing, sure, provisional, wrong)


def _mismatch(
    line: Line, pointer: Pointer, place: Place, outline: Outline, book: Addresses, affinity: Affinity
) -> Mismatch | None:
    """与引用处的话对照。本条、前款一类不对照。"""
    if pointer.relative or place.section is None:
        return None
    title = next((section.heading for section in outline.chain(line.index)), "")
    said = surrounding(line, pointer.start, pointer.end, title)
    lines = outline.reading.lines[place.first : place.last + 1]
    texts = [one.text for one in lines]
    headings = "｜".join(one.heading for one in _above(place.section, book) if one.heading)
    topics = expected_topics(said)
    if topics and not any(about(topic, word, headings, texts) for topic, word in topics):
        topic, word = topics[0]
        better = _titled(topic, word, place, line, outline, book)
        other = bool(place.heading) and not titled(topic, place.heading)
        return Mismatch(topic, word, better, other)
    if (called := _CALLED.match(said.after)) and not any(called[1] in text for text in texts):
        better_place = _saying(called[1], line, place.section, affinity)
        return Mismatch("", called[1], better_place, False) if better_place else None
    if (closer := affinity.closer(said, line.index, place.section)) is not None:
        return Mismatch("", "", book.place(closer), False)
    return None


def _above(index: int, book: Addresses) -> Iterator[Section]:
    place: int | None = index
    while place is not None:
        yield book.sections[place]
        place = book.sections[place].parent


def _titled(
    topic: str, word: str, place: Place, line: Line, outline: Outline, book: Addresses
) -> Place | None:
    """标题是这个主题的条款；没有时找内容说到它的最小的一款、一项。"""
    others = [
        (index, section)
        for index, section in enumerate(book.sections)
        if section.kind != "annex" and index != place.section and not section.first <= line.index <= section.last
    ]
    if topic == "时限":
        small = [index for index, one in others if one.kind == "item" or one.kind == "clause"]
        speaking = [index for index in small if _speaks(topic, word, book.sections[index], outline)]
        narrow = [index for index in speaking if not any(child in speaking for child in book.children.get(index, ()))]
        return book.place(narrow[0]) if narrow else None
    for index, section in others:
        if section.heading and titled(topic, section.heading) and _speaks(topic, word, section, outline):
            return book.place(index)
    return None


def _speaks(topic: str, word: str, section: Section, outline: Outline) -> bool:
    lines = outline.reading.lines[section.first : section.last + 1]
    return about(topic, word, "" if topic == "时限" else section.heading, [one.text for one in lines])


def _saying(word: str, line: Line, index: int, affinity: Affinity) -> Place | None:
    """与所引同级、说到这个词的另一处。"""
    lines = affinity.outline.reading.lines
    for other in affinity.rivals(index, line.index):
        section = affinity.sections[other]
        if any(word in one.text for one in lines[section.first : section.last + 1]):
            return Place(section.first, section.last, section.heading, section.name, other)
    return None


def _foreign(before: str, after: str) -> bool:
    """引的是法律或者别的文件。"""
    if _BODY_BEFORE.search(before) and not before.endswith("主合同"):
        return False
    if ANNEX.search(before[-14:]) and re.search(r"附[件录表][^，。；]{0,30}$", before):
        return False
    return bool(
        _OTHER_TITLE.search(before) or _CHAINED.search(before) or _LAW_BEFORE.search(before)
        or _DOCUMENT_BEFORE.search(before) or _STANDARD_BEFORE.search(before) or _HEARSAY.match(after)
    )  # fmt: skip


def _lawful(line: Line, pointer: Pointer, outline: Outline) -> bool:
    """前一句提到法律而条数很大的，多半是法律的条文。"""
    if pointer.article is None:
        return False
    if pointer.article > 200:
        return True
    before = line.text[: pointer.start]
    sentence = before[before.rfind("。") + 1 :]
    return bool(_LAW_ANYWHERE.search(sentence) or re.search(r"民法典|司法解释|法律|法规|条例", sentence))


def _part(before: str, line: Line, outline: Outline, book: Addresses) -> int | None:
    """所引在哪一部分：附件一……、正文、本附件；没有写的是所在的部分。附件不在草稿里为 None。"""
    if found := _ANNEX_BEFORE.search(before):
        said = number(found["annex"]) or (ord(found["annex"].upper()) - 64 if found["annex"].isalpha() else None)
        return book.annexes.get(said or 0)
    if _BODY_BEFORE.search(before):
        return outline.part(line.index) if "正文" not in before[-8:] and outline.part(line.index) in book.known else -1
    if _UNNUMBERED_ANNEX.search(before) and "该附件" in before[-6:]:
        return None
    return outline.part(line.index)


def _resolve(
    pointer: Pointer, line: Line, part: int, outline: Outline, book: Addresses
) -> tuple[Place | None, str]:
    """所指之处；没有时给出缺的那一级。"""
    if pointer.relative:
        return _relative(pointer, line, outline, book)
    tried = [part] if part == -1 else [part, -1]
    answer: tuple[Place | None, str] = (None, "")
    for one in tried:
        found = _by_chain(pointer, one, book) if pointer.chain else _by_article(pointer, one, line, outline, book)
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
    if not places:
        return None, f"第{pointer.article}条" if pointer.article else ""
    best = _nearest(places, line.index, outline, book)
    for index in [best, *(place for place in places if place != best)]:
        found, missing = _below(pointer, index, book)
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


def _relative(
    pointer: Pointer, line: Line, outline: Outline, book: Addresses
) -> tuple[Place | None, str]:
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
