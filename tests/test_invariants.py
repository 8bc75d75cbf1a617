"""两条不变量：写出去的读得回来，是同一份合同；自己起草的经得起自己的审查。

参数是随机造的，也有示例与手写的难题，两种编号体例都试。CONTRACTGEN_EXAMPLES=20 试二十倍，并且每次换一批。
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from contractgen.library.catalogue import open_library
from contractgen.model.contract import Clause, Contract, Item, descend
from contractgen.model.finding import Severity
from contractgen.model.inline import Run
from contractgen.model.normal import normal
from contractgen.params import from_mapping, load, parse_path, schema_at
from contractgen.text.structure import structured
from contractgen.text.tree import to_contract
from contractgen.usecases.render_contract import build
from contractgen.usecases.review_contract import OwnFinding, review_contract
from contractgen.word.read import read
from contractgen.word.write import write
from tests.parameters.test_stories import changed
from tests.samples import put, sample
from tests.strategies import TEMPLATES, TIMES, parameters
from tests.test_random_parameters import texts

SCHEMES = ("decimal", "statutory")
STORIES = sorted((Path(__file__).parent / "parameters").glob("*.yaml"))
FREE = ("", "text", "long_text")
_EACH = pytest.mark.parametrize("template", TEMPLATES)
_BOTH = pytest.mark.parametrize("scheme", SCHEMES)

Given = dict[str, Any]


def examples(number: int) -> settings:
    return settings(
        max_examples=number * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def contract_of(values: Given) -> Contract:
    return build(from_mapping(values), open_library(), values["template"]).contract


_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]+[)）、.．]")


def ambiguous(contract: Contract) -> bool:
    """自由填写的文字正好在一段之首，自己带着编号（（一）……）或者制表符：读的人也分不清编号、标题到哪里为止。"""
    return any(
        isinstance(node, Clause | Item)
        and not getattr(node, "heading", ())
        and node.text
        and isinstance(first := node.text[0], Run)
        and first.origin
        and ("\t" in first.text or (node.number is None and _NUMBERED.match(first.text)))
        for node in descend(contract)
    )


def same_when_read_back(contract: Contract) -> None:
    assert normal(to_contract(structured(read(write(contract))))) == normal(contract)


def faults_of_ours(contract: Contract, template: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """不是自由填写的文字带进来的错误与提醒。"""
    brought = free_words(contract, template)
    return [
        (each.finding.rule, each.where, each.finding.message, each.origins)
        for each in review_contract(contract)
        if each.finding.severity is not Severity.INFO and not is_brought_in(each, brought)
    ]


def free_words(contract: Contract, template: str) -> dict[str, str]:
    """自由填写的文字：来自哪个参数、印出来是什么；标题与当事人的称谓也是。"""
    schema = open_library().schema(template)
    words = {"contract.title": contract.title}
    words |= {f"parties.{party.role}.label": party.label for party in contract.parties}
    for piece in (
        piece for text in texts(contract) for piece in text if isinstance(piece, Run) and piece.origin
    ):
        node = schema_at(schema, parse_path(piece.origin)) or {}
        if node.get("type") == "string" and "enum" not in node and node.get("x-type", "") in FREE:
            words[piece.origin] = piece.text
    return words


def unpaired(words: str) -> bool:
    """里面有不成对的括号或引号。"""
    return any(
        sum(words.count(sign) for sign in ones) != sum(words.count(sign) for sign in others)
        for ones, others in (
            ("(（", ")）"),
            ("[【［", "]】］"),
            ("“", "”"),
            ("《〈", "》〉"),
            ("「『", "」』"),
        )
    )


def is_brought_in(found: OwnFinding, brought: dict[str, str]) -> bool:
    """所指的、所对照的字来自自由填写的参数，或者意见里引了那些字。"""
    if any(origin in brought for origin in found.origins):
        return True
    if found.finding.rule == "typography/unbalanced" and any(map(unpaired, brought.values())):
        return True  # 它的半个括号与我们的配成了对，剩下的是我们的
    own = [
        words for origin, words in brought.items() if origin == "contract.title" or origin.endswith(".label")
    ]
    if not found.origins and any(found.quote in words for words in own):
        return True
    return any(len(words) > 1 and words in found.finding.message for words in brought.values())


@_EACH
@examples(8)
@given(st.data())
def test_what_we_write_we_can_read(template: str, data: st.DataObject) -> None:
    values = data.draw(parameters(template))
    values["template"] = template
    values.setdefault("contract", {})["numbering"] = data.draw(st.sampled_from(SCHEMES))
    contract = contract_of(values)
    assume(not ambiguous(contract))
    same_when_read_back(contract)


@_EACH
@examples(8)
@given(st.data())
def test_what_we_draft_passes_our_own_review(template: str, data: st.DataObject) -> None:
    values = data.draw(parameters(template))
    values["template"] = template
    values.setdefault("contract", {})["numbering"] = data.draw(st.sampled_from(SCHEMES))
    assert not faults_of_ours(contract_of(values), template)


@_EACH
@_BOTH
def test_the_samples_have_neither_error_nor_warning(template: str, scheme: str) -> None:
    values = sample(template)
    put(values, "contract.numbering", scheme)
    found = review_contract(contract_of({**values, "template": template}))
    assert not [
        (each.finding.rule, each.where, each.finding.message) for each in found if each.finding.severity > 1
    ]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
@_BOTH
def test_the_stories_are_read_back_and_pass(path: Path, scheme: str) -> None:
    story = load(path).data
    if "problems" in story:
        return
    values = changed(story)
    put(values, "contract.numbering", scheme)
    contract = contract_of(values)
    same_when_read_back(contract)
    assert not faults_of_ours(contract, values["template"])
