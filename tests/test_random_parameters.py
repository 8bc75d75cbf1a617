"""随机的有效参数都能起草：写的都印出来，编号与引用不错，Word 打得开，同样的参数得到同样的文件。

CONTRACTGEN_EXAMPLES=20 试二十倍，并且每次换一批；CONTRACTGEN_SHRINK=1 把不通过的参数化简（很慢）。
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml
from docx import Document
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contractgen.library.catalogue import open_library
from contractgen.library.fields import written
from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Table, descend
from contractgen.model.inline import NumberField, Reference, Run, Text, plain
from contractgen.params import check, from_mapping, load_text, parse_path, path_text, schema_at, typed
from contractgen.usecases.render_contract import Rendered, unreviewed
from contractgen.zh.amounts import format_money, to_rmb
from contractgen.zh.numerals import to_chinese
from tests.left_out import left_out
from tests.reading import faults, read_back
from tests.strategies import TEMPLATES, TIMES, parameters

_SHRINK = [Phase.shrink] if os.environ.get("CONTRACTGEN_SHRINK") else []
_MARKS = ("{{", "}}", "{%", "%}", "【待填", "\ue000", "\ue001")
_EACH = pytest.mark.parametrize("template", TEMPLATES)

Given = dict[str, Any]


def examples(number: int) -> settings:
    """每个模板试几份参数。"""
    return settings(
        max_examples=number * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        phases=[Phase.generate, *_SHRINK],
        suppress_health_check=list(HealthCheck),
    )


def drafted(given_values: Given) -> Rendered:
    return unreviewed(from_mapping(given_values), open_library())


def texts(contract: Contract) -> Iterator[Text]:
    """合同之树里的每一段文字。"""
    yield from (contract.number, contract.signing_place, *(party.name for party in contract.parties))
    for party in contract.parties:
        yield from (text for _, text in party.signature)
    for node in descend(contract):
        if isinstance(node, Table):
            yield from (cell for row in (node.header, *node.rows) for cell in row)
        elif isinstance(node, Annex):
            yield node.title
        elif isinstance(node, Article):
            yield node.heading
        elif isinstance(node, Clause):
            yield from (node.heading, node.text)
        elif isinstance(node, Item):
            yield node.text


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[str]:
    """写了的每一个值的路径。"""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from leaves(below, (*path, name))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from leaves(below, (*path, index))
    else:
        yield path_text(path)


def forms(value: Any, kind: str) -> set[str]:
    """一个值在合同里可以有的写法。"""
    found = {written(value, kind)}
    if kind == "money":
        found |= {f"人民币{format_money(Decimal(value))}元", f"人民币{to_rmb(Decimal(value))}"}
    elif isinstance(value, int):
        found.add(to_chinese(value))
    return found


@_EACH
@examples(12)
@given(st.data())
def test_generated_parameters_have_no_problem(template: str, data: st.DataObject) -> None:
    values = data.draw(parameters(template))
    problems = check(from_mapping(values), open_library().schema(template))
    assert not problems, [problem.sentence() for problem in problems]


@_EACH
@examples(15)
@given(st.data())
def test_every_value_that_was_written_is_printed(template: str, data: st.DataObject) -> None:
    values = data.draw(parameters(template))
    rendered = drafted(values)
    contract = rendered.contract
    assert contract is not None
    schema = open_library().schema(template)
    tree = typed(from_mapping(values).data, schema)
    printed: dict[str, set[str]] = {"contract.title": {contract.title}}
    for piece in (piece for text in texts(contract) for piece in text if isinstance(piece, Run)):
        if piece.origin:
            printed.setdefault(piece.origin, set()).add(piece.text)
    for role in ("client", "provider"):
        printed.setdefault(f"parties.{role}.label", set()).update(
            party.label for party in contract.parties if party.role == role
        )
    shown = read_back(rendered.docx).text
    lost = []
    for path in leaves(values):
        node = schema_at(schema, parse_path(path)) or {}
        value = _at(tree, path)
        if isinstance(value, bool) or "enum" in node or "const" in node or left_out(path, tree):
            continue  # 开关与选项决定条款的取舍，不一定照印
        found = forms(value, str(node.get("x-type", ""))) & printed.get(path, set())
        if not any(form in shown for form in found):
            lost.append((path, value))
    assert not lost


def _at(tree: Any, path: str) -> Any:
    for step in parse_path(path):
        tree = tree[step]
    return tree


@_EACH
@examples(6)
@given(st.data())
def test_no_template_mark_or_blank_is_left_but_what_a_value_brought_in(
    template: str, data: st.DataObject
) -> None:
    rendered = drafted(data.draw(parameters(template)))
    assert rendered.contract is not None and not rendered.blanks
    shown = read_back(rendered.docx).text
    runs = {piece for text in texts(rendered.contract) for piece in text if isinstance(piece, Run)}
    brought = {rendered.contract.title, *(party.label for party in rendered.contract.parties)}
    brought |= {piece.text for piece in runs if piece.origin}
    for words in sorted(brought, key=len, reverse=True):
        if any(mark in words for mark in _MARKS):
            shown = shown.replace(words, "")
    assert not [mark for mark in _MARKS if mark in shown]


@_EACH
@examples(8)
@given(st.data())
def test_numbers_in_word_are_those_of_the_tree_and_no_text_is_lost(
    template: str, data: st.DataObject
) -> None:
    rendered = drafted(data.draw(parameters(template)))
    contract = rendered.contract
    assert contract is not None
    back = read_back(rendered.docx)
    numbered = [(each.label, each.text) for each in back.paragraphs if each.label]
    assert numbered == [line for line in _lines(contract) if line[0]]
    shown = {each.text for each in back.paragraphs}
    assert not [text for _, text in _lines(contract) if text not in shown]


def _lines(contract: Contract) -> Iterator[tuple[str, str]]:
    """树上的每一段：编号与文字。"""
    for node in descend(contract):
        if isinstance(node, Contract):
            continue
        if isinstance(node, Table):
            yield from (("", _shown(cell)) for row in (node.header, *node.rows) for cell in row)
            continue
        heading = node.title if isinstance(node, Annex) else () if isinstance(node, Item) else node.heading
        text = node.text if isinstance(node, Clause | Item) else ()
        colon = "：" if heading and text else ""
        yield node.number.label if node.number else "", _shown(heading) + colon + _shown(text)


def _shown(text: Text) -> str:
    """Word 里看到的文字：活的编号不带末尾的点。"""
    return "".join(
        part.text.rstrip(".") if isinstance(part, NumberField) else part
        for piece in text
        for part in (piece.parts if isinstance(piece, Reference) else (piece.text,))
    )


@_EACH
@examples(8)
@given(st.data())
def test_every_cross_reference_shows_the_number_it_points_to(template: str, data: st.DataObject) -> None:
    rendered = drafted(data.draw(parameters(template)))
    assert rendered.contract is not None
    back = read_back(rendered.docx)
    assert back.references
    for reference in back.references:
        assert reference.shown == back.label_at(reference.bookmark).rstrip(".")
    live = [
        part
        for text in texts(rendered.contract)
        for piece in text
        if isinstance(piece, Reference)
        for part in piece.parts
        if isinstance(part, NumberField)
    ]
    assert len(back.references) == len(live)


@_EACH
@examples(4)
@given(st.data())
def test_each_party_signs_once(template: str, data: st.DataObject) -> None:
    rendered = drafted(data.draw(parameters(template)))
    assert rendered.contract is not None
    shown = [each.text for each in read_back(rendered.docx).paragraphs]
    for party in rendered.contract.parties:
        assert shown.count(f"{party.label}：{plain(party.name)}") == 1


@_EACH
@examples(2)
@given(st.data())
def test_word_finds_nothing_wrong(template: str, data: st.DataObject) -> None:
    docx = drafted(data.draw(parameters(template))).docx
    assert faults(docx) == []
    assert Document(io.BytesIO(docx)).paragraphs


@_EACH
@examples(4)
@given(st.data())
def test_the_same_parameters_give_the_same_bytes_however_they_are_written(
    template: str, data: st.DataObject
) -> None:
    values = data.draw(parameters(template))
    expected = drafted(values).docx
    assert drafted(values).docx == expected
    as_json = json.dumps(values, ensure_ascii=False, default=float, indent=1)
    as_yaml = yaml.safe_dump(json.loads(as_json), allow_unicode=True, sort_keys=False)
    for text, name in ((as_json, "参数.json"), (as_yaml, "参数.yaml")):
        source = load_text(text, name, "json" if name.endswith("json") else "yaml")
        assert unreviewed(source, open_library()).docx == expected
