"""编号分两段的附件：附表B-1、附件2-1、附录A.3。附了同一组的别的几份，没有附上所引的那一份。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.annexes import APART, NOT_OURS, annex_headings
from contractgen.facts.words.outline import sentences
from contractgen.facts.words.reference_forms import number
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.characters import fold_width
from contractgen.zh.slots import slot_at

_NAMED = re.compile(
    r"附\s*[件录表图]\s*(?P<group>[A-ZＡ-Ｚ]|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[-－—–.．]\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9０-９年月日%％]|\s*[节条款项点])"
)
_TITLE = re.compile(r"[\s\u3000：:]*[^，,。；;]{0,30}$")
_LONGEST = 44


@record
class CompoundAnnex:
    """引用而没有附上的一份；attached 是附了的同一组里的一份，一份也没有附的为 None。"""

    span: Span
    words: str
    attached: Span | None


def compound_annexes(reading: Reading) -> tuple[CompoundAnnex, ...]:
    """依行文次序，一份只说一处。"""
    attached: dict[str, dict[str, Span]] = {}
    cited: list[tuple[str, str, Span]] = []
    for line in saying(reading, "附"):
        for found in _NAMED.finditer(line.text):
            group, last = (fold_width(found[name]) for name in ("group", "number"))
            span = Span(line.index, *found.span())
            if _heads(line, found):
                attached.setdefault(group, {}).setdefault(last, span)
            elif not _elsewhere(line, span):
                cited.append((group, last, span))
    return tuple(_missing(reading, attached, cited))


def _missing(
    reading: Reading, attached: dict[str, dict[str, Span]], cited: list[tuple[str, str, Span]]
) -> Iterator[CompoundAnnex]:
    told: set[tuple[str, str]] = set()
    whole = {heading.number for heading in annex_headings(reading)}
    for group, last, span in cited:
        known = attached.get(group, {})
        within = not known and (_ordinal(group) in whole or not whole)  # 附件2里的2-1，多半就在其中
        if within or last in known or (group, last) in told:
            continue
        told.add((group, last))
        yield CompoundAnnex(span, reading.text(span), next(iter(known.values()), None))


def _ordinal(group: str) -> int | None:
    return ord(group) - 64 if group.isascii() and group.isalpha() else number(group)


def _heads(line: Line, found: re.Match[str]) -> bool:
    """这一行是这一份的标题。"""
    before = line.text[: found.start()].strip(" \u3000\t*#【[《")
    return (
        line.cell is None
        and not before
        and len(line.text) <= _LONGEST
        and bool(_TITLE.match(line.text, found.end()))
    )


def _elsewhere(line: Line, span: Span) -> bool:
    """别的文件的附件、另册的、还没有填的。"""
    sentence = next(
        (line.text[start:end] for start, end in sentences(line.text) if start <= span.start < end), line.text
    )
    return (
        bool(NOT_OURS.search(line.text[: span.start]) or APART.search(sentence))
        or slot_at(line.text, span.start, span.end) is not None
    )
