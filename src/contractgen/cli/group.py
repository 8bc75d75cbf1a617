"""命令的总表：命令按文件名找到，用到才载入；使用者的错误在这里变成一句中文和退出码。"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contractgen import __version__
from contractgen.cli.chinese import speak_chinese, usage_error
from contractgen.model.errors import ContractgenError

if TYPE_CHECKING:
    from contractgen.cli.ahead import Ahead

_COMMANDS = Path(__file__).parent / "commands"


class CommandTable(click.Group):
    """commands/ 里的每个文件是一条命令，命令名就是文件名。"""

    def list_commands(self, ctx: click.Context) -> list[str]:
        files = (path for path in _COMMANDS.iterdir() if path.suffix == ".py")
        return sorted(path.stem for path in files if not path.stem.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"contractgen.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command


@click.command(
    cls=CommandTable,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="某条命令的用法：contractgen 命令 --help",
)
@click.version_option(__version__, prog_name="contractgen", message="%(prog)s %(version)s", help="显示版本。")
def table() -> None:
    """起草中文服务协议（Word），校验参数，审查合同草稿。不联网，合同文字不离开本机。"""


def run(arguments: Sequence[str], ahead: Ahead | None = None) -> int:
    """运行一条命令，返回退出码：0 完成，1 参数有误，2 用法有误或文件读不了。ahead 是已经在读的草稿。"""
    speak_chinese()
    try:
        result = table.main(list(arguments), prog_name="contractgen", standalone_mode=False, obj=ahead)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        click.echo(usage_error(error), err=True)
        return 2
    except ContractgenError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("已中断，没有留下半成品。", err=True)
        return 2
    except BrokenPipeError:
        return 0
    except OSError as error:
        click.echo(f"{error.filename or '文件'}：{_reason(error)}", err=True)
        return 2


def _reason(error: OSError) -> str:
    reasons = {
        FileNotFoundError: "找不到这个文件或文件夹，请检查路径。",
        PermissionError: "没有读写的权限，请检查文件是否被其他程序占用。",
        IsADirectoryError: "这是文件夹，需要的是文件。",
    }
    return reasons.get(type(error), f"读写失败（{error.strerror}）。")
