"""决定扣款、解除、计费、期限而没有说明的词：按构词认出来，再看全文有没有说明。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.defining import all_defined
from contractgen.facts.words.outline import Outline, outlined, sentences
from contractgen.facts.words.retellings import retellings
from contractgen.facts.words.vague_terms import (
    ALSO_DECIDES,
    ANY_FAMILY,
    DECIDES,
    EXPLAINED_AFTER,
    EXPLAINED_BEFORE,
    FAMILIES,
    LOOSER,
)
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
#: 级别表里的名目：A类事件、一类客户
_CLASS = re.compile(r"(?:[A-DＡ-Ｄ甲乙丙丁ⅠⅡⅢⅣ一二三四]|[1-4])\s*(?:类|型|档|等)[\u4e00-\u9fff]{0,4}$")
#: 说明某一级是什么情形的各项：“重大：机柜断电、网络中断……”
_PLAIN = ("state", "measured")
_ITEMISED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.．、])?[^：:，。；\d]{1,8}(?:[（(][^（）()]*[)）])?[：:][^。；]*$"
)
_LIMIT = re.compile(r"\d+\s*(?:分钟|小时|日|天|个?工作日|元|%|％)")
_DESCRIBED = re.compile(r"说明|描述|定义|标准|情形|含义|表现|范围|条件|举例|判定|特征")


@record
class VagueTerm:
    """一个没有说明的词第一次出现之处。"""

    span: Span
    term: str
    uses: int


def vague_terms_used(reading: Reading) -> tuple[VagueTerm, ...]:
    """依第一次出现的次序。"""
    outline = outlined(reading)
    known = frozenset(each.term for each in all_defined(outline))
    lines = [line for line in outline.lines() if line.zone in _ZONES and line.part == "body"]
    text = "\n".join(line.text for line in lines)
    found: dict[str, VagueTerm] = {}
    for line in lines:
        for term, start, end in _deciding(line, lines):
            if term in found or any(term in name or name in term for name in known):
                continue
            if not _explained(term, outline, lines):
                found[term] = VagueTerm(Span(line.index, start, end), term, text.count(term))
    return (*found.values(), *_classes(outline, text))


def _deciding(line: Line, lines: list[Line]) -> Iterator[tuple[str, int, int]]:
    """line 里要紧的词：同一句、或者紧接的下一句里有扣款、解除、计费。"""
    if line.heading or line.cell is not None:
        return
    for start, end in sentences(line.text, line.body_start):
        sentence = line.text[start:end]
        for family, pattern in FAMILIES if ANY_FAMILY.search(sentence) else ():
            for hit in pattern.finditer(sentence):
                term = hit[0].replace("的", "")
                place = start + hit.start()
                if family in _PLAIN and _ITEMISED.match(line.body[: place - line.body_start]):
                    continue
                if family == "code" and any(_tells(each, term) for each in lines):
                    continue
                near = sentence + _next(line, end, lines)
                dated = family == "milestone" and re.search(rf"自{term}|{term}(?:起|后|的?次日)", sentence)
                if (dated or _decides(family, near)) and not slot_at(line.text, place):
                    yield term, place, start + hit.end()


def _tells(line: Line, code: str) -> bool:
    """P1 一行、一格：有表、有说明。"""
    core = code[:2]
    return (line.cell is not None and core in line.text) or line.body.lstrip("“（(【 ").startswith(core)


def _decides(family: str, near: str) -> bool:
    """近旁有扣款、解除、计费；认得宽的几类，说到谁负担、何时到场的也算。"""
    if family == "milestone":
        return False
    return bool(DECIDES.search(near)) or (family in LOOSER and ALSO_DECIDES.search(near) is not None)


def _next(line: Line, end: int, lines: list[Line]) -> str:
    rest = line.text[end:].strip()
    if rest:
        return rest[:60]
    place = next((at for at, each in enumerate(lines) if each is line), -1)
    following = lines[place + 1] if 0 <= place < len(lines) - 1 else None
    return following.body[:60] if following is not None and not following.heading else ""


def _explained(term: str, outline: Outline, lines: list[Line]) -> bool:
    """全文有一处说明了它。"""
    for line in lines:
        if term not in line.text:
            continue
        if line.cell is not None and line.text.strip(" “”") == term:
            return True
        for hit in re.finditer(re.escape(term), line.text):
            before, after = line.text[: hit.start()], line.text[hit.end() :]
            if EXPLAINED_AFTER.match(after) or EXPLAINED_BEFORE.search(before):
                return True
    return any(True for _ in retellings(term, outline))


def _classes(outline: Outline, text: str) -> Iterator[VagueTerm]:
    """表里按类分级定时限、定价，而没有一处说明各类是什么。"""
    tables: dict[int, list[tuple[Line, str]]] = {}
    for row in outline.rows():
        first = row.cells[0]
        described = any(
            cell.cell and (_DESCRIBED.search(cell.cell.head) or len(cell.text) > 24) for cell in row.cells[1:]
        )
        limited = any(_LIMIT.search(cell.text) for cell in row.cells[1:])
        if _CLASS.match(first.text.strip()) and limited and not described:
            tables.setdefault(row.table, []).append((first, first.text.strip()))
    for named in tables.values():
        line, term = named[0]
        if (
            len(named) > 1
            and text.count(term) <= 2
            and not re.search(
                rf"{re.escape(term)}[”\"]?\s*(?:[（(：:]|是?指|为|包括)|(?:为|属于?|列为){re.escape(term)}",
                text,
            )
        ):
            yield VagueTerm(Span(line.index, 0, len(line.text)), term, text.count(term))
