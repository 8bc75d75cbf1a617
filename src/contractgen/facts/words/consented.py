"""要对方同意才做得成的事：紧急变更提前2小时提交，经甲方批准后实施。叫什么都不由一方说了算。"""

from __future__ import annotations

import re

_CONSENT = re.compile(
    r"(?:经|取得|征得|获得?|报请?)[^，,。；;]{1,12}(?:批准|同意|许可|审批|核准)(?:之?后|的|方|，|,|$)"
)
_AFTERWARDS = "补"  # 事后补办的，先做了再说


def consented(text: str, start: int, end: int) -> bool:
    """这几个字所在的一句说要先得到同意。"""
    first = max(text.rfind(mark, 0, start) for mark in "。；;") + 1
    last = min((at for mark in "。；;" if (at := text.find(mark, end)) >= 0), default=len(text))
    sentence = text[first:last]
    return _CONSENT.search(sentence) is not None and _AFTERWARDS not in sentence
