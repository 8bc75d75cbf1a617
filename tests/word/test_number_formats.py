"""各种编号写法。"""

from __future__ import annotations

import pytest

from contractgen.word.number_formats import written


@pytest.mark.parametrize(
    ("number_format", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("zero3", 7, "007"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 120, "一百二十"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 100, "一○○"),
        ("japaneseCounting", 11, "十一"),
        ("japaneseCounting", 120, "百二十"),
        ("japaneseCounting", 21000, "二万千"),
        ("ideographDigital", 105, "一〇五"),
        ("taiwaneseDigital", 105, "一○五"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 105, "壹佰零伍"),
        ("ideographLegalTraditional", 23, "貳拾參"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 11, "11"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 3, "㈢"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("decimalFullWidth", 12, "１２"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("numberInDash", 3, "- 3 -"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("hex", 255, "FF"),
        ("none", 3, ""),
        ("bullet", 3, ""),
        ("thaiLetters", 3, "3"),
    ],
)
def test_a_number_is_written_as_word_shows_it(number_format: str, number: int, shown: str) -> None:
    assert written(number, number_format) == shown


def test_absurd_numbers_of_hostile_files_stay_short() -> None:
    assert written(10**9, "lowerLetter") == "1000000000"
    assert written(-5, "upperRoman") == "-5"
