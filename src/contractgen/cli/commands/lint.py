"""contractgen lint：审查合同草稿。"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from contractgen.cli.options import force_option, library_option, screen_options

if TYPE_CHECKING:
    from contractgen.review.review import Review, ReviewedDraft
    from contractgen.usecases.lint_draft import Request


def _words(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """逗号分开的规则，可以写多次。"""
    return tuple(
        word.strip() for each in value for word in each.replace("，", ",").split(",") if word.strip()
    )


@click.command(name="lint", short_help="审查合同草稿（.docx、.txt、.md；也可以是文件夹）。")
@click.argument("drafts", nargs=-1, required=True, metavar="草稿...")
@click.option(
    "-f",
    "--format",
    "form",
    metavar="形式",
    help="terminal（默认）、json、sarif、html、docx（带批注的副本）。",
)
@click.option(
    "-o", "--output", metavar="文件或文件夹",
    help="输出的位置，扩展名决定形式；- 为标准输出。不写时 html、docx 放在草稿旁边，其余显示出来。",
)  # fmt: skip
@click.option("--select", multiple=True, callback=_words, metavar="规则,…", help="只用这些规则或规则类。")
@click.option("--ignore", multiple=True, callback=_words, metavar="规则,…", help="不用这些规则或规则类。")
@click.option("--careful", is_flag=True, help="把握低的意见也列出。")
@click.option("--final", is_flag=True, help="定稿检查：未了的批注、修订、突出显示都算错误。")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="从哪个程度起退出码为 1（默认 error）。",
)
@click.option("--config", metavar="文件", help="设置文件；不写时用草稿上方最近的 .contractgen.toml。")
@click.option(
    "--profile", metavar="名称", help="适用的场合，如 sme（中小企业款项）、cii（关键信息基础设施）。"
)
@click.option("--baseline", metavar="文件", help="不报告这个基线文件里已有的意见。")
@click.option("--write-baseline", metavar="文件", help="把现有的意见记成基线文件。")
@click.option("--no-waivers", is_flag=True, help="不采用草稿批注里的保留意见。")
@force_option
@library_option
@screen_options
def command(
    drafts: tuple[str, ...], form: str | None, output: str | None, select: tuple[str, ...],
    ignore: tuple[str, ...], careful: bool, final: bool, fail_on: str | None, config: str | None,
    profile: str | None, baseline: str | None, write_baseline: str | None, no_waivers: bool,
    force: bool, library: str | None, quiet: bool, no_color: bool,
) -> int:  # fmt: skip
    """审查合同草稿，列出前后矛盾、空白未填、引用落空等问题，每条都指明位置、依据与改法。

    没有达到 --fail-on 的意见时退出码为 0，有为 1，草稿读不了为 2。草稿写 - 时从标准输入读。
    """
    from contractgen.cli.delivery import Delivery
    from contractgen.usecases.find_drafts import find_drafts
    from contractgen.usecases.lint_draft import Request, exit_code, review

    found = find_drafts(drafts)
    delivery = Delivery(
        form, output, found.files, force=force, quiet=quiet, color=False if no_color else None
    )
    delivery.tell(*found.messages)
    overlay = {
        "select": select, "ignore": ignore, "careful": careful, "final": final,
        "fail_on": fail_on, "profile": profile,
    }  # fmt: skip
    ahead = click.get_current_context().obj
    request = Request(overlay, config, library, waivers=not no_waivers, helped=True, ahead=ahead)
    reviewed = review(_reviewed(found.files, request, quiet))
    if write_baseline:
        delivery.baseline(reviewed, write_baseline)
        if not (form or output):
            return exit_code(reviewed) & 2
    shown = _fresh(reviewed, baseline)
    delivery.deliver(shown)
    return exit_code(shown)


def _reviewed(files: Sequence[str], request: Request, quiet: bool) -> list[ReviewedDraft]:
    """逐份审查；终端上有几份时显示进度。"""
    from contractgen.usecases.lint_draft import review_bytes, review_file

    found = []
    with _progress(len(files), quiet) as advance:
        for file in files:
            if file == "-":
                found.append(review_bytes(sys.stdin.buffer.read(), file, request))
            else:
                found.append(review_file(file, request))
            advance(file)
    return found


def _fresh(reviewed: Review, baseline: str | None) -> Review:
    from pathlib import Path

    from contractgen.usecases.lint_draft import review, without_known

    return review(without_known(reviewed.drafts, Path(baseline))) if baseline else reviewed


@contextmanager
def _progress(count: int, quiet: bool) -> Iterator[Callable[[str], None]]:
    """进度条，只在终端上、有几份草稿时才有。"""
    if quiet or count < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(
        length=count, label="审查", file=sys.stderr, item_show_func=lambda item: item
    ) as bar:
        yield lambda file: bar.update(1, file)
