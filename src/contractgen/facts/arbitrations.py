"""提交仲裁的约定：提交给谁、写明了哪一家机构没有、是不是还空着。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.disputes import about_arbitration
from contractgen.facts.words.forum_forms import (
    BODY,
    CITY,
    GENERIC,
    LEAD,
    LOCAL,
    LOOSE,
    PLACE_ONLY,
    SUBMIT,
    G,
)
from contractgen.model.joined import Joined
from contractgen.model.once import once
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.zh.holes import holes, underlined
from contractgen.zh.sentences import in_slot

#: “[仲裁机构/法院]”：还没有选，由“选项未选定”去说
_UNCHOSEN = re.compile(
    r"[\[【（(〔](?=[^\]】）)〕]*仲裁)(?=[^\]】）)〕]*(?:法院|诉讼))[^\]】）)〕/／|｜]*[/／|｜][^\]】）)〕]*[\]】）)〕]"
)
#: “提交某地的仲裁机构予以最终裁决”
_DECIDES = re.compile(r"(?:予以|进行|作出)?(?:最终)?(?:裁决|仲裁|解决)(?=[，。；;,]|$)")


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


@once
def arbitration_choices(reading: Reading) -> tuple[ArbitrationChoice, ...]:
    """提交仲裁的约定，按行文次序。"""
    return tuple(found for paragraph in about_arbitration(reading) for found in _choices(paragraph))


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


def _end(text: str, match: re.Match[str]) -> int:
    """延到“仲裁委员会申请仲裁”的最后一个“仲裁”。"""
    end = match.end()
    tail = re.match(
        rf"(?:委员会|机构|院|中心){G}{{0,40}}?仲裁(?!费|裁决|规则|委员会|院|中心)|(?:委员会|机构|院|中心)",
        text[end:],
    )
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
    if not body and re.match(r"等(?!方式|途径|办法|手段|程序|法律)", after):
        return False  # 因各类协议发生的争议、诉讼、仲裁等，均与平台无关：数的是会有哪些事
    if re.search(
        r"(?:不(?:适用|采用|采取|通过|接受|约定|提交|申请|进行|走)|排除|放弃|而非|不是)[^，,]{0,6}仲裁$",
        text[start:end],
    ):
        return False
    if re.match(r"(?:的|时|后)[，,]", after) and not re.search(r"争议|纠纷|协商", before):
        return False
    return bool(
        re.search(r"争议|纠纷|分歧|协商|调解", text[: end + 8])
        or re.match(r"(?:提交|提请|交由)", text[start:end])
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
            name, kind_of(stem, generic, suffix.group() if suffix else ""), paragraph.span(begin, match.end())
        )


def kind_of(stem: str, generic: bool, suffix: str) -> str:
    """机构名去掉“仲裁委员会”以后的话，说定了是哪一家没有。"""
    plain = stem.strip("（）() ")
    if generic and LOOSE.search(plain):
        return "place" if LOCAL.search(plain) and "任" not in plain else "none"
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
