"""字段的样子只由参数表来：条款里多一个参数，表里就多一个字段；各种写法各有控件。"""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from contractgen.model.entry_form import EntryField
from contractgen.params.entry_form import entry_form
from contractgen.usecases.forms import form_of
from contractgen.web.app import create_app
from contractgen.web.forms import look
from contractgen.web.settings import Settings
from tests.library.builders import clause, library

ONE = {
    "text": {"type": "string", "title": "名称", "examples": ["甲乙公司"]},
    "long": {"type": "string", "examples": ["写得很长很长的一个例子，一行放不下，要宽一些"]},
    "notes": {"type": "string", "x-multiline": True},
    "few": {"enum": ["a", "b"], "x-labels": {"a": "甲", "b": "乙"}},
    "many": {"enum": list("abcdef"), "default": "c"},
    "agreed": {"type": "boolean", "default": True},
    "asked": {"type": "boolean"},
    "day": {"type": "string", "x-type": "date"},
    "names": {"type": "array", "items": {"type": "string"}},
    "picked": {"type": "array", "items": {"enum": ["x", "y"]}, "default": ["x"]},
    "fixed": {"const": False},
    "count": {"type": "integer", "minimum": 1, "maximum": 9, "description": "写一个数"},
}
FORM = entry_form({"properties": ONE, "required": ["few", "asked"]})
FIELDS = {each.name: each for each in FORM.fields}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("text", "line"), ("long", "grow"), ("notes", "area"), ("few", "radios"), ("many", "select"),
        ("agreed", "switch"), ("asked", "radios"), ("day", "date"), ("names", "lines"), ("picked", "checks"),
        ("fixed", "const"), ("count", "line"),
    ],
)  # fmt: skip
def test_each_kind_has_its_control(name: str, expected: str) -> None:
    assert look.control(FIELDS[name]) == expected


def test_in_a_table_choices_are_lists_and_text_grows() -> None:
    assert look.control(FIELDS["few"], cell=True) == "select"
    assert look.control(FIELDS["text"], cell=True) == "grow"


def test_what_may_be_left_out_can_be_left_out() -> None:
    assert look.options(FIELDS["few"]) == [("a", "甲"), ("b", "乙")]
    assert look.options(FIELDS["asked"]) == [("true", "是"), ("false", "否")]
    optional = entry_form({"properties": {"few": ONE["few"]}}).fields[0]
    assert look.options(optional)[0] == ("", "不写")


def test_hints_tell_the_description_and_the_bounds() -> None:
    assert look.hints(FIELDS["count"]) == "写一个数；1–9"
    assert look.hints(FIELDS["names"]) == "每行一项"
    assert look.placeholder(FIELDS["text"]) == "如 甲乙公司"


def test_a_table_keeps_at_most_seven_columns_and_long_text_goes_below() -> None:
    (levels,) = (each for each in form_of("sla-annex").every_field() if each.path == "sla.levels")
    beside, below = look.columns(levels)
    assert len(beside) <= 7
    assert beside[0] == levels.fields[0]
    assert any(look.is_long(each) for each in below)
    assert [each for each in levels.fields if each in beside or each in below] == list(levels.fields)


def test_rows_with_tables_or_groups_inside_become_cards() -> None:
    plain = EntryField("x", "a[].x", "列", "text")
    nested = EntryField("y", "a[].y", "组", "group", fields=(plain,))
    assert look.is_table(EntryField("a", "a", "表", "rows", fields=(plain,)))
    assert not look.is_table(EntryField("a", "a", "表", "rows", fields=(plain, nested)))


def test_a_parameter_of_a_new_clause_appears_by_itself(tmp_path: Path) -> None:
    declared = (
        "parrot:\n"
        "  title: 鹦鹉条款\n"
        "  type: object\n"
        "  required: [kind]\n"
        "  x-step: 动物\n"
        "  properties:\n"
        "    kind: {title: 鹦鹉的品种, type: string, description: 照检疫证明写, examples: [虎皮鹦鹉]}\n"
        "    talks: {title: 会说话, type: boolean, default: false}\n"
        "    words: {title: 会说的话, type: array, items: {type: string}, x-when: {talks: true}}\n"
    )
    library(tmp_path, {"parrot": clause("{{ parrot.kind }}", declared, required="parrot")})
    client = TestClient(create_app(Settings(library=tmp_path)), base_url="http://127.0.0.1")
    html = client.get("/forms/trial").text
    for words in ("鹦鹉的品种", "照检疫证明写", "如 虎皮鹦鹉", "会说话", "动物"):
        assert words in html
    assert 'data-path="parrot.words" data-kind="list"' in html
    assert "parrot.talks&#34;, &#34;values&#34;: [&#34;true&#34;]" in html
    assert "试验协议" in client.get("/").text


def test_titles_and_examples_are_escaped(tmp_path: Path) -> None:
    declared = "x: {title: '<img src=x>', type: string, description: '\"><script>', examples: ['{{ 7*7 }}']}"
    library(tmp_path, {"x": clause("{{ x }}", declared)})
    html = (
        TestClient(create_app(Settings(library=tmp_path)), base_url="http://127.0.0.1")
        .get("/forms/trial")
        .text
    )
    assert "<img" not in html
    assert '"><script>' not in html
    assert "{{ 7*7 }}" in html


def test_an_unknown_template_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    client = TestClient(create_app(), base_url="http://127.0.0.1")
    answer = client.get("/forms/nothing", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "sla-annex" in answer.text
