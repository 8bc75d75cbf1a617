"""一档的两端含不含：写明的依所写；“以上、以下”依全文的约定。"""

from __future__ import annotations

from contractgen.facts.conventions import Conventions
from contractgen.facts.words.rungs import Rung


def bottom_in(rung: Rung, agreed: Conventions, worse: str) -> bool:
    """差的一端含不含。"""
    exclusive = agreed.exclusive_above if worse == "low" else agreed.exclusive_below
    return rung.bottom_in and not (rung.bottom_loose and exclusive)


def top_in(rung: Rung, agreed: Conventions, worse: str) -> bool:
    """好的一端含不含。"""
    exclusive = agreed.exclusive_below if worse == "low" else agreed.exclusive_above
    return rung.top_in and not (rung.top_loose and exclusive)
