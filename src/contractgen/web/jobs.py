"""起草与审查都在工作进程里做：有时限，超时就结束、另起一个；一份再慢、再坏，也不拖累别人。"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import TimeoutError as LateError
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import Any, TypeVar

from fastapi import FastAPI
from pebble import ProcessExpired, ProcessPool

from contractgen.model.errors import ContractgenError
from contractgen.web.worker import UndoneError, attempt, interruptible, prepare

SECONDS = 60.0  # 一件事最多做多久，从开始做算起
WAITING = 200  # 同时在做和等着做的最多几件

_Result = TypeVar("_Result")


class TooSlowError(UndoneError):
    """到时限没有做完。"""


class CrashedError(UndoneError):
    """工作进程做到一半没有了。"""


class BusyError(ContractgenError):
    """等着做的太多。"""


async def run(app: FastAPI, work: Callable[..., _Result], *args: Any, seconds: float = SECONDS) -> _Result:
    """在工作进程里做 work(*args)，等它做完。work 须是模块里的函数，参数与结果须能 pickle。

    做不完、做坏了抛出 ContractgenError，说明怎么办；程序自己的毛病抛出 WorkFailedError。
    """
    jobs: Jobs = app.state.jobs
    return await jobs.run(work, args, seconds)


class Jobs:
    """一组工作进程；第一次用到时起动。"""

    def __init__(self, workers: int | None = None, waiting: int = WAITING) -> None:
        # 至少四个：两份最慢的草稿占住两个，别人还有得用
        self._workers = workers or max(4, os.cpu_count() or 1)
        self._waiting = waiting
        self._under_way = 0
        self._pool: ProcessPool | None = None
        self._lock = Lock()

    async def run(self, work: Callable[..., _Result], args: tuple[Any, ...], seconds: float) -> _Result:
        if self._under_way >= self._waiting:
            raise BusyError("现在排队的太多，请过一会儿再试。")
        self._under_way += 1
        try:
            return await self._run(work, args, seconds)
        finally:
            self._under_way -= 1

    async def _run(self, work: Callable[..., _Result], args: tuple[Any, ...], seconds: float) -> _Result:
        for again in (True, False):
            pool = await asyncio.to_thread(self._started)
            try:
                future = pool.schedule(attempt, args=(work, args), timeout=seconds)
                result: _Result = await asyncio.wrap_future(future)
                return result
            except (LateError, TimeoutError):
                raise TooSlowError(
                    f"用了 {seconds:.0f} 秒还没有做完，已经停止。内容可能过大或过于复杂，请拆分后再试。"
                ) from None
            except ProcessExpired:
                raise CrashedError(
                    "处理到一半中断了。内容可能过大或已损坏，请用 Word 打开后另存再试。"
                ) from None
            except (BrokenProcessPool, RuntimeError) as error:
                if not again or not self._replace(pool, error):
                    raise
        raise AssertionError

    def _started(self) -> ProcessPool:
        with self._lock:
            if self._pool is None and multiprocessing.parent_process() is not None:
                raise AssertionError("工作进程里不再起动工作进程")
            if self._pool is None:
                self._pool = ProcessPool(self._workers, initializer=prepare, context=_context())
            return self._pool

    def _replace(self, broken: ProcessPool, error: Exception) -> bool:
        """整组进程都坏了的，换一组再做一次；不是这样的不管。"""
        if not isinstance(error, BrokenProcessPool) and broken.active:
            return False
        with self._lock:
            if self._pool is broken:
                self._pool = None
        return True

    def start(self) -> None:
        """先起动，免得第一个来的人等。"""
        self._started().schedule(prepare)

    def stop(self) -> None:
        """结束全部工作进程；在做的也不等。"""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            for worker in multiprocessing.active_children():  # 起动到一半的，先结束，才不会连不上主进程而报错
                worker.terminate()
            pool.join()


def _context() -> Any:
    """由一个备好的进程分出工作进程：起动快，也不从多线程的服务器分叉。"""
    if not interruptible():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["contractgen.web.warmed"])
    return context
