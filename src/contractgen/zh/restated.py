"""违约条款里把时限又说了一遍的话：紧要故障修复超过5小时的，按前述标准减收。"""

from __future__ import annotations

import re

_OVER = re.compile(r"(?:超过|超出|超|逾)\s*$")
_REMEDY = re.compile(r"[^，,。；;]{0,8}的[，,][^。；;]{0,16}(?:减|扣|违约金|赔|支付|抵|标准)")
#: 超得更久另有后果、分几档扣的，不是时限本身
_WORSE = re.compile(
    r"解除|终止|升级|上报|加[倍扣重收]|另|再|累计|连续|重大|严重违约|每(?:超|逾|多|满|延)|直至|双倍|全部"
)


def restates_limit(text: str, first: int, start: int, end: int, last: int) -> bool:
    """句子（first 至 last）里的期间（start 至 end）是不是“超过多久算违约”，也就是时限。"""
    return (
        not _WORSE.search(text, first, last)
        and bool(_OVER.search(text, first, start))
        and bool(_REMEDY.match(text, end, last))
    )
