"""送来的东西不许太大：先看写明的长度，再数实际的字节，超过的不再收。"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contractgen.web.errors import told

UPLOAD = 60 << 20  # 一次送来的草稿
OTHER = 10 << 20  # 参数文件与填写表
_UPLOADS = ("/review", "/api/lint")


class TooMuchError(Exception):
    """收到的超过了上限。"""


class SizeGuard:
    """超过上限的回答 413。"""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = UPLOAD if scope["path"].rstrip("/") in _UPLOADS else OTHER
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdecimal() or int(claimed[:20]) > limit:
            await _refuse(scope, receive, send, limit)
            return
        await _Counted(self.app, scope, receive, send, limit).run()


class _Counted:
    """一边收一边数；超过了就不理里面的回答，改答 413。"""

    def __init__(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        self.app, self.scope, self._receive, self._send = app, scope, receive, send
        self.limit, self.taken = limit, 0
        self.started = False

    async def run(self) -> None:
        try:
            await self.app(self.scope, self.receive, self.send)
        except Exception:
            if self.taken <= self.limit:
                raise
        if self.taken > self.limit and not self.started:
            await _refuse(self.scope, self._receive, self._send, self.limit)

    async def receive(self) -> Message:
        message = await self._receive()
        self.taken += len(message.get("body", b""))
        if self.taken > self.limit:
            raise TooMuchError
        return message

    async def send(self, message: Message) -> None:
        if self.taken <= self.limit:
            self.started = True
            await self._send(message)


async def _refuse(scope: Scope, receive: Receive, send: Send, limit: int) -> None:
    answer = told(
        Request(scope), 413, f"送来的内容超过 {limit >> 20} MB 的上限。请分几次送，或删去其中的大图。"
    )
    answer.headers["Connection"] = "close"  # 剩下的不收了
    await answer(scope, receive, send)
