"""条款引用的各种写法都读得出来。"""

from __future__ import annotations

import pytest

from contractgen.facts.words.reference_forms import pointers

Read = tuple[str, int | None, tuple[int, ...], int | None, tuple[int, ...]]


def read(text: str) -> list[Read]:
    return [
        (text[one.start : one.end], one.article, one.chain, one.clause, one.items) for one in pointers(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依第五条办理", [("第五条", 5, (), None, ())]),
        ("依第 5 条办理", [("第 5 条", 5, (), None, ())]),
        ("按第3.2款执行", [("第3.2款", None, (3, 2), None, ())]),
        ("按第３．２款执行", [("第３．２款", None, (3, 2), None, ())]),
        ("按第三条第3.2款执行", [("第三条第3.2款", 3, (3, 2), None, ())]),
        ("按第五条第二款第（一）项", [("第五条第二款第（一）项", 5, (), 2, (1,))]),
        ("见3.1(2)的约定", [("3.1(2)", None, (3, 1), None, (2,))]),
        ("按3.2执行", [("3.2", None, (3, 2), None, ())]),
        ("见3.7款", [("3.7款", None, (3, 7), None, ())]),
        ("第三、五条", [("第三", 3, (), None, ()), ("五条", 5, (), None, ())]),
        ("第八条或者第九条", [("第八条", 8, (), None, ()), ("第九条", 9, (), None, ())]),
        ("第二条第一款和第二款", [("第二条第一款", 2, (), 1, ()), ("第二款", 2, (), 2, ())]),
        ("根据3.2、3.3的约定", [("3.2", None, (3, 2), None, ()), ("3.3", None, (3, 3), None, ())]),
        ("第14.3.2款第(1)项", [("第14.3.2款第(1)项", None, (14, 3, 2), None, (1,))]),
    ],
)
def test_a_reference_is_read(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


def test_a_range_holds_what_lies_between() -> None:
    assert [one[1] for one in read("第三至第六条")] == [3, 4, 5, 6]
    assert [one[1] for one in read("第三条至第五条")] == [3, 4, 5]


@pytest.mark.parametrize("text", ["本条第二款", "前款", "上条", "前两项", "本款"])
def test_a_relative_reference_is_read(text: str) -> None:
    assert [one.relative != "" for one in pointers(f"按{text}办理")] == [True]


@pytest.mark.parametrize(
    "text",
    ["提前3.5小时", "第一时间", "第三方", "第三级等保", "第二项目", "第一条生产线", "版本2.1", "99.5%"],
)
def test_other_words_are_no_references(text: str) -> None:
    assert read(text) == []
