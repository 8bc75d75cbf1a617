"""供其他系统调用的接口：审查一份或几份草稿，报告与命令行的相同。"""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from contractgen.web.api_shapes import DRAFTS, REPORTED
from contractgen.web.downloads import DOCX, download
from contractgen.web.errors import RefusedError
from contractgen.web.jobs import run
from contractgen.web.reviewing import Options, described, joined, reported, seconds_for, undone
from contractgen.web.uploads import check_size, plain_name, received
from contractgen.web.worker import UndoneError

router = APIRouter(prefix="/api", tags=["contractgen"])

_KINDS = {"html": "text/html; charset=utf-8", "sarif": "application/sarif+json"}


@router.post("/lint", summary="审查草稿", responses=REPORTED, openapi_extra=DRAFTS)
async def lint(
    request: Request,
    name: Annotated[str, Query(description="直接送内容时的文件名", max_length=300)] = "",
    select: Annotated[list[str] | None, Query(description="只用这些规则或规则类")] = None,
    ignore: Annotated[list[str] | None, Query(description="不用这些规则或规则类")] = None,
    careful: Annotated[bool, Query(description="把握低的意见也列出")] = False,
    final: Annotated[bool, Query(description="定稿检查：未了的批注、修订、突出显示都算错误")] = False,
    waivers: Annotated[bool, Query(description="采用草稿批注里的保留意见")] = False,
    form: Annotated[
        Literal["json", "html", "docx", "sarif"],
        Query(alias="format", description="报告的形式；html、docx 一次一份"),
    ] = "json",
) -> Response:
    """审查一份或几份草稿。"""
    drafts = await _drafts(request, name)
    options = Options(
        _words(select), _words(ignore), careful, final, waivers, request.app.state.settings.library
    )
    if form == "json":
        each = [_described(request, *draft, options) for draft in drafts]
        return Response(joined(list(await asyncio.gather(*each))), media_type="application/json")
    if len(drafts) > 1 and form in ("html", "docx"):
        raise RefusedError(400, f"format={form} 一次只能审一份；几份一起审请用 json 或 sarif。")
    seconds = sum(seconds_for(content) for _, content in drafts)
    made, content = await run(request.app, reported, form, drafts, options, seconds=seconds)
    if form == "docx":
        return download(content, made, DOCX, "review")
    return Response(content, media_type=_KINDS[form])


async def _described(request: Request, name: str, content: bytes, options: Options) -> dict[str, Any]:
    """一份的报告；做不完、做坏了的，原因写在 error 里，别的照审。"""
    try:
        return await run(request.app, described, content, name, options, seconds=seconds_for(content))
    except UndoneError as error:
        return undone(content, name, str(error))


async def _drafts(request: Request, name: str) -> tuple[tuple[str, bytes], ...]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return (await received(request)).drafts
    if kind == "application/x-www-form-urlencoded":
        raise RefusedError(415, "请用 multipart/form-data 上传，或者把草稿的内容直接作为正文。")
    content = await request.body()
    plain = plain_name(name) if name else "草稿"
    check_size(plain, content)
    return ((plain, content),)


def _words(values: list[str] | None) -> tuple[str, ...]:
    """逗号分开的规则，可以写多次，同命令行。"""
    return tuple(
        word.strip() for each in values or () for word in each.replace("，", ",").split(",") if word.strip()
    )
