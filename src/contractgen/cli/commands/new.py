"""contractgen new：写出一份带注释的起步参数文件，或者 Excel 表单。"""

from __future__ import annotations

from pathlib import Path

import click

from contractgen.cli.options import force_option, library_option, screen_options


@click.command(name="new", short_help="写出一份带中文注释的参数文件或 Excel 表单，供填写。")
@click.argument("template", metavar="模板")
@click.option(
    "-o",
    "--output",
    metavar="文件",
    help="写到哪里；不写时为当前目录下的 模板名.yaml（.xlsx），- 为标准输出。",
)
@click.option(
    "--format", "form", type=click.Choice(["yaml", "xlsx"]),
    help="yaml 是参数文件，xlsx 是 Excel 表单；不写时看 -o 的扩展名，看不出的为 yaml。",
)  # fmt: skip
@click.option("--rows", is_flag=True, help="Excel 表单做成一行一份合同的一张表。")
@click.option("--preset", metavar="名字", help="套用预设，如 sla-annex 的 标准、高级、尊享。")
@force_option
@library_option
@screen_options
def command(
    template: str, output: str | None, form: str | None, rows: bool, preset: str | None, force: bool,
    library: str | None, quiet: bool, no_color: bool,
) -> int:  # fmt: skip
    """写出一份由参数表而来的参数文件（带中文注释的 YAML），或者可以不联网填写的 Excel 表单。"""
    from contractgen.model.errors import ContractgenError
    from contractgen.usecases.output import place_file, to_standard_output

    form = form or ("xlsx" if (output or "").lower().endswith(".xlsx") else "yaml")
    if rows and form != "xlsx":
        raise ContractgenError("--rows 只用于 Excel 表单，请加 --format xlsx。")
    if output and form == "xlsx" and output.lower().endswith((".yaml", ".yml", ".json")):
        raise ContractgenError(f"{output}：Excel 表单的文件名应当以 .xlsx 结尾。")
    content = _content(template, form, preset, library, rows=rows)
    if output == "-":
        to_standard_output(content)
        return 0
    target = Path(output or f"{template}.{form}")
    place_file(content, target, force=force)
    if not quiet:
        own = f" --library {library}" if library else ""
        click.echo(f"已写出 {target}，填好后运行：contractgen render {target}{own}")
    return 0


def _content(template: str, form: str, preset: str | None, library: str | None, *, rows: bool) -> bytes:
    if form == "xlsx":
        from contractgen.usecases.forms import contracts_workbook, form_workbook

        return (
            contracts_workbook(template, preset, library)
            if rows
            else form_workbook(template, preset, library=library)
        )
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.starter import starter

    return starter(open_library(library), template, preset).encode()
