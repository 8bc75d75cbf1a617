"""一行里同一步写了几格的（到场（白班）、到场（夜班）），各是一种情形：哪一格的到场，与哪一格的恢复是一种情形。"""

from __future__ import annotations

from collections.abc import Mapping

from contractgen.facts.words.promise import Promise
from contractgen.facts.words.promise_match import step


class Sides:
    """names 是各格（行的序号）的标题；不靠词表，看两格的标题相同的字最多的，就是一种情形。"""

    def __init__(self, group: list[Promise], names: Mapping[int, str]) -> None:
        self._grams = {line: _pairs(name) for line, name in names.items()}
        self._cells: dict[str, set[int]] = {}
        for each in group:
            if each.span.line in self._grams:
                self._cells.setdefault(step(each) or each.deed, set()).add(each.span.line)

    def together(self, one: Promise, two: Promise) -> bool:
        """是一种情形：彼此都是对方那一步的几格里，标题最像的。"""
        return self._nearest(one, two) and self._nearest(two, one)

    def _nearest(self, one: Promise, two: Promise) -> bool:
        cells = self._cells.get(step(two) or two.deed, set())
        if len(cells) < 2 or one.span.line not in self._grams or two.span.line not in cells:
            return True
        own = self._grams[one.span.line]
        return len(own & self._grams[two.span.line]) == max(len(own & self._grams[cell]) for cell in cells)


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[place : place + 2] for place in range(len(name) - 1))
