"""指纹：增减条文、重新编号、改动别处之后，同一条意见的指纹不变。"""

from __future__ import annotations

from contractgen.review.draft import Draft
from contractgen.review.engine import run
from contractgen.review.fingerprint import normalised
from tests.review.toys import Toy, reading

BEFORE = "第一条 服务\n1.1 乙方应尽快处理。\n第二条 付款\n2.1 甲方应尽快付款。\n"
AFTER = "第一条 定义\n1.1 系统指本系统。\n第二条 服务\n2.1 乙方应积极配合，尽快处理。\n第三条 付款\n3.1 甲方应尽快付款。\n"


def prints(text: str) -> list[str]:
    return [each.fingerprint for each in run(Draft(reading(text)), [Toy]).findings]


def test_it_survives_an_inserted_article_and_renumbering() -> None:
    assert prints(BEFORE) == prints(AFTER)


def test_it_differs_between_articles() -> None:
    assert len(set(prints(BEFORE))) == 2


def test_equal_words_in_one_article_are_told_apart_by_their_order() -> None:
    twice = prints("第一条 服务\n1.1 乙方应尽快处理。\n1.2 乙方应尽快回复。\n")
    assert len(set(twice)) == 2
    assert twice[0] == prints(BEFORE)[0]


def test_a_new_article_heading_is_a_new_fingerprint() -> None:
    assert prints(BEFORE)[0] != prints(BEFORE.replace("第一条 服务", "第一条 运维"))[0]


def test_width_spaces_and_clause_numbers_do_not_count() -> None:
    assert normalised("按第五条第3.1款 执行") == normalised("按第六条第4.2款执行")
    assert normalised("９９．５％") == normalised("99.5%") == "99.5%"
    assert normalised("附件一") == normalised("附件二")
