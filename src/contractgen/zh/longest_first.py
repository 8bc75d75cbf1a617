"""写进正则的多选一：长的在前，一样长的按字序，每次编译的都是同一个式子，编译的结果才存得住。"""

from __future__ import annotations

import re
from collections.abc import Iterable


def longest_first(words: Iterable[str]) -> str:
    """各个词（去重、转义）以“|”相连；没有词时为空。"""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
