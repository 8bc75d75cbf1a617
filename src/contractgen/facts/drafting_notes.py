"""写给起草人看的话：（可选）、【注：由法务修改】、备注栏里的“跟小王核对一下再写”、句末的“？？？”。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh import notes
from contractgen.zh.holes import holes
from contractgen.zh.mentions import mentioned

_BRACKETS = re.compile(r"[（(【\[〔［<＜]([^（）()【】\[\]〔〕［］<>＜＞\n]{2,160})[）)】\]〕］>＞]")
_NESTED = re.compile(
    r"【((?:[^【】\n]|【[^【】\n]*】){2,160})】|（((?:[^（）\n]|（[^（）\n]*）){2,160})）|\[((?:[^\[\]\n]|\[[^\[\]\n]*\]){2,160})\]"
)
#: 一句说完以后又补上的话
_TAIL = re.compile(
    r"(?<=[。；，、）)”％%\d\u4e00-\u9fff])\s*((?:(?<!\d)//|[？?]{2,}|[※★←]|<-).*)$|(?<=[。；])\s*((?:[@#→]\s?(?=[\u4e00-\u9fff])|[—–-]{1,2}\s*(?:[老小][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,3}(?:总|工|律师|经理|法务))\s*[:：]|[—–-]{1,2}\s*(?=(?:这|此|本|该)一?[句条款段处点][^。]{2,30}。?$)).*)$"
)
_AFTER = re.compile(r"(?<=[。；！!])\s*([^。；！!]{3,50}[。？?]?)\s*$")
_TODO = re.compile(
    r"(?://\s*)?(?<![A-Za-z、，])(?:TODO|FIXME)(?![A-Za-z、，])\s*[:：]?|(?<![仅为])示例文本(?!框)|此处省略|此处略|以下省略"
)
_ASKS_A_CHOICE = re.compile(r"[（(【\[〔]\s*(?:任选其?一|[二三四两]选一|择一|选择其一)")
_CHOSEN = re.compile("[☑■√✓☒🗹]")
_SLASHES = re.compile(r"\s*//[^/].*")


@record
class DraftingNote:
    """一处起草说明的文字。"""

    span: Span


def drafting_notes(reading: Reading) -> tuple[DraftingNote, ...]:
    """全文的起草说明。占位里的提示不在此列。"""
    return tuple(
        DraftingNote(Span(line.index, start, end))
        for line in reading.judged()
        if line.part != "comment" and line.text.strip()
        for start, end in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    if _whole(line):
        yield line.body_start, len(text.rstrip())
        return
    taken: list[tuple[int, int]] | None = None
    for start, end in _parts(line):
        if _ASKS_A_CHOICE.match(text, start) and _CHOSEN.search(text, end):
            continue  # “（任选其一）：☑……□……”已经选了
        if taken is None:
            taken = [(hole.start, hole.end) for hole in holes(text)]
        if mentioned(text, start, end) or any(first < end and start < last for first, last in taken):
            continue
        taken.append((start, end))
        yield start, end


def _whole(line: Line) -> bool:
    """整行、整格都是。"""
    body = line.text[line.body_start :]
    if line.cell is not None:
        return not line.cell.header and notes.cell(body.strip())
    if _SLASHES.fullmatch(body):
        return True
    if line.zone in (Zone.TITLE, Zone.SIGNATURE) or line.heading:
        return notes.starts_a_note(body) and line.zone not in (Zone.TITLE, Zone.SIGNATURE) and not line.number
    return notes.numbered(body) if line.number else notes.line(body)


def _parts(line: Line) -> Iterator[tuple[int, int]]:
    """一行里的括号、补在句末的话、TODO。"""
    text = line.text
    if (
        "（" in text
        or "(" in text
        or "【" in text
        or "[" in text
        or "〔" in text
        or "［" in text
        or "<" in text
    ):
        for pattern in (_NESTED, _BRACKETS):
            for found in pattern.finditer(text):
                if notes.aside(found[found.lastindex or 0]):
                    yield found.span()
    if tail := _TAIL.search(text):
        yield tail.span(tail.lastindex or 0)
    if (after := _AFTER.search(text, line.body_start)) and notes.trailing(after[1]):
        yield after.span(1)
    if "T" in text or "FIX" in text or "示例文本" in text or "此处" in text or "以下省略" in text:
        for found in _TODO.finditer(text):
            yield found.span()
