"""一份别人家的参数表：组里有组，表里有组、清单与表，选项很多，选项里有逗号，重名的表，固定的值，附条件的字段。"""

from __future__ import annotations

from typing import Any

from contractgen.model.entry_form import EntryForm
from contractgen.params.entry_form import entry_form

_TEXT = {"type": "string", "minLength": 1}
_LONG = {"type": "string", "minLength": 1, "x-multiline": True}
_MANY = [f"第{number}类设备与配套的软件" for number in range(40)]


def group(title: str, required: str = "", **properties: Any) -> dict[str, Any]:
    return {
        "title": title, "type": "object", "additionalProperties": False,
        "required": required.split(), "properties": properties,
    }  # fmt: skip


def table(title: str, required: str = "", **properties: Any) -> dict[str, Any]:
    return {"title": title, "type": "array", "items": group("一行", required, **properties)}


def listing(title: str, item: dict[str, Any], **keywords: Any) -> dict[str, Any]:
    return {"title": title, "type": "array", "items": item, **keywords}


SCHEMA: dict[str, Any] = {
    "title": "安装合同的参数",
    "type": "object",
    "additionalProperties": False,
    "required": ["template", "sites"],
    "properties": {
        "template": {"const": "install"},
        "kind": {"title": "种类", "enum": _MANY, "type": "string"},
        "answer": {"title": "选用", "type": "string", "enum": ["a,b", "无, 没有", 'q"q'], "x-labels": {"a,b": "甲,乙"}},
        "law": {"title": "适用法律", "const": "中华人民共和国法律"},
        "notes": listing("说明", _LONG, minItems=0),
        "marks": listing("除外", {"type": "string", "enum": ["x", "y"], "x-labels": {"x": "甲", "y": "乙"}}, minItems=0, default=["x"]),
        "sites": table(
            "地点/[一]",
            "name",
            name={"title": "名称", **_TEXT},
            open={"title": "对外开放", "type": "boolean"},
            guard={"title": "门卫", **_TEXT, "x-when": {"open": True}},
            manager=group("负责人", "name", name={"title": "姓名", **_TEXT}, phone={"title": "电话", "type": "string", "pattern": "^[0-9-]{5,20}$"}),
            tags=listing("标签", _TEXT),
            rooms=table(
                "房间",
                "code",
                code={"title": "房号", **_TEXT},
                area={"title": "面积", "type": "number"},
                racks=table("机柜", "no", no={"title": "编号", **_TEXT}, units={"title": "高度", "type": "integer"}),
            ),
        ),
        "depot": group("备件库", "keeper", keeper={"title": "保管人", **_TEXT}, rooms=table("房间", "code", code={"title": "房号", **_TEXT})),
    },
}  # fmt: skip

VALUES: dict[str, Any] = {
    "kind": _MANY[7],
    "answer": "a,b",
    "law": "中华人民共和国法律",
    "notes": ["第一行\n第二行", "另一条"],
    "marks": [],
    "sites": [
        {
            "name": "总部", "open": True, "guard": "老周", "manager": {"name": "林知夏", "phone": "022-55501234"},
            "tags": ["一", "二"],
            "rooms": [
                {"code": "101", "area": 20, "racks": [{"no": "A1", "units": 42}, {"no": "A2"}]},
                {"code": "102"},
            ],
        },
        {"name": "分部", "rooms": [{"code": "201", "racks": [{"no": "B1"}]}]},
    ],
    "depot": {"keeper": "顾清和", "rooms": [{"code": "001"}]},
}  # fmt: skip


def form() -> EntryForm:
    return entry_form(SCHEMA)
