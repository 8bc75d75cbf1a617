"""给每一行定区：残留、说明、标题、首部、鉴于、条文、附件、签署、待填的表单。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from contractgen.model.reading import Line, Zone
from contractgen.text.annexes import annex_headings, is_form
from contractgen.text.contents import contents
from contractgen.text.cues import (
    BODY,
    INSTRUCTIONS,
    PAGE,
    PARTY,
    PREAMBLE,
    RECITAL,
    SENTENCE,
    TITLE,
    title_text,
)
from contractgen.text.headings import heading_level, title_styled
from contractgen.text.labels import Label
from contractgen.text.residue import is_residue, residue
from contractgen.text.signature import signature_start, signs, signs_or_dates

_TOP = ("article", "chapter", "part")
_SIDES = re.compile(
    r"签约(?:方|各方|双方|主体)|当事人|合同(?:各方|双方|主体)|双方(?:信息|是谁|当事人)|谁和谁|甲乙双方$"
)
_TITLE_ROWS = 120  # 标题不会在这么多行之后
_SIGNED = (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)


class Zoning:
    """各行的区，与几个要紧的位置。页眉、页脚、脚注排在正文之后，不参与定区。"""

    def __init__(self, lines: Sequence[Line], labels: Sequence[Label | None]) -> None:
        self.lines = lines
        self.labels = labels
        self.zones = [Zone.ARTICLE] * len(lines)
        self.title = ""
        self.annexes: dict[int, Label | None] = {}  # 附件标题所在的行
        self.headed = False  # 没有编号，以标题样式为条
        self.begin = self.end = self.articles = 0  # 合同的起止，与条文的第一行

    def run(self) -> None:
        """依次：残留、目录、说明、标题、首部与鉴于、附件、签署。"""
        size = len(self.lines)
        while size and self.lines[size - 1].part not in ("body", "textbox"):
            size -= 1
        self.begin, self.end = residue(self.lines[:size])
        self._fill(0, self.begin, Zone.RESIDUE)
        self._fill(self.end, size, Zone.RESIDUE)
        for first, last in contents(self.lines, self.begin, self.end):
            self._fill(first, last + 1, Zone.INSTRUCTIONS)
        for at, line in enumerate(self.lines):
            if line.style == "front matter" or (PAGE.match(line.text) and not line.cell and self._free(at)):
                self.zones[at] = Zone.INSTRUCTIONS
        self._instructions()
        first_article = self._first_article()
        self.articles = self.end if first_article is None else first_article
        self._opening(found=first_article is not None)
        self._annexes()
        self._signatures()

    def _fill(self, first: int, end: int, zone: Zone) -> None:
        self.zones[first:end] = [zone] * (end - first)

    def _free(self, at: int) -> bool:
        return self.zones[at] is Zone.ARTICLE

    def _instructions(self) -> None:
        """使用说明、填写说明：从它的标题起，到合同的标题、当事人或第一条为止。"""
        at = self.begin
        while at < self.end:
            label = self.labels[at]
            if label is not None and label.form in _TOP and self._free(at):
                return
            if self._instructs(at):
                end = at + 1
                while end < self.end and not self._contract_begins(end):
                    end += 1
                self._fill(at, end, Zone.INSTRUCTIONS)
                at = end
            else:
                at += 1

    def _instructs(self, at: int) -> bool:
        line = self.lines[at]
        if self.labels[at] is not None or len(line.text) > 16 or line.cell or not self._free(at):
            return False
        return bool(INSTRUCTIONS.match("".join(line.text.split())))

    def _contract_begins(self, at: int) -> bool:
        label = self.labels[at]
        if label is not None:
            again = label.form == "cn" and label.ordinal == 1 and self._titles_article(at, label)
            return (label.form in _TOP and not label.weak) or again
        line = self.lines[at]
        text = line.text if line.cell is None else f"{line.text.strip()}："
        named = bool(PARTY.match(text)) or bool(RECITAL.match(text))
        return named or bool(BODY.fullmatch("".join(line.text.split()))) or self._title_like(at)

    def _titles_article(self, at: int, label: Label) -> bool:
        """一、定义：说明里的各条是整句，条文的标题是短的名目。"""
        body = self.lines[at].text[label.end :].strip()
        return 0 < len(body) <= 16 and not SENTENCE.search(body)

    def _title_like(self, at: int) -> bool:
        """像合同标题的一行：短、无句读、以合同或协议之类收尾。"""
        line = self.lines[at]
        if len(line.text) > 90 or line.cell:
            return False
        if title_styled(line):
            return True
        if self.labels[at] is not None:
            return False
        text = "".join(line.text.split()).strip("《》*#")
        if not 2 <= len(text) <= 45 or not TITLE.search(text):
            return False
        return not SENTENCE.search(text) and heading_level(line) < 2

    def _first_article(self) -> int | None:
        """条文的第一行；一份没有编号的文字返回 None。"""
        first: dict[str, int] = {}
        chinese = recital = self.end
        chapters = 0
        for at in range(self.begin, self.end):
            label = self.labels[at]
            if label is None or label.weak:
                if recital == self.end and RECITAL.match(self.lines[at].text):
                    recital = at
            elif self._free(at) and self.lines[at].cell is None:
                first.setdefault(label.form, at)
                chapters += label.form == "cn"
        chinese = first.get("cn", self.end)
        top = min((first[form] for form in _TOP if form in first), default=first.get("subchapter"))
        if top is not None:
            return chinese if chapters > 1 and chinese < min(top, recital) else top
        plain = min((first[form] for form in ("dot", "chain") if form in first), default=self.end)
        for form in ("cn_par", "upper", "dot"):
            if not chapters and (headed := self._headed_by(form)) is not None and headed < plain:
                return headed
        if chapters and (plain == self.end or (chapters > 1 and (chinese < plain or recital < plain))):
            return chinese
        headed = self._headings()
        if headed is not None and headed < plain:
            self.headed = True
            return headed
        return plain if plain < self.end else None

    def _headed_by(self, form: str) -> int | None:
        """以（一）（二）或 A、B 为条的：第一个这样的标题；写当事人的那一节属于首部。"""
        headed = [
            at
            for at in range(self.begin, self.end)
            if (label := self.labels[at]) is not None
            and label.form == form
            and self._free(at)
            and self.lines[at].cell is None
            and self._titles_article(at, label)
        ]
        numbers = [label.ordinal for at in headed if (label := self.labels[at])]
        if len(headed) < 3 or numbers[:3] != [1, 2, 3]:
            return None
        return headed[1] if _SIDES.search(self.lines[headed[0]].text) else headed[0]

    def _headings(self) -> int | None:
        """没有条的编号而有标题样式的草稿：第一个标题（文件的总标题除外）。"""
        headed = [
            at
            for at in range(self.begin, self.end)
            if self.lines[at].style
            and heading_level(self.lines[at])
            and self._free(at)
            and self.labels[at] is None
        ]
        levels = [heading_level(self.lines[at]) for at in headed]
        if levels and levels.count(min(levels)) == 1:
            headed = headed[1:]
        return headed[0] if headed else None

    def _opening(self, found: bool) -> None:
        """标题、首部、鉴于。没有标题也没有当事人的零散文字仍当作条文。"""
        titled = self._titles()
        before = range(self.begin, self.articles)
        preamble = titled or any(self._free(at) and PARTY.match(self.lines[at].text) for at in before)
        recital = False
        for at in before:
            if not self._free(at):
                continue
            text = self.lines[at].text
            if RECITAL.match(text):
                recital = True
            elif not found and not self._introduces(at, recital):
                break
            if recital:
                self.zones[at] = Zone.RECITALS
            elif preamble or PREAMBLE.match(text):
                self.zones[at] = Zone.OPENING

    def _introduces(self, at: int, recital: bool) -> bool:
        """没有编号的文字里，还属于首部的一行。"""
        line = self.lines[at]
        if line.cell is not None:
            return not line.cell.head and not line.cell.header
        numbered = recital and self.labels[at] is not None
        return numbered or bool(PARTY.match(line.text) or PREAMBLE.match(line.text))

    def _titles(self) -> bool:
        """标出合同的标题；返回有没有。"""
        seen: list[int] = []
        for at in range(self.begin, min(self.articles, self.begin + _TITLE_ROWS)):
            text = self.lines[at].text
            if not self._free(at) or PARTY.match(text) or PREAMBLE.match(text) or RECITAL.match(text):
                continue
            if self._title_like(at) or (at == self.begin and self._first_heading(at)):
                seen.append(at)
                self.zones[at] = Zone.TITLE
        if not seen:
            seen += self._title_above()
        if seen:
            named = (at for at in seen if TITLE.search("".join(self.lines[at].text.split()).strip("《》*#")))
            best = self.lines[next(named, seen[0])]
            self.title = best.text.strip() if title_styled(best) else title_text(best.text)
        return bool(seen)

    def _title_above(self) -> list[int]:
        """标题写在“此范本仅供参考”一类的话上面：残留里最后一行像标题的。"""
        above = [at for at in range(self.begin) if self._title_like(at) and not is_residue(self.lines[at])]
        for at in above[-1:]:
            self.zones[at] = Zone.TITLE
        return above[-1:]

    def _first_heading(self, at: int) -> bool:
        """文首的一级标题。"""
        line = self.lines[at]
        return self.labels[at] is None and heading_level(line) == 1 and len(line.text) <= 45

    def _annexes(self) -> None:
        """附件：从标题起到下一个附件或末尾。"""
        first = self.articles if self.articles < self.end else self.begin
        self.annexes = annex_headings(self.lines, self.labels, self.zones, first, self.end)
        for start, end in pairwise([*sorted(self.annexes), self.end]):
            zone = Zone.FORM if is_form(self.lines[start:end]) else Zone.ANNEX
            for at in range(start, end):
                if self._free(at):
                    self.zones[at] = zone

    def _annex_after_signature(self, at: int) -> bool:
        """签署栏之后、内容与标题写在一行的附件（“附件一 设备清单：……”）。"""
        label = self.labels[at]
        if label is None or label.form != "annex" or label.weak:
            return False
        return signs_or_dates(self.lines[at - 1].text)

    def _signatures(self) -> None:
        """正文、各部分与每个附件末尾的签署栏。"""
        first = self.articles if self.articles < self.end else self.begin
        parts = {
            at
            for at in range(first, self.end)
            if (label := self.labels[at]) is not None and label.form == "part" and not label.weak
        }
        inline = {at for at in range(first + 1, self.end) if self._annex_after_signature(at)}
        starts = sorted(at for at in parts | inline | set(self.annexes) if at > first)
        for start, end in pairwise([first, *starts, self.end]):
            for at in range(signature_start(self.lines, self.labels, start, end), end):
                if self.zones[at] in _SIGNED:
                    self.zones[at] = Zone.SIGNATURE
        if Zone.SIGNATURE not in self.zones and self.annexes:  # 最后的附件是表格样式，其后才签署
            last = max(self.annexes)
            start = signature_start(self.lines, self.labels, last, self.end)
            if sum(signs(line.text) for line in self.lines[start : self.end]) > 1:  # 两方都在
                self._fill(start, self.end, Zone.SIGNATURE)
        if not any(zone is Zone.SIGNATURE for zone in self.zones):
            self._signed_before_more(first)

    def _signed_before_more(self, first: int) -> None:
        """签署栏之后还有没有编号的附表、清单：从最后一处盖章、签字起，往前往后认；其后的归入附件。"""
        strong = [
            at
            for at in range(first, self.end)
            if self.labels[at] is None and self.zones[at] in _SIGNED and signs(self.lines[at].text)
        ]
        if not strong:
            return
        end = strong[-1] + 1
        while end < self.end and self.labels[end] is None and signs_or_dates(self.lines[end].text):
            end += 1
        start = signature_start(self.lines, self.labels, first, end)
        for at in range(start, end):
            if self.zones[at] in _SIGNED:
                self.zones[at] = Zone.SIGNATURE
        for at in range(end, self.end if start < end else end):
            if self.zones[at] is Zone.ARTICLE:
                self.zones[at] = Zone.ANNEX
