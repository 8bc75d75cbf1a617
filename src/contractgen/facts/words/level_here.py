"""同一条里有没有约定服务水平：比率、时限、按时点、罚则；以及它的算式里有哪些量。"""

from __future__ import annotations

import re

from contractgen.facts.words.outline import Outline
from contractgen.model.reading import Line

#: 约定了服务水平：比率、时限、按时点、罚则
_LEVEL = re.compile(
    r"[\d.]+\s*[%％‰]|[百千万]分之|率[^。；;]{0,8}(?:不低于|不少于|达到|≥)|÷|(?:不(?:得)?(?:超过|高于|低于|少于|多于|大于|小于)|≤|≥|达到)[^。；;，,]{0,6}\d|[\d一二两三四五六七八九十]+\s*个?(?:小时|分钟|秒|工作日|日|天)之?[内前]|\d{1,2}[:：]\d{2}|时限|[扣减赔罚][^。；;]{0,12}\d"
)
_FORMULA = re.compile(r"[＝=][^。；;，,\n]{2,60}")


def level_here(outline: Outline, line: Line) -> frozenset[str] | None:
    """同一条约定了服务水平的，其算式里的各个量；没有约定的为 None。"""
    article = outline.article(line.index)
    if article is None:
        return None
    text = "\n".join(one.text for one in outline.reading.lines[article.first : article.last + 1])
    if not _LEVEL.search(text):
        return None
    operands = (
        one.strip() for part in _FORMULA.findall(text) for one in re.split(r"[÷/／＝=－\-×*＋+（）()]", part)
    )
    return frozenset(one for one in operands if 2 < len(one) < 12 and not one[0].isdigit())
