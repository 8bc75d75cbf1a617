"""contractgen templates：列出模板；指定模板时列出它的字段。"""

from __future__ import annotations

import click

from contractgen.cli.options import library_option, screen_options


@click.command(name="templates", short_help="列出合同模板；写明模板名时列出它的全部字段。")
@click.argument("name", required=False, metavar="[模板]")
@library_option
@screen_options
def command(name: str | None, library: str | None, quiet: bool, no_color: bool) -> int:
    """列出合同模板；写明模板名时列出它的全部字段：路径、标题、类型、是否必填、默认值、例子。"""
    from contractgen.library.catalogue import open_library
    from contractgen.usecases.catalogue import fields, template_title
    from contractgen.usecases.starter import presets

    opened = open_library(library)
    if name is None:
        for known in opened.template_names():
            title, summary = template_title(opened, known)
            click.echo(f"{known}\t{title}\t{summary}")
        return 0
    title, summary = template_title(opened, name)
    click.echo(f"{title}（{name}）{summary}")
    if known_presets := presets(opened, name):
        click.echo("预设：" + "、".join(f"{key}（{label}）" for key, label in known_presets.items()))
    for entry in fields(opened.schema(name)):
        parts = [entry.title, entry.kind, "必填" if entry.required else "选填"]
        if entry.choices:
            parts.append("选项 " + "、".join(_choice(*each) for each in entry.choices.items()))
        if entry.default is not None:
            parts.append(f"默认 {_shown(entry.default)}")
        if entry.example is not None:
            parts.append(f"例 {_shown(entry.example)}")
        click.echo("  " * (entry.depth + 1) + f"{entry.dotted}\t" + "；".join(parts))
    return 0


def _choice(value: object, label: str) -> str:
    """court=诉讼；值就是说法的，只写一次。"""
    return label if str(value) == label else f"{value}={label}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
