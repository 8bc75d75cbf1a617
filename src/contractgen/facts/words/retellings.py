"""一个词在别处又被说了一遍是什么：现场（包括任一门店）、每课时（60分钟）、停机超过两小时为一次停梯、上线日即终验之日。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Outline, trimmed
from contractgen.model.once import once
from contractgen.model.reading import Line, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying

_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS)
_Q, _UQ = r"[“\"「『‘]?", r"[”\"」』’]?"
_ADVERB = r"(?:一词)?[，,]?\s*(?:在本(?:合同|协议|条|款|章)(?:中|内|项下)?)?(?:均|仅|专|即|只|乃|则|应|一律|统一|特)?"
#: 用来定义的话，与只是补充的话
_MEANS = r"(?:指(?!定|示|导|标|派|引|明|挥|令|向|数|南|纹|控|出|认|正|望|教|改)|是指|系指|意指|意为|是(?!否|由)|系(?!统)|等于)"
_INCLUDES = r"(?:包括(?!但)|包含|不包括|不包含|不含|含(?!义|税)|限于|仅限|限指)"
_IS = r"为(?!准|限|由|了|其|此)"
_START = r"(?:^|[，,。；;：:（(\s“\"]|所称的?|中的?|每|一个?|该)"
_UNIT = r"(?:分钟|小时|日|天|个?工作日|个?月|年|次|人|元|%|％|台|页|字|条|公里|层|平方米)"
_SIZE = rf"(?:\d+(?:\.\d+)?\s*{_UNIT}|\d{{1,2}}(?:[:：]\d\d|时|点)[^（）()，,。；;]{{0,16}})"
_REFERS = re.compile(
    r"含义(?:相同|与|见|同|依)|同(?:前|上)|见(?:第|前|上|附|本)|改指|的规定|规定(?:的|为准)|变更为|调整为|顺延|^不(?:包括|包含|含)(?:以下|下列)"
)


#: 行里的词先换成这一个字（Unicode 私用区），式子不必一词一编
_TERM = "\ue000"
_SAID = rf"(?P<all>{_Q}{_TERM}{_UQ}"
_COUNTED_AS = re.compile(rf"一[次个项]{_Q}{_TERM}")  # 没有这几个字，不必用末一个式子去找
_FORMS = (
    ("means", re.compile(rf"{_START}{_SAID}{_ADVERB}{_MEANS}(?P<told>[^。；;]{{2,80}}))")),
    (
        "means",
        re.compile(
            rf"(?P<all>(?:所称的?[“\"]?{_TERM}[”\"]?|“{_TERM}”)[，,]?{_IS}(?P<told>[^。；;]{{2,80}}))"
        ),
    ),
    ("else", re.compile(rf"{_START}{_SAID}{_ADVERB}(?P<told>{_INCLUDES}[^。；;]{{2,80}}))")),
    ("else", re.compile(rf"{_START}{_SAID}{_IS}(?P<told>{_SIZE}))")),
    # 现场（包括任一门店）、上线日（即终验之日）、每课时（60分钟）
    (
        "else",
        re.compile(
            rf"{_SAID}[（(](?P<told>(?:即|包括|包含|含|指|系|是|为|不含|不包括|仅指|限|以|按)[^（）()]{{2,40}}|{_SIZE})[)）])"
        ),
    ),
    # 上线日：系统首次启动之日
    ("entry", re.compile(rf"^\s*{_SAID}\s*[：:]\s*(?P<told>[^。；;\d][^。；;]{{3,60}}))")),
    # 故障时长从首次告警时起算，至……止；一次清洁按一个楼层计
    (
        "else",
        re.compile(
            rf"(?:^|[，,。；;：:\s]|每|一)(?P<all>{_Q}{_TERM}{_UQ}(?:应|均|统一)?(?P<told>(?:自|从|由)[^。；;]{{2,40}}?(?:起算?|起计算?|为?止)(?:[，,]至[^。；;，,]{{2,20}}止)?|(?:按|以)[^。；;，,]{{2,30}}?(?:计算?|为准|为单位|折算)))(?=[，,。；;）)]|$)"
        ),
    ),
    # 停止运行超过2小时为一次停梯；……的，计为一次有效调用
    (
        "else",
        re.compile(
            rf"(?P<all>(?P<told>[^，,。；;：:（）()“”]{{4,40}}?)[，,]?(?<![不亦也])(?:即|均)?(?:为|计为|算作?|视为|称为|即为|构成|记为|认定为)(?:一次|一个|一项){_Q}{_TERM}{_UQ})(?=[，,。；;）)]|$)"
        ),
    ),
)


@record
class Telling:
    """一处说明：span 是说明的整段，told 是说明的话。

    form：means 用了“指、是指”，entry 是“词：说明”，else 是别的说法。
    """

    span: Span
    told: str
    form: str


def retellings(term: str, outline: Outline) -> Iterator[Telling]:
    """term 在全文各处被说明的话。"""
    if len(term) < 2:
        return
    for line in saying(outline.reading, (term,)):
        tabled = line.cell is not None and line.zone is Zone.OPENING  # 写在第一条之前的表
        if line.part != "body" or not (line.zone in _ZONES or tabled):
            continue
        if line.cell is not None:
            yield from _in_row(line, term, outline)
            continue
        marked, body = line.body.replace(term, _TERM), line.body
        taken: list[tuple[int, int]] = []
        for form, pattern in _FORMS if _COUNTED_AS.search(marked) else _FORMS[:-1]:
            for found in pattern.finditer(marked):
                first, last = (_unmarked(marked, place, term) for place in found.span("told"))
                told = body[first:last].strip(' ，,、“”"')
                start, end = (line.body_start + _unmarked(marked, place, term) for place in found.span("all"))
                if len(told) < 2 or _REFERS.search(told) or any(a < end and start < b for a, b in taken):
                    continue
                taken.append((start, end))
                yield Telling(trimmed(line.index, line.text, start, end), told, form)


def _unmarked(marked: str, place: int, term: str) -> int:
    """marked 里的 place 在原文的什么地方。"""
    return place + marked.count(_TERM, 0, place) * (len(term) - 1)


@once
def _key_cells(outline: Outline) -> dict[int, Line]:
    """表里第一格的行号 → 同一行第二格。"""
    found = {}
    for row in outline.rows():
        if len(row.cells) == 2:
            found[row.cells[0].index] = row.cells[1]
    return found


def _in_row(line: Line, term: str, outline: Outline) -> Iterator[Telling]:
    """“故障时长｜自接到电话时起算”：两格的表，第一格就是这个词。"""
    value = _key_cells(outline).get(line.index)
    if (
        value is not None
        and line.text.strip(' “”"') == term
        and re.search(r"[\u4e00-\u9fff]{4,}", value.text)
    ):
        yield Telling(Span(value.index, 0, len(value.text)), value.text.strip(), "else")
