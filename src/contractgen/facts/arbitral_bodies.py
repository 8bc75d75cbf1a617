"""说到仲裁机构而没有说定的别的写法：只写了规则、只写了地点、“仲裁委”、写在表里、两家并列。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.arbitrations import arbitration_choices, kind_of
from contractgen.facts.words.forum_forms import CHOICE, OTHER
from contractgen.facts.words.outline import Outline, outlined, sentences, whole
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.holes import holes
from contractgen.zh.slots import slot_at

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
_ABOUT = re.compile(r"争议|纠纷|争执|争讼|争端|协商不成|谈不|扯皮|说不拢|法律适用|仲裁")
#: 一处机构；后面跟着规则、费、裁决的，不是说由它仲裁
_BODY = re.compile(
    r"(?P<stem>[^，,。；;：:、｜|（）()“”——]{0,30}?)(?P<noun>仲裁(?:委员会|委(?!员)|院|中心|机构|机关))"
    r"(?!(?:的|之)?(?:仲裁)?(?:规则|费|程序|文书|受理费)|(?:的|之|作出的)裁决|予以(?:减|调|增)|认定|调[整减]|作出|判|要求)"
)
_LEAD = re.compile(
    r"^.*(?:提交给?|提请|交由|交付|交给?|递交|申请|报请|应?由|选择(?!的)|依法|向|给|到|至|在|去|找|送|将|为|与|和|及|或者?|是)(?=.|$)"
)
_JOINED = re.compile(
    r"(?:仲裁委员会|仲裁委|仲裁院|仲裁中心)[^，,。；;]{0,4}?(?:和|与|及|或者?|、|/)[^，,。；;]{0,14}$"
)
#: 按照某会的规则仲裁
_RULES = re.compile(
    r"(?:按照?|依照?|依据|根据|适用)(?P<whose>[^，,。；;]{2,30}?)(?:的)?(?:仲裁)?规则[^，,。；;]{0,6}?仲裁"
)
#: 到上海仲裁
_PLACE = re.compile(
    r"(?:到|去|赴|在|于)(?P<place>[\u4e00-\u9fff]{2,8}?)(?:进行|申请|提起|解决|以)?仲裁(?!委|院|中心|机构|规则|费|裁|庭)"
)
#: 司法机关、仲裁机构的要求：泛说有权的机关
_GENERAL = re.compile(r"(?:法院|机关|机构|部门)[、或者和及与]*$")
_CONCERNED = re.compile(r"(?:的|依法)?(?:要求|命令|决定|文书|认定|受理|作出|调查|通知)|的裁[决判]")
_VERB = re.compile(
    r"仲裁(?!委|院|中心|机构|机关|费|裁决|员|庭|规则|程序|协议|条款|地|期间|语言|时效|请求)|裁决|解决|处理|受理|裁(?=[，。；])"
)
_NOT = re.compile(
    r"不(?:得|再|提交|申请|约定|采用|服)|无权|未|免于|生效|执行|保全|撤销|败诉|费用|减少|减收|酌减|过[高低]|由此产生|已经|如果?[^，]{0,6}申请仲裁|仲裁协议|劳动|人事"
)


@record
class LooseBody:
    """一处没有说定的机构。kind：none 没有说定、place 只有地点、rules 只有规则、two 两家并列。"""

    name: str
    kind: str
    span: Span
    provisional: bool = False


def loose_bodies(reading: Reading) -> tuple[LooseBody, ...]:
    """按行文次序；别处已经看出是“提交……仲裁”的不重复。"""
    outline = outlined(reading)
    choices = arbitration_choices(reading)
    firm = [choice.span for choice in choices if any(body.kind == "named" for body in choice.bodies)]
    said = [choice.span for choice in choices if choice.span not in firm]
    found: list[LooseBody] = []
    offered = -1  # 引出选项清单的一句之后，各项不算
    for line in outline.lines():
        if CHOICE.search(line.text) and _ABOUT.search(line.text):
            offered = line.index + 6
        if "仲裁" not in line.text or line.zone not in _ZONES or line.part != "body":
            continue
        if OTHER.search(line.text) or line.index <= offered:
            continue
        if line.cell is not None:
            found += _in_cell(line, outline)
            continue
        if not _ABOUT.search(line.text + outline.titles(line.index)):
            continue
        for body in _in_line(line):
            own = firm and body.kind == "none"
            if own and not _submits(line.text, body.span):
                continue  # 别处说定了哪一家，这里只是泛称
            taken = [] if own else [*said, *firm] if body.kind in ("two", "rules", "place") else said
            if not any(span.line == line.index and _overlap(span, body.span) for span in taken):
                found.append(body)
    return tuple(found)


def _submits(text: str, span: Span) -> bool:
    """这一分句自己把某一种争议交出去：付款争议由仲裁委仲裁。"""
    start = max(text.rfind(mark, 0, span.start) for mark in "，,；;。") + 1
    before = text[start : span.start]
    return bool(re.search(r"(?:争议|纠纷)[^，。；;]{0,12}(?:由|交|向|到|提请)", before))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _in_line(line: Line) -> Iterator[LooseBody]:
    text = line.text
    blanks = [(hole.start, hole.end) for hole in holes(text)]
    for start, end in sentences(text, line.body_start):
        sentence = text[start:end]
        if "仲裁" not in sentence or _NOT.search(sentence) or slot_at(text, start, end):
            continue
        if any(start <= hole < end for hole, _ in blanks):
            continue
        mentions = list(_BODY.finditer(sentence))
        if not mentions:
            yield from _without_body(line, start, sentence)
        elif _VERB.search(sentence) or re.search(r"提交|提请|交|到|申请", sentence):
            yield from _mentions(line, start, sentence, mentions)


def _without_body(line: Line, start: int, sentence: str) -> Iterator[LooseBody]:
    if rules := _RULES.search(sentence):
        yield LooseBody(rules["whose"], "rules", Span(line.index, start + rules.start(), start + rules.end()))
    elif place := _PLACE.search(sentence):
        yield LooseBody(place["place"], "place", Span(line.index, start + place.start(), start + place.end()))


def _mentions(line: Line, start: int, sentence: str, mentions: list[re.Match[str]]) -> Iterator[LooseBody]:
    for mention in mentions:
        lead = _LEAD.match(mention["stem"])
        stem = mention["stem"][lead.end() :] if lead else mention["stem"]
        begin = start + mention.end("stem") - len(stem)
        span = Span(line.index, begin, start + mention.end())
        if re.fullmatch(r"(?:该|此|上述|前述|同一|本)(?:家)?", stem.strip()) or _GENERAL.search(stem):
            continue
        if _CONCERNED.match(sentence, mention.end()):
            continue
        kind = kind_of(stem, True, "仲裁委员会")
        name = line.text[begin : start + mention.end()]
        if kind != "named":
            yield LooseBody(name, kind, span)
        elif _JOINED.search(sentence[: mention.end() - len(mention["noun"])]) and len(mentions) > 1:
            yield LooseBody(sentence[mentions[0].start() : mention.end()], "two", span)


def _in_cell(line: Line, outline: Outline) -> Iterator[LooseBody]:
    """表里“仲裁机构”一格。"""
    cell = line.cell
    named = cell is not None and re.search(r"机构|方式|争议", cell.row_head + cell.head)
    mention = _BODY.search(line.text)
    if not named or mention is None or cell is None or cell.header or cell.column == 0:
        return
    if slot_at(line.text, 0, len(line.text)) or list(holes(line.text)):
        return
    if not _ABOUT.search(outline.titles(line.index) + line.text):
        return
    kind = kind_of(mention["stem"], True, "仲裁委员会")
    if kind != "named" and len(line.text) <= 40:
        yield LooseBody(line.text.strip(), kind, whole(line))
