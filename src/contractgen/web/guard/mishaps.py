"""程序自己的毛病：回答一句话，经过只进日志；放在安全回答头之内，出错的页也带着它们。"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contractgen.web.errors import unexpected
from contractgen.web.guard.sizes import TooMuchError


class MishapGuard:
    """接住一切没有料到的错误。"""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            if scope["type"] != "http" or started or isinstance(error, TooMuchError):
                raise
            await unexpected(Request(scope), error)(scope, receive, send)
