"""用户能看懂的错误：什么错了、在哪里、怎么办。"""

from __future__ import annotations


class ContractgenError(Exception):
    """使用者可以改正的错误；文字即全部说明。exit_code 是命令行的退出码（1 参数有误，2 用法或文件有误）。"""

    exit_code = 2


class InvalidParametersError(ContractgenError):
    """参数未通过校验，或仍有空白。"""

    exit_code = 1
