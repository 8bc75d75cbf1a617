"""名为双方的条款里说了哪几方；违约责任里说了哪几方的违约。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractgen.facts.words.outline import Outline, outlined, sentences
from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.reading import Line, Reading, Section, Span
from contractgen.model.record import record

#: 标题、引导句里说是两方的事：双方、相互、共同、甲方与乙方
_BOTH = r"双方|[各两]方|(?<!第)三方|互相|相互|彼此|共同|甲、?乙(?:双)?方|(?:{any})(?:的)?(?:与|和|及|以及|、)(?:{any})(?=$|[的各之双权义责职应互相共承保配协分违])|^权利[与和及、]?义务$"
#: 虽然说到双方，却不是列各方该做什么的：双方确认、双方协商的办法
_NOT_LIST = re.compile(r"协商|争议|纠纷|签[字署订约]|另签|信息|名称|确认书|账户|声明与|生效|送达|联系")
_BREACH = re.compile(r"违约责任|违约与赔偿|^违约$")
#: 引出各项的一句
_LEAD = re.compile(r"(?:如下|下列|以下|包括)[^，。；]{0,6}[：:]|[：:]\s*$")
_OF_DUTIES = re.compile(
    r"权[利责]|义务|责任|职责|应|须|承诺|保证|承担|负担|遵守|配合|分工|互相|相互|不得|做到"
)
#: 另一方由此可以怎样，不是他该做的事
_REMEDY = r"(?:有权|可以?|得)[^，。；]{0,8}(?:解除|终止|要求|扣|拒绝|追究|追偿|索赔|暂停|催告)"
_DUTY = r"(?:应当?|须|必须|需|负责|不得|承担|保证|承诺|将|有权|可以|享有)"
_GENERAL = re.compile(
    r"(?:^|[，,。；;：:\s]|由|但|因|，)(?:任何?一方|任意一方|双方|各方|违约方|守约方|一方|各自|受影响方|有过错的?一方|甲乙)"
)
_ANYONE = re.compile(r"任何一方|双方|各方|违约方|守约方|一方|对方")
_PAYS = re.compile(r"违约金|扣|减[收免]|赔付|逾|罚|超时|未达")
_BREAKS = r"(?:^|[，,。；;：:\s）)因])({any})[^，,。；;]{{1,30}}?[的者](?=[，,])|({any})[^，,。；;]{{0,14}}?(?:未|没|不按|不履行|逾期|迟延|迟付|晚|拖欠|欠|违反|擅自|泄露|拒绝|拖延|违约)"


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
    """全文这样的条款与引导句。"""
    outline = outlined(reading)
    both = re.compile(_BOTH.format(any=label_pattern(reading)))
    breaks = re.compile(_BREAKS.format(any=label_pattern(reading)))
    found = []
    for section in reading.sections:
        if section.kind not in ("article", "clause", "chapter") or not section.heading:
            continue
        named = bool(both.search(section.heading)) and not _NOT_LIST.search(section.heading)
        breach = bool(_BREACH.search(section.heading))
        if named or (section.kind == "article" and breach):
            lines = [(line, _body(line, section)) for line in reading.lines_of(section)]
            kind = "both" if named else "breach"
            span = _heading_span(reading.lines[section.first], section)
            found.append(_list(outline, kind, section.heading, span, lines, breaks, section.last))
    return (*found, *_led(outline, both, breaks))


def _led(outline: Outline, both: re.Pattern[str], breaks: re.Pattern[str]) -> Iterator[PartyList]:
    """“双方权利如下：”引出的各项，不论它是不是标题。"""
    for line in outline.lines():
        lead = _LEAD.search(line.body)
        if lead is None or line.cell is not None or line.heading:
            continue
        words = line.body[: lead.end()]
        hit = both.search(words)
        if hit is None or hit.start() > 6 or len(words) > 30 or not _OF_DUTIES.search(words):
            continue
        if _NOT_LIST.search(words):
            continue
        below = outline.listed(line)
        start = line.body_start + hit.start()
        span = Span(line.index, start, line.body_start + len(words.rstrip("：: ")))
        lines = [(line, line.body[lead.end() :]), *((each, each.body) for each in below)]
        last = below[-1].index if below else line.index
        yield _list(outline, "both", words.strip("：: "), span, lines, breaks, last)


def _list(
    outline: Outline,
    kind: str,
    heading: str,
    span: Span,
    lines: Sequence[tuple[Line, str]],
    breaks: re.Pattern[str],
    last: int,
) -> PartyList:
    labels: list[str] = []
    statements, general = 0, False
    pattern = re.compile(label_pattern(outline.reading))
    for line, body in lines:
        if line.cell is not None:
            labels += pattern.findall(line.text) if line.cell.header else []
        for start, end in sentences(body):
            said = body[start:end]
            if _LEAD.search(said) and _GENERAL.search(said):
                said = said[_LEAD.search(said).end() :]  # type: ignore[union-attr]
            if not said.strip(" 。；;"):
                continue
            anyone = _ANYONE if kind == "breach" else _GENERAL
            general = general or bool(anyone.search(said))
            who = _breakers(said, breaks) if kind == "breach" else _subjects(said, pattern)
            labels += who
            statements += 1 if who or (labels and kind == "both") else 0
            if kind == "breach" and not who and _PAYS.search(said):
                general = True  # 没有说是谁违约的一句
    return PartyList(kind, heading, span, tuple(dict.fromkeys(map(_same, labels))), general, statements, last)


def _subjects(said: str, pattern: re.Pattern[str]) -> list[str]:
    """一句话里该做事的各方：第一个主语，和后面分句里另有主语、另有义务的。"""
    found: list[str] = []
    plain = seen = False
    for clause in re.split(r"[，,：:]|(?<=的)(?=由)", said):
        words = re.sub(r"^[\s\d.（()）、一二三四五六七八九十]*(?:由|如果?|若|但|其中|并|且)?", "", clause)
        hit = pattern.match(words) or pattern.search(clause.partition("由")[2][:12])
        if hit is None:
            seen = seen or bool(clause.strip(" ）)"))
            continue
        rest = words[hit.end() :] if words.startswith(hit[0]) else ""
        own = bool(rest) if plain else bool(re.match(rf"[^，]{{0,12}}?{_DUTY}", rest))
        remedy = bool(re.match(rf"[^，]{{0,6}}?{_REMEDY}", rest))
        if (not found and not (remedy and seen)) or (found and own and not remedy):
            found.append(hit[0])
        plain = not clause.rstrip().endswith(("的", "时", "后"))
    return found


def _breakers(said: str, breaks: re.Pattern[str]) -> list[str]:
    return [next(word for word in match.groups() if word) for match in breaks.finditer(said)]


def _heading_span(head: Line, section: Section) -> Span:
    start = head.text.find(section.heading, section.start)
    start = start if start >= 0 else head.body_start
    return Span(head.index, start, min(len(head.text), start + len(section.heading)))


def _body(line: Line, section: Section) -> str:
    """标题本身不算。"""
    if line.index != section.first:
        return line.body
    at = line.text.find(section.heading, section.start)
    return line.text[at + len(section.heading) :] if at >= 0 else line.body


def _same(label: str) -> str:
    """客户方与客户是一方。"""
    return {"客户方": "客户", "用户方": "用户"}.get(label, label)
