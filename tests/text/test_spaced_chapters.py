"""“壹  释义”这样只隔空格的章号：连得起来、各是一行名目的才算。"""

from __future__ import annotations

from contractgen.facts.references import references
from tests.rules.examples import read

_DRAFT = "壹  释义\n工作日：法定工作日。\n贰  服务\n1. 每月巡检。\n2. 两小时恢复。\n叁  验收\n1. 达到贰第2款的，签署报告。\n肆  争议\n1. 提交仲裁。"


def _numbers(text: str) -> list[str]:
    return [line.number for line in read(text).lines if line.number]


def test_numbers_in_a_row_with_titles_are_chapters() -> None:
    assert [each for each in _numbers(_DRAFT) if each in "壹贰叁肆"] == ["壹", "贰", "叁", "肆"]


def test_a_reference_may_name_such_a_chapter() -> None:
    found = references(read(_DRAFT))
    assert [each.place.name for each in found if each.place] == ["贰2"]


def test_items_under_another_number_stay_items() -> None:
    draft = "1. 服务内容\n一  巡检\n二  维修\n三  保养\n四  培训\n2. 费用\n每月900元。"
    assert {each.path[0] for each in read(draft).sections} == {"1", "2"}


def test_a_gap_in_the_numbers_is_no_chapter() -> None:
    assert "肆" not in _numbers(_DRAFT.replace("叁  验收", "伍  验收"))
