"""用户能看懂的错误：什么错了、在哪里、怎么办。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.problem import Problem


class ContractgenError(Exception):
    """使用者可以改正的错误；文字即全部说明。exit_code 是命令行的退出码（1 参数有误，2 用法或文件有误）。"""

    exit_code = 2


class InvalidParametersError(ContractgenError):
    """参数未通过校验、仍有空白，或者写进合同后通不过审查。problems 是每一处，文字是供人阅读的全文。"""

    exit_code = 1

    def __init__(self, file: str, problems: Sequence[Problem], closing: str) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join([*(problem.sentence(file) for problem in problems), closing]))
