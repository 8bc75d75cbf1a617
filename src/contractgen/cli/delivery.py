"""审查报告交到哪里：屏幕、标准输出、写明的文件或文件夹，或者草稿旁边。"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from contractgen.model.errors import ContractgenError
from contractgen.reporters import format_of, formats, reporter
from contractgen.review.review import Review
from contractgen.usecases.output import place_file, to_standard_output

_ON_SCREEN = ("terminal", "json", "sarif")  # 不写 -o 时显示出来的形式；其余放在草稿旁边


class Delivery:
    """按 -f 与 -o 决定形式与去处；先看清楚再开始审查。"""

    def __init__(
        self, form: str | None, output: str | None, inputs: Sequence[str], *,
        force: bool, quiet: bool, color: bool | None,
    ) -> None:  # fmt: skip
        self.output = output
        self.inputs = [Path(file) for file in inputs if file != "-"]
        self.force, self.quiet, self.color = force, quiet, color
        self.folder = Path(output) if output and _is_folder(output) else None
        self.form = form or self._form()
        self.reporter = reporter(self.form)

    def _form(self) -> str:
        if self.output in (None, "-"):
            return "terminal"
        if self.folder:
            raise ContractgenError(f"{self.output} 是文件夹，请用 -f 写明形式：{'、'.join(formats())}。")
        found = format_of(str(self.output))
        if found is None:
            endings = "、".join(f".{name}" for name in formats() if name != "terminal")
            raise ContractgenError(
                f"{self.output}：看不出是哪种报告。扩展名可用 {endings}、.txt，或用 -f 写明。"
            )
        return found

    def deliver(self, review: Review) -> None:
        """写出报告；读不了的草稿，屏幕上没有报告时也要说。"""
        contents = self.reporter(review)
        if self.output == "-" or (self.output is None and self.form in _ON_SCREEN):
            self._to_screen(contents)
        else:
            for target, content in self._targets(contents):
                place_file(self._plain(content), target, inputs=self.inputs, force=self.force)
                self.tell(f"已写出 {target}")
            self.tell(_counted(review))
        if self.form != "terminal" or self.output not in (None, "-"):
            for each in review.drafts:
                if each.report.error is not None:
                    click.echo(f"{each.path}：{each.report.error}", err=True)

    def baseline(self, review: Review, file: str) -> None:
        """记下基线；已有的基线文件直接更新，别的文件不替换。"""
        from contractgen.review.baseline import is_baseline, written

        target = Path(file)
        findings = [finding for each in review.drafts for finding in each.report.findings]
        force = self.force or (target.is_file() and is_baseline(target))
        place_file(written(findings), target, inputs=self.inputs, force=force)
        self.tell(f"已把 {len(findings)} 条意见记入 {target}")
        for each in review.drafts:
            if each.report.error is not None:
                click.echo(f"{each.path}：{each.report.error}", err=True)

    def tell(self, *messages: str) -> None:
        """经过的说明，不进标准输出，--quiet 时不说。"""
        if not self.quiet:
            for message in messages:
                click.echo(message, err=True)

    def _to_screen(self, contents: dict[str, bytes]) -> None:
        if len(contents) > 1:
            raise ContractgenError(f"有 {len(contents)} 个文件，不能写到标准输出，请用 -o 写明文件夹。")
        for content in contents.values():
            if self.form == "terminal":
                click.echo(content.decode(), nl=False, color=self.color)
            else:
                to_standard_output(content)

    def _targets(self, contents: dict[str, bytes]) -> list[tuple[Path, bytes]]:
        if self.output and not self.folder:
            if len(contents) > 1:
                raise ContractgenError(f"有 {len(contents)} 个文件，-o 应当是文件夹（以 / 结尾或已经存在）。")
            return [(Path(self.output), content) for content in contents.values()]
        if not self.folder:
            return [(Path(name), content) for name, content in contents.items()]
        common = _common_folder(contents)
        return [
            (self.folder / os.path.relpath(Path(name).absolute(), common), content)
            for name, content in contents.items()
        ]

    def _plain(self, content: bytes) -> bytes:
        return click.unstyle(content.decode()).encode() if self.form == "terminal" else content


def _common_folder(names: dict[str, bytes]) -> Path:
    """各文件共同的文件夹；放进 -o 的文件夹时保留其下的层次，不同文件夹里同名的不相混。"""
    return Path(os.path.commonpath([Path(name).absolute().parent for name in names]))


def _is_folder(output: str) -> bool:
    return output != "-" and (output.endswith(("/", "\\")) or Path(output).is_dir())


def _counted(review: Review) -> str:
    counts = review.report.summary
    return f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}"
