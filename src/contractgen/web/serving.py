"""启动网页服务器：占住端口，说出地址，直到被停止。"""

from __future__ import annotations

import errno
import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from contractgen.model.errors import ContractgenError
from contractgen.web.app import create_app
from contractgen.web.settings import EVERYWHERE, Settings

_GRACE = 10  # 秒；停止时等在做的请求


class _Server(uvicorn.Server):
    """准备好之后说一声。"""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(settings: Settings, say: Callable[[str], None], *, browse: bool = False) -> None:
    """运行到被停止（Ctrl+C 或 SIGTERM）为止；起不来的抛出 ContractgenError。"""
    if why := settings.objection():
        raise ContractgenError(why)
    listening = _bound(settings)
    addresses = _addresses(settings, listening.getsockname()[1])

    def ready() -> None:
        for address in addresses:
            say(f"网页已启动：{address}")
        say("按 Ctrl+C 停止。")
        if browse:
            threading.Thread(target=webbrowser.open, args=(addresses[0],), daemon=True).start()

    # 不记访问日志：网址里有文件的编号
    config = uvicorn.Config(
        create_app(settings), access_log=False, log_level="warning", server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )  # fmt: skip
    logging.getLogger("contractgen").addHandler(logging.StreamHandler(sys.stderr))
    try:
        _Server(config, ready).run(sockets=[listening])
    except KeyboardInterrupt:
        say("已停止。")
    finally:
        listening.close()


def _bound(settings: Settings) -> socket.socket:
    """占住端口；占不住的说明原因。"""
    host = settings.host.strip("[]") or "0.0.0.0"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise ContractgenError(f"--host {settings.host}：找不到这个地址，请检查写法。") from error
    found = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(128)
    except OSError as error:
        found.close()
        raise ContractgenError(_unbound(settings, error)) from error
    return found


def _unbound(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"端口 {settings.port} 已被占用（也许已经启动过一次）。"
            f"请换一个，如 --port {settings.port + 1}，或用 --port 0 由系统选一个。"
        )
    if error.errno == errno.EACCES:
        return f"没有使用端口 {settings.port} 的权限。请用 1024 以上的端口，如 --port 8000。"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {settings.host} 不是这台电脑的地址。"
    return f"占不住 {settings.host} 的端口 {settings.port}（{error.strerror}）。"


def _addresses(settings: Settings, port: int) -> list[str]:
    """可以打开的地址；监听全部网卡的，按写明的主机名说。"""
    names = settings.allowed_hosts if settings.host in EVERYWHERE else (settings.host,)
    return [f"http://{_bracketed(name)}:{port}/" for name in names]


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name and not name.startswith("[") else name
