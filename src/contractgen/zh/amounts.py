"""金额的写法与读法：数字 240,000.00 与大写 贰拾肆万元整（支付结算办法附一）。"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from contractgen.zh.characters import compact
from contractgen.zh.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, from_chinese, parse_number, to_legal

_CENT = Decimal("0.01")
_LIMIT = Decimal(10**12)
_DIGIT = f"[{CHINESE_DIGITS}两]"

_RMB = re.compile(
    r"(?:[(\[【]?(?:金额)?(?:大写)?[)\]】]?:?)?(?:人民币|RMB|CNY)?(?:[(\[【]大写[)\]】]|大写)?:?"
    rf"(负?)(?:([{CHINESE_NUMERALS}]+)[元圆圓])?(?:零?({_DIGIT})角)?(?:零?({_DIGIT})分)?[整正]?[)\]】]?"
)
_FIGURES = re.compile(
    r"(?:人民币|RMB|CNY)?[¥￥]?([-−]?)[¥￥]?([\d,.]+)(万|亿|百万|千万)?(?:元|圆)?(?:整|正)?"
)


def to_rmb(value: Decimal | int, *, negative: bool = False) -> str:
    """金额（元，最多两位小数，小于一万亿）的大写，不带“人民币”：Decimal("107000.53") → 壹拾万柒仟元伍角叁分。

    到元为止写“整”，到角为止也写“整”以防添写，有分不写（支付结算办法附一第三项）；
    元、角之间及万、千之间可写可不写的零一律不写（附一第四项）。
    negative 为真时负数写“负”字，否则报 ValueError；浮点数和布尔值报 TypeError。
    """
    amount = _money(value)
    if amount < 0 and not negative:
        raise ValueError(f"金额不能为负：{amount}")
    if abs(amount) >= _LIMIT:
        raise ValueError(f"金额应当小于一万亿元：{amount}")
    yuan, cents = divmod(int(abs(amount) * 100), 100)
    return ("负" if amount < 0 else "") + _spell(yuan, *divmod(cents, 10))


def parse_rmb(text: str) -> Decimal:
    """读大写金额，返回元（两位小数）。

    可有可无的零、元与圆、整与正、简体与繁体、小写数字（三万五千元）、“人民币”“大写：”前缀和外面的括号都可以；
    必须写明元、角或分，且至少有一个数字，否则报 ValueError。两种写法是否一致，比较读出的值，不比较文字。
    """
    found = _RMB.fullmatch(compact(text))
    if not found or not any(found.groups()[1:]):
        raise ValueError(f"“{text}”不是可以读出的大写金额，应当像“人民币贰拾肆万元整”")
    minus, yuan, jiao, fen = found.groups()
    value = Decimal(from_chinese(yuan) if yuan else 0)
    value += Decimal(from_chinese(jiao) if jiao else 0) / 10 + Decimal(from_chinese(fen) if fen else 0) / 100
    return (-value if minus else value).quantize(_CENT)


def round_money(value: Decimal | int) -> Decimal:
    """四舍五入到分（元，两位小数）；负数按绝对值四舍五入，不产生负零。"""
    try:
        return _exact(value).quantize(_CENT, rounding=ROUND_HALF_UP) + 0
    except InvalidOperation:
        raise ValueError(f"金额太大：{value}") from None


def format_money(value: Decimal | int) -> str:
    """金额的数字写法，有千位分隔，总是两位小数：240,000.00。

    多于两位小数的报 ValueError：舍入会使合计不平，请先用 round_money 并由调用者处理尾差。
    """
    return f"{_money(value):,.2f}"


def parse_money(text: str) -> Decimal:
    """读数字金额，返回元（两位小数）：240,000.00、￥240000、¥240,000.00元、24万元、人民币１００元整。

    千位分隔不规范、多于两位小数或不是数字的报 ValueError。
    """
    found = _FIGURES.fullmatch(compact(text))
    if not found:
        raise ValueError(f"“{text}”不是可以读出的金额，应当像 240,000.00")
    minus, figures, unit = found.groups()
    value = parse_number(figures + (unit or ""))
    return _money(-value if minus else value)


def _exact(value: Decimal | int) -> Decimal:
    """确认是有限的十进制数；浮点数不能准确表示金额，一律拒绝。"""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"金额应当是 Decimal 或整数，不接受 {value!r}")
    amount = Decimal(value)
    if not amount.is_finite():
        raise ValueError(f"金额应当是确定的数，现在是 {value}")
    return amount


def _money(value: Decimal | int) -> Decimal:
    """确认金额最多两位小数，并写成两位。"""
    amount = _exact(value)
    rounded = round_money(amount)
    if rounded != amount:
        raise ValueError(f"金额最多两位小数：{value}")
    return rounded


def _spell(yuan: int, jiao: int, fen: int) -> str:
    """把元、角、分写成大写。"""
    text = to_legal(yuan) + "元" if yuan or not (jiao or fen) else ""
    if jiao:
        text += to_legal(jiao) + "角"
    elif fen and text:
        text += "零"
    return text + (to_legal(fen) + "分" if fen else "整")
