"""填写表背后的几个地址：预览、下载、预设、打开参数文件；什么也不存。"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from contractgen.model.errors import ContractgenError
from contractgen.usecases.form_document import DocumentKind, form_document
from contractgen.web import jobs
from contractgen.web.forms import work

router = APIRouter()

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES: dict[DocumentKind, str] = {
    "docx": _WORD,
    "draft": _WORD,
    "pdf": "application/pdf",
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PDF_SECONDS = 150.0  # 首次转 PDF 要建立 LibreOffice 的用户配置


@router.post("/{template}/preview")
async def preview(request: Request, template: str) -> JSONResponse:
    """填到现在的样子：纸面、问题、算出的事实。"""
    entries = _entries(await request.body())
    return JSONResponse(await jobs.run(request.app, work.previewed, template, entries, _library(request)))


@router.post("/{template}/document")
async def document(request: Request, template: str, kind: DocumentKind = "docx") -> Response:
    """一个文件；有问题不能做时，逐处列出（422）。"""
    entries = _entries(await request.body())
    seconds = _PDF_SECONDS if kind == "pdf" else jobs.SECONDS
    made = await jobs.run(
        request.app, form_document, template, entries, kind, _library(request), seconds=seconds
    )
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(made.name, safe='')}"}
    return Response(made.content, media_type=_TYPES[kind], headers=headers)


@router.get("/{template}/presets")
def presets(request: Request, template: str) -> JSONResponse:
    """各预设填的内容；只读库里的文件，不必进工作进程。"""
    return JSONResponse(work.presets(template, _library(request)))


@router.post("/open")
async def open_file(request: Request, file: str = "参数文件.yaml") -> JSONResponse:
    """打开一个参数文件接着填；正文就是文件的字节。"""
    return JSONResponse(
        await jobs.run(request.app, work.opened, await request.body(), file, _library(request))
    )


def _library(request: Request) -> work.Library:
    library: work.Library = request.app.state.settings.library
    return library


def _entries(body: bytes) -> dict[str, Any]:
    """填的内容：一个 JSON 对象；数一律当作文字，留给填写表去读。"""
    try:
        found = json.loads(body, parse_int=str, parse_float=str, parse_constant=str)
        found = _sound(found)
    except (ValueError, RecursionError):
        raise ContractgenError("送来的内容读不懂。请重新打开页面再试。") from None
    if not isinstance(found, dict):
        raise ContractgenError("送来的内容应当是一组字段。请重新打开页面再试。")
    return found


def _sound(value: Any) -> Any:
    """不成对的代理码写不进任何文件，换成替代字符。"""
    if isinstance(value, dict):
        return {_sound(key): _sound(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_sound(each) for each in value]
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, str)
        else value
    )
