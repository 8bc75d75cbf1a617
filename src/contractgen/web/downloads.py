"""下载的回答：中文文件名照 RFC 5987 写，老的浏览器得到一个英文名。"""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from fastapi.responses import Response

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def download(content: bytes, name: str, kind: str, plain: str = "contract") -> Response:
    """一个要存下来的文件。"""
    ending = PurePath(name).suffix
    fallback = plain + (ending if ending.isascii() else "")
    shown = f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, headers={"Content-Disposition": shown}, media_type=kind)
