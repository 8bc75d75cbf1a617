"""contractgen new：写出一份带注释的起步参数文件。"""

from __future__ import annotations

from pathlib import Path

import click

from contractgen.cli.options import force_option, library_option, screen_options


@click.command(name="new", short_help="写出一份带中文注释的参数文件，供填写。")
@click.argument("template", metavar="模板")
@click.option(
    "-o", "--output", metavar="文件", help="写到哪里；不写时为当前目录下的 模板名.yaml，- 为标准输出。"
)
@click.option("--preset", metavar="名字", help="套用预设，如 sla-annex 的 标准、高级、尊享。")
@force_option
@library_option
@screen_options
def command(
    template: str, output: str | None, preset: str | None, force: bool,
    library: str | None, quiet: bool, no_color: bool,
) -> int:  # fmt: skip
    """写出一份由参数表而来、带中文注释的参数文件。"""
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.output import place_file, to_standard_output
    from contractgen.usecases.starter import starter

    content = starter(open_library(library), template, preset).encode()
    if output == "-":
        to_standard_output(content)
        return 0
    target = Path(output or f"{template}.yaml")
    place_file(content, target, force=force)
    if not quiet:
        click.echo(f"已写出 {target}，填好后运行：contractgen render {target}")
    return 0
