"""contractgen rules：列出审查规则；指定规则时说明为什么、依据与正反例。"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from contractgen.cli.options import screen_options

if TYPE_CHECKING:
    from contractgen.usecases.rulebook import RuleEntry


@click.command(name="rules", short_help="列出审查规则；写明规则时说明为什么、依据与正反例。")
@click.argument("name", required=False, metavar="[规则]")
@screen_options
def command(name: str | None, quiet: bool, no_color: bool) -> int:
    """列出审查规则；写明规则时（如 time-limit/sla-order）说明缘由、依据与正反例，写明规则类时只列该类。"""
    from contractgen.usecases.rulebook import CONFIDENCES, SEVERITIES, rulebook

    entries = rulebook(name)
    if name is not None and name == entries[0].id:
        _explain(entries[0], None if not no_color else False)
        return 0
    for entry in entries:
        sure = CONFIDENCES[entry.confidence].partition("（")[0]
        click.echo(f"{entry.id}\t{entry.title}\t{SEVERITIES[entry.severity]}\t把握{sure}")
    return 0


def _explain(entry: RuleEntry, color: bool | None) -> None:
    from contractgen.usecases.rulebook import CONFIDENCES, SEVERITIES

    click.secho(f"{entry.title}（{entry.id}）", bold=True, color=color)
    click.echo(f"{SEVERITIES[entry.severity]}，把握{CONFIDENCES[entry.confidence]}\n")
    click.echo(entry.why)
    if entry.basis:
        click.echo("\n依据：" + "、".join(entry.basis))
    for title, examples, tint in (("反例", entry.bad, "red"), ("正例", entry.good, "green")):
        for example in examples:
            click.secho(f"\n{title}：", fg=tint, color=color)
            for line in example.strip("\n").splitlines():
                click.echo(f"  {line}")
    click.echo(f"\n保留一处：在那几个字上加批注“@contractgen ignore {entry.id} 原因”。")
