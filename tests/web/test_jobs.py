"""工作进程：超时的结束，崩溃的另起，别的照做；错误原样送回来。"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contractgen.model.errors import ContractgenError, InvalidParametersError
from contractgen.model.problem import Problem
from contractgen.params.reading import ParameterFileError
from contractgen.web.jobs import BusyError, CrashedError, Jobs, TooSlowError
from contractgen.web.worker import TooLargeError, WorkFailedError
from tests.web.apps import wait_for
from tests.web.slow import crash, greedy, refuse, stuck_with_a_temporary_folder, who

PROBLEM = Problem("a.b", "甲", "没有填写。", kind="missing")


@pytest.fixture(scope="module")
def jobs() -> Iterator[Jobs]:
    found = Jobs(workers=2)
    found.start()
    yield found
    found.stop()


def _do(jobs: Jobs, work: Callable[..., Any], *arguments: Any, seconds: float = 20) -> Any:
    return wait_for(jobs.run(work, arguments, seconds))


def test_work_is_done_in_another_process(jobs: Jobs) -> None:
    import os

    assert _do(jobs, who) != os.getpid()


def test_what_hangs_is_ended_and_the_others_are_answered_meanwhile(jobs: Jobs) -> None:
    async def all_of_them() -> tuple[list[Any], Any]:
        hanging = asyncio.create_task(jobs.run(time.sleep, (3600,), 8))
        await asyncio.sleep(0.3)
        others = await asyncio.gather(*(jobs.run(who, (), 20) for _ in range(30)))
        assert not hanging.done()
        return others, (await asyncio.gather(hanging, return_exceptions=True))[0]

    others, error = wait_for(all_of_them())
    assert len(others) == 30
    assert isinstance(error, TooSlowError) and "8 秒" in str(error)


def test_all_workers_may_hang_and_new_ones_take_over(jobs: Jobs) -> None:
    async def hang_them_all() -> list[Any]:
        hanging = [jobs.run(time.sleep, (3600,), 0.5) for _ in range(3)]
        return await asyncio.gather(*hanging, return_exceptions=True)

    assert [type(each) for each in wait_for(hang_them_all())] == [TooSlowError] * 3
    assert _do(jobs, who)


def test_a_crash_is_told_and_the_next_one_works(jobs: Jobs) -> None:
    with pytest.raises(CrashedError, match="另存"):
        _do(jobs, crash, 9)
    assert _do(jobs, who)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有这样的上限")
def test_memory_is_limited(jobs: Jobs) -> None:
    with pytest.raises(TooLargeError, match="内存"):
        _do(jobs, greedy, 8 << 30)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 上直接结束")
def test_temporary_files_of_what_is_ended_are_cleared(jobs: Jobs, tmp_path: Path) -> None:
    told = tmp_path / "告知"
    with pytest.raises(TooSlowError):
        _do(jobs, stuck_with_a_temporary_folder, str(told), seconds=1)
    assert not Path(told.read_text(encoding="utf-8")).exists()


@pytest.mark.parametrize(
    "error",
    [
        ContractgenError("一句话"),
        InvalidParametersError("甲.yaml", [PROBLEM], "共 1 处。"),
        ParameterFileError("甲.yaml", [PROBLEM]),
    ],
)
def test_errors_of_the_user_come_back_whole(jobs: Jobs, error: ContractgenError) -> None:
    with pytest.raises(ContractgenError) as caught:
        _do(jobs, refuse_again, error)
    assert type(caught.value) is type(error)
    assert str(caught.value) == str(error)
    assert vars(caught.value) | {"traceback": ""} == vars(error) | {"traceback": ""}  # 进程池添了经过


def refuse_again(error: ContractgenError) -> None:
    raise error


def test_other_errors_come_back_as_a_story_for_the_log(jobs: Jobs) -> None:
    with pytest.raises(WorkFailedError, match="ValueError: 甲"):
        _do(jobs, refuse, ValueError, "甲")


def test_too_long_a_queue_is_refused() -> None:
    jobs = Jobs(workers=1, waiting=0)
    with pytest.raises(BusyError, match="过一会儿"):
        _do(jobs, who)
