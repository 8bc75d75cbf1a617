"""一处引文所在的句子：前后各留一截，便于一眼看出在说什么。"""

from __future__ import annotations

import re

_END = re.compile(r"[。；;！!？?\n]")
# 换行、控制字符、改变书写方向的字符不上屏幕
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_MARGIN = 36
_LONG = 60


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """句中引文之前、引文、引文之后；过长的以省略号截短，换行写成空格。"""
    begin = max((found.end() for found in _END.finditer(text, 0, start)), default=0)
    stop = _END.search(text, end)
    before, after = text[begin:start], text[end : stop.end() if stop else len(text)]
    quote = text[start:end]
    if len(before) > _MARGIN:
        before = "…" + before[-_MARGIN:]
    if len(after) > _MARGIN:
        after = after[:_MARGIN] + "…"
    if len(quote) > _LONG:
        quote = f"{quote[: _LONG // 2]}…{quote[-_LONG // 2 :]}"
    return clean(before).lstrip(), clean(quote), clean(after).rstrip()


def clean(text: str) -> str:
    """一行之内的文字，不含控制字符。"""
    return _CONTROL.sub(" ", text)
