"""买卖、施工附带的保修：不是以响应为主要内容的服务，通常不分级别，也不逐项写后果。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span

_WARRANTY = re.compile("质保|保修|质量保证|售后|三包")


def in_warranty(reading: Reading, span: Span) -> bool:
    """这一处在保修的条款里：标题或者本行说到质保、售后。"""
    heading = ""
    section = reading.section_at(span.line)
    while section is not None:
        heading += section.heading
        section = reading.sections[section.parent] if section.parent is not None else None
    return bool(_WARRANTY.search(heading + reading.lines[span.line].text))
