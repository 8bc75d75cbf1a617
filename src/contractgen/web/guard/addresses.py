"""只答认得的主机名，只收自己页面发来的请求：别的网站不能借使用者的浏览器来取、来送东西。"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from contractgen.web.errors import told
from contractgen.web.settings import EVERYWHERE, Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_UNKNOWN = (
    "不认得这个主机名。请用启动时显示的地址访问；经过反向代理的，启动时用 --allowed-host 写明它的主机名。"
)
_FOREIGN = "这个请求来自别的网站，没有受理。"
_READING = ("GET", "HEAD", "OPTIONS")


class AddressGuard:
    """核对 Host、Origin 与 Sec-Fetch-Site。"""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.named = frozenset(_bare(name) for name in settings.allowed_hosts)
        own = settings.host.lower().strip("[]")
        self.hosts = LOOPBACK | self.named | (frozenset({own}) - EVERYWHERE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (why := self._refusal(Headers(scope=scope), scope["method"])):
            await told(Request(scope), 403, why)(scope, receive, send)
        elif scope["type"] != "websocket":
            await self.app(scope, receive, send)

    def _refusal(self, headers: Headers, method: str) -> str:
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or _host(hosts[0]) not in self.hosts:
            return _UNKNOWN
        if origins and not (len(origins) == 1 and self._ours(origins[0], hosts[0])):
            return _FOREIGN
        if method not in _READING and headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return _FOREIGN
        return ""

    def _ours(self, origin: str, host: str) -> bool:
        """与所访问的主机、端口都相同；反向代理改写了 Host 的，是 --allowed-host 写明的主机。"""
        scheme, _, rest = origin.partition("://")
        if scheme not in ("http", "https"):
            return False
        return rest.lower() == host.lower() or _host(rest) in self.named


def _bare(name: str) -> str:
    """--allowed-host 写的名字：带着协议、端口的也认。"""
    plain = name.lower().partition("://")[2] or name.lower()
    plain = plain.partition("/")[0]
    return plain if plain.count(":") > 1 and "[" not in plain else _host(plain)


def _host(address: str) -> str:
    """去掉端口；写得不对的为空。"""
    try:
        parts = urlsplit(f"//{address}")
        parts.port  # noqa: B018  端口不是数字的在这里出错
    except ValueError:
        return "?"
    return (parts.hostname or "?") if parts.netloc == address and "@" not in address else "?"
