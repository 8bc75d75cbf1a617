"""意见的指纹：规则、所在条的标题、引文与同类中的次序；条文增减、重新编号之后仍然认得出。"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from contractgen.model.finding import Finding
from contractgen.model.reading import Reading, Section
from contractgen.model.record import replace

_N = r"[0-9一二三四五六七八九十百零〇两]+"
# 随编号变动的文字：第五条、第3.1款、附件二、3.1(2)
_NUMBERS = re.compile(
    rf"第{_N}(?:\.{_N})*(?=[条款项章节编])|附件{_N}|(?<![0-9.])[0-9]+(?:\.[0-9]+)+(?=[条款项(])|\({_N}\)(?=[项款])"
)
_HEAD_NUMBER = re.compile(rf"(?:第{_N}[条章节]|附件{_N}|{_N}(?:\.{_N})*[、.]?)(?:之{_N})?[:：]?")
_SPACE = re.compile(r"\s+")
_LENGTH = 16


def fingerprinted(findings: Iterable[Finding], reading: Reading) -> list[Finding]:
    """按位置排好的意见，各带指纹。"""
    seen: Counter[str] = Counter()
    headings = _Headings(reading)
    found = []
    for finding in findings:
        quote = normalised(reading.text(finding.span))
        key = "\n".join((finding.rule, headings.at(finding.span.line), quote))
        found.append(replace(finding, fingerprint=_hash(f"{key}\n{seen[key]}")))
        seen[key] += 1
    return found


def normalised(text: str) -> str:
    """不计全角半角、空白与编号的文字。"""
    return _NUMBERS.sub("#", _SPACE.sub("", unicodedata.normalize("NFKC", text)))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_LENGTH]


class _Headings:
    """每一行所在的条（及附件）的标题，不含编号。"""

    def __init__(self, reading: Reading) -> None:
        self.lines = reading.lines
        self.spans: dict[int, list[str]] = {}
        for section in reading.sections:
            heading = _heading(section) if section.kind in ("annex", "chapter", "article") else ""
            if heading:
                for line in range(section.first, section.last + 1):
                    self.spans.setdefault(line, []).append(heading)

    def at(self, line: int) -> str:
        return "/".join(self.spans.get(line, ())) or str(self.lines[line].zone)


def _heading(section: Section) -> str:
    text = _SPACE.sub("", unicodedata.normalize("NFKC", section.heading))
    return _HEAD_NUMBER.sub("", text, count=1) if _HEAD_NUMBER.match(text) else text
