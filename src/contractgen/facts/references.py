"""对条款的引用：引了哪一条、草稿里有没有、所引的是哪几行；引用法律和其他文件的不算。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.addresses import Addresses, Place, resolve
from contractgen.facts.words.affinity import Affinity
from contractgen.facts.words.foreign import BODY_BEFORE, foreign, lawful
from contractgen.facts.words.lettered_references import Lettered, lettered
from contractgen.facts.words.mismatches import Mismatch, mismatch_of
from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.reference_forms import (
    ANNEX,
    FOREIGN_STYLE_MARKS,
    Pointer,
    annex_number,
    foreign_style,
    number,
    pointers,
)
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record, replace
from contractgen.zh.slots import slot_at

_POINTS = re.compile(r"条款?号|条目|通用条[款件]|对应条款|合同条款")
_UNSURE_BEFORE = re.compile(r"(?<!本)(?:合同|协议|条款|须知|规则|规定)(?:的|中|之)?\s*$")
_ANNEX_BEFORE = re.compile(
    rf"(?:{ANNEX.pattern})\s*(?:《[^《》]{{1,40}}》)?\s*(?:的|中|之"
    rf"|，)?\s*(?:第[^，,。；;]{{1,10}}[条款项][、和及与或至])*$"
)
#: 第贰节第1条、第三章第二条：只在那一章、节里找
_CHAPTER_BEFORE = re.compile(
    r"第\s*([一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*(?:[章节编篇]|部分)(?:的|之|中)?\s*$"
)
_GROUPED = re.compile(r"\s*(?:[、，]|和|及|与|或者|或|至|到|以及)\s*第")
_TOC = re.compile(r"(?:\.{3,}|…{1,}|·{3,}|\t)\s*\d+$")
_UNNUMBERED_ANNEX = re.compile(r"该附件(?:的)?$|本附件(?:的)?$")


@record
class Reference:
    """一处引用。

    place 是所指之处，草稿里没有时为 None；missing 说明缺的是哪一级（第五条、第二款、附件三）。
    sure 为假表示也可能指别的文件，或者所在部分没有编号，不能断定。
    part 是所指的附件在 sections 中的序号，正文为 -1。
    """

    span: Span
    text: str
    pointer: Pointer
    part: int
    place: Place | None
    missing: str = ""
    sure: bool = True
    provisional: bool = False
    mismatch: Mismatch | None = None


#: 编号前只有符号；编号后是空格与短短的名目
_ITSELF = re.compile(r"[^\w\s（(“《]+\s*")
_TITLED = re.compile(r"[\s　]+[^，。；;,]{2,20}$")
#: 写在句号之后、章名之后的条号，后面是条的名目
_STRAY = re.compile(
    r"(?:(?<=[。；;）)”])|(?<=^)|(?<=章[\u4e00-\u9fff]{2})|(?<=章[\u4e00-\u9fff]{4})|(?<=章[\u4e00-\u9fff]{5}))\s*"
    r"第\s*([一二三四五六七八九十百\d]{1,4})\s*条(?![、和及至与或第款项之的所约规])"
)
_JOINED = re.compile(r"[与和、及]\s*$")
_AND_NEXT = re.compile(r"[\s　]+[\u4e00-\u9fff]{2,10}$")


def references(reading: Reading) -> tuple[Reference, ...]:
    """全部引用，依行文次序。"""
    outline = outlined(reading)
    book = Addresses(outline)
    affinity = Affinity(outline)
    own = lettered(reading)
    foreign_marks = tuple(
        mark
        for mark in FOREIGN_STYLE_MARKS
        if any((line.number or line.label).startswith(mark) for line in reading.lines)
    )
    return tuple(
        found
        for line in outline.lines()
        for found in _in_line(
            line, outline, book, affinity, any(mark in line.text for mark in foreign_marks), own
        )
    )


def _in_line(
    line: Line,
    outline: Outline,
    book: Addresses,
    affinity: Affinity,
    marked: bool,
    own: Lettered | None = None,
) -> Iterator[Reference]:
    text = line.text
    if (
        not marked
        and own is None
        and "第" not in text
        and "前" not in text
        and "上" not in text
        and "." not in text
        and "．" not in text
        and "本" not in text
    ) or _TOC.search(text):
        return
    if line.cell is not None and _POINTS.search(line.cell.head):
        return  # 专用条款表的“条款号”一栏：说的是通用条款
    part: int | None = None
    previous = -1
    other = False
    run_on = _run_on(text)
    found = pointers(text)
    if marked:
        found = iter(sorted((*found, *foreign_style(text)), key=lambda each: each.start))
    if own is not None and (told := tuple(own.pointers(text))):
        found = iter(sorted((*found, *told), key=lambda each: each.start))
    for pointer in found:
        if pointer.start in run_on:
            continue
        if pointer.end <= line.body_start or pointer.start < line.body_start:
            continue
        if len(text) < 30 and _ITSELF.fullmatch(text, 0, pointer.start) and _TITLED.match(text, pointer.end):
            return  # “## 第七条 保密条款”：编号前有符号的标题，不是引用
        if line.heading and _AND_NEXT.match(text, pointer.end) and _JOINED.search(text, 0, pointer.start):
            continue  # 第四条 质量保证与第五条 违约责任：两条合写一个标题
        joined = previous >= 0 and bool(
            re.fullmatch(r"[、和及与或至到者以并\s]*", text[previous : pointer.start])
        )
        previous = pointer.end
        before = text[max(0, pointer.start - 40) : pointer.start]
        if not joined:
            other = foreign(before, text[pointer.end : pointer.end + 6])
            part = _part(before, line, outline, book)
        if other:
            continue
        span = Span(line.index, pointer.start, pointer.end)
        provisional = slot_at(text, pointer.start, pointer.end) is not None
        if part is None:  # 所引的附件不在草稿里，由附件的规则去说
            yield Reference(
                span, text[pointer.start : pointer.end], pointer, -1, None, "", False, provisional
            )
            continue
        letter = (
            text[pointer.start] if text[pointer.start].isascii() and text[pointer.start].isalpha() else ""
        )
        if book.lettered and not pointer.relative:
            part = book.owner(part, letter)
        chapter = _CHAPTER_BEFORE.search(before) if pointer.article and not joined else None
        if chapter and not pointer.clause and not pointer.items:
            place, missing = book.within(part, number(chapter[1]) or 0, pointer.article or 0)
        else:
            place, missing = resolve(pointer, line, part, outline, book)
        if place is None and pointer.bracketed:
            pointer = replace(pointer, relative="")
            place, missing = book.bracketed(part, pointer.clause or 0)
        alone = pointer.relative == "本条" and pointer.clause is None and len(pointer.items) == 1
        if place is None and alone and (run := book.running.get((part, pointer.items[0]))) is not None:
            place, missing = book.place(run), ""  # 各条之下的 1. 2. 3. 一直数到最后：第6项在前面的一条里
        if missing and letter:
            missing = text[pointer.start : pointer.end]  # 字母打头的，照原样说
        if place is None and lawful(line, pointer):
            continue
        sure = part in book.known and not _UNSURE_BEFORE.search(before)
        grouped = joined or bool(_GROUPED.match(text, pointer.end))
        wrong = (
            None if place is None or grouped else mismatch_of(line, pointer, place, outline, book, affinity)
        )
        yield Reference(
            span, text[pointer.start : pointer.end], pointer, part, place, missing, sure, provisional, wrong
        )


def _run_on(text: str) -> set[int]:
    """全文粘成一段，条号写在句中：……完成。第二条合同文件……第三条合同生效……；接连三条以上的才算。"""
    if text.count("第") < 3 or text.count("条") < 3:
        return set()
    found = [(match.start(), number(match[1]) or 0) for match in _STRAY.finditer(text)]
    runs: list[list[tuple[int, int]]] = []
    for each in found:
        if runs and each[1] == runs[-1][-1][1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return {start for run in runs if len(run) > 2 for start, _ in run}


def _part(before: str, line: Line, outline: Outline, book: Addresses) -> int | None:
    """所引在哪一部分：附件一……、正文、本附件；没有写的是所在的部分。附件不在草稿里为 None。"""
    if found := _ANNEX_BEFORE.search(before):
        return book.annexes.get(annex_number(found) or 0)
    if BODY_BEFORE.search(before):
        return (
            outline.part(line.index)
            if "正文" not in before[-8:] and outline.part(line.index) in book.known
            else -1
        )
    if _UNNUMBERED_ANNEX.search(before) and "该附件" in before[-6:]:
        return None
    return outline.part(line.index)
