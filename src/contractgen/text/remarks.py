"""文本草稿里的注释：HTML 注释，以及写在正文里的 @contractgen ignore。它们不是合同文字。

注释与别的文字在同一行时，附在该行；独占一行时，附在下一行文字上。
"""

from __future__ import annotations

import re

from contractgen.model.record import record

OWN = re.compile(r"[（(]?[ \t]*@contractgen\b[^\n]*", re.IGNORECASE)
_OURS = re.compile(r"\s*@?contractgen\s*[:：]?\s*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


@record
class Comment:
    """一条注释：文字、起始的物理行（从 1 起）。"""

    text: str
    line: int
    alone: bool  # 独占一行（或几行）


def without_comments(text: str, every: bool) -> tuple[str, list[Comment]]:
    """去掉注释后的全文（物理行不变）与各条注释。every 为假（纯文本）时只认写给 contractgen 的。"""
    found: list[Comment] = []
    if "<!--" in text:
        text = _COMMENT.sub(lambda match: _taken(match, text, found, every), text)
    if "@contractgen" in text:
        text = OWN.sub(lambda match: _taken(match, text, found, True), text)
    return text, sorted(found, key=lambda comment: comment.line)


def _taken(match: re.Match[str], text: str, found: list[Comment], every: bool) -> str:
    inner = match[1] if match.re.groups else match[0].strip(" \t（()）")
    ours = _OURS.match(inner)
    if not (every or ours):
        return match[0]
    said = f"@contractgen {inner[ours.end() :].strip()}" if ours else inner.strip()
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() :].partition("\n")[0]
    line = text.count("\n", 0, match.start()) + 1
    found.append(Comment(said, line, not (before.strip() or after.strip())))
    return "\n" * match[0].count("\n")
