"""争议提交哪里解决：约定的仲裁机构，以及同一句里又可仲裁、又可起诉的话。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.either_articles import either_articles
from contractgen.facts.words.either_forum import either_forums
from contractgen.facts.words.forum_forms import (
    ABOUT,
    AFTER_AWARD,
    AGREED_ARBITRATION,
    AGREED_COURT,
    ALSO,
    ARB_FIRST,
    CHOICE,
    CONDITION,
    COURT_FIRST,
    DEED,
    EXPENSE,
    GRANT,
    MATTER,
    MODAL,
    OTHER,
)
from contractgen.model.joined import Joined, joined
from contractgen.model.once import once
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.sentences import in_slot, sentences

_ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)


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


def mixed_forums(reading: Reading) -> tuple[MixedForum, ...]:
    """又可仲裁、又可起诉的约定，按行文次序。"""
    found = [each for paragraph in about_arbitration(reading) for each in _mixed(paragraph)]
    lines = {each.span.line for each in found}
    others = [*_across(reading), *_either(reading)]
    others += [
        MixedForum(span, words, in_slot(words, 0, len(words))) for span, words in either_articles(reading)
    ]
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
        for paragraph in about_arbitration(reading)
        for match in _AGAINST.finditer(paragraph.text)
    )


@once
def about_arbitration(reading: Reading) -> tuple[Joined, ...]:
    """说到仲裁的段落；依法前置的仲裁和选项清单除外。"""
    found: list[Joined] = []
    offered = -1  # 引出选项清单的一段之后，各项不算
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        if line.zone not in _ZONES or line.part != "body":
            continue
        text = paragraph.text
        if not any(word in text for word in ABOUT):
            continue
        choice = bool(CHOICE.search(text))
        if choice and re.search(r"争议|纠纷|协商", text):
            offered = line.index + 6
        if choice or "仲裁" not in text or OTHER.search(text):
            continue
        if line.index > offered:
            found.append(paragraph)
    return tuple(found)


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
