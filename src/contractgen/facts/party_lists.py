"""名为双方的条款里说了哪几方；违约责任里说了哪几方的违约。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.reading import Line, Reading, Section, Span
from contractgen.model.record import record

_BOTH = r"(?:双方|各方|三方|甲、?乙(?:双)?方|(?:{any})(?:与|和|及|、)?(?:{any}))(?:的|各自|应|互相|相互|需|要)*[^，。]{{0,6}}(?:权利|义务|责任|职责|权责|配合|分工|承诺|保证|要做的|做的事|应为之事|协作)|^权利[与和及、]?义务$"
_BREACH = re.compile(r"违约责任|违约与赔偿|^违约$")
_SUBJECT = r"(?:^|(?<=[。；;：:，,\s]))({any})(?=[：:]|[^，。；;、：:与和及或（(]{{2}})|({any})(?:的?(?:主要)?(?:权利|义务|责任|职责|承诺)|(?:还|均|也)?(?:应|须|有权|无权|负责|不得|可以?|将|承诺|保证|享有|承担|必须|需))"
_BREAKS = r"({any})[^，,。；;]{{0,14}}?(?:未|没|不按|不履行|逾期|迟延|迟付|晚|拖欠|欠|违反|擅自|泄露|拒绝|拖延|违约)"
_GENERAL = re.compile(r"任何一方|双方|各方|违约方|守约方|一方|对方")


@record
class PartyList:
    """一条里说到的各方。kind：both 名为双方的权利义务，breach 违约责任；last 是这一条的最后一行。"""

    kind: str
    heading: str
    span: Span
    labels: tuple[str, ...]
    general: bool
    statements: int
    last: int


def party_lists(reading: Reading) -> tuple[PartyList, ...]:
    """全文这样的条款。"""
    found = []
    labels = label_pattern(reading)
    both_sides, subject, breaks = (re.compile(form.format(any=labels)) for form in (_BOTH, _SUBJECT, _BREAKS))
    for section in reading.sections:
        if section.kind not in ("article", "clause", "chapter") or not section.heading:
            continue
        both = bool(both_sides.search(section.heading))
        breach = bool(_BREACH.search(section.heading))
        if both or (section.kind == "article" and breach):
            found.append(_list(reading, section, both, breaks if breach else subject))
    return tuple(found)


def _list(reading: Reading, section: Section, both: bool, pattern: re.Pattern[str]) -> PartyList:
    lines = reading.lines_of(section)
    heads = [
        next(word for word in match.groups() if word)
        for line in _told(lines, section)
        for match in pattern.finditer(_body(line, section))
    ]
    head = lines[0]
    start = head.text.find(section.heading, section.start)
    start = start if start >= 0 else head.body_start
    return PartyList(
        "both" if both else "breach",
        section.heading,
        Span(head.index, start, min(len(head.text), start + len(section.heading))),
        tuple(dict.fromkeys(_same(label) for label in heads)),
        any(_GENERAL.search(_body(line, section)) for line in _told(lines, section)),
        _count(_told(lines, section), section, pattern),
        section.last,
    )


def _count(lines: list[Line], section: Section, pattern: re.Pattern[str]) -> int:
    """写了几项；“客户应当：”之下列的各项也算。"""
    told = sum(_statements(_body(line, section), pattern) for line in lines)
    leads = [at for at, line in enumerate(lines) if line.text.rstrip().endswith(("：", ":"))]
    return told + (len(lines) - 1 - leads[0] if leads and told else 0)


def _statements(text: str, pattern: re.Pattern[str]) -> int:
    """写了几项：一段里以分号列举的，各算一项。"""
    return len(re.findall(r"[；;]", text)) + 1 if pattern.search(text) else 0


def _told(lines: Sequence[Line], section: Section) -> list[Line]:
    return [line for line in lines if _body(line, section).strip()]


def _body(line: Line, section: Section) -> str:
    """标题本身不算。"""
    if line.index != section.first:
        return line.body
    at = line.text.find(section.heading, section.start)
    return line.text[at + len(section.heading) :] if at >= 0 else line.body


def _same(label: str) -> str:
    """客户方与客户是一方。"""
    return {"客户方": "客户", "用户方": "用户"}.get(label, label)
