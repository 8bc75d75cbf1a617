"""起草时的自审：意见指明参数与它在参数文件里的行；草稿里待填的空不算。"""

from __future__ import annotations

from typing import ClassVar

import pytest

from contractgen.model.contract import Article, Clause, Contract, Number, Table
from contractgen.model.finding import Severity
from contractgen.model.inline import Run
from contractgen.model.problem import Position
from contractgen.params.source import Source
from contractgen.review import discovery
from contractgen.usecases.review_contract import review_contract, review_rendered
from tests.review.toys import Toy


class Strict(Toy):
    """不许说“尽快”。"""

    id = "wording/strict"
    severity: ClassVar[Severity] = Severity.ERROR


@pytest.fixture(autouse=True)
def only_one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "chosen", lambda *_: (Strict,))


SCHEMA = {
    "type": "object",
    "properties": {
        "notes": {"type": "array", "title": "其他约定", "items": {"type": "string", "title": "约定"}}
    },
}
SOURCE = Source("维护.yaml", {"notes": ["尽快修好"]}, {("notes", 0): Position(line=12, column=5)})


def contract(*text: Run) -> Contract:
    clause = Clause(text=(Run("乙方应"), *text, Run("。")), number=Number(1, "1.1"))
    return Contract("协议", "decimal", articles=(Article((Run("服务"),), (clause,), Number(0, "第一条")),))


def test_a_finding_names_the_parameter_and_its_line() -> None:
    [problem] = review_rendered(contract(Run("尽快修好", origin="notes[0]")), SOURCE, SCHEMA)
    assert problem.sentence(SOURCE.name) == (
        "维护.yaml 第 12 行 其他约定 第1项（notes[0]）：写进合同1.1的“尽快”：“尽快”没有期限。写明期限。（规则 wording/strict）"
    )


def test_a_value_printed_in_several_places_is_reported_once() -> None:
    again = Run("尽快修好", origin="notes[0]")
    assert len(review_rendered(contract(again, Run("，并应"), again), SOURCE, SCHEMA)) == 1
    own = Run("尽快修好")
    assert len(review_rendered(contract(own, Run("，并应"), own), SOURCE, SCHEMA)) == 2


def test_words_of_the_library_itself_are_said_to_be_in_the_contract() -> None:
    [problem] = review_rendered(contract(Run("尽快修好")), SOURCE, SCHEMA)
    assert problem.sentence(SOURCE.name).startswith("维护.yaml：写进合同1.1的“尽快”：")


def test_a_parameter_in_a_table_is_found_too() -> None:
    table = Table(
        rows=(((Run("到场"),), (Run("尽快", origin="notes[0]"),)),), header=((Run("事项"),), (Run("时限"),))
    )
    clause = Clause(text=(Run("时限如下："),), body=(table,), number=Number(1, "1.1"))
    whole = Contract("协议", "decimal", articles=(Article((Run("服务"),), (clause,), Number(0, "第一条")),))
    [found] = review_contract(whole)
    assert (found.origins, found.where) == (("notes[0]",), "表1 第1行 时限")


def test_blanks_of_a_draft_do_not_count() -> None:
    blank = contract(Run("【待填：尽快】", blank=True, origin="notes[0]"))
    assert len(review_rendered(blank, SOURCE, SCHEMA)) == 1
    assert review_rendered(blank, SOURCE, SCHEMA, draft=True) == []


def test_a_sound_contract_has_nothing_to_say() -> None:
    assert review_rendered(contract(Run("在4小时内修好")), SOURCE, SCHEMA) == []
