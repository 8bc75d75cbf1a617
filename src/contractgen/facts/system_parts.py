"""服务对象由哪几样组成：闸口系统由软件、服务器、交换机组成；传感器、摊位秤、打印机，统称“称重系统”。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.served import served
from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.outline import Outline, outlined, sentences
from contractgen.facts.words.same_work import UPKEEP
from contractgen.facts.words.services import SERVING
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying

#: （下称“闸口系统”），由……组成；“称重系统”包括……
_MADE_OF = re.compile(
    r"[“\"](?P<whole>[^“”\"]{2,12})[”\"][)）]?[，,]?(?:系|是|均)?由(?P<parts>[^。；;“”\"]{6,120}?)(?:等[^。；;，,]{0,6})?(?:组成|构成)"
    r"|[“\"](?P<named>[^“”\"]{2,12})[”\"][)）]?[，,]?(?:由|包括|包含|指|含|[＝=]|为)(?P<listed>[^。；;“”\"]{6,120}?)(?=[，,]不(?:含|包)|[。；;]|$)"
)
#: 传感器、摊位秤、打印机，共四类，统称“称重系统”
_TOGETHER = re.compile(
    r"(?P<parts>[^。；;：:“”\"]{6,120}?)(?:[，,]?共[一二两三四五六七八九十\d]+[类种项套])?[，,]?(?:以下)?(?:统|合|总)称(?:为)?[“\"](?P<whole>[^“”\"]{2,12})[”\"]"
)
_PIECE = re.compile(r"、|以及|及|和|与")
_FEWEST, _LONGEST, _SHORTEST = 3, 14, 3  # 并列的至少几样；一样的名目有多长
_ABOUT = re.compile(rf"{SERVING}|标的|对象|范围|内容")
_VERBS = re.compile(r"[的应须不由在于负提]|故障|期间|情形")


@record
class SystemPart:
    """组成服务对象的一样东西：name 是它，whole 是整个对象的叫法。"""

    span: Span
    name: str
    whole: str


@once
def system_parts(reading: Reading) -> tuple[SystemPart, ...]:
    """服务方维护的对象由哪几样组成；看不出服务方维护它的没有。"""
    outline = outlined(reading)
    out = excluded_lines(outline)
    return tuple(
        found
        for line in saying(reading, ("组成", "构成", "称", "包括", "包含", "指", "含", "＝", "="))
        if line.cell is None and line.zone in (Zone.ARTICLE, Zone.ANNEX) and line.index not in out
        for found in _in_line(line, outline)
    )


def _in_line(line: Line, outline: Outline) -> Iterator[SystemPart]:
    for start, end in sentences(line.text, line.body_start):
        found = _MADE_OF.search(line.text, start, end) or _TOGETHER.match(line.text, start, end)
        if found is None:
            continue
        said = found.groupdict()
        whole = said["whole"] or said.get("named") or ""
        group = "parts" if said["parts"] else "listed"
        pieces = [piece.strip() for piece in _PIECE.split(found[group].split("，")[0])]
        if len(pieces) < _FEWEST or any(_VERBS.search(piece) for piece in pieces):
            continue
        if not _upkept(whole, line, outline):
            continue
        span = Span(line.index, *found.span(group))
        for piece in pieces:
            if _SHORTEST <= len(piece) <= _LONGEST:
                yield SystemPart(span, piece, whole)


def _upkept(whole: str, line: Line, outline: Outline) -> bool:
    """服务方维护这个对象；或者就写在维护对象、服务范围的标题之下。"""
    if _ABOUT.search(outline.titles(line.index)):
        return True
    return any(whole in one.text and one.content.activities & UPKEEP for one in served(outline.reading))
