"""旧版文件（.doc、.wps）：请 LibreOffice 在用后即弃的副本里转成 .docx；没有安装就请用户自己另存。"""

from __future__ import annotations

import tempfile
from pathlib import Path

from contractgen.model.errors import ContractgenError
from contractgen.word.legacy_numbers import with_legal_numbers
from contractgen.word.libreoffice import TIMEOUT, LibreOfficeError, converted, soffice

SUFFIXES = (".doc", ".dot", ".wps", ".wpt")
_READER = "MS Word 97"  # 不指定的话，LibreOffice 会把残缺的文件当作乱码文本读进来
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED, _WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))


class LegacyFormatError(ContractgenError):
    """旧版文件没有能读成。"""


def to_docx(content: bytes, suffix: str = ".doc", timeout: float = TIMEOUT) -> bytes:
    """旧版文件的字节 → .docx 的字节。原文件不动；批注与修订以 LibreOffice 读到的为准。"""
    _refuse_others(content, suffix)
    command = soffice()
    if command is None:
        raise LegacyFormatError(
            f"这是旧版文件（{suffix}），这台电脑没有 LibreOffice，读不了。请在 Word 或 WPS 中另存为 .docx。"
        )
    why = ""
    for name in _names(suffix):
        with tempfile.TemporaryDirectory(prefix="contractgen-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / f"draft{name}"
            source.write_bytes(content)
            try:
                reader = _READER if content.startswith(_OLE) and name == ".doc" else None
                return with_legal_numbers(converted(command, source, "docx", timeout, reader))
            except LibreOfficeError as error:
                why = str(error)
    raise LegacyFormatError(
        f"读不了这个旧版文件（{suffix}）：{why} 如果设有打开密码，请先去掉；请在 Word 或 WPS 中另存为 .docx。"
    )


def _refuse_others(content: bytes, suffix: str) -> None:
    """复合文档里装的不是 Word 正文的，先说清楚；LibreOffice 会把它们当作乱码文本读进来。"""
    if _ENCRYPTED in content:
        raise LegacyFormatError("文件设有打开密码。请在 Word 中去掉密码，另存为 .docx。")
    if content.startswith(_OLE) and _WORD not in content and suffix not in (".wps", ".wpt"):
        raise LegacyFormatError(
            "文件里没有 Word 正文：它可能是旧版表格、演示文稿，或已损坏。请另存为 .docx。"
        )


def _names(suffix: str) -> tuple[str, ...]:
    """WPS 文字的 .wps 与 .doc 格式相同，先当作 .doc；Works 的 .wps 才用它自己的名字。"""
    known = suffix if suffix in SUFFIXES else ".doc"
    return (".doc", known) if known in (".wps", ".wpt") else (known,)
