"""数目的写法与读法：一百二十、壹佰贰拾、120、1.2万，以及列举用的序号 ① a i。"""

from __future__ import annotations

import re
from decimal import Decimal

from contractgen.zh.characters import compact

_LOWER = "零一二三四五六七八九", "十百千"
_LEGAL = "零壹贰叁肆伍陆柒捌玖", "拾佰仟"
_LIMIT = 10**16
_SIZES = (10**8, 10**4, 1000, 100, 10)
_LONGEST = 40  # 一亿亿以内的数目不会更长
_PRECISION = 25  # 再长的数字超出 Decimal 的精度，读了会失真

# 异体与繁体（支付结算办法附一许可的繁体、手写常见的写法）都换成小写数字
_VARIANTS = str.maketrans(
    "〇壹壱弌贰貳弍弐叁參叄参弎肆伍陆陸柒捌玖拾佰仟萬億", "零一一一二二二二三三三三三四五六六七八九十百千万亿"
)
_DIGITS = {c: i for i, c in enumerate(_LOWER[0])}
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

#: 中文数目用到的字，供别处拼正则：数字，与位数
CHINESE_DIGITS = "零〇一二三四五六七八九壹壱弌贰貳弍弐叁參叄参弎肆伍陆陸柒捌玖"
CHINESE_NUMERALS = CHINESE_DIGITS + "两廿卅十百千万亿拾佰仟萬億"

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MIXED = re.compile(rf"({_ARABIC})(万亿|[十百千]?[万亿]|[十百千])?(.*)", re.ASCII)
_DECIMAL = re.compile(rf"([{CHINESE_NUMERALS}]+)点([{CHINESE_DIGITS}]+)([万亿]?)")


def to_chinese(n: int) -> str:
    """整数（0 至一亿亿以内）的小写：15 → 十五，120 → 一百二十，1010 → 一千零一十。负数报 ValueError。"""
    text = _compose(_whole(n), *_LOWER)
    return text[1:] if text.startswith("一十") else text


def to_legal(n: int) -> str:
    """整数的大写：15 → 壹拾伍，120 → 壹佰贰拾。范围与错误同 to_chinese。"""
    return _compose(_whole(n), *_LEGAL)


def from_chinese(text: str) -> int:
    """读中文整数，小写大写都可：十五、两百、廿一、一百〇五、壹拾万零柒仟；只有数字且带“〇”的按位读（二〇二六）。

    读法从严：“一百五”“一二”“十百”“万”都报 ValueError，因为它们有歧义或不成数目。
    万位、亿位之后、千位之前的“零”可有可无（支付结算办法附一）。
    """
    if re.search("两(?![百千万亿佰仟萬億])", text) and text != "两":
        raise _unreadable(text)
    plain = text.replace("两", "二").replace("廿", "二十").replace("卅", "三十").translate(_VARIANTS)
    if "〇" in text and 1 < len(text) <= _LONGEST and all(c in _DIGITS for c in plain):
        return int(_positional(plain))
    plain = re.sub("(?<![一二三四五六七八九])十", "一十", plain)
    if not 0 < len(plain) <= _LONGEST or any(c not in _DIGITS and c not in _SCALES for c in plain):
        raise _unreadable(text)
    value = _evaluate(plain)
    if value >= _LIMIT or _essence(_compose(value, *_LOWER)) != _essence(plain):
        raise _unreadable(text)
    return value


def parse_number(text: str) -> Decimal:
    """读一个数目：1,234.5、１５、十五、两、半、廿、壹拾伍、九十九点五、1.2万、1亿2000万。

    返回 Decimal（不带单位，不为负）；读不出来报 ValueError。
    """
    value = compact(text)
    if value == "半":
        return Decimal("0.5")
    if value[:1].isascii():
        return _parse_mixed(value)
    if decimal := _DECIMAL.fullmatch(value):
        whole, fraction, scale = decimal.groups()
        digits = f"{from_chinese(whole)}.{_positional(fraction.translate(_VARIANTS))}"
        return Decimal(digits) * _SCALES[scale]
    return Decimal(from_chinese(value))


