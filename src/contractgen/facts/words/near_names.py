"""与一个名称只差一两个字的写法：信息枝术有限公司之于信息技术有限公司。"""

from __future__ import annotations

from collections.abc import Iterable

_LONG_KEY = 8  # 名称短的，换了字就可能是另一家；多字少字的才算


def near_name(text: str, end: int, key: str, known: Iterable[str]) -> int | None:
    """以 end 结尾、与 key 只差一两个字（不在开头的地名处）的一段的起点；就是某一方名称的不算。"""
    if any(text.endswith(other, 0, end) for other in known):
        return None
    size = len(key)
    same = text[max(0, end - size) : end]
    if len(same) == size >= _LONG_KEY:
        different = [place for place in range(size) if same[place] != key[place]]
        if len(different) <= 2 and min(different, default=0) >= 2:
            return end - size
    for longer in (1, -1, 2, -2):
        start = end - size - longer
        part = text[start:end] if start >= 0 else ""
        if len(part) == size + longer and part[:2] == key[:2] and _apart(part, key):
            return start
    return None


def _apart(one: str, two: str) -> bool:
    """多一两个字或少一两个字。"""
    long, short = (one, two) if len(one) > len(two) else (two, one)
    more = len(long) - len(short)
    for place in range(len(short)):
        if long[place] != short[place]:
            return long[place + more :] == short[place:]
    return True
