"""写出去再读回来：合同之树不变，各章节的位置不变。"""

from __future__ import annotations

import pytest

from contractgen.library.catalogue import open_library
from contractgen.model.contract import Contract
from contractgen.model.normal import normal
from contractgen.text.plain import to_text
from contractgen.text.reading import read_text
from contractgen.text.structure import structured
from contractgen.text.tree import to_contract
from contractgen.usecases.check_parameters import read as read_parameters
from contractgen.usecases.render_contract import build
from contractgen.word.read import read
from contractgen.word.write import write
from tests.samples import sample

TEMPLATES = ("service-delivery", "maintenance", "sla-annex")
SCHEMES = ("decimal", "statutory")


def _contract(template: str, scheme: str) -> Contract:
    values = sample(template)
    values["contract"]["numbering"] = scheme
    contract = build(
        read_parameters({**values, "template": template}, open_library()), open_library(), template
    ).contract
    assert contract.scheme == scheme
    return contract


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_contract_written_to_word_and_read_back_is_the_same_contract(template: str, scheme: str) -> None:
    contract = _contract(template, scheme)
    assert normal(to_contract(structured(read(write(contract))))) == normal(contract)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_plain_text_of_a_contract_has_the_same_sections_as_its_word_file(
    template: str, scheme: str
) -> None:
    contract = _contract(template, scheme)
    word = structured(read(write(contract)))
    text = structured(read_text(to_text(contract)))
    seen = [(each.path, each.name, each.kind, each.heading, each.numbers) for each in word.sections]
    assert [(each.path, each.name, each.kind, each.heading, each.numbers) for each in text.sections] == seen
    assert text.title == word.title == contract.title


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_normal_form_is_its_own_normal_form(template: str) -> None:
    contract = normal(_contract(template, "decimal"))
    assert normal(contract) == contract
