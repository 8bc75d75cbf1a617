"""争议提交哪里解决：约定的仲裁机构，以及同一句里又可仲裁、又可起诉的话。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.either_forum import either_forums
from contractgen.facts.words.forum_forms import (
    ABOUT,
    AFTER_AWARD,
    AGREED_ARBITRATION,
    AGREED_COURT,
    ALSO,
    ARB_FIRST,
    BODY,
    CHOICE,
    CITY,
    CONDITION,
    COURT_FIRST,
    DEED,
    EXPENSE,
    GENERIC,
    GRANT,
    LEAD,
    MATTER,
    MODAL,
    OTHER,
    PLACE_ONLY,
    SUBMIT,
    G,
)
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.holes import holes, underlined
from contractgen.zh.sentences import in_slot, sentences

_ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)
#: “[仲裁机构/法院]”：还没有选，由“选项未选定”去说
_UNCHOSEN = re.compile(
    r"[\[【（(〔](?=[^\]】）)〕]*仲裁)(?=[^\]】）)〕]*(?:法院|诉讼))[^\]】）)〕/／|｜]*[/／|｜][^\]】）)〕]*[\]】）)〕]"
)
#: “提交某地的仲裁机构予以最终裁决”
_DECIDES = re.compile(r"(?:予以|进行|作出)?(?:最终)?(?:裁决|仲裁|解决)(?=[，。；;,]|$)")


@record
class MixedForum:
    """一句里既可申请仲裁、又可起诉。"""

    span: Span
    words: str
    provisional: bool


@record
class Forum:
    """一处把争议交法院的约定。"""

    span: Span
    words: str


@record
class Body:
    """一处仲裁机构的名称。kind：named 有名称，place 只有地点，none 没有名称。"""

    name: str
    kind: str
    span: Span


@record
class ArbitrationChoice:
    """一处把争议提交仲裁的约定。span 是“提交……仲裁”；blank 表示机构处还空着。"""

    span: Span
    words: str
    bodies: tuple[Body, ...]
    alternative: bool  # 机构之间是“或”
    blank: bool
    provisional: bool


def mixed_forums(reading: Reading) -> tuple[MixedForum, ...]:
    """又可仲裁、又可起诉的约定，按行文次序。"""
    found = [each for paragraph in _paragraphs(reading) for each in _mixed(paragraph)]
    lines = {each.span.line for each in found}
    others = [*_across(reading), *_either(reading)]
    for each in others:
        if each.span.line not in lines:
            lines.add(each.span.line)
            found.append(each)
    return tuple(found)


#: 由……人民法院管辖，向……人民法院起诉
_TO_COURT = re.compile(
    r"(?:向|由|提交|诉至|交由)[^，,。；;]{0,30}?人民法院[^，,。；;]{0,6}?(?:起诉|提起诉讼|诉讼解决|诉讼|管辖|审理|裁判|解决)"
)
_AGAINST = re.compile(
    r"裁决[^。；;]{0,10}(?:不服|不满|有异议|不认可|不同意)[^。；;]{0,24}?(?:起诉|上诉|诉讼|提起诉|请求[^。；;]{0,6}法院)"
)


def court_choices(reading: Reading) -> tuple[Forum, ...]:
    """把合同争议交法院的约定；执行、保全、劳动争议、选项清单不算。"""
    found = []
    for paragraph in joined(reading):
        line, text = paragraph.lines[0], paragraph.text
        if line.zone not in _ZONES or line.part != "body" or "法院" not in text:
            continue
        if OTHER.search(text) or CHOICE.search(text) or not re.search("争议|纠纷|协商", text):
            continue
        for match in _TO_COURT.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in "。；;") + 1
            if AFTER_AWARD.search(text[start : match.end() + 8]) or in_slot(text, *match.span()):
                continue
            found.append(Forum(paragraph.span(*match.span()), match.group()))
    return tuple(found)


def appeals(reading: Reading) -> tuple[Forum, ...]:
    """“对裁决不服的，可向法院起诉”。"""
    return tuple(
        Forum(paragraph.span(*match.span()), match.group())
        for paragraph in _paragraphs(reading)
        for match in _AGAINST.finditer(paragraph.text)
    )


def arbitration_choices(reading: Reading) -> tuple[ArbitrationChoice, ...]:
    """提交仲裁的约定，按行文次序。"""
    return tuple(found for paragraph in _paragraphs(reading) for found in _choices(paragraph))


_ABOUT = re.compile("|".join(ABOUT))


def _paragraphs(reading: Reading) -> Iterator[Joined]:
    """说到仲裁的段落；依法前置的仲裁和选项清单除外。"""
    offered = -1  # 引出选项清单的一段之后，各项不算
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        if line.zone not in _ZONES or line.part != "body":
            continue
        text = paragraph.text
        if not _ABOUT.search(text):
            continue
        choice = bool(CHOICE.search(text))
        if choice and re.search(r"争议|纠纷|协商", text):
            offered = line.index + 6
        if choice or "仲裁" not in text or OTHER.search(text):
            continue
        if line.index > offered:
            yield paragraph


# —— 或裁或审 ——


def _mixed(paragraph: Joined) -> Iterator[MixedForum]:
    text = paragraph.text
    taken = -1
    matches = [match for pattern in (ARB_FIRST, COURT_FIRST) for match in pattern.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        if match.start() >= taken and _offers(text, match):
            end = match.start("tail")
            taken = end
            yield MixedForum(
                paragraph.span(match.start(), end),
                text[match.start() : end],
                in_slot(text, match.start(), end),
            )


def _either(reading: Reading) -> Iterator[MixedForum]:
    """别的措辞：找仲裁委裁也行，打官司也行，随提出的一方挑。"""
    for paragraph in joined(reading):
        line, text = paragraph.lines[0], paragraph.text
        if line.zone not in _ZONES or line.part != "body" or "仲裁" not in text or OTHER.search(text):
            continue
        for start, end in either_forums(text, iter(sentences(text))):
            yield MixedForum(paragraph.span(start, end), text[start:end], in_slot(text, start, end))


def _across(reading: Reading) -> Iterator[MixedForum]:
    """分写在相邻两款里的：前一款起诉，后一款“亦可”仲裁；或者反过来。"""
    earlier: list[str] = []
    for paragraph in joined(reading):
        text = paragraph.text
        line = paragraph.lines[0]
        if line.zone is not Zone.ARTICLE or line.part != "body":
            continue
        match = ALSO.search(text) if "仲裁" in text or "诉" in text else None
        before = "\n".join(earlier[-2:])
        if match and not (OTHER.search(before + text) or CHOICE.search(before + text)):
            other = AGREED_COURT if match["forum"] else AGREED_ARBITRATION
            plain = not AFTER_AWARD.search(match.group() + text[match.end() : match.end() + 6])
            if plain and other.search(before) and re.search("争议|纠纷", before + text):
                span = paragraph.span(match.start(), match.end())
                yield MixedForum(span, match.group(), in_slot(text, match.start(), match.end()))
        earlier.append(text)


def _offers(text: str, match: re.Match[str]) -> bool:
    """确是让人在仲裁与诉讼之间选择，而不是顺带提到。"""
    start = max(text.rfind(c, 0, match.start()) for c in "。；;") + 1
    before = text[start : match.start()]
    tail = match["tail"]
    whole = match.group()
    if AFTER_AWARD.search(whole) or DEED.match(tail) or EXPENSE.match(tail) or "/" in whole:
        return False
    if EXPENSE.match(text, match.start("tail")) or re.search(r"(?:请求|要求|经|经由)\s*$", before):
        return False
    verbal = re.search(r"提交|申请|起诉|提起|向|诉至", whole)
    conditional = CONDITION.match(tail) and re.match(r"的|者|时", tail)
    if MATTER.search(before) and not MODAL.search(before):
        return False
    if conditional and not re.search(r"可以?|有权|应", whole + before):
        return False
    if not verbal and not re.match(
        r"(?:等)?(?:的)?(?:方式|途径|程序|手段|渠道)?(?:予以|进行|来)?(?:解决|处理|$)", tail
    ):
        return False
    return bool(GRANT.search(text))


# —— 仲裁机构 ——


def _choices(paragraph: Joined) -> Iterator[ArbitrationChoice]:
    text = paragraph.text
    place = 0
    while match := SUBMIT.search(text, place):
        end = _end(text, match)
        place = end
        if not _agreement(text, match.start(), end):
            continue
        bodies = tuple(_bodies(paragraph, match.start(), end))
        if not bodies and not _final(text, match.start(), end):
            continue
        yield ArbitrationChoice(
            paragraph.span(match.start(), end),
            text[match.start() : end],
            bodies,
            bool(re.search(r"或者?|、|/|和|与|及", _between(text, bodies, paragraph)))
            if len(bodies) > 1
            else False,
            _blank(paragraph, match.start(), end),
            in_slot(text, match.start(), end),
        )


_TAIL = re.compile(
    rf"(?:委员会|机构|院|中心){G}{{0,40}}?仲裁(?!费|裁决|规则|委员会|院|中心)|(?:委员会|机构|院|中心)"
)


def _end(text: str, match: re.Match[str]) -> int:
    """延到“仲裁委员会申请仲裁”的最后一个“仲裁”。"""
    end = match.end()
    tail = _TAIL.match(text[end:])
    return end + tail.end() if tail else end


def _agreement(text: str, start: int, end: int) -> bool:
    """是提交争议的约定，而不是顺带提到。"""
    clause = max(text.rfind(c, 0, start) for c in "。；;") + 1
    before = text[clause:start]
    after = text[end : end + 8]
    body = text[start:end].endswith(("机构", "委员会", "院", "中心"))
    if re.search(
        r"不(?:得|再|提交|申请)|无权|未|免于|裁决|生效|执行|保全|撤销", text[max(clause, start - 6) : start]
    ):
        return False
    if not (body and _DECIDES.match(after)) and re.match(
        r"(?:费|裁决|员|庭|规则|程序|协议|条款|或者?诉讼|申请|过程|期间|要求|的要求|机关|调整|予以|判|认定)",
        after,
    ):
        return False
    if re.match(r"(?:的|时|后)[，,]", after) and not re.search(r"争议|纠纷|协商", before):
        return False
    return bool(
        re.search(r"争议|纠纷|分歧|协商|调解", text[:end]) or re.match(r"(?:提交|提请|交由)", text[start:end])
    )


def _final(text: str, start: int, end: int) -> bool:
    """没有写机构名的，须确是“提交仲裁”“以仲裁方式解决”。"""
    words = text[start:end]
    return len(words) <= 16 or bool(re.match(r"(?:通过|采[取用]|以|选择)", words))


def _bodies(paragraph: Joined, start: int, end: int) -> Iterator[Body]:
    text = paragraph.text
    for match in BODY.finditer(text, start, end):
        raw = match["name"]
        lead = LEAD.match(raw)
        begin = match.start("name") + (lead.end() if lead else 0)
        name = text[begin : match.end()].strip()
        suffix = re.search(r"(?:国际)?仲裁(?:委员会|机构|院|中心)|[A-Z]{4,6}", name)
        stem = name[: suffix.start()] if suffix else name
        generic = bool(suffix and suffix.group() in ("仲裁机构", "仲裁委员会", "仲裁院", "仲裁中心"))
        yield Body(
            name, _kind(stem, generic, suffix.group() if suffix else ""), paragraph.span(begin, match.end())
        )


def _kind(stem: str, generic: bool, suffix: str) -> str:
    plain = stem.strip("（）() ")
    if generic and (not plain or GENERIC.match(plain)):
        return "none"
    if generic and (PLACE_ONLY.match(plain) or (suffix == "仲裁机构" and CITY.match(plain))):
        return "place"
    return "place" if generic and plain.endswith("的") and CITY.match(plain) else "named"


def _between(text: str, bodies: tuple[Body, ...], paragraph: Joined) -> str:
    """头两个机构名之间的话。"""
    offset = paragraph.span(0, 1).start
    return text[bodies[0].span.end - offset : bodies[1].span.start - offset]


def _blank(paragraph: Joined, start: int, end: int) -> bool:
    """机构处还没有填。"""
    if any(match.start() < end and match.end() > start for match in _UNCHOSEN.finditer(paragraph.text)):
        return True
    line = paragraph.lines[0]
    text = underlined(line.text, [(mark.start, mark.end) for mark in line.marks if mark.kind == "underline"])
    offset = paragraph.span(0, 1).start
    if any(hole.start < end + offset and hole.end > start + offset for hole in holes(text)):
        return True
    return bool(re.search(r"[ \u3000\t]{2,}|[_＿]", paragraph.text[start:end]))
