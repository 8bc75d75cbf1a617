"""题文不符的条：标题是一件事，正文说的是另一件。"""

from __future__ import annotations

from contractgen.facts.words.heading_topics import unlike
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record


@record
class Misheaded:
    """题文不符的一条：标题是一件事，正文说的是 told。"""

    span: Span
    name: str
    heading: str
    told: str


def misheaded(reading: Reading) -> tuple[Misheaded, ...]:
    """标题与正文说的不是一件事的条。"""
    found = []
    for section in reading.sections:
        line = reading.lines[section.first]
        if section.kind != "article" or not section.heading or line.zone is not Zone.ARTICLE:
            continue
        own = line.text.partition(section.heading)[2]
        body = own + "\n".join(each.text for each in reading.lines[section.first + 1 : section.last + 1])
        if told := unlike(section.heading, body):
            found.append(Misheaded(Span(line.index, 0, len(line.text)), section.name, section.heading, told))
    return tuple(found)
