"""把手打编号的草稿做成 Word 文件：条、款、项的编号改由 Word 自动生成，文字不变。"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from contractgen.zh.numerals import parse_number
from tests.word_reading.builders import docx, p

_TYPED = (
    re.compile(r"第([一二三四五六七八九十]+)条\s*"),
    re.compile(r"\d+\.(\d+)(?![.\d])\s*"),
    re.compile(r"\d+\.\d+\.(\d+)\s*"),
    re.compile(r"[(（](\d+)[)）]\s*"),
)
_FORMATS = (
    ("chineseCounting", "第%1条"),
    ("decimal", "%1.%2"),
    ("decimal", "%1.%2.%3"),
    ("decimal", "(%4)"),
)


def auto_numbered(text: str) -> bytes:
    """第几条、1.1、1.1.1、(1) 各为一级。"""
    return docx(
        "".join(_paragraph(line) for line in text.splitlines() if line.strip()), numbering=_numbering()
    )


def _paragraph(line: str) -> str:
    for level, typed in enumerate(_TYPED):
        if found := typed.match(line):
            assert parse_number(found[1])
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            return p(escape(line[found.end() :]), properties=number)
    return p(escape(line))


def _numbering() -> str:
    """第三级以后遇到上级才重新开始；项在每一款后从 1 起。"""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'{"<w:isLgl/>" if 0 < level < 3 else ""}<w:lvlText w:val="{shape}"/></w:lvl>'
        for level, (kind, shape) in enumerate(_FORMATS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
