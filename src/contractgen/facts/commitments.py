"""承诺的软硬：服务方做的事、达到的数，被“尽力、一般、计划、条件允许、仅供参考”一类的话架空。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.naming import Named, naming
from contractgen.facts.words.outline import Outline, Row, outlined
from contractgen.facts.words.service_results import (
    DEED,
    METRIC,
    QUANTITY,
    REFERRED,
    SPAN_OF_TIME,
    dateless,
)
from contractgen.facts.words.soft_words import (
    ABOUT,
    BILLED,
    CAUSED,
    GIVEN,
    HARD,
    LET_OFF,
    LITERALS,
    MILD,
    NOMINAL,
    NOT_BINDING,
    NOT_SOFT,
    PAST,
    PLANS,
    REWARDED,
    SOFT,
    as_needed,
)
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.grades import grades_in
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import readable, sentences

_PROMISE = re.compile(r"承诺|保证|(?<![响供适对])应当?|须|必须|将|会|要|确保|负责|有义务")
_BREACH = re.compile(r"视为[^，。；,;]{0,6}违约|构成违约")
#: 做成了才算的事；只说尽力去做、没有数的，要同时有“承诺、应”才是架空
_OUTCOME = re.compile(
    r"解决|修复|修好|恢复|响应|到场|到达|处[理置]|遵守|达到|完成|满足|实现|排除|履行|保障|保证|确保|关闭|办结|接近|控制|做到|缩短|上表|答复|回复|反馈|交付|提交"
)
_REACH = 24
_FORCE = "不可抗力"
_NEAR = 4
_CLAUSE = re.compile(r"[，,：:]")
#: 下一个分句另说一件事：另有条件、另有“应”
_ANOTHER = re.compile(
    r"\s*(?:因|如|若|确需|特殊|例外|但|除|无法|不能|超过|低于|否则|未|逾期|每|经|由)|[^，。；]{0,12}(?:(?<![响供适对])应|须|必须|不得|方可|有权)|[^，。；]*的$"
)
_GOAL = re.compile(
    r"(?:可用性|可用率|可用度|[一-龥]率|满意度)[^，。；,;]{0,6}?(目标)(?!值|责任)(?:为|是|定为|设为)?(?:不低于|不少于|达到|≥|:|：)?\s*$"
)
_BOUNDED = re.compile(
    r"(?:不(?:得|会)?(?:低于|高于|超过|少于|大于|多于)|低于|高于|少于|控制在|保持在|维持在|达到|≤|≥)\s*\d"
)
_TARGETS = re.compile(r"目标值?|指标|时限|标准|承诺值?|数值")
_IF = re.compile(r"\s*(?:[（(]\w{1,2}[)）])?(?:如|若|当|倘|一旦|遇)")
_SINCE = re.compile(r"(?:自|从|在)[^，。；,;]{0,24}?(?:起|之后|后|时)")
_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)


@record
class SoftWord:
    """一处软化的承诺。breach 为同一句又说视为违约；goal 为可用性只写“目标”。"""

    span: Span
    words: str
    breach: bool
    goal: bool


def commitments(reading: Reading) -> tuple[SoftWord, ...]:
    """全文软化的承诺，依行文次序，同一句只取一处。"""
    lines = [
        line
        for line in saying(reading, LITERALS)
        if line.zone in _ZONES
        and line.part == "body"
        and (not line.heading or len(line.text) > 30 or line.text.rstrip().endswith(("：", ":")))
    ]
    if not lines:
        return ()
    named, outline = naming(reading), outlined(reading)
    found = [
        each
        for line in lines
        if line.cell is None or len(line.text) > 16
        for each in _in_line(line, named, outline)
    ]
    cells = {line.index for line in lines if line.cell is not None}
    if cells:
        found += [each for row in outline.rows() for each in _in_row(row, cells)]
        heads: dict[int, list[Line]] = {}
        for line in reading.judged():
            if line.cell is not None and line.cell.header:
                heads.setdefault(line.cell.table, []).append(line)
        found += [each for row in heads.values() for each in _in_head(row)]
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))


# —— 句子 ——


def _in_line(line: Line, named: Named, outline: Outline) -> Iterator[SoftWord]:
    body = line.body
    shadow = dateless(readable(body))
    hard = [body[start:end] for start, end in sentences(body) if HARD.search(body[start:end])]
    for start, end in sentences(body):
        sentence = shadow[start:end]
        effort = (
            None
            if any(_bounds(each, body[start:end]) for each in hard)
            else _effort(sentence, body[start:end], line, named, outline)
        )
        nominal = _nominal(sentence, body[:end], line, outline)
        apart = effort and nominal and nominal[0] >= effort[1]
        goal = _goal(sentence)
        after = effort if goal and effort and effort[0] >= goal[1] else None  # 目标为99%，尽力达到：两处
        for soft in (goal or effort or nominal, after, nominal if apart else None):
            if soft is None:
                continue
            first, last = start + soft[0], start + soft[1]
            yield SoftWord(
                Span(line.index, line.body_start + first, line.body_start + last),
                body[first:last],
                bool(_BREACH.search(sentence)),
                bool(soft[2]),
            )


def _bounds(hard: str, sentence: str) -> bool:
    """另有最长不超过几日的一句管得住这一句；各说各的级别的不算。"""
    levels = [{(each.family, each.rank) for each in grades_in(text)} for text in (hard, sentence)]
    return hard == sentence or not all(levels) or bool(levels[0] & levels[1])


def _goal(sentence: str) -> tuple[int, int, bool] | None:
    if "目标" not in sentence:
        return None
    for found in percents(sentence):
        if goal := _GOAL.search(sentence[: found.start]):
            return goal.start(1), goal.end(1), True
    return None


def _effort(
    sentence: str, raw: str, line: Line, named: Named, outline: Outline
) -> tuple[int, int, bool] | None:
    """努力、打算、大概、有条件的话，管着一个量数或者一件做成才算的事。"""
    # “乙方计划在……内修复”：紧跟在称呼后面的计划
    plans = [each for each in PLANS.finditer(sentence) if sentence[: each.start()].endswith(named.labels)]
    given = [found for found in GIVEN.finditer(sentence) if _counted_with(sentence, found)]
    softened = [*SOFT.finditer(sentence), *plans, *given]
    about = ABOUT.search(sentence)
    if not softened and about is None:
        return None
    if MILD.search(sentence) or PAST.search(sentence) or _FORCE in sentence + outline.titles(line.index):
        return None  # 不可抗力之下尽力而为，本来就是法律要求的
    for soft in sorted(softened, key=lambda found: found.start()):
        first, last = _governed(sentence, soft)
        before, after = sentence[first : soft.start()], sentence[soft.end() : last]
        if (
            NOT_SOFT.search(before)
            or REWARDED.search(sentence)
            or _IF.match(sentence, first, soft.start())
            or _by_client(before, named)
            or sentence[first : _clause(sentence, soft.start(), soft.end())[1]].endswith("的")
        ):
            continue  # “预计超过两小时的”：是条件
        if BILLED.search(sentence, first, last):
            continue
        counted = _counted(raw[first:last], sentence[first:last])
        if first and sentence[first - 1] in "：:":  # “应答时间：乙方希望不超过30秒”
            first = max(sentence.rfind(mark, 0, first - 1) for mark in "，,") + 1
        done = any(pattern.search(sentence, first, last) for pattern in (DEED, METRIC, _BOUNDED))
        outcome = _OUTCOME.search(after[:_REACH]) if soft.lastgroup in ("effort", "chance") else None
        promised = bool(_PROMISE.search(sentence[: soft.end()])) or bool(_BREACH.search(sentence))
        if (counted and done) or (outcome and promised) or _leads(line, outline):
            ends = max(
                (
                    match.end()
                    for match in (
                        *DEED.finditer(after),
                        *QUANTITY.finditer(after[:_REACH]),
                        *SPAN_OF_TIME.finditer(after[:_REACH]),
                    )
                ),
                default=0,
            )
            return soft.start(), soft.end() + ends, False
    if about and SPAN_OF_TIME.search(sentence):
        left, right = _clause(sentence, about.start())
        right = right if DEED.search(sentence, left, right) else _clause(sentence, right + 1)[1]
        billed = BILLED.search(sentence, left, right)
        if (
            DEED.search(sentence, left, right)
            and not billed
            and not _by_client(sentence[left : about.start()], named)
        ):
            return about.start(), about.end(), False
    return None


def _counted_with(sentence: str, found: re.Match[str]) -> bool:
    first, last = _clause(sentence, found.start(), found.end())
    return _counted(sentence[first:last], sentence[first:last])


def _governed(sentence: str, soft: re.Match[str]) -> tuple[int, int]:
    """软化的话管到哪里：本分句，和其后没有另说一件事的分句。"""
    first, last = _clause(sentence, soft.start(), soft.end())
    while last < len(sentence):
        following = _clause(sentence, last + 1)[1]
        if _ANOTHER.match(sentence, last + 1, following):
            break
        last = following
    return first, last


def _clause(sentence: str, start: int, end: int | None = None) -> tuple[int, int]:
    first = max((found.end() for found in _CLAUSE.finditer(sentence, 0, start)), default=0)
    found = _CLAUSE.search(sentence, max(start, end or start))
    return first, found.start() if found else len(sentence)


def _counted(raw: str, plain: str) -> bool:
    """有量数，或者指着前面的数。"""
    return bool(SPAN_OF_TIME.search(dateless(raw)) or QUANTITY.search(plain) or REFERRED.search(plain))


def _by_client(before: str, named: Named) -> bool:
    """分句的主语是接受服务的一方。"""
    before = _SINCE.sub("", before)  # “自甲方报告之时起”说的不是主语
    said = min(
        ((before.find(label), -len(label), label) for label in named.labels if label in before), default=None
    )
    if said is None:
        return False
    label = said[2]
    return label == named.client if named.client else bool(named.provider) and label != named.provider


def _leads(line: Line, outline: Outline) -> bool:
    """以冒号引出各项，而各项写的是量数：“乙方努力做到：（1）15分钟响应……”。"""
    if not line.text.rstrip().endswith(("：", ":")):
        return False
    return any(_counted(each.text, each.text) and DEED.search(each.text) for each in outline.listed(line)[:8])


def _nominal(sentence: str, told: str, line: Line, outline: Outline) -> tuple[int, int, bool] | None:
    """数写了，却说仅供参考、不作为考核、做不到的以实际为准。told 是到这一句为止的本款。"""
    emptied = [
        (pattern, found)
        for pattern in (NOMINAL, LET_OFF, NOT_BINDING)
        if (found := pattern.search(sentence)) and not NOT_SOFT.search(sentence, 0, found.start())
    ]
    if not emptied or CAUSED.search(sentence) or PAST.search(sentence) or BILLED.search(sentence):
        return None
    if _TARGETS.search(sentence) and LET_OFF.search(sentence):  # 数在前面几款里
        earlier = outline.reading.lines[max(0, line.index - _NEAR) : line.index]
        told = "".join([*(each.text for each in earlier if each.zone is line.zone), told])
    measured = SPAN_OF_TIME.search(told) or QUANTITY.search(told) or REFERRED.search(sentence)
    about = METRIC.search(told) or DEED.search(told) or REFERRED.search(sentence)
    if not measured or not about:
        return None
    for pattern, found in emptied:
        if pattern is not NOT_BINDING or _counted(told, sentence):
            return found.start(), found.end(), False
    return None


# —— 表格 ——


def _in_row(row: Row, cells: set[int]) -> Iterator[SoftWord]:
    """一行有量数，而备注里说力争、期望值；另有保证值、最迟一栏的不算。"""
    whole = "".join(f"{line.cell.head}{line.text}" for line in row.cells if line.cell)
    if HARD.search(whole) or BILLED.search(whole):
        return
    if not any(_counted(line.text, line.text) for line in row.cells):
        return
    for line in row.cells:
        if line.index in cells and len(line.text) <= 16 and _soft_cell(line):
            yield SoftWord(Span(line.index, 0, len(line.text)), line.text, False, False)


def _in_head(heads: list[Line]) -> Iterator[SoftWord]:
    """整栏都是期望值、参考值，而没有保证值的一栏。"""
    if not HARD.search("".join(line.text for line in heads)):
        yield from (
            SoftWord(Span(line.index, 0, len(line.text)), line.text, False, False)
            for line in heads
            if NOMINAL.search(line.text) and not BILLED.search(line.text)
        )


def _soft_cell(line: Line) -> bool:
    text, cell = line.text, line.cell
    if PAST.search(text) or MILD.search(text) or (cell and as_needed(f"{cell.head} {cell.row_head}", text)):
        return False
    return any(pattern.search(text) for pattern in (NOMINAL, SOFT, NOT_BINDING, ABOUT))
