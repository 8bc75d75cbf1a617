"""contractgen serve：启动网页，在浏览器里填表、审查。"""

from __future__ import annotations

import click

from contractgen.cli.options import library_option, screen_options


@click.command(name="serve", short_help="启动网页：填表起草、审查草稿，供其他系统调用的接口也在里面。")
@click.option("--host", default="127.0.0.1", metavar="地址", help="监听的地址；默认只有这台电脑连得上。")
@click.option(
    "--port", default=8000, type=click.IntRange(0, 65535), metavar="端口", help="默认 8000；0 由系统选一个。"
)
@click.option(
    "--token", default="", metavar="口令", envvar="CONTRACTGEN_TOKEN", show_envvar=True,
    help="要有口令才能用。写在环境变量里，别人就看不到。",
)  # fmt: skip
@click.option(
    "--allowed-host", "allowed_hosts", multiple=True, metavar="主机名",
    help="还可以用哪个主机名访问（反向代理的名字）；可以写几次。",
)  # fmt: skip
@click.option("--open", "browse", is_flag=True, help="启动后在浏览器里打开。")
@library_option
@screen_options
def command(
    host: str, port: int, token: str, allowed_hosts: tuple[str, ...], browse: bool,
    library: str | None, quiet: bool, no_color: bool,
) -> int:  # fmt: skip
    """启动网页，直到按 Ctrl+C 停止。

    默认只有这台电脑连得上。要给同事用，写 --host 并用 --token 设口令，或者在前面放一台反向代理、用
    --allowed-host 写明它的主机名。文件只在内存里放三十分钟，不写到磁盘上。
    """
    from pathlib import Path

    from contractgen.library.catalogue import open_library
    from contractgen.model.errors import ContractgenError

    try:
        from contractgen.web.serving import serve
        from contractgen.web.settings import Settings
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("contractgen"):
            raise
        raise ContractgenError(
            f"网页要用的库还没有装好（缺 {error.name}）。请运行 python -m pip install 'contractgen[web]'；"
            "在源码目录里则是 python -m pip install -e '.[web]'。"
        ) from None
    open_library(library)  # 库有毛病的，先说出来
    settings = Settings(host, port, token, allowed_hosts, Path(library) if library else None)
    serve(settings, lambda text: None if quiet else click.echo(text), browse=browse)
    return 0
