"""contractgen demo：第一分钟，看看它能做什么。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from contractgen.cli.options import force_option, library_option, screen_options


@click.command(name="demo", short_help="用示例参数起草全部合同，审查一份有毛病的草稿，看看效果。")
@click.argument("folder", default="demo", metavar="[文件夹]")
@force_option
@library_option
@screen_options
def command(folder: str, force: bool, library: str | None, quiet: bool, no_color: bool) -> int:
    """用每个模板的示例参数各起草一份合同，再审查一份有毛病的草稿，都放进文件夹（默认 demo）。"""
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.demo import FLAWED, demo

    first = ""
    for file in demo(open_library(library), Path(folder), force=force):
        first = first or (str(file.path) if file.path.suffix == ".docx" else "")
        if not quiet:
            click.echo(f"{file.path}\t{file.about}")
    for path, about in _reviewed(Path(folder) / FLAWED, force=force):
        if not quiet:
            click.echo(f"{path}\t{about}")
    if first and not quiet:
        click.echo(
            f"\n先用 Word 打开 {first}；改一改旁边的 .yaml，再运行 contractgen render 就得到你的合同。"
            f"\n再打开 {FLAWED} 的带批注副本，看审查意见怎样落在具体的字上。"
        )
    return 0


def _reviewed(draft: Path, *, force: bool) -> Iterator[tuple[Path, str]]:
    """审查那份有毛病的草稿：带批注的 Word 副本与网页报告。"""
    from contractgen.reporters import reporter
    from contractgen.usecases.lint_draft import Request, review, review_file
    from contractgen.usecases.output import place_file

    if not draft.is_file():
        return
    found = review([review_file(str(draft), Request())])
    for form, about in (("docx", "审查意见写成批注的副本"), ("html", "审查意见的网页")):
        for name, content in reporter(form)(found).items():
            place_file(content, Path(name), inputs=[draft], force=force)
            yield Path(name), about
