"""带标注的草稿：一份文字里既有毛病、也有改好的写法，由此得出有毛病的一稿与干净的一稿。

标注写作〖规则｜有毛病的字⇒改好的字〗；规则可以有几条，以逗号分开；没有规则的只是随之改动。有毛病的字为空的，
说的是缺了什么，位置不限。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from contractgen.model.finding import DraftReport, Finding
from contractgen.model.reading import Reading, Span

RECALL = Path(__file__).parent / "recall"
_MARK = re.compile(r"〖([a-z0-9/, -]*)｜(.*?)⇒(.*?)〗", re.DOTALL)


@dataclass(frozen=True)
class Planted:
    """一处种下的毛病：应由哪条规则指出，在第几行（物理行）的哪些字。"""

    rule: str
    words: tuple[tuple[int, str], ...]  # (行号, 该行里的那几个字)

    def __str__(self) -> str:
        return f"{self.rule}：{''.join(words for _, words in self.words) or '（缺）'}"


@dataclass(frozen=True)
class MarkedDraft:
    """一份带标注的草稿。"""

    name: str
    faulty: str
    clean: str
    planted: tuple[Planted, ...]


def marked_drafts() -> list[MarkedDraft]:
    return [marked(path.name, path.read_text("utf-8")) for path in sorted(RECALL.iterdir())]


def marked(name: str, text: str) -> MarkedDraft:
    """拆成有毛病的与干净的两稿。"""
    faulty, planted, place = "", [], 0
    for mark in _MARK.finditer(text):
        faulty += text[place : mark.start()]
        first = faulty.count("\n") + 1
        words = tuple((first + at, line) for at, line in enumerate(mark[2].split("\n")) if line.strip())
        planted += [Planted(rule.strip(), words) for rule in mark[1].split(",") if rule.strip()]
        faulty, place = faulty + mark[2], mark.end()
    faulty += text[place:]
    clean = _MARK.sub(lambda mark: mark[3], text)
    return MarkedDraft(name, faulty, clean, tuple(planted))


def is_found(planted: Planted, report: DraftReport) -> bool:
    """有没有一条该规则的意见，所指或者所对照的文字落在种下的字上。"""
    same = [each for each in report.findings if each.rule == planted.rule]
    if not planted.words or report.reading is None:
        return bool(same)
    return any(touches(each, planted.words, report.reading) for each in same)


def touches(finding: Finding, words: tuple[tuple[int, str], ...], reading: Reading) -> bool:
    spans = (finding.span, *finding.related)
    return any(_overlap(span, line, part, reading) for span in spans for line, part in words)


def _overlap(span: Span, line: int, words: str, reading: Reading) -> bool:
    """空格子等找不到原字的，落在同一行即可；没有物理行号的（Word），看那几个字在不在这一行。"""
    found = reading.lines[span.line]
    if found.line is not None and found.line != line:
        return False
    core = words.strip().strip("#* ")
    start = found.text.find(core)
    if start < 0:
        return found.line is not None and (found.text in core or core in found.text or not found.text.strip())
    return span.start <= start + len(core) and span.end >= start
