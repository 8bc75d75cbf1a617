"""请本机的 LibreOffice 转换一个文件：单独的用户配置，有时限，超时则连同子进程一并结束。"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from contractgen.model.errors import ContractgenError

TIMEOUT = 120  # 秒；首次启动要建立用户配置，比之后慢
_FONTS = Path(__file__).with_name("fonts.conf")


class LibreOfficeError(ContractgenError):
    """LibreOffice 没有转成。"""


def soffice() -> str | None:
    """LibreOffice 命令所在；没有安装时为 None。"""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(
    command: str, source: Path, to: str, timeout: float = TIMEOUT, reader: str | None = None
) -> bytes:
    """source 转成 to（如 pdf）之后的字节；成果与用户配置都在 source 所在的临时文件夹里。

    reader 指定读入的格式（LibreOffice 的过滤器名），不让它把读不懂的文件当作文本。
    """
    options = ["--convert-to", to, *([f"--infilter={reader}"] if reader else [])]
    said = _run(command, source, options, timeout)
    result = source.with_suffix(f".{to}")
    if not result.is_file() or result.stat().st_size == 0:
        raise LibreOfficeError(f"LibreOffice 没有转出 {to.upper()}。{said.strip() or '它没有说明原因。'}")
    return result.read_bytes()


def _run(command: str, source: Path, options: list[str], timeout: float) -> str:
    """在单独的用户配置里运行，不与正在使用的 LibreOffice 相争。"""
    folder = source.parent
    call = [
        command,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", *options, "--outdir", str(folder)),
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
            raise LibreOfficeError(
                f"LibreOffice 用了 {timeout:.0f} 秒仍未完成，已停止。请稍后再试。"
            ) from error
        except BaseException:  # 自己要被结束了，不留下没人管的 LibreOffice
            _stop(process)
            raise
    said = output.decode("utf-8", "replace").splitlines()
    return "\n".join(line for line in said if "javaldx" not in line)  # 没有 Java 与转换无关


def _stop(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
