"""并列词语的写法：甲、乙和丙。"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from contractgen.zh.locale import chinese

_STYLES: dict[str, Literal["standard", "or"]] = {"和": "standard", "或": "or"}


def listed(items: Sequence[str], conjunction: str = "和") -> str:
    """并列若干词语：甲、乙和丙；两项为“甲和乙”，一项即其自身，没有则报 ValueError。

    和、或 照 CLDR 的中文写法；其他连词（以及、与、及）用同样的次序。
    """
    if not items:
        raise ValueError("没有可以并列的内容")
    if conjunction in _STYLES:
        from babel.lists import format_list  # 推迟载入：不写并列词语的命令不必等它

        return str(format_list(items, style=_STYLES[conjunction], locale=chinese()))
    *earlier, last = items
    return "、".join(earlier) + conjunction + last if earlier else last
