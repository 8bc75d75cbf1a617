"""用户能看懂的错误：什么错了、在哪里、怎么办。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from contractgen.model.problem import Problem


class ContractgenError(Exception):
    """使用者可以改正的错误；文字即全部说明。exit_code 是命令行的退出码（1 参数有误，2 用法或文件有误）。"""

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        # 各种错误的参数各不相同，照文字与属性重建，才能从工作进程送回来
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(
    kind: type[ContractgenError], args: tuple[Any, ...], kept: Mapping[str, Any]
) -> ContractgenError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(kept)
    return error


class InvalidParametersError(ContractgenError):
    """参数未通过校验、仍有空白，或者写进合同后通不过审查。problems 是每一处，文字是供人阅读的全文。"""

    exit_code = 1

    def __init__(self, file: str, problems: Sequence[Problem], closing: str) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__("\n".join([*(problem.sentence(file) for problem in problems), closing]))
