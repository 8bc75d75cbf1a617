"""一份草稿自己的级别：列在表里的、“分为甲、乙、丙三等”的、逐级说明的，各是一套；每一级有没有说明是什么情形。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.level_told import descriptive
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Zone
from contractgen.model.record import record
from contractgen.zh.longest_first import longest_first

LEVEL_HEAD = re.compile(r"级别|等级|优先级|严重|类别|分级|分类|等次|级次|紧急程度|^级$|^类$|^等$|^档$")
_COUNT = "[两二三四五六2-6]"
_OWN = r"[一-龥A-Za-zⅠ-Ⅴ\d]{1,6}(?:\s[级类])?"
#: 分特急、急、缓三等；分为红、橙、黄三色；分P1、P2、P3三级
_DIVIDED = re.compile(
    rf"分(?:为|成|作)?\s*[“\"]?(?P<names>{_OWN}[”\"]?(?:\s*[、，/和与及]\s*[“\"]?{_OWN}[”\"]?){{1,5}}?)\s*(?:(?P<count>(?:共|这)?{_COUNT}\s*(?:个)?(?:级|等|类|档|色|种|层))|(?=[，。；：:,;]|$))"
)
#: 单看就像级别的名字
_NAME = re.compile(
    r"(?:(?:严重度|级别|等级|优先级)\s*[1-5一二三四五]|特别重大|特大|特急|加急|紧急|危急|致命|重大|严重|较[大重]|重要|主要|一般|普通|常规|轻微|次要|提示|咨询|急|缓|高|中|低"
    r"|[一二三四五1-5ⅠⅡⅢⅣⅤ]|I{1,3}|IV|[甲乙丙丁]|[A-Ea-e]|红色?|橙色?|黄色?|蓝色?"
    r"|(?:P|S|L|T|Sev|Level)\s?-?\s?[0-5A-E]|Critical|Major|Minor|Blocker|High|Medium|Low|[一-龥]{1,3})"
    r"\s*(?:级别|等级|级|类|等|档|色)?(?:故障|事件|事故|缺陷|问题)?",
    re.IGNORECASE,
)
#: 不会认错的级别名
_SURE = re.compile(
    r"(?:(?:[PSLT]|Sev)\s?-?\s?[0-5A-E]|[一二三四五1-5ⅠⅡⅢA-E甲乙丙丁红橙黄蓝]\s*[级类等色档]|紧急|严重|特急|Critical|I{1,3}V?\s*类)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\d|[一二三四五六七八九十半两]+\s*个?\s*(?:分钟|小时|钟头|工作日|[日天刻])|时限|响应|解决|恢复|到场|不适用"
)
_HOW_LONG = re.compile(
    r"[\d一二三四五六七八九十半两]+\s*(?:个)?(?:工作)?(?:分钟|小时|钟头|[日天刻])\s*(?:内|以内|之内)?"
)
_TOLD_IN_NAME = re.compile(r"[（(][^（）()]*[一-龥]{3,}[^（）()]*[)）]\s*$")
_TAIL = re.compile(r"(?:级别|等级|级|类|等|档|色|优先级)?(?:故障|事件|事故|缺陷|问题)?$")
_WORDS = re.compile(r"[一-龥]")
_NONE = " —-/／"  # 没有填级别的一格：合计一行
_VERBS = re.compile(r"^(?:应|须|需|由|的|未|每|超|按|自|在|和|与|及|或|、|起|者|均|且)")


@record
class Scheme:
    """一套级别：各级的名字（去掉“级、类、故障”等字尾），和说明了是什么情形的那些。"""

    names: frozenset[str]
    explained: frozenset[str]

    @property
    def defined(self) -> bool:
        """过半的级别有说明。"""
        return len(self.explained) * 2 >= len(self.names)


def plain(word: str) -> frozenset[str]:
    """一个级别名的各种说法：一级（紧急）→ 一、紧急。"""
    parts = [
        part.strip() for part in re.split(r"[（()）/、，,“”\"]", word.replace("　", " ")) if part.strip()
    ]
    named = parts[:1] + [part for part in parts[1:] if len(part) <= 4 and not part.startswith("其")]
    return frozenset(_bare(part) for part in named)


def _bare(word: str) -> str:
    """去掉字尾：红色级 → 红，A 类 → A。"""
    said = word.replace(" ", "").upper()
    while (shorter := _TAIL.sub("", said)) and shorter != said:
        said = shorter
    return said


@once
def schemes(reading: Reading) -> tuple[Scheme, ...]:
    """全文各套级别。"""
    groups = [*_in_tables(reading), *_in_prose(reading), *_strung(reading)]
    merged: list[set[str]] = []
    for group in groups:
        same = next((one for one in merged if one & group), None)
        merged.append(set(group)) if same is None else same.update(group)
    explained = _explained(reading, frozenset().union(*merged)) if merged else frozenset()
    return tuple(Scheme(frozenset(one), frozenset(one & explained)) for one in merged if len(one) > 1)


def _in_tables(reading: Reading) -> Iterator[frozenset[str]]:
    """级别一列的各格；或者列标题就是各级（横着排的）。"""
    tables: dict[int, list[Line]] = {}
    for line in reading.judged():
        if line.cell is not None:
            tables.setdefault(line.cell.table, []).append(line)
    for lines in tables.values():
        heads = [line for line in lines if line.cell and (line.cell.row == 0 or line.cell.header)]
        for column in {line.cell.column for line in heads if line.cell}:
            head = next((line.text for line in heads if line.cell and line.cell.column == column), "")
            cells = [
                line.text.strip()
                for line in lines
                if line.cell and line.cell.column == column and line.cell.row and line.text.strip(_NONE)
            ]
            if (LEVEL_HEAD.search(head) or (column == 0 and not head)) and cells and _all_named(cells):
                yield frozenset().union(*map(plain, cells))
        across = [line.text.strip() for line in heads if line.cell and line.cell.column]
        if len(across) > 1 and _all_named(across, strict=True):
            yield frozenset().union(*map(plain, across))


def _all_named(cells: list[str], strict: bool = False) -> bool:
    """各格都像级别名。横排的表头另要至少一格是不会认错的（P1、一级、L1级）。"""
    if len(cells) < 2 or not all(_NAME.fullmatch(re.split("[（(]", cell)[0].strip()) for cell in cells):
        return False
    return not strict or any(_SURE.match(cell) for cell in cells)


def _in_prose(reading: Reading) -> Iterator[frozenset[str]]:
    for line in reading.judged():
        if line.cell is None and "分" in line.text:
            for found in _DIVIDED.finditer(line.text):
                names = [name.strip(' “”"') for name in re.split(r"[、，/和与及]", found["names"])]
                if found["count"] is None and not all(map(_SURE.match, names)):
                    continue
                yield frozenset().union(*(plain(name) for name in names if name.strip(' “”"')))


#: 逐级说明里的级别名：危急级、甲类、红色级、P1、特急
_LISTED = (
    r"(?:(?:严重度|级别|等级|优先级)\s*[1-5一二三四五]|(?![等上下升降分定各同高低该此本])[一-龥]{1,3}(?:级|类)|[A-E甲乙丙丁]\s*[类级等]|I{1,3}V?\s*[类级]|[PSLT][0-5]|[红橙黄蓝]色级?"
    r"|特急|加急|急|缓|紧急|危急|严重|重大|较[大重]|重要|一般|普通|轻微|Critical|Major|Minor|Blocker)"
)
_STRUNG = re.compile(
    rf"(?:^|[；;。：:，,、）)]|\s)\s*[“\"]?(?P<name>{_LISTED})(?:级|类)?(?:故障|事件|事故|缺陷|问题)?[”\"]?\s*(?:[（(：:，,]|——|—|--|为|是指|是|指)\s*(?P<told>[^。；;（(）)]{{2,}})",
    re.IGNORECASE,
)


def _strung(reading: Reading) -> Iterator[frozenset[str]]:
    """同一段里，或者并列的各项里，逐级说明的。"""
    listed: dict[int | None, set[str]] = {}
    for line in reading.judged():
        if line.cell is not None or line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING):
            continue
        body = line.body
        here = {
            name
            for match in _STRUNG.finditer(body)
            if descriptive(match["told"].strip())
            for name in plain(match["name"])
        }
        section = reading.section_at(line.index)
        if len(here) > 1:
            yield frozenset(here)
        elif here and _STRUNG.match(body) and section is not None:
            listed.setdefault(
                section.parent if section.first == line.index else reading.sections.index(section), set()
            ).update(here)
    yield from (frozenset(names) for names in listed.values() if len(names) > 1)


def _explained(reading: Reading, names: frozenset[str]) -> frozenset[str]:
    """有说明的级别：名字之后的括号、冒号、“为、指”接着一段不是时限的话；或者“……的为×级”；或者表里同一行（列）有这样的话。"""
    found: set[str] = set()
    listed = longest_first(names)
    if not listed:
        return frozenset()
    tail = r"\s*色?\s*(?:级别|等级|级|类|等|档|色|优先级)?[”\"』」]?(?:\s*[（(][^（）()]{1,6}[)）])?(?:故障|事件|事故|缺陷|问题)?[”\"』」]?"
    ahead = re.compile(
        rf"(?<![一-龥A-Za-z\d])[“\"『「]?(?P<name>{listed}){tail}\s*(?:[（(：:，,=＝]|——|—|--|为|是指|系指|是|指|即)\s*(?P<told>[^。；;（(）)]{{2,}})",
        re.IGNORECASE,
    )
    behind = re.compile(
        rf"(?:[者的，,]|的[，,])\s*(?:为|属于?|定为|算作?|列为|归为)\s*[“\"]?(?P<name>{listed}){tail}(?=[。；;，,、）)]|$)",
        re.IGNORECASE,
    )
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING, Zone.FORM) or line.cell is not None:
            continue
        text = f"{line.label} {line.text}" if line.label else line.text
        for match in ahead.finditer(text):
            told = match["told"].strip()
            if descriptive(told):
                found.add(_bare(match["name"]))
        found.update(_bare(match["name"]) for match in behind.finditer(text))
    return frozenset(found | _explained_in_tables(reading, names))


def _explained_in_tables(reading: Reading, names: frozenset[str]) -> set[str]:
    rows: dict[tuple[int, int], list[Line]] = {}
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in reading.judged():
        if line.cell is not None:
            rows.setdefault((line.cell.table, line.cell.row), []).append(line)
            columns.setdefault((line.cell.table, line.cell.column), []).append(line)
    found: set[str] = set()
    for cells in (*rows.values(), *columns.values()):
        owners = plain(cells[0].text) & names if len(cells) > 1 else frozenset()
        if _TOLD_IN_NAME.search(cells[0].text):  # 甲类（供电或制冷中断）
            found |= plain(re.split("[（(]", cells[0].text)[0]) & names
        told = any(
            len(_WORDS.findall(line.text)) >= 4
            and not _TIMED.search(line.text[:8])
            and not _HOW_LONG.search(line.text)
            and descriptive(line.text)
            for line in cells[1:]
        )
        if owners and told:
            found |= owners
    for cells in rows.values():
        found |= _listed(cells, names)
    return found


def _listed(cells: list[Line], names: frozenset[str]) -> frozenset[str]:
    """清单里逐台写明级别的：“光纤存储｜核心”，级别一栏之前的一格说的是哪样东西。"""
    for place, line in enumerate(cells):
        own = plain(line.text) & names if place and line.cell and LEVEL_HEAD.search(line.cell.head) else None
        if own and any(
            descriptive(each.text) and not plain(each.text) & names and not _TIMED.search(each.text[:8])
            for each in cells[:place]
        ):
            return frozenset(own)
    return frozenset()
