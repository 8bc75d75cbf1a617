"""定义：哪些词有定义，怎样定义，在哪里。"""

from __future__ import annotations

from contractgen.facts.words.defining import Definition, all_defined
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Reading


def definitions(reading: Reading) -> tuple[Definition, ...]:
    """全部定义；当事人的称呼不算。"""
    return tuple(found for found in all_defined(outlined(reading)) if found.term not in LABELS)
