"""网页应用：把各组页面与接口合成一个应用；怎样启动见 cli/commands/serve.py。"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from contractgen.web import forms, home
from contractgen.web.errors import answer_errors
from contractgen.web.jobs import Jobs
from contractgen.web.settings import Settings

_STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None) -> FastAPI:
    """按设置做一个应用；测试与启动共用。"""
    app = FastAPI(
        title="contractgen",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
    )
    app.state.settings = settings or Settings()
    app.state.jobs = Jobs()
    answer_errors(app)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for part in (home, forms):
        app.include_router(part.router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """起动时备好工作进程，停下时结束。"""
    await asyncio.to_thread(app.state.jobs.start)
    yield
    app.state.jobs.stop()
