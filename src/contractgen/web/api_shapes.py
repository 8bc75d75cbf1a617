"""接口说明（OpenAPI）里各种请求与回答的形状。"""

from __future__ import annotations

from typing import Any

from contractgen.usecases.requested import report_schema
from contractgen.web.downloads import DOCX, PDF, XLSX

Shape = dict[str, Any]

_TEXT: Shape = {"type": "string"}
_MAYBE_TEXT: Shape = {"type": ["string", "null"]}
_MAYBE_NUMBER: Shape = {"type": ["integer", "null"]}
_YES: Shape = {"type": "boolean"}


def _object(properties: Shape, description: str = "") -> Shape:
    """各项都有的一组字段。"""
    about = {"description": description} if description else {}
    return {"type": "object", "required": list(properties), "properties": properties} | about


def _list(items: Shape) -> Shape:
    return {"type": "array", "items": items}


def ref(name: str) -> Shape:
    return {"$ref": f"#/components/schemas/{name}"}


_PROBLEM = _object({
    "file": _MAYBE_TEXT, "line": _MAYBE_NUMBER, "column": _MAYBE_NUMBER, "sheet": _MAYBE_TEXT,
    "cell": _MAYBE_TEXT, "path": _TEXT, "title": _TEXT,
    "kind": {"enum": ["invalid", "missing", "unknown", "conflict", "review"]},
    "message": _TEXT, "found": _MAYBE_TEXT, "suggestion": _MAYBE_TEXT,
}, "参数里的一处问题。")  # fmt: skip
_PRESET = _object({"name": _TEXT, "title": _TEXT, "summary": _TEXT}, "一个预设。")
_OFFERED: Shape = {
    "name": _TEXT, "title": _TEXT, "summary": _TEXT, "plain": _YES, "presets": _list(ref("Preset")),
}  # fmt: skip
_FIELD = _object({
    "path": _TEXT, "title": _TEXT, "kind": _TEXT, "required": _YES, "default": {}, "example": {},
    "description": _TEXT, "choices": {"type": "object", "additionalProperties": _TEXT},
}, "参数表里的一个字段。")  # fmt: skip

_SHAPES: Shape = {
    "Error": _object({"error": _TEXT}, "没有做成，原因与改法是一句中文。"),
    "Problem": _PROBLEM,
    "CheckReport": _object({
        "file": _TEXT, "template": _MAYBE_TEXT, "ok": _YES, "errors": _list(ref("Problem")),
    }, "校验的结果，与 contractgen check -f json 的每一份相同。"),
    "Preset": _PRESET,
    "Field": _FIELD,
    "Template": _object(_OFFERED, "一个模板。"),
    "DescribedTemplate": _object(
        _OFFERED | {"fields": _list(ref("Field")), "schema": {"type": "object"}},
        "一个模板，连同字段与参数表。",
    ),
    "Parameters": {"type": "object", "description": "参数，同参数文件；template 可以不写。"},
}  # fmt: skip


def components() -> Shape:
    """全部形状；审查报告的取自它自己的 JSON Schema。"""
    whole = report_schema()
    parts = whole.pop("$defs")
    whole.pop("$schema", None)
    report = {f"Report-{name}": shape for name, shape in parts.items()} | {"Report": whole}
    return _SHAPES | {name: _moved(shape) for name, shape in report.items()}


def _moved(shape: Any) -> Any:
    """#/$defs/x 改指到接口说明里的位置。"""
    if isinstance(shape, list):
        return [_moved(each) for each in shape]
    if not isinstance(shape, dict):
        return shape
    return {
        key: value.replace("#/$defs/", "#/components/schemas/Report-") if key == "$ref" else _moved(value)
        for key, value in shape.items()
    }


def answered(description: str, shape: Shape) -> Shape:
    """一种 JSON 回答。"""
    return {"description": description, "content": {"application/json": {"schema": shape}}}


def refused(*statuses: int) -> dict[int | str, Shape]:
    """几种一句话的拒绝；403、413、503 由门卫与工作进程给出，哪里都可能有。"""
    said = {
        400: "请求的写法有误", 401: "没有口令", 403: "主机名或来处不对", 404: "没有这个模板", 413: "内容过大",
        415: "不接受这种内容", 422: "内容有误，或没有处理成", 503: "现在太忙",
    }  # fmt: skip
    return {status: answered(said[status], ref("Error")) for status in (*statuses, 401, 403, 413, 503)}


_FILE: Shape = {"type": "string", "format": "binary"}
PARAMETERS: Shape = {
    "requestBody": {
        "required": True,
        "description": "参数：JSON、YAML（UTF-8 或 GB18030），或者填好的 Excel 表单。",
        "content": {
            "application/json": {"schema": ref("Parameters")},
            "application/yaml": {"schema": {"type": "string"}},
            XLSX: {"schema": _FILE},
        },
    }
}
DRAFTS: Shape = {
    "requestBody": {
        "required": True,
        "description": "草稿：multipart 里名为 file 的一份或几份，或者一份的内容本身（文件名写在 name 里）。",
        "content": {
            "multipart/form-data": {
                "schema": _object({"file": _list(_FILE) | {"minItems": 1, "maxItems": 10}})
            },
            "application/octet-stream": {"schema": _FILE},
            "text/plain": {"schema": {"type": "string"}},
        },
    }
}
RENDERED: dict[int | str, Shape] = {
    200: {"description": "起草好的文件", "content": {DOCX: {"schema": _FILE}, PDF: {"schema": _FILE}}},
    **refused(400, 404, 415),
    422: answered("参数有误（逐处列出），或没有处理成", {"anyOf": [ref("CheckReport"), ref("Error")]}),
}
CHECKED: dict[int | str, Shape] = {
    200: answered("校验的结果", ref("CheckReport")),
    **refused(400, 404, 415),
    422: answered("正文写了别的模板，或没有处理成", {"anyOf": [ref("CheckReport"), ref("Error")]}),
}
REPORTED: dict[int | str, Shape] = {
    200: {
        "description": "审查报告，与 contractgen lint 的相同；读不了的草稿，原因在 error 里",
        "content": {
            "application/json": {"schema": ref("Report")},
            "application/sarif+json": {"schema": {"type": "object"}},
            "text/html": {"schema": {"type": "string"}},
            DOCX: {"schema": _FILE},
        },
    },
    **refused(400, 415, 422),
}
OFFERED: dict[int | str, Shape] = {200: answered("全部模板", _list(ref("Template"))), **refused()}
DESCRIBED: dict[int | str, Shape] = {
    200: answered("这个模板", ref("DescribedTemplate")), **refused(404, 422),
}  # fmt: skip
