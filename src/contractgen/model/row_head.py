"""一行的名目：本行第一格；第一格只是序号的，取其后一格。"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEVELS = re.compile("级|优先|等次|严重|紧急|类别|档")


def row_head(texts: Sequence[str], head: str = "") -> str:
    """texts 是本行各格的文字；head 是第一列的标题：写着“级别”的，1、2 就是名目。"""
    serial = len(texts) > 2 and _is_serial(texts[0]) and not _LEVELS.search(head)
    return texts[1] if serial else texts[0] if texts else ""


def _is_serial(text: str) -> bool:
    return text.rstrip(".．、").isdecimal() or text in ("序号", "编号")
