"""不该出现的字符，以及全角与半角。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractgen.zh.characters import compact, fold_width, forbidden_characters


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "控制字符（U+0000）"),
        ("\x0b", "控制字符（U+000B）"),
        ("\r", "控制字符（U+000D）"),
        ("\x7f", "控制字符（U+007F）"),
        ("\x85", "控制字符（U+0085）"),
        ("\ud800", "残缺的代理字符（U+D800）"),
        ("\ufffe", "非字符（U+FFFE）"),
        ("\uffff", "非字符（U+FFFF）"),
        ("\ufdd0", "非字符（U+FDD0）"),
        ("\U0001ffff", "非字符（U+1FFFF）"),
        ("\ue000", "自造字（私用区字符）（U+E000）"),
        ("\U000f0000", "自造字（私用区字符）（U+F0000）"),
        ("\u202e", "双向控制符（U+202E）"),
        ("\u200b", "零宽字符（U+200B）"),
        ("\ufeff", "零宽字符（U+FEFF）"),
        ("\u00ad", "看不见的格式字符（U+00AD）"),
        ("\u2028", "行分隔符（U+2028）"),
    ],
)
def test_characters_that_would_be_lost_or_hidden_are_named_with_their_place(
    character: str, name: str
) -> None:
    assert forbidden_characters(f"甲方{character}") == [(2, name)]


def test_ordinary_text_is_clean() -> None:
    assert (
        forbidden_characters("第一条 甲、乙（“服务商”）\n\t￥1,234.50 — № ① 𠮷田 & <公司>\u3000\u00a0") == []
    )


@given(st.text())
def test_what_passes_can_be_stored_as_utf8(text: str) -> None:
    if not forbidden_characters(text):
        assert text.encode().decode() == text


def test_full_width_is_folded_and_chinese_punctuation_kept() -> None:
    assert fold_width("９９．９％：Ａ，ｂ（１）～\u3000。、“”￥") == "99.9%:A,b(1)~ 。、“”￥"
    assert compact(" ５ 个\u3000工作日\u00a0") == "5个工作日"


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold_width(text)) == len(text)
