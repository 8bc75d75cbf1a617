"""故障级别的定义：判断标准表、“高级故障是指……”，由谁认定级别，几套叫法有没有对应。"""

from __future__ import annotations

import re

from contractgen.facts.words.levels import Scheme, plain, schemes
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.severity_words import SeverityWord, severity_words, vocabulary

_LEVEL_HEAD = re.compile(r"级别|等级|优先级|严重|类别|分级|分类")
_CRITERIA_HEAD = re.compile(r"标准|定义|影响|描述|说明|情形|界定|含义|举例|范围")
_MEANS = re.compile(
    r"[”\"」』]?\s*(?:优先级|级别|级)?(?:的)?(?:故障|事件|问题)\s*[（(](?![\d一二三四五])[^（）()]{4,40}[)）]|[”\"」』]?\s*(?:优先级|级别|级)?(?:的)?(?:故障|事件|问题|报修|事项|工单)?\s*[”\"」』]?\s*(?:[（(][^（）()]{0,20}[)）])?[，,]?\s*(?:即(?!时|刻|使|可)|是指|系指|指(?!定|派|示|标)|定义为|：(?!.{0,6}(?:\d|[一二三四五六七八九十半]+(?:分|小时))))"
)
_ASSIGNED = re.compile(
    r"(?:等级|级别|优先级)[^。；;]{0,16}(?:由|经)[^。；;]{0,24}(?:认定|确定|判定|评定|协商|选定|选择|指定|划定|划分|判断|定|登记|初判|核定)|由[^。；;]{0,16}(?:认定|确定|判定)[^。；;]{0,8}(?:等级|级别|优先级)|(?:故障|[）)])[，,]?(?:均)?由[^，。；;]{1,12}(?:分级|定级|认定|判定)"
)


#: 逐级说明：一级为宕机；二级为……。A级：不能出纸。
_LEVEL = r"(?:[一二三四五]级|[1-5]级|[A-E][级类]|[PS][0-5]|特别重大|特大|重大|特急|加急|紧急|致命|严重|较重|较大|重要|次要|普通|日常|一般|轻微|高|中|低)"
_EXPLAINED = re.compile(
    rf"(?P<name>{_LEVEL})(?:级)?[”\"」]?(?:优先级)?(?:故障|事件|问题|缺陷|报修|事项|工单|情况)?[”\"」]?\s*(?:为|[，,]?即(?!时|刻|使|可)|是指|是|系指|指(?!定|派|示)|：|:|——|—|--)\s*"
    r"(?![^，,。；;]{0,10}(?:\d|[一二三四五六七八九十两半]+\s*(?:个)?(?:工作)?(?:分钟|小时|[日天])))[^，,。；;]{2}"
)
_EXPLAINED_AFTER = re.compile(
    rf"(?:的|者)[，,]?为(?P<name>{_LEVEL})(?:级)?(?:故障|事件|问题|缺陷)?(?=[；;，,。]|$)"
)
#: 说到某级故障、事件：发生紧急故障的、P1、P2级事件、属于“特急”的
_SAID = re.compile(
    r"(?<![一-龥A-Za-z])?(?P<name>特别重大|特大|特急|加急|紧急|危急|致命|重大|严重|较[大重]|重要|(?<![A-Za-z])[PSLT][0-5]|(?<![第上下])[一二三四]级|(?<![A-Za-z])[A-E][类级]|[红橙黄蓝]色|(?<![提最])高)"
    r"(?=(?:优先级|级别?)?(?:、(?:[PSLT][0-5]|[一二三四]|[A-E])[级类]?)*(?:级|优先级)?(?:的)?(?:系统|技术|网络|硬件|软件|业务|功能)?(?:故障|事件|事故))"
    r"|(?:属于?|定为|评为|认定为)[“\"](?P<quoted>[^”\"]{1,6})[”\"](?=的|级|，|,)"
)


_TROUBLE = re.compile(r"(?:优先级|级别?|的)?(?:系统|技术|网络|硬件|软件|业务|功能)?(?:故障|事件)")


@record
class Severities:
    """definitions：有定义的体系；mapped：在同一格或同一句里互相对应的体系；uses：各体系第一次出现的位置与原话。

    loose：说到某级故障、事件的话（发生紧急故障的，应……）。
    """

    definitions: frozenset[str]
    mapped: frozenset[frozenset[str]]
    uses: tuple[tuple[str, str, Span], ...]
    assigned: bool
    loose: tuple[tuple[str, str, Span], ...] = ()
    schemes: tuple[Scheme, ...] = ()  # 草稿自己的各套级别


def severities(reading: Reading) -> Severities:
    """全文的级别。"""
    defined: set[str] = set()
    mapped: set[frozenset[str]] = set()
    uses: dict[tuple[str, str], Span] = {}
    loose: list[tuple[str, str, Span]] = []
    explained: dict[str, int] = {}
    criteria = _criteria_tables(reading)
    assigned = False
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) or line.part != "body":
            continue
        assigned = assigned or bool(_ASSIGNED.search(line.text))
        words = severity_words(line.text)
        if line.cell is None:
            for found in (*_EXPLAINED.finditer(line.text), *_EXPLAINED_AFTER.finditer(line.text)):
                kind = vocabulary(found["name"])
                explained[kind] = explained.get(kind, 0) + 1
            for level in _SAID.finditer(line.text):
                word = level["name"] or level["quoted"]
                at = level.start("name") if level["name"] else level.start("quoted")
                loose.append((vocabulary(word), word, Span(line.index, at, at + len(word))))
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
    defined |= {kind for kind, times in explained.items() if times > 1}
    own = schemes(reading)
    for scheme in own:
        group = {vocabulary(name) for name in scheme.names} | {
            vocabulary(f"{name}级") for name in scheme.names
        }
        group |= {kind for kind, word in uses if plain(word) & scheme.names}
        mapped.add(frozenset(group))
        if scheme.defined:
            defined |= group
    used = tuple((kind, word, span) for (kind, word), span in uses.items())
    return Severities(frozenset(defined), frozenset(mapped), used, assigned, tuple(loose), own)


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
    if not words:
        return set()
    kinds = {each.vocabulary for each in words} - {"咨询"}
    if len(kinds) > 1 and re.search(r"即|对应|相当于|[（(]|等同", line.text):
        return {frozenset(kinds)}
    return set()
