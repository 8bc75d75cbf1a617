"""contractgen check：校验参数文件。"""

from __future__ import annotations

import click

from contractgen.cli.options import library_option, screen_options


@click.command(name="check", short_help="校验参数文件或 Excel 表单，一次列出全部问题。")
@click.argument("files", nargs=-1, required=True, metavar="参数文件...")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="报告的形式。"
)
@library_option
@screen_options
def command(files: tuple[str, ...], form: str, library: str | None, quiet: bool, no_color: bool) -> int:
    """校验参数文件（YAML、JSON）或填好的 Excel 表单（.xlsx）：对照参数表与各项交叉核对，一次列出全部问题。

    每处问题写明行，Excel 表单写明工作表与单元格。

    没有问题时退出码为 0，有问题为 1，文件读不了为 2。文件名写 - 时从标准输入读。
    """
    from contractgen.usecases.check_parameters import check

    reports = [check(file, library) for file in files]
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
    if any(not report.readable for report in reports):
        return 2
    return int(any(not report.ok for report in reports))
