"""故障级别的定义：判断标准表、“高级故障是指……”，由谁认定级别，几套叫法有没有对应。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.severity_words import SeverityWord, severity_words, vocabulary

_LEVEL_HEAD = re.compile(r"级别|等级|优先级|严重")
_CRITERIA_HEAD = re.compile(r"标准|定义|影响|描述|说明|情形|界定|含义|举例|范围")
_MEANS = re.compile(
    r"[”\"」』]?\s*(?:优先级|级别|级)?(?:的)?(?:故障|事件|问题)\s*[（(](?![\d一二三四五])[^（）()]{4,40}[)）]|[”\"」』]?\s*(?:优先级|级别|级)?(?:的)?(?:故障|事件|问题)?\s*[”\"」』]?\s*(?:[（(][^（）()]{0,20}[)）])?[，,]?\s*(?:是指|系指|指(?!定|派|示|标)|定义为|：(?!.{0,6}(?:\d|[一二三四五六七八九十半]+(?:分|小时))))"
)
_ASSIGNED = re.compile(
    r"(?:等级|级别|优先级)[^。；;]{0,16}(?:由|经)[^。；;]{0,20}(?:认定|确定|判定|评定|协商)|由[^。；;]{0,16}(?:认定|确定|判定)[^。；;]{0,8}(?:等级|级别|优先级)|(?:故障|[）)])[，,]?(?:均)?由[^，。；;]{1,12}(?:分级|定级|认定|判定)"
)


@record
class Severities:
    """definitions：有定义的体系；mapped：在同一格或同一句里互相对应的体系；uses：各体系第一次出现的位置与原话。"""

    definitions: frozenset[str]
    mapped: frozenset[frozenset[str]]
    uses: tuple[tuple[str, str, Span], ...]
    assigned: bool


def severities(reading: Reading) -> Severities:
    """全文的级别。"""
    defined: set[str] = set()
    mapped: set[frozenset[str]] = set()
    uses: dict[tuple[str, str], Span] = {}
    criteria = _criteria_tables(reading)
    assigned = False
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) or line.part != "body":
            continue
        assigned = assigned or bool(_ASSIGNED.search(line.text))
        words = severity_words(line.text)
        if (
            line.cell is not None
            and not line.cell.header
            and line.cell.table in criteria
            and line.cell.column == criteria[line.cell.table]
        ):
            defined |= {vocabulary(line.text), *(each.vocabulary for each in words)}
        if (
            line.cell is not None
            and not words
            and line.cell.column == 0
            and _LEVEL_HEAD.search(line.cell.head)
        ):
            uses.setdefault((vocabulary(line.text), line.text), Span(line.index, 0, len(line.text)))
        for each in words:
            uses.setdefault((each.vocabulary, each.word), Span(line.index, each.start, each.end))
            if _MEANS.match(line.text, each.end):
                defined.add(each.vocabulary)
        mapped |= _mapping(line, words)
    found = tuple((kind, word, span) for (kind, word), span in uses.items())
    return Severities(frozenset(defined), frozenset(mapped), found, assigned)


def _criteria_tables(reading: Reading) -> dict[int, int]:
    """有判断标准一栏的级别表：表号 → 级别所在的列。"""
    heads: dict[int, dict[int, str]] = {}
    for line in reading.lines:
        if line.cell is not None and line.cell.header:
            heads.setdefault(line.cell.table, {})[line.cell.column] = line.text
    found = {}
    for table, columns in heads.items():
        level = next((c for c, text in columns.items() if _LEVEL_HEAD.search(text)), None)
        if level is not None and any(
            c != level and _CRITERIA_HEAD.search(text) for c, text in columns.items()
        ):
            found[table] = level
    return found


def _mapping(line: Line, words: tuple[SeverityWord, ...]) -> set[frozenset[str]]:
    """一级（紧急）、P1（高）、“高”即一级：同一处两种叫法。"""
    kinds = {each.vocabulary for each in words} - {"咨询"}
    if len(kinds) > 1 and re.search(r"即|对应|相当于|[（(]|等同", line.text):
        return {frozenset(kinds)}
    return set()
