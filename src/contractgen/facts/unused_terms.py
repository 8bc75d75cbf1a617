"""定义了而后文再没有用到的词。"""

from __future__ import annotations

from contractgen.facts.words.defining import Definition, all_defined
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Reading

_SHORTEST = 2


def unused_terms(reading: Reading) -> tuple[Definition, ...]:
    """定义条款里的词，除定义的那一行外全文（表格、附件在内）没有出现过；当事人的称呼不算。"""
    defined = [
        found
        for found in all_defined(outlined(reading))
        if found.glossary and not found.local and found.term not in LABELS and len(found.term) >= _SHORTEST
    ]
    if not defined:
        return ()
    lines = [(line.index, line.text) for line in reading.judged()]
    return tuple(
        found
        for found in defined
        if not any(found.term in text for index, text in lines if index != found.span.line)
        and sum(text.count(found.term) for index, text in lines if index == found.span.line) == 1
    )
