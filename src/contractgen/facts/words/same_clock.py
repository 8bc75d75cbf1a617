"""这一款的时限用前条的起算点。"""

from __future__ import annotations

import re

from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Line, Reading

_ABOVE = re.compile(r"(?:前|上一?)[条款项](?:的|所列|约定|规定)?(?:各项)?(?:时限|期限|时间)")
_CLOCK = re.compile("起算|算起|[时日]起")


def same_clock(reading: Reading, line: Line) -> bool:
    """这一款说到前条的时限，前条写明了从何时起算：用的是同一只表。"""
    if not _ABOVE.search(line.text):
        return False
    outline = outlined(reading)
    here = outline.article(line.index)
    above = outline.article(here.first - 1) if here and here.first else None
    first = above.first if above else line.index
    return any(_CLOCK.search(each.text) for each in reading.lines[first : line.index])
