"""有口令才能用：别的系统在 Authorization 里写口令，人在登录页输入一次，此后凭浏览器里的登录记号。"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from contractgen.web.errors import told

COOKIE = "contractgen"
HOURS = 12
_OPEN = ("/login", "/static/")  # 不登录也能看的


class Sessions:
    """认口令，发登录记号。记号由起动时随机的钥匙签出，不含口令，重启后作废。"""

    def __init__(self, token: str, clock: Callable[[], float] = time.time) -> None:
        self._token = sha256(token.encode()).digest()
        self._key = secrets.token_bytes(32)
        self._clock = clock

    def right(self, token: str) -> bool:
        """是不是那个口令；比较的时间与对错无关。"""
        return hmac.compare_digest(sha256(token.encode("utf-8", "surrogatepass")).digest(), self._token)

    def issue(self) -> str:
        """一个新的登录记号。"""
        until = str(int(self._clock()) + HOURS * 3600)
        return f"{until}.{self._sign(until)}"

    def known(self, value: str) -> bool:
        """是我们签出的、还没有到期的记号。"""
        until, _, signature = value.partition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(until).encode()):
            return False
        return until.isascii() and until.isdigit() and self._clock() < int(until)

    def _sign(self, until: str) -> str:
        return hmac.new(self._key, until.encode(), sha256).hexdigest()


class TokenGuard:
    """没有口令、也没有登录的，接口回答 401，网页请去登录。"""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self.app, self.sessions = app, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._allowed(scope):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            answer = RedirectResponse(f"/login?next={quote(request.url.path)}", 303)
            await answer(scope, receive, send)
            return
        refused = told(request, 401, "需要口令：请在 Authorization 里写 Bearer 口令，或先在网页上登录。")
        refused.headers["WWW-Authenticate"] = "Bearer"
        await refused(scope, receive, send)

    def _allowed(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if path == _OPEN[0] or path.startswith(_OPEN[1]):
            return True
        kind, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self.sessions.right(token.strip()):
            return True
        return self.sessions.known(Request(scope).cookies.get(COOKIE, ""))
