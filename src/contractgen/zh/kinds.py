"""普通工单、投诉工单、回访工单：按事由分的种类，“普通”只是其余的，不是轻重。"""

from __future__ import annotations

import re

_OTHERS = ("普通", "一般", "日常")
_NOUN = "工单|请求|事项|报修"
_GRAVE = r"特别?重大|特大|特急|危急|紧要|重大|紧急|致命|严重|较[大重]|重要|次要|轻微|加急|优先"
_BY_CAUSE = re.compile(
    rf"(?:^|[，,、；;。：:和及与])\s*(?!{_GRAVE}|普通|一般|日常|各类|所有|全部|上述)[一-龥]{{2}}(?P<noun>{_NOUN})"
)
_BY_DEGREE = re.compile(rf"(?:{_GRAVE})(?:级别?|类)?(?P<noun>{_NOUN})")


def of_kinds(text: str, word: str, end: int) -> bool:
    """text 里 end 之前的 word（普通、一般）不是级别：同一名目另按事由分，没有按轻重分的。"""
    if word not in _OTHERS:
        return False
    noun = text[end : end + 2]
    return any(found["noun"] == noun for found in _BY_CAUSE.finditer(text)) and not any(
        found["noun"] == noun for found in _BY_DEGREE.finditer(text)
    )
