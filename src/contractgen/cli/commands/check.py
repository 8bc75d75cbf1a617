"""contractgen check：校验参数文件。"""

from __future__ import annotations

import click

from contractgen.cli.options import library_option, screen_options


@click.command(name="check", short_help="校验参数文件，一次列出全部问题。")
@click.argument("files", nargs=-1, required=True, metavar="参数文件...")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="报告的形式。"
)
@library_option
@screen_options
def command(files: tuple[str, ...], form: str, library: str | None, quiet: bool, no_color: bool) -> int:
    """校验参数文件（YAML、JSON）：对照参数表与各项交叉核对，一次列出全部问题。

    没有问题时退出码为 0，有问题为 1，文件读不了为 2。文件名写 - 时从标准输入读。
    """
    from contractgen.cli.reading import each_source
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.check_parameters import check_read

    opened = open_library(library)
    reports, failed = [], False
    for source in each_source(files):
        if source is None:
            failed = True
            continue
        reports.append(check_read(source, opened))
    if form == "json":
        import json

        click.echo(json.dumps([report.as_dict() for report in reports], ensure_ascii=False, indent=2))
    else:
        for report in reports:
            for line in report.lines():
                click.echo(line)
            if report.ok and not quiet:
                click.echo(f"{report.file}：没有问题。")
            elif not report.ok:
                click.echo(f"{report.file}：共 {len(report.errors)} 处问题。", err=True)
    return 2 if failed else int(any(not report.ok for report in reports))
