"""送来的东西不许太大：先看写明的长度，再数实际的字节，超过的不再收；大家同时送来的合计也有上限。"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contractgen.web.errors import told

UPLOAD = 60 << 20  # 一次送来的草稿
OTHER = 10 << 20  # 参数文件与填写表
TOGETHER = 600 << 20  # 正在处理的全部请求，合计收了多少
_UPLOADS = ("/review", "/api/lint")


class TooMuchError(Exception):
    """收到的超过了上限。"""


class SizeGuard:
    """超过上限的不收。"""

    def __init__(self, app: ASGIApp, together: int = TOGETHER) -> None:
        self.app = app
        self.room = together

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = UPLOAD if scope["path"].rstrip("/") in _UPLOADS else OTHER
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdecimal() or int(claimed[:20]) > limit:
            await _refuse(scope, receive, send, 413, _too_large(limit))
            return
        await _Counted(self, scope, receive, send, limit).run()


class _Counted:
    """一边收一边数；超过了就不理里面的回答，改答 413，合计超过的答 503。"""

    def __init__(self, guard: SizeGuard, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        self.guard, self.scope, self._receive, self._send = guard, scope, receive, send
        self.limit, self.taken = limit, 0
        self.over, self.started = False, False

    async def run(self) -> None:
        try:
            await self.guard.app(self.scope, self.receive, self.send)
        except Exception:
            if not self.over:
                raise
        finally:
            self.guard.room += self.taken
        if self.over and not self.started:
            full = self.taken <= self.limit
            status, text = (503, _FULL) if full else (413, _too_large(self.limit))
            await _refuse(self.scope, self._receive, self._send, status, text)

    async def receive(self) -> Message:
        message = await self._receive()
        size = len(message.get("body", b""))
        self.taken += size
        self.guard.room -= size
        self.over = self.taken > self.limit or self.guard.room < 0
        if self.over:
            raise TooMuchError
        return message

    async def send(self, message: Message) -> None:
        if not self.over:
            self.started = True
            await self._send(message)


_FULL = "现在送来的东西太多，请过一会儿再试。"


def _too_large(limit: int) -> str:
    return f"送来的内容超过 {limit >> 20} MB 的上限。请分几次送，或删去其中的大图。"


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, text: str) -> None:
    answer = told(Request(scope), status, text)
    answer.headers["Connection"] = "close"  # 剩下的不收了
    await answer(scope, receive, send)
