"""登录页：输入一次口令，浏览器记下登录记号（不是口令本身）。"""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from contractgen.web.guard.tokens import COOKIE, HOURS
from contractgen.web.pages import page

router = APIRouter(include_in_schema=False)
_PAUSE = 1.0  # 口令错了等一会儿再答，猜起来慢
_LONGEST = 4096


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:  # noqa: A002  地址里就叫这个名字
    """请输入口令。"""
    if request.app.state.sessions is None:
        return RedirectResponse("/", 303)
    return page(request, "login.html", next=_local(next), wrong=False)


@router.post("/login")
async def enter(request: Request) -> Response:
    """口令对了就进去。"""
    sessions = request.app.state.sessions
    if sessions is None:
        return RedirectResponse("/", 303)
    body = await request.body()
    filled = parse_qs(body[:_LONGEST].decode("utf-8", "replace"))
    after = _local(filled.get("next", ["/"])[0])
    if not sessions.right(filled.get("token", [""])[0].strip()):
        await asyncio.sleep(_PAUSE)
        return page(request, "login.html", 401, next=after, wrong=True)
    answer = RedirectResponse(after, 303)
    answer.set_cookie(
        COOKIE, sessions.issue(), max_age=HOURS * 3600, httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


def _local(path: str) -> str:
    """只回到自己的页面。"""
    plain = path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
