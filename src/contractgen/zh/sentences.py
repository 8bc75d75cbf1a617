"""把一行文字分成句子，并给出便于读数的样子：遮蔽编号与时刻，占位里的示例值当作已写的值。"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from contractgen.zh.masks import masked
from contractgen.zh.slots import slots

_END = re.compile(r"[。；;！!？?\n]")
#: 【15】分钟、[三]日：括号里填好了的数
_FILLED = re.compile(
    r"(?P<open>[【\[［〔])(?P<n>\s*(?:\d+(?:\.\d+)?|[一二三四五六七八九十百半两]{1,4})\s*)(?P<close>[】\]］〕])"
    r"(?=\s*(?:个|工作|自然|日历|分钟|分(?!之)|小时|时|秒|日|天|周|月|季|年|次|[%％]))"
)
_LISTED = re.compile(r"[、,，;；]")
#: 【3】年、[48]小时：填好的空，括号只是格式
_FILLED = re.compile(
    r"[【\[［〔](?P<value>\d+(?:\.\d+)?|[一二三四五六七八九十两半]{1,4})[】\]］〕](?=\s?(?:个|工作日|自然日|小时|分钟|钟头|[天日周月季年]))"
)
_LONGEST_SENTENCE = 600
_NEAR = 400
_LONGEST_EXAMPLE = 20  # 再长的例子是几种做法的列举，不是一个值


@lru_cache(maxsize=65536)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """各句的起止位置（句号、分号、感叹号、问号断句；断句的标点归前一句）。过长的句子在逗号处再分。"""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() > start:
            found.extend(_pieces(text, start, match.end()))
        start = match.end()
    if start < len(text):
        found.extend(_pieces(text, start, len(text)))
    return tuple(found)


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """某处所在的句子；不在任何一句里的（断句的标点之间）为全文。"""
    spans = sentences(text)
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[index] if index >= 0 and place < spans[index][1] else (0, len(text))


def nearby(place: int) -> int:
    """往前看到哪里为止：只看近处的字，极长的一行也不会拖慢。"""
    return max(0, place - _NEAR)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        cut = max(text.rfind("，", start, limit), text.rfind(",", start, limit)) + 1 or limit
        yield start, cut
        start = cut
    yield start, end


@lru_cache(maxsize=65536)
def readable(text: str) -> str:
    """与原文等长、便于读数的文字。

    遮蔽的部分（zh.masks）换成空格；占位【例如：4小时】只留下“4小时”；列举几种做法的占位整个换成空格；
    没有例子的占位（[天数]）照原样留着；填好了的数（【15】分钟）去掉括号。
    """
    shadow = _FILLED.sub(r"\g<value>  ", masked(text))
    for slot in slots(text):
        start, end = slot.example_start, slot.example_end
        if slot.kind != "example":
            continue
        example = text[start:end]
        if len(example) > _LONGEST_EXAMPLE or _LISTED.search(example):
            start = end = slot.end
        shadow = (
            shadow[: slot.start]
            + " " * (start - slot.start)
            + shadow[start:end]
            + " " * (slot.end - end)
            + shadow[slot.end :]
        )
    if any(mark in shadow for mark in "【[［〔"):
        shadow = _FILLED.sub(lambda found: f" {found['n']} ", shadow)
    return shadow


def in_slot(text: str, start: int, end: int) -> bool:
    """这段文字是否在占位之内：其中的值只是暂定的。"""
    return any(slot.covers(start, end) for slot in slots(text))
