"""逐行列出的各级：没有编号，一行一级，行首就是级别的名称。"""

from __future__ import annotations

from contractgen.facts.promises import Promise
from contractgen.model.reading import Reading

_NEAREST = 6  # 列出的各级相隔不过几行
_BULLETS = " \t\u3000-－–—•·*◆■"


def listed_apart(reading: Reading, one: Promise, two: Promise) -> bool:
    """普通故障一行，一般问题一行：名称不同，就是两级，轻重相近也不是一级写了两遍。"""
    names = [each.grade.name if each.grade else "" for each in (one, two)]
    first, last = sorted((one.span.line, two.span.line))
    if names[0] == names[1] or not all(names) or last - first > _NEAREST:
        return False
    rows = reading.lines[first : last + 1]
    return all(line.cell is None and not line.number for line in rows) and all(
        reading.lines[each.span.line].text.lstrip(_BULLETS).startswith(name)
        for each, name in zip((one, two), names, strict=True)
    )
