"""把 .docx 转成 PDF：由本机的 LibreOffice 完成，中文字体各用哪一款由 fonts.conf 定。"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from contractgen.model.errors import ContractgenError
from contractgen.word.flatten import flattened

TIMEOUT = 120  # 秒；首次启动要建立用户配置，比之后慢
_FONTS = Path(__file__).with_name("fonts.conf")
_INSTALL = (
    "转 PDF 需要 LibreOffice，现在没有找到 soffice 命令。Debian 或 Ubuntu 请安装："
    "libreoffice-writer-nogui fonts-noto-cjk fonts-liberation；其他系统见 libreoffice.org。"
    "也可以先生成 .docx，再用 Word 另存为 PDF。"
)


class PdfError(ContractgenError):
    """没有能转成 PDF。"""


def soffice() -> str | None:
    """LibreOffice 命令所在；没有安装时为 None。"""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """PDF 的字节。编号与引用先写成文字（见 flatten），PDF 的日期由 LibreOffice 写，故字节不固定。"""
    command = soffice()
    if command is None:
        raise PdfError(_INSTALL)
    copy = flattened(docx)
    with tempfile.TemporaryDirectory(prefix="contractgen-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "contract.docx"
        source.write_bytes(copy)
        said = _convert(command, source, timeout)
        result = source.with_suffix(".pdf")
        if not result.is_file() or result.stat().st_size == 0:
            raise PdfError(f"LibreOffice 没有转出 PDF。{said.strip() or '它没有说明原因。'}")
        return result.read_bytes()


def _convert(command: str, source: Path, timeout: float) -> str:
    """在单独的用户配置里运行，不与正在使用的 LibreOffice 相争；超时则连同子进程一并结束。"""
    folder = source.parent
    call = [
        command,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder)),
        str(source),
    ]
    environment = os.environ | {"FONTCONFIG_FILE": str(_FONTS), "HOME": str(folder)}
    with subprocess.Popen(
        call,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=folder,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            _stop(process)
            raise PdfError(f"LibreOffice 用了 {timeout:.0f} 秒仍未完成，已停止。请稍后再试。") from error
    return output.decode("utf-8", "replace")


def _stop(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
