"""收上传的草稿：直接收进内存，份数、大小有上限，一看就不是草稿的当场说明。"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from contractgen.usecases.output import safe_name
from contractgen.web.errors import RefusedError
from contractgen.web.guard.sizes import UPLOAD

FILES = 10
LARGEST = 20 << 20
_FIELDS = 20
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Received:
    """收到的草稿（文件名与内容）与勾选的项目。"""

    drafts: tuple[tuple[str, bytes], ...]
    ticked: frozenset[str]


async def received(request: Request) -> Received:
    """读 multipart 请求里名为 file 的各份草稿。"""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise RefusedError(415, "请用 multipart/form-data 上传，文件的字段名是 file。")
    # 不用框架自带的读法：它把大文件先写到磁盘上
    parser = MultiPartParser(request.headers, request.stream(), max_files=FILES, max_fields=_FIELDS)
    parser.spool_max_size = UPLOAD + 1
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise RefusedError(*_why(error)) from None
    try:
        return await _read(form)
    finally:
        await form.close()


async def _read(form: FormData) -> Received:
    files = [each for each in form.getlist("file") if isinstance(each, UploadFile)]
    drafts = [(plain_name(each.filename or ""), await each.read()) for each in files if each.filename]
    if not drafts:
        raise RefusedError(422, "没有收到文件。请选择要审的草稿（.docx、.txt、.md）。")
    for name, content in drafts:
        check_size(name, content)
    ticked = {key for key, value in form.multi_items() if value in ("on", "true", "1")}
    return Received(tuple(drafts), frozenset(ticked))


def check_size(name: str, content: bytes) -> None:
    """一份草稿不许太大。"""
    if len(content) > LARGEST:
        raise RefusedError(413, f"{name} 超过 {LARGEST >> 20} MB 的上限。请删去其中的大图后再试。")


def plain_name(name: str) -> str:
    """只要文件名，不要路径；看不见的、不能作文件名的字符去掉。"""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = last.rpartition(".")
    if not stem:
        return safe_name(last)[:_LONGEST_NAME] or "草稿"
    return f"{safe_name(stem)[:_LONGEST_NAME]}{dot}{safe_name(ending)[:10]}"


def _why(error: MultiPartException) -> tuple[int, str]:
    if error.message.startswith("Too many files"):
        return 413, f"一次最多 {FILES} 份，请分几次上传。"
    if error.message.startswith(("Too many fields", "Part exceeded")):
        return 413, "请求里的字段太多或太长。"
    return 400, "上传的内容不完整或格式不对，请重新上传。"
