"""居民身份证号和银行卡号是否写对：长度、出生日期与校验位。"""

from __future__ import annotations

import datetime as dt

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


def id_card_problem(number: str) -> str | None:
    """十八位身份证号有什么不对（GB 11643）；写对了返回 None。"""
    code = number.upper()
    if len(code) != 18:
        return f"身份证号应为 18 位，现在是 {len(code)} 位"
    if not code[:17].isdigit() or code[17] not in "0123456789X":
        return "身份证号前 17 位应当是数字，末位是数字或者 X"
    if not _is_date(code[6:14]):
        return f"第 7 至 14 位“{code[6:14]}”不是日历上的日期"
    expected = _CHECK[sum(int(c) * w for c, w in zip(code[:17], _WEIGHTS, strict=True)) % 11]
    if code[17] != expected:
        return f"校验码不符：按前 17 位计算，末位应为 {expected}，现在是 {code[17]}，请逐位核对"
    return None


def bank_card_problem(digits: str) -> str | None:
    """银行卡号（个人的卡）有什么不对；写对了返回 None。对公账户没有校验位，不要用它来查。"""
    if not 16 <= len(digits) <= 19:
        return f"银行卡号通常为 16 至 19 位，现在是 {len(digits)} 位"
    total = 0
    for place, c in enumerate(reversed(digits)):
        value = int(c) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return "校验位不符，请逐位核对" if total % 10 else None


def _is_date(text: str) -> bool:
    try:
        dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True
