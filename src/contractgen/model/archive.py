"""打开 Office 文件的压缩包：大小、个数、压缩比都有上限，加密的、损坏的、可疑的说明原因后拒绝。"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from contractgen.model.errors import ContractgenError
from contractgen.model.record import record

CONTENT_TYPES = "[Content_Types].xml"
_RATIO_FLOOR = 5 << 20  # 小部件（例如空白图片）压得再紧也无妨

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, OSError, RuntimeError, ValueError, OverflowError),
)


@record
class Limits:
    """一种文件的上限：压缩包、解开之后、部件的个数、压缩比（更高的只见于“压缩炸弹”）。"""

    packed: int
    unpacked: int
    parts: int
    ratio: int = 200


@record
class Format:
    """一种 Office 文件：由哪个软件打开，文件叫什么，扩展名，上限，以及拒绝时抛出的错误。"""

    program: str
    name: str
    suffix: str
    limits: Limits
    refused: type[ContractgenError]


def unzipped(data: bytes, form: Format) -> dict[str, bytes]:
    """全部部件（名称 → 内容）；带 DOCTYPE 的 XML 也拒绝。"""
    if len(data) > form.limits.packed:
        size, most = len(data) >> 20, form.limits.packed >> 20
        raise form.refused(f"文件有 {size} MB，超过 {most} MB 的上限。请删去其中的大图后再试。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, form)
    except _BROKEN as error:
        raise form.refused(
            f"文件已损坏，不能作为 {form.name}（{form.suffix}）打开。请用 {form.program} 打开后另存。"
        ) from error
    for name, blob in parts.items():
        if name.endswith((".xml", ".rels")) and has_doctype(blob):
            raise form.refused(doctype_refused(name, form.name))
    return parts


def has_doctype(data: bytes) -> bool:
    """一段 XML 是否带有 DOCTYPE（可以藏实体，正常的 Office 文件没有）。"""
    if b"<!DOCTYPE" in data:
        return True
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") and "<!DOCTYPE" in data.decode("utf-16", "replace")


def doctype_refused(part: str, name: str) -> str:
    """因 DOCTYPE 拒绝打开的说明。"""
    return f"文件的部件 {part} 带有 DOCTYPE，正常的 {name}没有它；为安全起见不予打开。"


def _parts(archive: zipfile.ZipFile, form: Format) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > form.limits.parts:
        raise form.refused(
            f"文件内有 {len(entries)} 个部件，超过 {form.limits.parts} 个的上限；为安全起见不予打开。"
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise form.refused("文件已加密。请去掉密码后再试。")
    for entry in entries:
        entry.filename = entry.filename.replace("\\", "/").lstrip("/")  # 有的压缩工具写反斜杠
    if len({entry.filename for entry in entries}) != len(entries):
        raise form.refused(f"文件内有同名的部件，内容无法确定。请用 {form.program} 打开后另存。")
    room = form.limits.unpacked
    parts: dict[str, bytes] = {}
    for entry in entries:
        limit = room
        if entry.file_size > _RATIO_FLOOR:
            limit = min(room, entry.compress_size * form.limits.ratio)
        parts[entry.filename] = _part(archive, entry, limit, form)
        room -= len(parts[entry.filename])
    return parts


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int, form: Format) -> bytes:
    """按实际读到的字节计数，不信文件头里写的大小。"""
    with archive.open(entry) as stream:
        blob = stream.read(limit + 1)
    if len(blob) > limit:
        raise form.refused("文件解开后异常庞大（疑似压缩炸弹），为安全起见不予打开。")
    return blob
