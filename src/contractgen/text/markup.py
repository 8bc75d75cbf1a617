"""Markdown 一行的可见文字：去掉标题号、列表符、强调、链接地址与转义，留下字与加粗的范围。"""

from __future__ import annotations

import re

from contractgen.model.reading import Mark
from contractgen.model.record import record

_SPECIAL = re.compile(r"[*\\`\[<~]")
_PIECE = re.compile(
    r"""
    (?P<escape>\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~]))
    |(?P<strong>\*\*(?=\S)(?P<strong_text>(?:[^*]|\*(?!\*))+?)(?<=\S)\*\*)
    |(?P<emphasis>(?<!\*)\*(?=[^\s*])(?P<emphasis_text>[^*]+?)(?<=[^\s*])\*(?!\*))
    |(?P<struck>~~(?=\S)(?P<struck_text>[^~]+?)(?<=\S)~~)
    |(?P<code>`(?P<code_text>[^`]+)`)
    |(?P<link>\[(?P<link_text>[^\[\]]*)\]\((?:https?:|mailto:|/|\#|\.{1,2}/|[\w./-]+\.(?:md|docx|html?|pdf))[^()\s]*\))
    |(?P<address><(?P<address_text>https?://[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>)
    |(?P<break><br\s*/?>)
    |(?P<tag></?(?:u|b|i|em|strong|sub|sup|span|font|center|ins|p|div)(?:\s[^<>]*)?>)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {"strong": "bold", "struck": "strike"}
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?)(?:[ \t]+#+)?)?[ \t]*$")
_TITLED = re.compile(r"^(?:#{1,4} +[^\s#]|\*\*[^*\n]+\*\*[ \t]*$)", re.MULTILINE)
_ENOUGH = 3
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_BLANK_UNDERLINE = re.compile(r"<u>(?:[\s\u3000]|&nbsp;|&emsp;|&ensp;)*</u>", re.IGNORECASE)
_ENTITY = re.compile(r"&(nbsp|emsp|ensp|amp|lt|gt|quot);")
_ENTITIES = {
    "nbsp": "\u00a0",
    "emsp": "\u2003",
    "ensp": "\u2002",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
}


def marked_up(text: str) -> bool:
    """文本文件里其实写的是 Markdown：至少三行是“## 第一条”这样的标题。"""
    return ("\n#" in text or "\n**" in text) and len(_TITLED.findall(text)) >= _ENOUGH


@record
class Visible:
    """可见的文字、其上的标记、样式与级别。"""

    text: str
    marks: tuple[Mark, ...] = ()
    style: str = ""
    level: int | None = None


def visible(source: str) -> Visible:
    """一个物理行（不在代码块、表格中）的可见文字。"""
    style, level = "", None
    if source.lstrip()[:1] == ">":
        source = _QUOTE.sub("", source, count=1)
        style = "quote"
    if heading := _HEADING.match(source):
        level = len(heading[1])
        text, marks = inline(heading[2] or "")
        return Visible(text, marks, f"heading {level}", level)
    if bullet := _BULLET.match(source):
        source = source[bullet.end() :]
        style, level = "bullet", len(bullet[1].expandtabs(4)) // 2
    text, marks = inline(source.rstrip("\\") if source.endswith("\\") else source)
    return Visible(text, marks, style, level)


def inline(source: str) -> tuple[str, tuple[Mark, ...]]:
    """行内的强调、链接、转义去掉记号；其余的字原样保留。"""
    if "&" in source:
        source = _ENTITY.sub(lambda found: _ENTITIES[found[1]], source)
    if not _SPECIAL.search(source):
        return source, ()
    if "<u>" in source:
        source = _BLANK_UNDERLINE.sub(lambda found: "_" * max(4, len(found[0]) - 7), source)
    pieces: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for found in _PIECE.finditer(source):
        kind = next(name for name in _KINDS if found[name] is not None)
        before = source[at : found.start()]
        shown, below = _shown(found, kind)
        pieces += (before, shown)
        length += len(before)
        marks += (Mark(mark.kind, mark.start + length, mark.end + length, mark.value) for mark in below)
        if kind in _MARKS and shown:
            marks.append(Mark(_MARKS[kind], length, length + len(shown)))
        length += len(shown)
        at = found.end()
    pieces.append(source[at:])
    return "".join(pieces), tuple(marks)


_KINDS = ("escape", "strong", "emphasis", "struck", "code", "link", "address", "break", "tag")


def _shown(found: re.Match[str], kind: str) -> tuple[str, tuple[Mark, ...]]:
    if kind == "escape":
        return found["escaped"], ()
    if kind == "break":
        return "\n", ()
    if kind == "tag":
        return "", ()
    inner = found[f"{kind}_text"]
    return inline(inner) if kind in ("strong", "emphasis", "struck", "link") else (inner, ())
