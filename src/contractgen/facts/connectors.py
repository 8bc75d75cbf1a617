"""连接词两可的地方：和/或，以及限定费用、责任范围的列举末尾的“等”。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.slots import slot_at

_AND_OR = re.compile(r"(?:和|及|与|以及)\s?[/／]\s?或者?|或者?\s?[/／]\s?(?:和|及|与)")
_OPEN_LIST = re.compile(
    r"[\u4e00-\u9fff]{1,8}费(?:用)?、[^，。；]{0,30}?(?P<and>等)(?=(?:一切|全部|所有|相关|各项)?(?:费用|款项|支出|开支)?(?:均|由|，|。|；|$))"
)


@record
class Connector:
    """一处。kind：either 和/或，open 以“等”收尾的费用列举。"""

    span: Span
    kind: str


def connectors(reading: Reading) -> tuple[Connector, ...]:
    """条文与附件里连接词两可的地方。"""
    found = []
    for line in saying(reading, ("/", "／", "等")):
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body" or line.heading:
            continue
        for match in _AND_OR.finditer(line.text):
            if slot_at(line.text, *match.span()) is None:
                found.append(Connector(Span(line.index, *match.span()), "either"))
        for match in _OPEN_LIST.finditer(line.text):
            found.append(Connector(Span(line.index, *match.span("and")), "open"))
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))
