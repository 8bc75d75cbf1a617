"""输出文件：名字从内容推出，先写临时文件再改名，不覆盖输入，不悄悄替换别的文件。"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from contractgen.model.errors import ContractgenError

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}
_MAX_BYTES = 200


def safe_name(text: str) -> str:
    """能在 Windows、macOS 与 Linux 上使用的文件名（不含扩展名）。"""
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text)).strip(" .")
    name = "".join(ch for ch in name if unicodedata.category(ch)[0] != "C") or "合同"
    while len(name.encode()) > _MAX_BYTES:
        name = name[:-1]
    return f"_{name}" if name.split(".")[0].lower() in _RESERVED else name


def place_file(content: bytes, target: Path, *, inputs: Iterable[Path] = (), force: bool = False) -> bool:
    """把内容放到 target。内容相同则什么也不做，返回是否写了。

    与任一输入是同一个文件时拒绝；已有不同内容的文件而没有 force 时拒绝。
    """
    if any(_same_file(target, source) for source in inputs):
        raise ContractgenError(f"{target}：输出不能覆盖输入文件，请用 -o 换一个名字。")
    if target.is_dir():
        raise ContractgenError(f"{target} 是文件夹，请写明文件名。")
    if target.exists():
        if target.read_bytes() == content:
            return False
        if not force:
            raise ContractgenError(f"{target} 已经存在，内容不同。加 --force 替换，或用 -o 换一个名字。")
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".contractgen-{os.urandom(8).hex()}{target.suffix}")
    try:
        with temporary.open("xb") as handle:
            handle.write(content)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def to_standard_output(content: bytes) -> None:
    """``-o -``：写到标准输出。"""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False
