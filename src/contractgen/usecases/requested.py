"""别的系统送来的参数：JSON、YAML 或 Excel 表单，照网址里写明的模板校验、起草；与命令行走同一条路。"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from contractgen.library.catalogue import Library, open_library
from contractgen.library.schema import dump
from contractgen.model.errors import ContractgenError, InvalidParametersError
from contractgen.model.problem import Position, Problem
from contractgen.params.loading import load_bytes
from contractgen.params.reading import ParameterFileError
from contractgen.params.source import Source
from contractgen.usecases.catalogue import FieldEntry, fields
from contractgen.usecases.check_parameters import CheckReport, check_read, forms_of, unreadable
from contractgen.usecases.forms import LibraryPath
from contractgen.usecases.output import safe_name
from contractgen.usecases.render_contract import render_contract, to_pdf


@dataclass(frozen=True, slots=True)
class RequestedFile:
    """起草好的文件：名字、内容，与草稿里留下的空白（参数路径到字段标题）。"""

    name: str
    content: bytes
    blanks: dict[str, str]


def requested_render(
    template: str,
    body: bytes,
    file: str,
    *,
    draft: bool = False,
    form: str = "docx",
    library: LibraryPath = None,
) -> RequestedFile:
    """起草。file 是这份参数的名字，扩展名决定怎样读；参数有误、读不懂的抛出 InvalidParametersError。"""
    opened = open_library(library)
    opened.template_folder(template)
    try:
        source = _read(template, body, file, opened)
    except ParameterFileError as error:
        problems = unreadable(error, opened).errors
        raise InvalidParametersError(file, problems, f"共 {len(problems)} 处问题，没有生成文件。") from None
    rendered = render_contract(source, opened, draft=draft)
    title = rendered.contract.title if rendered.contract else template
    content = to_pdf(rendered) if form == "pdf" else rendered.docx
    return RequestedFile(f"{safe_name(title)}.{form}", content, dict(rendered.blanks))


def requested_check(template: str, body: bytes, file: str, library: LibraryPath = None) -> CheckReport:
    """校验；读不懂的，毛病也在报告里。正文写了别的模板的抛出 InvalidParametersError。"""
    opened = open_library(library)
    opened.template_folder(template)
    try:
        report = check_read(_read(template, body, file, opened), opened)
    except ParameterFileError as error:
        report = unreadable(error, opened)
    return replace(report, template=report.template or template)


def _read(template: str, body: bytes, file: str, library: Library) -> Source:
    """读出参数；正文里可以不写 template，写了别的就说明。"""
    source = load_bytes(body, file, forms=forms_of(library))
    written = source.data.get("template")
    if written is None:
        return replace(source, data={"template": template} | source.data | {"template": template})
    if written != template:
        problem = Problem(
            "template", "模板", f"正文里的模板是“{written}”，网址里的是“{template}”。",
            found=str(written), position=source.positions.get(("template",), Position(line=1)),
            suggestion="请改成同一个，或者正文里不写。", kind="conflict",
        )  # fmt: skip
        raise InvalidParametersError(file, [problem], "没有生成文件。")
    return source


@dataclass(frozen=True, slots=True)
class DescribedTemplate:
    """一个模板的字段与参数表（JSON Schema）。"""

    fields: tuple[FieldEntry, ...]
    schema: dict[str, Any]


def described_template(template: str, library: LibraryPath = None) -> DescribedTemplate:
    """一个模板有哪些字段。"""
    schema = open_library(library).schema(template)
    return DescribedTemplate(tuple(fields(schema)), json.loads(dump(schema)))


def report_schema() -> dict[str, Any]:
    """审查报告的 JSON Schema。"""
    path = open_library().places.file("schemas", "report.schema.json")
    if path is None:
        raise ContractgenError("找不到 schemas/report.schema.json，安装不完整，请重新安装。")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
