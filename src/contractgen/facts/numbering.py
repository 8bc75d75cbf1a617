"""编号的次序：同一单元之下，编号是否连续、有没有重号、跳级。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.facts.words.outline import form
from contractgen.model.reading import Reading, Section, Span, Zone
from contractgen.model.record import record
from contractgen.zh.numerals import to_chinese, to_legal

_SPECIAL = re.compile(r"专用|特别约定|补充条款|补充条件")
_RESERVED = re.compile(r"保留|删除|空缺|略")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LISTED = ("article", "cn", "cn_par", "par", "dot", "half", "circled", "lower")
_MINOR = ("circled", "lower")  # 项下的小号：只作提示


@record
class Irregular:
    """一处不连续。kind：duplicate 重号、gap 跳号、order 倒序、level 跳级。

    before 是它前面的一个编号的位置；expected 是此处应有的编号。
    """

    span: Span
    before: Span
    kind: str
    number: str
    expected: str
    unsure: bool = False


def irregular_numbers(reading: Reading) -> tuple[Irregular, ...]:
    """全部不连续的编号，依行文次序。专用条件只列所补充的条款，不查条的次序。"""
    groups: dict[tuple[int | None, str, int], list[Section]] = {}
    for section in reading.sections:
        line = reading.lines[section.first]
        if line.cell is not None or line.zone in (Zone.RESIDUE, Zone.INSTRUCTIONS, Zone.FORM):
            continue
        shape = _shape(section.path[-1])
        if section.kind == "annex" or not shape or shape == "chapter":
            continue
        key = (section.parent, shape, len(section.numbers))
        groups.setdefault(key, []).append(section)
    found = [one for key, sections in groups.items() for one in _sequence(reading, key, sections)]
    found += list(_levels(reading))
    return tuple(sorted(found, key=lambda one: one.span.line))


def _shape(number: str) -> str:
    """编号的样子；①与 a 各算一种。"""
    shape, first = form(number), number.strip()[:1]
    if shape != "other":
        return shape
    return "circled" if "①" <= first <= "⑳" else "lower" if "a" <= first <= "z" else shape


def _sequence(
    reading: Reading, key: tuple[int | None, str, int], sections: list[Section]
) -> Iterator[Irregular]:
    parent, shape, _ = key
    if parent is not None and _SPECIAL.search(reading.sections[parent].heading):
        return
    if shape not in _LISTED and not shape.startswith("chain"):
        return
    previous: Section | None = None
    doubled = False
    highest = 0
    for section in sections:
        if previous is not None and _translated(reading, previous, section):
            continue
        if previous is not None:
            one = _step(reading, previous, section, shape)
            caught_up = doubled and section.ordinal == previous.ordinal + 2
            doubled = one is not None and one.kind == "duplicate"
            swapped = one is not None and one.kind == "gap" and section.ordinal == highest + 1
            if one is not None and not caught_up and not swapped:
                yield one
        previous = section
        highest = section.ordinal if section.ordinal == 1 else max(highest, section.ordinal)


def _step(reading: Reading, previous: Section, section: Section, shape: str) -> Irregular | None:
    last, now = previous.ordinal, section.ordinal
    if previous.numbers[:-1] != section.numbers[:-1] or now == last + 1:
        return None
    if (
        _counted(reading, previous)
        and _counted(reading, section)
        and shape in ("dot", "par", "half", "cn_par")
    ):
        return None  # Word 自己数的：号不连续的是两列交错，不是写错
    again = now == last and (shape.startswith("chain") or section.first == previous.last + 1)
    if now == 1 and not again:  # 另起一列
        return None
    kind = "duplicate" if now == last else "gap" if now > last else "order"
    if kind == "gap" and (_hidden(reading, previous, last, now) or _RESERVED.search(previous.heading)):
        return None
    if kind == "gap" and now > last + 6 and shape not in ("article",) and not shape.startswith("chain"):
        return None  # 隔得太远，多半不是同一列
    if kind == "order" and shape in ("dot", "half", "par", "cn_par") and now <= 2:
        return None
    span, before = _number_span(reading, section), _number_span(reading, previous)
    return Irregular(span, before, kind, section.path[-1], _next(previous), shape in _MINOR)


def _translated(reading: Reading, previous: Section, section: Section) -> bool:
    """中英对照的合同：同一个号之后又来一遍，是外文的译文。"""
    if section.numbers != previous.numbers:
        return False
    texts = (reading.lines[one.first].body for one in (previous, section))
    chinese = [bool(_CHINESE.search(text)) for text in texts]
    return chinese == [True, False] or (chinese == [False, True] and section.first - previous.first <= 2)


def _counted(reading: Reading, section: Section) -> bool:
    return bool(reading.lines[section.first].label)


def _hidden(reading: Reading, previous: Section, last: int, now: int) -> bool:
    """缺的编号写在前一个单元的行里（一段里几个第×条，或制表符、软回车隔开）。"""
    numbers = range(last + 1, min(now, last + 40))
    shown = "|".join(f"{n}|{to_chinese(n)}" for n in numbers)
    typed = re.compile(
        rf"(?:^|[\s　；;。])(?:第\s*(?:{shown})\s*条(?![款的]|第|约定|规定|执行|办理)"
        rf"|(?:{shown})\s*[.、．)）])"
        rf"|[（(](?:{shown})[)）]"
    )
    own = form(previous.path[-1])
    lines = reading.lines[previous.first : previous.last + 1]
    return any(
        # 下一级自己的号（1．2．3．）不是缺的那个（二）
        typed.search(
            line.body if line.number and (form(line.number) != own or own.startswith("chain")) else line.text
        )
        for line in lines
    )


def _levels(reading: Reading) -> Iterator[Irregular]:
    """2.1 之下直接是 2.1.1.1。"""
    chains = [
        section
        for section in reading.sections
        if len(section.numbers) > 1 and form(section.path[-1]).startswith("chain")
    ]
    for previous, section in pairwise(chains):
        deeper = len(section.numbers) - len(previous.numbers)
        if deeper > 1 and section.numbers[: len(previous.numbers)] == previous.numbers:
            expected = ".".join(map(str, (*previous.numbers, 1)))
            yield Irregular(
                _number_span(reading, section),
                _number_span(reading, previous),
                "level",
                section.path[-1],
                expected,
            )


def _number_span(reading: Reading, section: Section) -> Span:
    """编号所在；自动编号不在文字里，取这一行的开头几个字。"""
    line = reading.lines[section.first]
    if line.body_start and not line.label:
        end = line.body_start
        while end > 0 and line.text[end - 1] in " \t\u3000、.．：:":
            end -= 1
        start = len(line.text[:end]) - len(line.text[:end].lstrip())
        return Span(line.index, start, end)
    return Span(line.index, line.body_start, min(len(line.text), line.body_start + 8))


def _next(previous: Section) -> str:
    """前一个编号的下一个，写法相同。"""
    shown, following = previous.path[-1], previous.ordinal + 1
    if _shape(shown) in _MINOR:
        return chr(ord(shown.strip()[0]) + 1)
    if len(previous.numbers) > 1:
        return ".".join(map(str, (*previous.numbers[:-1], following)))
    if re.search(r"\d", shown):
        return re.sub(r"\d+", str(following), shown, count=1)
    if re.search("[壹贰叁肆伍陆柒捌玖拾]", shown):
        return re.sub(
            "[壹贰叁肆伍陆柒捌玖拾]+",
            to_legal(following).removeprefix("壹")
            if following < 20 and following > 9
            else to_legal(following),
            shown,
            count=1,
        )
    return re.sub(r"[一二三四五六七八九十百零〇]+", to_chinese(following), shown, count=1)
