"""把 .docx 转成 PDF：由本机的 LibreOffice 完成，中文字体各用哪一款由 fonts.conf 定。"""

from __future__ import annotations

import tempfile
from pathlib import Path

from contractgen.model.errors import ContractgenError
from contractgen.word.flatten import flattened
from contractgen.word.libreoffice import TIMEOUT, LibreOfficeError, converted, soffice

_INSTALL = (
    "转 PDF 需要 LibreOffice，现在没有找到 soffice 命令。Debian 或 Ubuntu 请安装："
    "libreoffice-writer-nogui fonts-noto-cjk fonts-liberation；其他系统见 libreoffice.org。"
    "也可以先生成 .docx，再用 Word 另存为 PDF。"
)


class PdfError(ContractgenError):
    """没有能转成 PDF。"""


def to_pdf(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """PDF 的字节。编号与引用先写成文字（见 flatten），PDF 的日期由 LibreOffice 写，故字节不固定。"""
    command = soffice()
    if command is None:
        raise PdfError(_INSTALL)
    copy = flattened(docx)
    with tempfile.TemporaryDirectory(prefix="contractgen-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "contract.docx"
        source.write_bytes(copy)
        try:
            return converted(command, source, "pdf", timeout)
        except LibreOfficeError as error:
            raise PdfError(str(error)) from error
