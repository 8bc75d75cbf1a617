"""填写表：参数表里的标题、次序、条件与 x- 关键字都到了表单上。"""

from __future__ import annotations

from typing import Any

from contractgen.model.entry_form import Choice, Condition, EntryField, Widget
from contractgen.params.entry_form import entry_form

SCHEMA: dict[str, Any] = {
    "title": "试验的参数",
    "properties": {
        "template": {"const": "trial"},
        "name": {
            "type": "string",
            "title": "名称",
            "description": "写\n全称",
            "examples": ["甲乙公司"],
            "x-step": "双方",
        },
        "hours": {
            "type": "object",
            "title": "服务时间",
            "required": ["mode"],
            "properties": {
                "mode": {"enum": ["always", "weekly"], "x-labels": {"always": "全天", "weekly": "每周"}},
                "days": {"type": "integer", "minimum": 1, "maximum": 7},
                "holidays": {"type": "boolean", "default": False, "x-when": {"mode": "weekly"}},
            },
            "allOf": [
                {
                    "if": {"properties": {"mode": {"const": "weekly"}}, "required": ["mode"]},
                    "then": {"required": ["days"]},
                }
            ],
        },
        "levels": {
            "type": "array",
            "title": "等级",
            "minItems": 2,
            "items": {"$ref": "#/$defs/level"},
        },
        "backup": {"type": "object", "required": ["rpo"], "properties": {"rpo": {"$ref": "#/$defs/span"}}},
        "address": {"type": "string", "title": "住所", "x-step": "双方"},
        "notes": {"type": "array", "items": {"type": "string", "title": "约定"}},
    },
    "required": ["template", "name", "hours", "levels"],
    "$defs": {
        "span": {"type": "string", "x-type": "duration", "title": "期间"},
        "level": {
            "type": "object",
            "required": ["response"],
            "properties": {
                "response": {"$ref": "#/$defs/span", "title": "响应"},
                "off": {"$ref": "#/$defs/span", "x-when": {"hours.mode": ["weekly"]}},
            },
        },
    },
}
FORM = entry_form(SCHEMA)


def field(path: str) -> EntryField:
    return next(each for each in FORM.every_field() if each.path == path)


def test_fields_keep_their_order_and_the_template_field_is_left_out() -> None:
    assert FORM.template == "trial"
    assert [each.path for each in FORM.every_field()] == [
        "name", "hours", "hours.mode", "hours.days", "hours.holidays",
        "levels", "levels[].response", "levels[].off", "backup", "backup.rpo", "address", "notes", "notes[]",
    ]  # fmt: skip


def test_each_kind_of_field_is_told_apart() -> None:
    kinds = {each.path: each.kind for each in FORM.every_field()}
    assert kinds["hours"] == "group"
    assert kinds["hours.mode"] == "choice"
    assert kinds["hours.days"] == "integer"
    assert kinds["hours.holidays"] == "boolean"
    assert kinds["levels"] == "rows"
    assert kinds["levels[].response"] == "duration"
    assert kinds["notes"] == "list"
    assert kinds["notes[]"] == "text"


def test_words_for_people_come_from_the_schema() -> None:
    assert (field("name").title, field("name").example, field("name").description) == (
        "名称",
        "甲乙公司",
        "写 全称",
    )
    assert field("levels[].response").title == "响应"  # $ref 旁边的标题优先
    assert field("hours.mode").choices == (Choice("always", "全天"), Choice("weekly", "每周"))


def test_steps_gather_fields_that_name_the_same_step() -> None:
    assert [(step.title, [each.name for each in step.fields]) for step in FORM.steps] == [
        ("双方", ["name", "address"]),
        ("服务时间", ["hours"]),
        ("等级", ["levels"]),
        ("backup", ["backup"]),
        ("notes", ["notes"]),
    ]


def test_a_field_required_in_one_case_is_shown_only_in_that_case() -> None:
    days = field("hours.days")
    assert not days.required
    assert days.required_when == days.shown_when == ((Condition("hours.mode", ("weekly",)),),)


def test_x_when_names_a_sibling_or_a_path_from_the_root() -> None:
    assert field("hours.holidays").shown_when == ((Condition("hours.mode", ("weekly",)),),)
    assert field("levels[].off").shown_when == ((Condition("hours.mode", ("weekly",)),),)
    assert field("hours.holidays").required_when == ()


def test_a_group_that_may_be_left_out_as_a_whole_is_known_as_such() -> None:
    assert field("backup").optional_group
    assert not field("hours").optional_group


def test_sizes_of_numbers_and_of_lists() -> None:
    assert (field("hours.days").least, field("hours.days").most) == (1, 7)
    assert (field("levels").least, field("levels").most) == (2, None)


def test_a_condition_the_form_cannot_express_is_left_to_the_check() -> None:
    schema = {
        "properties": {"percent": {"type": "string"}, "amount": {"type": "string"}},
        "allOf": [{"if": {"not": {"required": ["percent"]}}, "then": {"required": ["amount"]}}],
    }
    amount = entry_form(schema).fields[1]
    assert (amount.shown_when, amount.required_when) == ((), ())


def test_the_schema_may_order_the_steps_and_put_them_on_one_page() -> None:
    form = entry_form({**SCHEMA, "x-steps": ["等级", "没有这一步", "双方"], "x-one-page": True})
    assert [step.title for step in form.steps][:2] == ["等级", "双方"]
    assert len(form.steps) == len(FORM.steps)
    assert form.one_page
    assert not FORM.one_page


def test_a_field_may_ask_for_a_way_of_drawing() -> None:
    drawn = {
        "type": "array",
        "x-widget": {"tiers": {"low": "from", "top": "target"}},
        "items": {"type": "string"},
    }
    (entry,) = entry_form({"properties": {"tiers": drawn}}).fields
    assert entry.widget == Widget("tiers", {"low": "from", "top": "target"})
    assert all(each.widget is None for each in FORM.every_field())
