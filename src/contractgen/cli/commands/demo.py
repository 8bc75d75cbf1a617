"""contractgen demo：第一分钟，看看它能做什么。"""

from __future__ import annotations

from pathlib import Path

import click

from contractgen.cli.options import force_option, library_option, screen_options


@click.command(name="demo", short_help="用示例参数起草全部合同，看看效果。")
@click.argument("folder", default="demo", metavar="[文件夹]")
@force_option
@library_option
@screen_options
def command(folder: str, force: bool, library: str | None, quiet: bool, no_color: bool) -> int:
    """用每个模板的示例参数各起草一份合同，放进文件夹（默认 demo）。"""
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.demo import demo

    files = []
    for file in demo(open_library(library), Path(folder), force=force):
        files.append(file)
        if not quiet:
            click.echo(f"{file.path}\t{file.about}")
    first = next((file.path for file in files if file.path.suffix == ".docx"), None)
    if first and not quiet:
        click.echo(
            f"\n先用 Word 打开 {first}；改一改旁边的 .yaml，再运行 contractgen render 就得到你的合同。"
        )
    return 0
