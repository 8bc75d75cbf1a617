"""各级指的是什么情形：停摆：整个店收不了款；致命（无法登录）；Ⅰ级指全院停诊；别处只说情形的，由此知道是哪一级。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest

from contractgen.facts.words.level_told import descriptive
from contractgen.facts.words.promise import Promise
from contractgen.facts.words.promise_match import plain_case, polar
from contractgen.model.reading import Reading
from contractgen.model.record import replace
from contractgen.model.saying import saying
from contractgen.zh.deeds import overlap
from contractgen.zh.grades import Grade

_TOLD = re.compile(
    r"(?:级别?|类|等|档|色)?[”\"』」]?(?:的)?[一-龥]{0,4}?(?:[（(](?P<aside>[^（）()]{3,60})[)）]|(?:：|:|——|是?指|为|即|包括)(?P<after>[^。；;]{3,80}))"
)
_PARTS = re.compile(r"[，,、]|或者?|以及|及|和")
_TIMED = re.compile(r"^[\d\s.~～—\-]*(?:分钟|小时|个?工作日|日|天|min|h)|^\s*[—\-/无]*\s*$")
_MANY = 40
_SHORTEST = 4


def named_by_meaning(
    reading: Reading, found: list[Promise], grader: Callable[[str], tuple[Grade, ...]]
) -> list[Promise]:
    """只说情形、没有说级别的承诺，情形正是某一级的说明的，写上那一级。"""
    graded = {each.level: each.grade for each in found if each.graded and each.grade is not None}
    if not graded or not any(each.case and not each.level for each in found):
        return found
    meanings = tuple(_meanings(reading, graded, grader, found))
    return [_named(each, meanings) for each in found]


def _meanings(
    reading: Reading,
    graded: Mapping[str, Grade],
    grader: Callable[[str], tuple[Grade, ...]],
    found: list[Promise],
) -> Iterator[tuple[str, Grade, str]]:
    """（级别名，轻重，它的一种情形）。"""
    names = [name for name in graded if name][:_MANY]
    for line in saying(reading, names):
        if line.cell is not None:
            continue
        grades = grader(line.text)
        for each, following in zip_longest(grades, grades[1:]):
            end = following.start if following else len(line.text)
            if told := _TOLD.match(line.text, each.end, end):
                yield from _parts(each.name, each, told["aside"] or told["after"])
    for line in reading.judged():  # 级别横着排的、只说情形不写时限的表：判定｜任一冷库测点失联
        cell = line.cell
        if cell is not None and cell.column and not cell.header and not _TIMED.search(line.text):
            for name in {cell.row_head.strip(), cell.head.strip()} & set(names):
                yield from _parts(name, graded[name], line.text)
    for promise in found:
        if promise.table is not None and promise.graded and promise.grade is not None and promise.case:
            yield from _parts(promise.level, promise.grade, promise.case)


def _parts(name: str, grade: Grade, told: str) -> Iterable[tuple[str, Grade, str]]:
    if descriptive(told):
        for part in (told, *_PARTS.split(told)):
            if len(plain := plain_case(part)) >= _SHORTEST:
                yield name, grade, plain


def _named(promise: Promise, meanings: tuple[tuple[str, Grade, str], ...]) -> Promise:
    if promise.level or promise.grade is not None or not promise.case:
        return promise
    plain = plain_case(promise.case)
    if len(plain) < _SHORTEST:
        return promise
    for same in (_within, _same):  # 原话就在一级的说明里的，不问别级的说明像不像
        fits = {
            (grade.family, grade.rank): (name, grade, told)
            for name, grade, told in meanings
            if same(plain, told)
        }
        if fits:
            break
    if len(fits) != 1:
        return promise
    name, grade, told = next(iter(fits.values()))
    guessed = plain not in told and told not in plain  # 单个备份作业持续失败，与备份作业失败，未必是一回事
    return replace(promise, level=name, grade=grade, case="", conditional=False, guessed=guessed)


def _within(case: str, told: str) -> bool:
    return polar(case) == polar(told) and (case in told or told in case)


def _same(case: str, told: str) -> bool:
    """情形的话就在说明里，或者大半相同；说的轻重、有无不同的不算。"""
    return _within(case, told) or (polar(case) == polar(told) and overlap(case, told) >= 0.8)
