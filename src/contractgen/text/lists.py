"""Markdown 的有序列表：都写 1. 的列表，看到的是 1. 2. 3.，编号算自动编号。"""

from __future__ import annotations

import re

_ENTRY = re.compile(r"([ \t]*)(\d{1,9})([.)])[ \t]+(?=\S)")
_INDENT = re.compile(r"[ \t]*")


class Lists:
    """沿着各行记下开着的列表：缩进、现在的号。"""

    def __init__(self) -> None:
        self._open: list[list[int]] = []

    def entry(self, line: str) -> tuple[str, int | None, str]:
        """一行的自动编号（写的与看到的不同才有）、级别，与其余的文字。"""
        found = _ENTRY.match(line)
        if not found:
            indent = _INDENT.match(line)
            if indent and not indent[0]:
                self._open.clear()  # 顶格的段落、标题结束列表
            return "", None, line
        indent_size = len(found[1].expandtabs(4))
        while self._open and self._open[-1][0] > indent_size + 1:
            self._open.pop()
        written = int(found[2])
        if self._open and abs(self._open[-1][0] - indent_size) <= 1:
            self._open[-1][1] += 1
            if written != 1:
                self._open[-1][1] = written
        else:
            self._open.append([indent_size, written])
        shown = self._open[-1][1]
        level = len(self._open) - 1
        if shown == written:
            return "", level, line
        return f"{shown}{found[3]}", level, line[found.end() :]
