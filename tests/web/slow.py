"""只供测试的慢工夫、坏工夫：在工作进程里做，所以写在模块里。"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Any

from contractgen.web.reviewing import Options, reviewed
from contractgen.web.store import Outcome


def reviewed_or_stuck(content: bytes, name: str, options: Options) -> Outcome:
    """名字里有“慢”的永远审不完，有“崩”的把进程带走，有“错”的是程序的毛病。"""
    if "慢" in name:
        time.sleep(3600)
    if "崩" in name:
        os._exit(7)
    if "错" in name:
        raise ValueError("程序的毛病")
    return reviewed(content, name, options)


def crash(code: int) -> None:
    os._exit(code)


def greedy(size: int) -> int:
    """要一大块内存。"""
    return len(bytearray(size))


def stuck_with_a_temporary_folder(told: str) -> None:
    """占着一个临时文件夹不放。"""
    with tempfile.TemporaryDirectory() as folder:
        Path(told).write_text(folder, encoding="utf-8")
        time.sleep(3600)


def who() -> int:
    return os.getpid()


def refuse(kind: Any, *arguments: Any) -> None:
    raise kind(*arguments)
