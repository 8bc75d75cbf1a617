"""一行属于哪一条哪一款、由哪一句引领，以及表格按行看。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Section, Span, Zone
from contractgen.model.record import record

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
_FORMS = (
    ("annex", re.compile(r"附[件录表页图]")),
    ("chapter", re.compile(r"第.{1,6}[章节编篇部]")),
    ("article", re.compile(r"第.{1,8}条|§|Part|Section|Article|PART|SECTION|ARTICLE")),
    ("cn", re.compile(r"[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+[、.．]?$")),
    ("cn_par", re.compile(r"[（(][一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+[)）]$")),
    ("chain", re.compile(r"\d+(?:[.．]\d+)+[.．、]?$")),
    ("par", re.compile(r"[（(]\d+[)）]$")),
    ("dot", re.compile(r"\d+[.．、]?$")),
    ("half", re.compile(r"\d+[)）]$")),
)
_ITEM_FORMS = frozenset({"cn_par", "par", "dot", "half", "other"})
_SKIPPED = frozenset({Zone.RESIDUE, Zone.INSTRUCTIONS})


@lru_cache(maxsize=4096)
def form(number: str) -> str:
    """编号的样子：article、chain、cn_par、par……；没有编号时为空。"""
    if not number:
        return ""
    shown = number.strip()
    name = next((name for name, pattern in _FORMS if pattern.match(shown)), "other")
    return f"chain{len(re.split('[.．]', shown))}" if name == "chain" else name


def is_item(line: Line) -> bool:
    """列举中的一项：(1)、（一）、1.、①。"""
    return form(line.number) in _ITEM_FORMS and not line.heading


@lru_cache(maxsize=16384)
def sentences(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """各句的起止（含句末标点）。"""
    return tuple(found.span() for found in _SENTENCE.finditer(text, start) if not found[0].isspace())


def speaks(line: Line) -> bool:
    """不只是标题：带编号的一句话，有时也被当作标题。"""
    return not line.heading or line.text.rstrip().endswith(("。", "；", ";"))


def whole(line: Line) -> Span:
    """一行编号之后的文字，去掉首尾空白与句末标点。"""
    body = line.text[line.body_start :]
    start = line.body_start + len(body) - len(body.lstrip())
    end = len(line.text.rstrip().rstrip("。；;，,、"))
    return Span(line.index, start, max(start, end))


def trimmed(line: int, text: str, start: int, end: int) -> Span:
    """去掉首尾空白与标点的一段。"""
    while start < end and text[start] in " \t\u3000，,。；;：:、":
        start += 1
    while end > start and text[end - 1] in " \t\u3000，,。；;：:、":
        end -= 1
    return Span(line, start, end)


@record
class Row:
    """表格的一行：列标题 → 该格的行。"""

    table: int
    row: int
    cells: tuple[Line, ...]

    def cell(self, pattern: re.Pattern[str]) -> Line | None:
        """列标题符合的第一格。"""
        return next((line for line in self.cells if line.cell and pattern.search(line.cell.head)), None)


class Outline:
    """由章节得出的每行的归属；一次算好。"""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.owner = [-1] * len(reading.lines)
        self._titles: list[str] = []
        self._articles: list[Section | None] = []
        self._annexes: list[int] = []
        for place, section in enumerate(reading.sections):
            for index in range(section.first, min(section.last + 1, len(self.owner))):
                self.owner[index] = place
            self._note(place, section)
        self._titles.append("")  # 不在任何单元里的，owner 为 -1，取的是末一个
        self._articles.append(None)
        self._annexes.append(-1)

    def _note(self, place: int, section: Section) -> None:
        """一个单元连同其上各级的标题、所在的条与附件；上一级在先，已经记下。"""
        up = section.parent
        titles = (section.heading, "" if up is None else self._titles[up])
        self._titles.append("｜".join(filter(None, titles)))
        article = None if section.kind == "article" or up is None else self._articles[up]
        self._articles.append(article or (None if section.kind == "annex" else section))
        annex = -1 if up is None else self._annexes[up]
        self._annexes.append(place if annex < 0 and section.kind == "annex" else annex)

    def lines(self) -> Iterator[Line]:
        """要看的行（正文各部分，不含残留文字）。"""
        return self.reading.judged()

    def chain(self, index: int) -> Iterator[Section]:
        """从最小的单元到最大的。"""
        place: int | None = self.owner[index] if index >= 0 else -1
        while place is not None and place >= 0:
            section = self.reading.sections[place]
            yield section
            place = section.parent

    def article(self, index: int) -> Section | None:
        """所在的条；没有条时取最外的单元。"""
        return self._articles[self.owner[index] if index >= 0 else -1]

    def part(self, index: int) -> int:
        """所在附件的 sections 序号；正文为 -1。"""
        return self._annexes[self.owner[index]]

    def home(self, index: int) -> tuple[str, int]:
        """一行的归处：附件整个算一处；正文按条；没有条而编号连写的（2.1、2.2），按第一级。"""
        if (annex := self.part(index)) >= 0:
            return "annex", annex
        article = self.article(index)
        if article is None:
            return "article", -1
        if article.kind != "article" and len(article.numbers) > 1:
            return "number", article.numbers[0]
        return "article", article.first

    def titles(self, index: int) -> str:
        """所在各级单元的标题，用｜隔开。"""
        return self._titles[self.owner[index]]

    def rows(self) -> Iterator[Row]:
        """各表格的行，不含标题行。"""
        key: tuple[int, int] | None = None
        cells: list[Line] = []
        for line in self.lines():
            if line.cell is None or line.cell.header:
                continue
            here = (line.cell.table, line.cell.row)
            if key is not None and here != key:
                yield Row(*key, tuple(cells))
                cells = []
            key = here
            cells.append(line)
        if key is not None:
            yield Row(*key, tuple(cells))

    def listed(self, lead: Line) -> list[Line]:
        """由一句（以：结尾或说“下列”）引领的各项与表格的各行的格。"""
        found: list[Line] = []
        own = form(lead.number)
        items = ""
        for line in self.reading.lines[lead.index + 1 :]:
            if line.zone in _SKIPPED or not line.text.strip():
                continue
            if line.cell is not None:
                if lead.cell is None:
                    found.append(line)
                continue
            shape = form(line.number)
            if line.heading or (shape and shape == own) or not _below(shape, own):
                break
            if not shape:
                goes_on = line.text.rstrip().endswith(("；", ";"))
                last = bool(found) and found[-1].text.rstrip().endswith(("；", ";")) and not goes_on
                if items or not (goes_on or last):
                    break
                if last:  # 没有编号的各项，末一项以句号收
                    found.append(line)
                    break
            elif not items:
                items = shape
            found.append(line)
        return found


outlined = once(Outline)

_ORDER = {"annex": 0, "chapter": 1, "article": 2, "cn": 3}


def _below(shape: str, own: str) -> bool:
    """shape 的编号能否列在 own 之下。"""
    if not shape or not own:
        return shape not in ("annex", "chapter", "article")
    if shape in _ORDER:
        return shape == "cn" and own in _ORDER and _ORDER[own] < 3
    return not shape.startswith("chain") or (own.startswith("chain") and shape > own) or own in _ORDER
