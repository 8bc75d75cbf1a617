"""自动编号的数字有哪些写法：Word 的 numFmt 各值，把序号写成“一百二十”“①”“甲”“iv”。

写法依 ECMA-376 17.18.59 与 [MS-DOCX]；超出某种写法的范围时，Word 改用阿拉伯数字。
"""

from __future__ import annotations

from collections.abc import Callable

from contractgen.zh.numerals import to_chinese

_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万亿", "壹貳參肆伍陸柒捌玖拾佰仟萬億")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

_ZEROS = {f"zero{width}": width for width in range(1, 10)}
_LARGEST = 32767  # Word 的列表编号至多到此；更大的只见于恶意文件

Format = Callable[[int], str]


def _digit_by_digit(zero: str) -> Format:
    digits = zero + _DIGITS[1:]
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _thousands(number: int) -> str:
    """一百零一；第十条不作“一十”。"""
    return to_chinese(number)


def _counting(number: int) -> str:
    """不足一百同上，一百起逐位写：一○○、一○一（[MS-DOCX] chineseCounting）。"""
    return _thousands(number) if number < 100 else _digit_by_digit("○")(number)


def _japanese(number: int) -> str:
    """百、千之前不写“一”，也不补“零”。"""
    written = ""
    for unit, mark in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("" if digit == 1 and unit in (10, 100, 1000) else _japanese_digit(digit)) + mark
    return written or "〇"


def _japanese_digit(digit: int) -> str:
    return _DIGITS[digit] if digit < 10 else _japanese(digit)


def _legal(number: int) -> str:
    written = _thousands(number)
    return ("一" + written if written.startswith("十") else written).translate(_LEGAL)


def _legal_traditional(number: int) -> str:
    written = _thousands(number)
    return ("一" + written if written.startswith("十") else written).translate(_LEGAL_TRADITIONAL)


def _letters(number: int) -> str:
    """a…z，其后 aa、bb（不是 aa、ab）。"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _series(first: int, last: int) -> Format:
    """一串连续的码位，如 ①…⑳。"""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


def _cycle(marks: str) -> Format:
    return lambda number: marks[number - 1] if 1 <= number <= len(marks) else str(number)


def _stem_branch(number: int) -> str:
    if not 1 <= number <= 60:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMATS: dict[str, Format] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _series(0x2460, 20),
    "decimalEnclosedCircleChinese": _series(0x2460, 10),
    "decimalEnclosedParen": _series(0x2474, 20),
    "decimalEnclosedFullstop": _series(0x2488, 20),
    "ideographEnclosedCircle": _series(0x3220, 10),
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "taiwaneseDigital": _digit_by_digit("○"),
    "ideographDigital": _digit_by_digit("〇"),
    "japaneseDigitalTenThousand": _digit_by_digit("〇"),
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _stem_branch,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
    "hex": "{:X}".format,
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def written(number: int, number_format: str) -> str:
    """按某种 numFmt 写出序号；不认识的写法用阿拉伯数字。``zero3`` 表示自定义的 001、002。"""
    if not 0 <= number <= _LARGEST:
        return str(number)
    if number_format in _ZEROS:
        return str(number).zfill(_ZEROS[number_format])
    return _FORMATS.get(number_format, str)(number)
