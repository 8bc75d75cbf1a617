"""把争议交法院的约定，与“对裁决不服可以起诉”的话。"""

from __future__ import annotations

import re

from contractgen.facts.words.disputing import AFTER_AWARD, CHOICE, OTHER, ZONES, paragraphs
from contractgen.model.joined import joined
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.zh.sentences import in_slot


@record
class Forum:
    """一处把争议交法院的约定。"""

    span: Span
    words: str


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
        if line.zone not in ZONES or line.part != "body" or "法院" not in text:
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
        for paragraph in paragraphs(reading)
        for match in _AGAINST.finditer(paragraph.text)
    )
