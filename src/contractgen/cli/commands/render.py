"""contractgen render：由参数文件起草合同。"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from contractgen.cli.options import force_option, library_option, screen_options

if TYPE_CHECKING:
    from contractgen.params.source import Source
    from contractgen.usecases.render_contract import Rendered


@click.command(name="render", short_help="由参数文件或 Excel 表单起草合同（.docx）。")
@click.argument("files", nargs=-1, required=True, metavar="参数文件...")
@click.option(
    "-o", "--output", metavar="文件或文件夹", help="输出的位置；不写时放在参数文件旁边，- 为标准输出。"
)
@click.option("--draft", is_flag=True, help="允许缺少内容：留作突出显示的空白，并列出来。")
@click.option("--pdf", is_flag=True, help="同时用 LibreOffice 生成 PDF（编号与引用按 Word 的显示写定）。")
@force_option
@library_option
@screen_options
def command(
    files: tuple[str, ...], output: str | None, draft: bool, pdf: bool, force: bool,
    library: str | None, quiet: bool, no_color: bool,
) -> int:  # fmt: skip
    """由参数文件（YAML、JSON）或填好的 Excel 表单（.xlsx）起草合同。

    参数缺少或矛盾时不生成文件，逐条说明；--draft 则留下空白。"""
    from contractgen.cli.reading import each_source
    from contractgen.library.catalogue import open_library
    from contractgen.model.errors import ContractgenError
    from contractgen.usecases.render_contract import render_contract

    opened = open_library(library)
    targets = _Targets(files, output)
    worst = 0
    for file, source in zip(files, each_source(files, opened), strict=True):
        if source is None:
            worst = 2
            continue
        try:
            rendered = render_contract(source, opened, draft=draft)
            _deliver(rendered, targets.of(file, source, pdf), Path(file), force=force, quiet=quiet)
        except ContractgenError as error:
            click.echo(str(error), err=True)
            worst = max(worst, error.exit_code)
            continue
        _list_blanks(rendered, file)
    return worst


class _Targets:
    """输出放在哪里：-o 写的是文件、文件夹还是标准输出。"""

    def __init__(self, files: tuple[str, ...], output: str | None) -> None:
        from contractgen.model.errors import ContractgenError

        self.output = output
        self.folder = Path(output) if output and self._is_folder(output) else None
        if len(files) > 1 and output and not self.folder:
            raise ContractgenError(f"有 {len(files)} 个参数文件，-o 应当是文件夹（以 / 结尾或已经存在）。")

    @staticmethod
    def _is_folder(output: str) -> bool:
        return output.endswith(("/", "\\")) or (Path(output).is_dir())

    def of(self, file: str, source: Source, pdf: bool) -> list[Path | None]:
        """要写的文件；None 是标准输出。"""
        from contractgen.model.errors import ContractgenError
        from contractgen.usecases.output import safe_name

        if self.output == "-":
            return [None]
        if self.output and not self.folder:
            path = Path(self.output)
            if path.suffix.lower() not in {".docx", ".pdf"}:
                raise ContractgenError(f"{self.output}：输出文件应当以 .docx 或 .pdf 结尾。")
        else:
            stem = safe_name(Path(file).stem) if file != "-" else safe_name(str(source.data.get("template")))
            path = (self.folder or (Path(file).parent if file != "-" else Path())) / f"{stem}.docx"
        if pdf and path.suffix.lower() == ".docx":
            return [path, path.with_suffix(".pdf")]
        return [path]


def _deliver(
    rendered: Rendered, targets: list[Path | None], source: Path, *, force: bool, quiet: bool
) -> None:
    from contractgen.usecases.output import place_file, to_standard_output
    from contractgen.usecases.render_contract import to_pdf

    contents = [
        to_pdf(rendered) if target is not None and target.suffix.lower() == ".pdf" else rendered.docx
        for target in targets
    ]
    for target, content in zip(targets, contents, strict=True):
        if target is None:
            to_standard_output(content)
            continue
        place_file(content, target, inputs=[source], force=force)
        if not quiet:
            click.echo(f"已生成 {target}")


def _list_blanks(rendered: Rendered, file: str) -> None:
    if not rendered.blanks:
        return
    click.echo(f"{file}：草稿里有 {len(rendered.blanks)} 处待填：", err=True)
    for path, title in rendered.blanks.items():
        click.echo(f"  {title}（{path}）", err=True)
