"""各占几成、各得几分：加起来应当是百分之百，或者写明的满分。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.record import record

_SHARED = re.compile(r"分摊|分担|分成|分享|权重|占比|构成|组成|分配|分别为|各占|比例为")
_PERCENT = re.compile(
    r"(?:^|[：:，,、；;和及])\s*[^：:，,、；;。\d%]{1,12}?(\d+(?:\.\d+)?)\s*[%％](?=[，,、；;。和及\s]|$)"
)
_POINTS = re.compile(
    r"(?:^|[：:，,、；;和及])\s*[^：:，,、；;。\d]{1,12}?(\d+(?:\.\d+)?)\s*分(?=[，,、；;。和及\s（(]|$)"
)
_FULL = re.compile(r"(?:满分|总分|合计|共计|总计|共)(?:为|是)?\s*(\d+)\s*分")
_LOOSE = re.compile(r"不超过|不低于|以上|以下|其余|剩余|余下|高于|低于|折|逾期|违约|税|利息|扣")
_FEWEST = 2


@record
class Shares:
    """一组份额：各在哪里，加起来是多少，应当是多少。"""

    kind: str
    places: tuple[tuple[int, int], ...]
    added: Decimal
    whole: Decimal


def shares(text: str) -> Iterator[Shares]:
    """一段里成组的份额。"""
    if "%" not in text and "％" not in text and "满分" not in text and "总分" not in text:
        return
    place = 0
    for end in [match.start() for match in re.finditer("。|$", text)]:
        told = _SHARED.search(text, place, end)
        if told and not _LOOSE.search(text, place, end):
            yield from _group("share", _PERCENT, text, told.end(), end, Decimal(100))
        full = _FULL.search(text, place, end)
        if full and not re.search("低于|扣|以上|达到", text[place:end]):
            yield from _group("points", _POINTS, text, place, full.start(), Decimal(full[1]))
        place = end + 1


def _group(
    kind: str, pattern: re.Pattern[str], text: str, start: int, end: int, whole: Decimal
) -> Iterator[Shares]:
    colon = max(text.rfind("：", start, end), text.rfind(":", start, end))
    found = list(pattern.finditer(text[:end], max(start, colon)))
    if len(found) >= _FEWEST:
        added = sum((Decimal(match[1]) for match in found), Decimal(0))
        yield Shares(kind, tuple(match.span(1) for match in found), added, whole)
