"""网页应用：把各组页面与接口合成一个应用；怎样启动见 cli/commands/serve.py。"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from contractgen.web import api, api_lint, api_page, forms, home, login, review
from contractgen.web.errors import answer_errors
from contractgen.web.guard import post_guards
from contractgen.web.guard.tokens import Sessions
from contractgen.web.jobs import Jobs
from contractgen.web.settings import Settings
from contractgen.web.store import Store

# 什么也不往外报；FastAPI 默认也不报，环境变量却能打开
_NO_TELEMETRY: Any = {
    "tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False,
}  # fmt: skip
_SWEEP = 20  # 秒
_STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None) -> FastAPI:
    """按设置做一个应用；测试与启动共用。"""
    app = FastAPI(
        title="contractgen",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
    )
    app.state.settings = settings or Settings()
    app.state.jobs = Jobs()
    app.state.sessions = Sessions(app.state.settings.token) if app.state.settings.token else None
    app.state.store = Store()
    app.state.tasks = set()  # 在审的；不留着，可能做到一半被回收
    answer_errors(app)
    post_guards(app, app.state.settings)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for part in (home, forms, login, review, api, api_lint, api_page):
        app.include_router(part.router)
    api_page.describe(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """起动时备好工作进程，停下时结束；其间到期的文件，没有人来也按时删去。"""
    starting = asyncio.create_task(asyncio.to_thread(app.state.jobs.start))
    sweeping = asyncio.create_task(_sweep(app))
    yield
    for task in (sweeping, *app.state.tasks):
        task.cancel()
    await asyncio.wait([starting])
    await asyncio.to_thread(app.state.jobs.stop)


async def _sweep(app: FastAPI) -> None:
    while True:
        await asyncio.sleep(_SWEEP)
        app.state.store.sweep()
