"""帮手：一部分事情（长草稿的一部分规则、读草稿）在另一个进程里同时做，结果合在一起，与一个进程做完没有分别。

只用于命令行：进程是复制出来的，有别的线程时不用，系统不支持时也不用。帮手出了任何差错，都由自己重做。
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

_LONG = 600  # 行；再短的草稿，复制进程不值得
#: 帮手走之前还要做的事；各做各的，出错不管
farewells: list[Callable[[], None]] = []


class Helper:
    """一个帮手进程：做一件事，把结果送回来。"""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._ours, theirs = os.pipe()
        self._process = os.fork()
        if self._process == 0:  # 这里是帮手
            os.close(self._ours)
            _work(work, theirs)
        os.close(theirs)

    def ready(self) -> bool:
        """做完了，或者已经在送结果。"""
        import select

        return bool(select.select([self._ours], [], [], 0)[0])

    def result(self) -> Any:
        """等它做完；没有做成为 None。取结果时，它同时收尾。"""
        import pickle

        with os.fdopen(self._ours, "rb") as pipe:
            sent = pipe.read()
        try:
            return pickle.loads(sent) if sent else None
        except (EOFError, pickle.UnpicklingError):  # 送到一半没有了
            return None
        finally:
            os.waitpid(self._process, 0)


def can_help(lines: int) -> bool:
    """草稿够长，又可以有帮手。"""
    return lines >= _LONG and can_fork()


def can_fork() -> bool:
    """有空闲的处理器，且没有别的线程。"""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


def _work(work: Callable[[], Any], pipe: int) -> None:
    """做完就走，不做进程正常结束时的收尾。"""
    status = 1
    try:
        import pickle

        done = pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL)
        with os.fdopen(pipe, "wb") as out:
            out.write(done)
        status = 0
        for farewell in farewells:
            farewell()
    finally:
        os._exit(status)
