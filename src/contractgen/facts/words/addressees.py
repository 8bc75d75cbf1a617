"""通知的是谁：通知监理人，与告知承建单位监理人的名称，受通知的不是同一个。"""

from __future__ import annotations

import re

_TELLS = re.compile(
    r"(?:书面|电话|邮件|口头|及时|立即|正式|提前)*(?:以[^，,。；;]{1,8}(?:方式|形式))?"
    r"(?:通知|告知|通报|报告|函告|知会|转告|提示|提醒|告诉)(?:给|到)?(?P<whom>[一-龥]{2,})"
)
#: 名称前面可以带的话：告知全体业主、告知各承租人
_BESIDE = re.compile(r"(?:全体|各|所有|每[一位个]?|相关|有关|对应|给|到|向|本合同|[和与及、])$")


def told_apart(one: str, two: str) -> bool:
    """一处通知的人，另一处只是通知的内容里说到。"""
    first, second = _TELLS.match(one), _TELLS.match(two)
    if first is None or second is None:
        return False
    return _only_mentioned(first["whom"], second["whom"]) or _only_mentioned(second["whom"], first["whom"])


def _only_mentioned(whom: str, other: str) -> bool:
    at = other.find(whom)
    return at > 1 and not _BESIDE.search(other[:at])
