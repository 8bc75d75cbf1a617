"""门卫：谁能来、从哪里来、能带多少东西、回答带着哪些安全的规矩；一件事一个文件。"""

from __future__ import annotations

from fastapi import FastAPI

from contractgen.web.guard.addresses import AddressGuard
from contractgen.web.guard.headers import SafeHeaders
from contractgen.web.guard.mishaps import MishapGuard
from contractgen.web.guard.sizes import SizeGuard
from contractgen.web.guard.tokens import TokenGuard
from contractgen.web.settings import Settings


def post_guards(app: FastAPI, settings: Settings) -> None:
    """由里到外装上；请求先过最外面的。"""
    app.add_middleware(MishapGuard)
    app.add_middleware(SizeGuard)
    if settings.token:
        app.add_middleware(TokenGuard, sessions=app.state.sessions)
    app.add_middleware(AddressGuard, settings=settings)
    app.add_middleware(SafeHeaders)
