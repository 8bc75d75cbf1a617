"""工作进程里的规矩：内存有上限；到了时限，先收拾临时文件、结束 LibreOffice，再退出。"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from traceback import format_exc
from typing import Any

from contractgen.model.errors import ContractgenError

MEMORY = 3 << 30  # 一个工作进程的地址空间；LibreOffice 起动要一个多 GB


class WorkFailedError(Exception):
    """工作进程里程序自己的毛病；文字是经过（调用栈），只进日志。"""


class UndoneError(ContractgenError):
    """交给工作进程的事没有做完：太慢、太大，或者做到一半中断。"""


class TooLargeError(UndoneError):
    """内存不够用。"""


class _Stopped(BaseException):
    """到了时限，主进程要求结束。"""


def prepare() -> None:
    """工作进程起动时：日志写到服务器的标准错误，限定内存，不留内存转储。"""
    log = logging.getLogger("contractgen")
    if not log.handlers:
        log.addHandler(logging.StreamHandler())
    try:
        import resource
    except ImportError:  # Windows 没有
        return
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (limit if hard < 0 else min(limit, hard), hard))


def attempt(work: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """做一件事。使用者可以改正的错误原样交回；别的错误只交回经过，对象未必能送出进程。"""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        return work(*args)
    except ContractgenError:
        raise
    except _Stopped:
        os._exit(1)
    except MemoryError:
        raise TooLargeError("内容过大，内存不够用，没有处理。请拆分后再试。") from None
    except Exception:
        raise WorkFailedError(format_exc()) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(*_: object) -> None:
    raise _Stopped


def interruptible() -> bool:
    """这个系统上能否事先起动一个备好的进程，再由它分出工作进程（Windows 不能）。"""
    return sys.platform != "win32"
