"""说不做的各件事：不看句式和词表，凡带推却字样的一句、标题说除外之下的各项，按标点拆开，各是一件。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.exclusion_items import QUALIFIED
from contractgen.facts.words.exclusion_leads import HEAD, OTHER_HEAD, excluded_lines, leads
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.outline import Outline, outlined, sentences, speaks, trimmed
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
#: 推却的话：不做、不含、另请别人、自己去办
DENIES = re.compile(
    r"(?:概|恕|均|并|亦|也|一律|暂)*不(?:予|再|另|包|含|在|属于?|是|负责|提供|承担|承接|受理|处理|做|管|接|归|由|为|作|涵盖|覆盖|算|列入|纳入|免费|办理|涉及)"
    r"|[Oo]ut of [Ss]cope|[Ee]xclu|另[行案]?(?:请|找|签|购|聘|委托|收费|计费|计价|付费|报价)|除外|自理|(?:自行|自己)(?:办理|解决|处理|安排|完成|负责|找|请|做)|无须|无需|毋需|没有义务|无义务"
    r"|(?:增值|额外|有偿|收费|选购|可选|附加)(?:的)?(?:项目|服务|工作)|按[次件份个台车](?:收|计|另)|以外、?另"
)
#: 说的是责任、钱、许不许，不是做不做
_OTHERWISE = re.compile(
    r"不得|违约|赔|损失|保密|披露|责任(?!清单|范围)|不超过|不低于|不少于|不可抗力|分包|转包|税"
)
_CUT = re.compile(
    r"[，,、；;：:。（）()“”\"]|以及|及其|及|和|与|或者?|(?<=.)(?=(?:均|亦|也|都|概|则|一律|须|需|应|要)?(?:不|属于|另|须|需另|无须|无需|没有义务|请))"
)
_SHED = re.compile(
    r"^(?:但是?|即|且|并|其中|包括|还有|尤其是?|特别是|尽管|对于?|就|进行|提供|负责|关于|有关)+"
    r"|^(?:均|亦|也|都|概|则|一律)?(?:不|无须|无需|没有义务|属于|另)[一-龥]{0,4}?(?:进行|提供|负责|承担|承接|受理|处理|包括|包含|涵盖|覆盖|做|办理|含|维护(?=[一-龥]{4}))"
)
#: 下列工作、本合同服务范围：不是哪一项
_EMPTY = re.compile(
    r"(?:下列|以下|下述|上述|前述|前款|本合同|本协议|本项目|服务范围|维护范围|工作范围|其[他它余]|[双各]方|有关|相关|有前述)"
)
_ENGLISH = re.compile(
    r"(?:out of scope|exclu|not included)|不赔|不予|[免拒]赔|界限|限制|例外|收费(?:项目|工单|维修|服务)",
    re.IGNORECASE,
)
_SHORTEST = 4


@record
class DeniedWork:
    """一件不做的事。span 是它的话；headed 表示在标题、引导句说除外之下；sentence 是所在的一句。"""

    span: Span
    text: str
    headed: bool
    sentence: Span


@once
def denied_work(reading: Reading) -> tuple[DeniedWork, ...]:
    """依行文次序；附有条件（因何原因、超出多少）的一句不算。"""
    outline = outlined(reading)
    headed = denied_lines(reading)
    parties = party_pattern(reading)
    found: list[DeniedWork] = []
    for line in outline.lines():
        if line.zone not in _ZONES or not speaks(line) or OTHER_HEAD.search(outline.titles(line.index)):
            continue
        if line.cell is not None and (line.cell.header or line.index not in headed):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            if line.index not in headed and not DENIES.search(text):
                continue
            if _OTHERWISE.search(text):
                continue
            whole = trimmed(line.index, line.text, start, end)
            found += [
                DeniedWork(span, line.text[span.start : span.end], line.index in headed, whole)
                for span in _pieces(line, start, end)
                if not parties.search(line.text, span.start, span.end)
            ]
    return tuple(found)


@once
def denied_lines(reading: Reading) -> frozenset[int]:
    """标题、引导句说除外之下的各行，附件的也算；引导句之下没有缩进编号的，到这一单元完为止。"""
    outline = outlined(reading)
    found = set(excluded_lines(outline))
    for section in reading.sections:
        if (HEAD.search(section.heading) or _ENGLISH.search(section.heading)) and not OTHER_HEAD.search(
            section.heading
        ):
            found.update(range(section.first, section.last + 1))
    for line in outline.lines():
        if line.cell is None and line.body.rstrip().endswith(("：", ":")) and leads(line):
            found.update(_below(line, outline))
    return frozenset(found)


def _below(line: Line, outline: Outline) -> Iterator[int]:
    if listed := outline.listed(line):
        yield from (one.index for one in listed)
        return
    place = outline.owner[line.index]
    up = outline.reading.sections[place].parent if place >= 0 else None
    if up is None and outline.part(line.index) < 0:
        return
    last = outline.reading.sections[place if up is None else up].last
    yield from range(line.index + 1, last + 1)


def _pieces(line: Line, start: int, end: int) -> Iterator[Span]:
    """一句按标点、连词拆开；附有条件的不算。"""
    at = start
    cuts = [found.span() for found in _CUT.finditer(line.text, start, end)]
    for first, last in [*cuts, (end, end)]:
        piece = line.text[at:first]
        shed = _SHED.match(piece)
        begin = at + (shed.end() if shed else 0)
        span = trimmed(line.index, line.text, begin, first)
        at = last
        if _EMPTY.match(line.text, span.start, span.end):
            continue
        if span.end - span.start >= _SHORTEST and not QUALIFIED.search(line.text, start, first):
            yield span
