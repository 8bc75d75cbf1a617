"""分级的话里有、时限里没有的一级。"""

from __future__ import annotations

import re

from contractgen.facts.words.level_rows import LevelRow
from contractgen.model.reading import Span, Zone
from contractgen.review.draft import Draft
from contractgen.zh.grades import grades_in

_DIVIDED = re.compile(r"分(?:为|成|作)?|[:：]|定义|即|指")
_COUNT = re.compile(r"([两二三四五2-5])\s*个?(?:级别|等级|级|类|等|档)")
_NUMBER = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}


def unlisted(draft: Draft, rows: list[LevelRow]) -> tuple[str, Span] | None:
    """分级的话里有、时限里没有的一级：分为一至四级，表里只有三级。"""
    known = {(each.grade.family, each.grade.rank) for row in rows for each in row.promises[:1] if each.grade}
    families = {family for family, _ in known}
    if len(known) < len(rows) or len(families) != 1 or families & {"序", "围"}:
        return None
    named = "重" in families  # 高、中、低三级：说了几级，才知道少了哪一级
    for line in draft.reading.judged():
        if (
            line.cell is not None
            or line.zone not in (Zone.ARTICLE, Zone.ANNEX)
            or not _DIVIDED.search(line.text)
        ):
            continue
        said = [each for each in grades_in(line.text) if each.family in families]
        counted = _COUNT.search(line.text) if named else None
        if named:
            ranks = {(each.family, each.rank): each for each in said}
            whole = counted is not None and len(ranks) == _NUMBER[counted[1]] == len(known) + 1
            if whole and known < set(ranks):
                each = next(grade for key, grade in ranks.items() if key not in known)
                return each.name, Span(line.index, each.start, each.end)
            continue
        if not known <= {(each.family, each.rank) for each in said}:
            continue
        for each in said:
            if (each.family, each.rank) not in known and each.rank == len(known) + 1:
                return each.name, Span(line.index, each.start, each.end)
    return None
