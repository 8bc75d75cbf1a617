"""Babel 的中文（中国大陆）地区资料，只取一次。"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=1)
def chinese() -> Locale:
    """zh_CN；推迟到用时才载入 Babel。"""
    from babel import Locale

    return Locale.parse("zh_CN")
