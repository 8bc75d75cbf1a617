"""click 的帮助与用法错误说成中文。"""

from __future__ import annotations

import click

_WORDS = {
    "Options": "选项",
    "Commands": "命令",
    "Usage: ": "用法：",
    "Show this message and exit.": "显示这段说明。",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "env var: {var}": "环境变量：{var}",
}


def speak_chinese() -> None:
    """帮助中的固定字样换成中文：click 在每个模块里以 ``_`` 之名引入 gettext，换掉它即可。"""
    for module in (click.core, click.formatting, click.decorators):
        module._ = lambda message: _WORDS.get(message, message)  # type: ignore[attr-defined]


def usage_error(error: click.ClickException) -> str:
    """用法错误：哪里不对，怎样改。"""
    head = _sentence(error)
    context = getattr(error, "ctx", None)
    hint = f"\n用法见：{context.command_path} --help" if context else ""
    return head + hint


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"你是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}。{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else error.param_hint
        return f"缺少 {name}。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 用得不对：它后面要跟一个值。"
    if isinstance(error, click.BadParameter):
        return _bad_parameter(error)
    if isinstance(error, click.FileError):
        return f"打不开文件 {error.ui_filename}。"
    text = error.format_message()
    if text.startswith("No such command"):
        return f"没有这条命令：{text.split(chr(39))[1]}。全部命令见 contractgen --help。"
    if "unexpected extra argument" in text:
        return f"多了参数：{text.partition('(')[2].rstrip(')')}。"
    return text


def _bad_parameter(error: click.BadParameter) -> str:
    name = error.param.human_readable_name if error.param else "参数"
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"{name} 只能是 {'、'.join(map(str, kind.choices))}。"
    if isinstance(kind, click.IntRange):
        return f"{name} 应当是 {kind.min} 到 {kind.max} 之间的整数。"
    if isinstance(kind, click.Path):
        return f"{name}：{error.message.replace('does not exist.', '不存在。')}"
    return f"{name} 的值不对：{error.message}"
