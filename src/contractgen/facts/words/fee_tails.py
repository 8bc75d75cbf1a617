"""工作之后另说费用归谁：对网络设备进行维护，备件费用由甲方承担。说的工作只到费用之前。"""

from __future__ import annotations

import re

_PAID_BY = re.compile(
    r"[，,](?:其中|所需|相应)?(?:的)?[^，,。；;]{0,10}(?:费用?|材料费|备件|耗材|配件)(?:另行)?(?:由|归)[^，,。；;]{1,8}(?:承担|负担|支付|提供)[^，,；;]*$"
)


def before_fees(text: str) -> str:
    """去掉句末说费用归谁的分句。"""
    paid = _PAID_BY.search(text)
    return text[: paid.start()] if paid else text
