"""不是靠这个词来定的一处：说明别的词的话，级别表里说明那一级的一格，写明一年几次为限的。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Span
from contractgen.zh.duration_words import durations
from contractgen.zh.grades import grade_of

_DESCRIBING = re.compile(r"(?:[是系均仅]?指(?![定派示标])|即|包括|为下列|表现为)[^，。；;]{0,20}$")
#: 业务高峰保障，每年不超过4次
_CAPPED = re.compile(
    r"[^。；;]{0,24}每个?(?:年度?|月|季度?|周)[^。；;，,]{0,4}(?:不超过|不多于|至多|最多|限)\s*[\d一二两三四五六七八九十]+\s*[次场回]"
)


def explains(line: Line) -> bool:
    """级别表里说明那一级的一格：“紧急｜核心系统被控制、大量数据外泄”。"""
    cell = line.cell
    return (
        cell is not None
        and not cell.header
        and cell.column > 0
        and bool(grade_of(cell.row_head))
        and not durations(line.text)
    )


def aside(rows: frozenset[int], text: str, span: Span) -> bool:
    """不是靠这个词来定的：说明别的词，或者写明一年几次为限、多做不多做都有数。"""
    return span.line in rows or _in_description(text, span) or bool(_CAPPED.match(text, span.end))


def _in_description(text: str, span: Span) -> bool:
    """只出现在说明别的词的话里：“特急，指核心系统全部停用”。"""
    sentence = text[max(text.rfind(mark, 0, span.start) for mark in "。；;") + 1 : span.start]
    return bool(_DESCRIBING.search(sentence))
