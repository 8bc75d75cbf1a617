"""统一社会信用代码是否写对：长度、用字、组织机构代码校验位与末位校验码。"""

from __future__ import annotations

#: GB 32100-2015 表 1 的代码字符集：数字与不含 I、O、S、V、Z 的大写字母，依次为 0 至 30
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
#: GB 11714-1997 的字符值：数字为本身，A 至 Z 为 10 至 35
_ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def uscc_problem(code: str) -> str | None:
    """统一社会信用代码（18 位）有什么不对，用一句中文说明；写对了返回 None。

    依次查长度、用字、第 3 至 8 位的登记管理机关行政区划、末位校验码（GB 32100-2015），
    再查第 17 位，即组织机构代码的校验位（GB 11714）。
    """
    if len(code) != 18:
        return f"统一社会信用代码应为 18 位，现在是 {len(code)} 位"
    for place, c in enumerate(code, 1):
        if c not in ALPHABET:
            return f"第 {place} 位“{c}”不是统一社会信用代码的用字（数字与大写字母，不用 I、O、S、V、Z）"
    if not code[2:8].isdigit():
        return f"第 3 至 8 位是登记管理机关的行政区划，应当全是数字，现在是“{code[2:8]}”"
    if code[17] != (expected := check_character(code[:17])):
        return f"校验码不符：按前 17 位计算，末位应为 {expected}，现在是 {code[17]}，请逐位核对"
    if code[16] != (expected := organisation_check(code[8:16])):
        return f"第 9 至 17 位的组织机构代码校验不符：第 17 位应为 {expected}，现在是 {code[16]}，请逐位核对"
    return None


def check_character(first17: str) -> str:
    """第 18 位校验码（GB 32100-2015）：各位加权求和，31 减去和除以 31 的余数，得 31 者为 0。

    第 i 位的权是 3 的 i-1 次方除以 31 的余数。
    """
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return ALPHABET[-total % 31]


def organisation_check(first8: str) -> str:
    """组织机构代码的校验位：11 减去加权和除以 11 的余数，10 写 X，11 写 0（GB 11714）。"""
    total = sum(_ORGANISATION.index(c) * w for c, w in zip(first8, _WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
