"""contractgen clauses：列出条款库；指定条款时显示其正文、参数与用处。"""

from __future__ import annotations

import click

from contractgen.cli.options import library_option, screen_options


@click.command(name="clauses", short_help="列出条款库；写明条款名时显示正文、参数、依据与用处。")
@click.argument("name", required=False, metavar="[条款]")
@library_option
@screen_options
def command(name: str | None, library: str | None, quiet: bool, no_color: bool) -> int:
    """列出条款库；写明条款名时显示正文、参数、依据、起草说明，以及用在哪些模板里。"""
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.catalogue import uses

    opened = open_library(library)
    if name is None:
        for known in opened.clause_names():
            clause = opened.clause(known)
            click.echo(f"{known}\t{clause.title}\t{'、'.join(clause.basis)}")
        return 0
    clause = opened.clause(name)
    click.secho(f"{clause.title}（{clause.name}）", bold=True)
    if clause.basis:
        click.echo("依据：" + "、".join(clause.basis))
    if clause.note:
        click.echo("起草说明：" + clause.note)
    if clause.parameters:
        click.echo("参数：" + "、".join(clause.parameters))
    for use in uses(opened, clause):
        click.echo(f"用于：{use.template}（{use.title}）" + (f"，条件 {use.when}" if use.when else ""))
    click.echo("")
    click.echo(clause.body.strip())
    return 0
