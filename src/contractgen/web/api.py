"""供其他系统（CRM、OA）调用的接口：起草、校验、列出模板；与命令行走同一条路，报告相同。

审查在 api_lint.py。
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from contractgen.model.errors import ContractgenError
from contractgen.usecases.catalogue import FieldEntry
from contractgen.usecases.forms import OfferedTemplate, offer, offered
from contractgen.usecases.requested import described_template, requested_check, requested_render
from contractgen.web.api_shapes import CHECKED, DESCRIBED, OFFERED, PARAMETERS, RENDERED
from contractgen.web.downloads import DOCX, PDF, XLSX, download
from contractgen.web.errors import RefusedError
from contractgen.web.jobs import SECONDS, run

router = APIRouter(prefix="/api", tags=["contractgen"])

_PDF_SECONDS = 150.0  # LibreOffice 首次启动慢
_ENDINGS = {
    "application/json": "json", "application/yaml": "yaml", "application/x-yaml": "yaml", "text/yaml": "yaml",
    "text/x-yaml": "yaml", "text/plain": "yaml", "application/octet-stream": "yaml", "": "yaml",
    XLSX: "xlsx",
}  # fmt: skip
Name = Annotated[str, Path(description="模板的名字，见 /api/templates", min_length=1, max_length=100)]


@router.get("/templates", summary="列出模板", responses=OFFERED)
def list_templates(request: Request) -> Response:
    """全部模板：名字、标题、说明与预设。"""
    return JSONResponse([_offered(each) for each in offered(request.app.state.settings.library)])


@router.get("/templates/{template}", summary="一个模板的字段与参数表", responses=DESCRIBED)
def show_template(request: Request, template: Name) -> Response:
    """字段（路径、标题、类型、是否必填、默认、例子、选项）、预设，与参数表（JSON Schema）。"""
    library = request.app.state.settings.library
    known = _known(request, template)
    found = described_template(template, library)
    shown = _offered(known) | {"fields": [_field(each) for each in found.fields], "schema": found.schema}
    return JSONResponse(shown)


@router.post("/render/{template}", summary="起草一份合同", responses=RENDERED, openapi_extra=PARAMETERS)
async def render(
    request: Request,
    template: Name,
    draft: Annotated[bool, Query(description="允许缺少内容：留作突出显示的空白")] = False,
    form: Annotated[Literal["docx", "pdf"], Query(alias="format", description="文件的种类")] = "docx",
) -> Response:
    """由参数起草，回答文件本身；参数缺少或矛盾时逐处说明。网址里的模板为准。"""
    _known(request, template)
    body, file = await _parameters(request, template)
    library = request.app.state.settings.library
    made = await run(
        request.app, _render, template, body, file, draft, form, library,
        seconds=_PDF_SECONDS if form == "pdf" else SECONDS,
    )  # fmt: skip
    answer = download(made.content, made.name, DOCX if form == "docx" else PDF)
    if draft:
        answer.headers["X-Contractgen-Blanks"] = str(len(made.blanks))
    return answer


def _render(template: str, body: bytes, file: str, draft: bool, form: str, library: Any) -> Any:
    return requested_render(template, body, file, draft=draft, form=form, library=library)


@router.post("/check/{template}", summary="校验参数", responses=CHECKED, openapi_extra=PARAMETERS)
async def check(request: Request, template: Name) -> Response:
    """对照参数表与各项交叉核对，一次列出全部问题；有没有问题都回答 200，看 ok。"""
    _known(request, template)
    body, file = await _parameters(request, template)
    library = request.app.state.settings.library
    report = await run(request.app, requested_check, template, body, file, library)
    return JSONResponse(report.as_dict())


async def _parameters(request: Request, template: str) -> tuple[bytes, str]:
    """参数的正文，与它算作哪个文件。"""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _ENDINGS:
        raise RefusedError(415, "参数请用 application/json、application/yaml 或 .xlsx 的类型。")
    return await request.body(), f"{template}.{_ENDINGS[kind]}"


def _known(request: Request, template: str) -> OfferedTemplate:
    try:
        return offer(template, request.app.state.settings.library)
    except ContractgenError as error:
        raise RefusedError(404, str(error)) from None


def _offered(each: OfferedTemplate) -> dict[str, Any]:
    presets = [{"name": one.name, "title": one.title, "summary": one.summary} for one in each.presets]
    return {
        "name": each.name, "title": each.title, "summary": each.summary, "plain": each.plain,
        "presets": presets,
    }  # fmt: skip


def _field(each: FieldEntry) -> dict[str, Any]:
    return {
        "path": each.dotted, "title": each.title, "kind": each.kind, "required": each.required,
        "default": _plain(each.default), "example": _plain(each.example), "description": each.description,
        "choices": dict(each.choices),
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """JSON 里写得出的值；小数照参数文件里的写法写成文字，不失准。"""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return str(value)