def plain_decimal(value: Decimal) -> str:
    """小数的阿拉伯数字写法，不用科学记数，去掉末尾的零：15.50 → 15.5，1E+3 → 1000。"""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese_decimal(value: Decimal) -> str:
    """小数的中文写法：99.5 → 九十九点五，0.5 → 零点五。负数报 ValueError。"""
    whole, _, fraction = plain_decimal(value).partition(".")
    point = "点" + "".join(_LOWER[0][int(c)] for c in fraction) if fraction else ""
    return to_chinese(int(whole)) + point


def counted(n: int, numeral: str) -> str:
    """列举时第 n 个（从 1 起）的序号，不带括号和标点。

    numeral: chinese 一 · decimal 1 · circled ① 至 ㊿（以后为 (51)）· lower a · upper A · roman i。
    字母过 26 后按 Word 的写法重复：z、aa、bb（ISO/IEC 29500-1 17.18.59）。
    其他 numeral 或 n < 1 报 ValueError。
    """
    if n < 1:
        raise ValueError(f"序号从 1 起，不能是 {n}")
    if numeral == "chinese":
        return to_chinese(n)
    if numeral == "decimal":
        return str(n)
    if numeral == "circled":
        return _circled(n)
    if numeral in ("lower", "upper"):
        return chr(ord("a" if numeral == "lower" else "A") + (n - 1) % 26) * ((n - 1) // 26 + 1)
    if numeral == "roman":
        return _roman(n)
    raise ValueError(f"不认识的序号体例 {numeral}，可用 chinese、decimal、circled、lower、upper、roman")


def _whole(n: int) -> int:
    """确认 n 是可以写的整数。"""
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"应当是整数，现在是 {n!r}")
    if not 0 <= n < _LIMIT:
        raise ValueError(f"中文数目应当不小于 0、小于一亿亿，现在是 {n}")
    return n


def _compose(n: int, digits: str, units: str) -> str:
    """按亿、万、四位一节的次序写出 n；节内和节间的空位写一个零。"""
    if n < 10:
        return digits[n]
    names = ("亿", "万", units[2], units[1], units[0])
    size, unit = next((size, unit) for size, unit in zip(_SIZES, names, strict=True) if n >= size)
    head, rest = divmod(n, size)
    text = _compose(head, digits, units) + unit
    if not rest:
        return text
    return text + (digits[0] if rest < size // 10 else "") + _compose(rest, digits, units)


def _evaluate(plain: str) -> int:
    """不问写法是否规范，先算出小写数目的值。"""
    for unit in "亿万":
        head, found, rest = plain.rpartition(unit)
        if found:
            return _evaluate(head) * _SCALES[unit] + _evaluate(rest)
    return sum(_DIGITS[d] * _SCALES[u] for d, u in re.findall("([零一二三四五六七八九])([十百千]?)", plain))


def _essence(plain: str) -> str:
    """去掉可有可无的零，用来比较两种写法。"""
    return re.sub("(?<=[万亿])零(?=[一二三四五六七八九]千)", "", plain)


def _positional(plain: str) -> str:
    """按位读：二零二六 → 2026。"""
    return "".join(str(_DIGITS[c]) for c in plain)


def _parse_mixed(value: str) -> Decimal:
    """读阿拉伯数字，可以带万、亿：1.2万、3百万、1亿2000万。"""
    found = _MIXED.fullmatch(value)
    if not found or len(found[1]) > _PRECISION:
        raise _unreadable(value)
    number, unit, rest = found.groups()
    scale = 1
    for c in unit or "":
        scale *= _SCALES[c]
    amount = Decimal(number.replace(",", "")) * scale
    if not rest:
        return amount
    below = _parse_mixed(rest)
    if not unit or "." in number or rest[-1].isdigit() or below >= scale:
        raise _unreadable(value)
    return amount + below


def _circled(n: int) -> str:
    """带圈数字；Unicode 只到 50。"""
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= n <= last:
            return chr(code + n - first)
    return f"({n})"


def _roman(n: int) -> str:
    """小写罗马数字。"""
    table = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    text = ""
    for size, letters in table:
        times, n = divmod(n, size)
        text += letters * times
    return text


def _unreadable(text: str) -> ValueError:
    return ValueError(f"“{text}”不是可以读出的数目")
