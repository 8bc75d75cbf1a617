"""在进程内运行命令，取回退出码与两路输出。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from contractgen.cli.group import run


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
