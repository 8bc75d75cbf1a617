"""各条命令共用的选项。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

library_option = click.option(
    "--library",
    metavar="目录",
    envvar="CONTRACTGEN_LIBRARY",
    show_envvar=True,
    help="事务所自己的条款库（clauses/ templates/ schemas/），叠放在自带的之上。",
)
force_option = click.option("--force", is_flag=True, help="输出文件已存在且内容不同时，仍然替换。")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="只报告错误。")
no_color_option = click.option("--no-color", is_flag=True, envvar="NO_COLOR", help="不用颜色。")


def screen_options(command: Command) -> Command:
    """--quiet 与 --no-color。"""
    return quiet_option(no_color_option(command))
