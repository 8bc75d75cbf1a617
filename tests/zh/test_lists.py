"""并列词语的写法。"""

import pytest

from contractgen.zh.lists import listed


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["甲"], "甲"),
        (["甲", "乙"], "甲和乙"),
        (["甲", "乙", "丙"], "甲、乙和丙"),
        (["甲", "乙", "丙", "丁"], "甲、乙、丙和丁"),
    ],
)
def test_words_are_listed_the_chinese_way(items: list[str], text: str) -> None:
    assert listed(items) == text


@pytest.mark.parametrize("conjunction", ["和", "或", "以及", "与"])
def test_any_conjunction_comes_before_the_last_word(conjunction: str) -> None:
    assert listed(["甲", "乙", "丙"], conjunction) == f"甲、乙{conjunction}丙"
    assert listed(["甲", "乙"], conjunction) == f"甲{conjunction}乙"
    assert listed(("甲",), conjunction) == "甲"


def test_braces_in_words_are_kept() -> None:
    assert listed(["{0}", "{1}", "{}"]) == "{0}、{1}和{}"


def test_nothing_cannot_be_listed() -> None:
    with pytest.raises(ValueError, match="没有可以并列"):
        listed([])
