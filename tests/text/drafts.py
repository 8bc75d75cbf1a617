"""测试用的草稿：把几行字读成分好章节的草稿，再看每一行的位置。"""

from __future__ import annotations

from contractgen.model.reading import Line, Reading
from contractgen.text.reading import read_text
from contractgen.text.structure import structured

HEAD = "设备维护协议\n甲方：青禾冷链（天津）有限公司\n乙方：衡图数据服务（天津）有限公司\n"


def draft(text: str, kind: str = "text") -> Reading:
    return structured(read_text(text, kind))


def places(text: str, kind: str = "text") -> list[str]:
    """各行的位置，依次。"""
    return [line.clause for line in draft(text, kind).lines]


def zones(text: str, kind: str = "text") -> list[str]:
    return [line.zone.value for line in draft(text, kind).lines]


def line_with(reading: Reading, words: str) -> Line:
    return next(line for line in reading.lines if words in line.text)
